// Puts a backup in the place of the database. What was there is kept, and nothing of it stays beside the new one.
//
// How it knows that no server uses the database: every connection in WAL mode holds SQLite's shared lock on the file as long as it is
// open, and the system takes that lock away when its process dies, however it dies. Leaving WAL mode needs the file alone, so it fails
// while anybody else has it open; then this process holds the exclusive lock until the new file has the name. A server that waits for
// that lock meanwhile notices that the file is another one and opens it again (open-database.ts).
import { existsSync, linkSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { codeOf } from '../contract/refusals.ts'
import { type BackupContents, copyDatabase, verifyCopy } from './backup.ts'
import { copyOwner, putInPlace, removeDatabase, SIDE_FILES } from './durable-file.ts'
import { makeFolder, openError } from './open-database.ts'
import { refuseForeignFile } from './schema.ts'

export const databaseInUse = (file: string): string => `A server uses the database ${file}. Stop it first.`

export interface RestoreResult extends BackupContents {
  /** where the database is now that was there before; null where there was none */
  readonly kept: string | null
}

/** Throws an Error with one sentence where that cannot be done; then the database is as it was. */
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

function exchange(finished: string, file: string, kept: string): string | null {
  const there = existsSync(file)
  // Where there is no database, an empty one carries the lock; SQLite would throw away what lies beside it.
  if (!there && existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${kept}-wal`)
  const alone = lockExclusively(file)
  try {
    if (there) {
      copyOwner(finished, file)
      keep(file, kept)
    }
    for (const name of SIDE_FILES) rmSync(`${file}${name}`, { force: true })
    putInPlace(finished, file)
    return there ? kept : null
  } finally {
    alone?.close()
  }
}

/** A second name for the same content, so that there is a database under the old name at every moment; some disks cannot do that. */
function keep(file: string, kept: string): void {
  try {
    linkSync(file, kept)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error
    renameSync(file, kept)
  }
}

/** The only connection to the database, all of its content in the one file; null where it is so damaged that nobody can use it. */
function lockExclusively(file: string): Database.Database | null {
  const db = new Database(file, { timeout: 100 })
  try {
    refuseForeignFile(db, file)
    db.pragma('journal_mode = DELETE')
    db.exec('BEGIN EXCLUSIVE')
    // A server that started between these two has brought it back into WAL mode.
    if (db.pragma('journal_mode', { simple: true }) !== 'delete') throw inUseError(file)
    return db
  } catch (error) {
    db.close()
    if (codeOf(error).startsWith('SQLITE_BUSY')) throw inUseError(file)
    if (codeOf(error) === 'SQLITE_NOTADB' || codeOf(error).startsWith('SQLITE_CORRUPT')) return null
    throw error
  }
}

const inUseError = (file: string) => new Error(databaseInUse(file))
