// Replaces the database with a backup, keeps the previous one, and removes its side files.
//
// A restore must not happen while a server uses the database. Every connection in WAL mode holds a shared lock on the file, which the
// system releases when the process ends, however it ends. Leaving WAL mode needs exclusive access, so it fails while anyone else has the
// file open. Then this process holds the exclusive lock until the new file has its name. A server that was waiting for the lock notices
// that the file was replaced and opens it again (open-database.ts).
//
// Windows renames no open file. There the lock is released just before, and renaming itself fails while a server has the file open.
import { existsSync, linkSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { codeOf } from '../contract/refusals.ts'
import { type BackupContents, copyDatabase, verifyCopy } from './backup.ts'
import { type Database, openFile } from './driver/driver.ts'
import { copyOwner, makePrivate, putInPlace, removeDatabase, SIDE_FILES } from './durable-file.ts'
import { makeFolder, openError } from './open-database.ts'
import { refuseForeignFile } from './schema.ts'

export const databaseInUse = (file: string): string => `The database ${file} is in use by a server. Stop it first.`

export interface RestoreResult extends BackupContents {
  /** Where the previous database was kept; null if there was none. */
  readonly kept: string | null
}

/** Throws an Error with a one-sentence message on failure; then the database is unchanged. */
export async function restore(backup: string, file: string, now: Date): Promise<RestoreResult> {
  if (!existsSync(backup)) throw new Error(`There is no file ${backup}.`)
  if (existsSync(file) && realpathSync(file) === realpathSync(backup)) throw new Error(`${backup} is the database itself.`)
  const unfinished = `${file}.restoring-${process.pid}`
  try {
    makeFolder(dirname(resolve(file)))
    await copyDatabase(backup, unfinished)
    const contents = verifyCopy(unfinished, backup)
    return { ...contents, kept: exchange(unfinished, file, `${file}.before-restore-${now.toISOString().replace(/[:.]/g, '-')}`) }
  } catch (error) {
    throw openError(error, file)
  } finally {
    removeDatabase(unfinished)
  }
}

const WINDOWS = process.platform === 'win32'

function exchange(finished: string, file: string, kept: string): string | null {
  const exists = existsSync(file)
  // If there is no database, an empty one carries the lock. SQLite would delete a -wal file found next to it.
  if (!exists && existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${kept}-wal`)
  makePrivate(kept)
  const exclusive = lockExclusively(file)
  makePrivate(file)
  try {
    if (WINDOWS) exclusive?.close()
    if (exists) {
      copyOwner(finished, file)
      keep(file, kept)
    }
    for (const name of SIDE_FILES) rmSync(`${file}${name}`, { force: true })
    putInPlace(finished, file)
    return exists ? kept : null
  } finally {
    exclusive?.close()
  }
}

/**
 * Adds a second name for the old content, so that the database's name always exists. File systems without hard links fall back to renaming.
 */
function keep(file: string, kept: string): void {
  try {
    if (WINDOWS) renameSync(file, kept)
    else linkSync(file, kept)
  } catch (error) {
    if (WINDOWS && ['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error))) throw inUseError(file)
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error
    renameSync(file, kept)
  }
}

/**
 * Opens the only connection, with all content moved into the one file. Returns null if the database is too damaged to be in use by anyone.
 */
function lockExclusively(file: string): Database | null {
  const db = openFile(file, { timeout: 100 })
  try {
    refuseForeignFile(db, file)
    db.pragma('journal_mode = DELETE')
    db.exec('BEGIN EXCLUSIVE')
    // A server that started between these two statements has switched it back to WAL mode.
    if (db.pragma('journal_mode') !== 'delete') throw inUseError(file)
    return db
  } catch (error) {
    db.close()
    if (codeOf(error).startsWith('SQLITE_BUSY')) throw inUseError(file)
    if (codeOf(error) === 'SQLITE_NOTADB' || codeOf(error).startsWith('SQLITE_CORRUPT')) return null
    throw error
  }
}

const inUseError = (file: string) => new Error(databaseInUse(file))
