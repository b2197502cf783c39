// Opens the SQLite file of DATABASE_URL with settings that make commits durable; errors become one-sentence messages.
import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { codeOf } from '../contract/refusals.ts'
import { type Database, openFile } from './driver/driver.ts'
import { createPrivate, makePrivate } from './durable-file.ts'
import { upgrade } from './upgrade.ts'

export const cannotWrite = (file: string): string =>
  `The database ${file} cannot be written: its folder or file is not writable for this user.`

/** Converts `file:PATH` (absolute, or relative to the working folder) to a path. */
export function databasePath(url: string): string {
  const path = url.startsWith('file://') ? fileURLToPath(url) : url.startsWith('file:') ? url.slice('file:'.length) : ''
  if (path === '') throw new Error(`DATABASE_URL is ${url || 'empty'}. Write it as file:PATH, for example file:data/local/workbooks.db.`)
  return path
}

/** Opens a file without creating or migrating it: for a second connection to a file that is in use. */
export function connect(file: string, busyMs: number): Database {
  const db = openFile(file, { timeout: busyMs, fileMustExist: true })
  try {
    if (db.pragma('journal_mode = WAL') !== 'wal') {
      throw new Error(`The database ${file} is on a disk that does not support write-ahead logging. Move it to a local disk.`)
    }
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    // Overwrites deleted and replaced content instead of leaving it in the file.
    db.pragma('secure_delete = ON')
    // KiB of pages in memory, eight times SQLite's own default.
    db.pragma('cache_size = -16000')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Turns an error of SQLite or the file system into one with a one-sentence message. */
export function openError(error: unknown, file: string): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_NOTADB') return new Error(`The file ${file} is not a database. Choose another file with DATABASE_URL.`)
  if (code === 'SQLITE_CORRUPT') return new Error(`The database ${file} is damaged. Restore a backup.`)
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Error(cannotWrite(file))
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'ENOTDIR' || code === 'EEXIST' || code === 'EISDIR' || code === 'ENOENT') {
    return new Error(`The database ${file} cannot be opened: its folder is unusable, or the path is not a file.`)
  }
  if (code.startsWith('SQLITE_BUSY')) return new Error(`The database ${file} is locked by another program.`)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new Error(`The database ${file} cannot be created: the disk is full.`)
  return error instanceof Error ? error : new Error(String(error))
}

/** Creates folders one by one: with `recursive`, Node loops for ever if the system denies that a folder exists, as in /proc. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process may just have created it.
    if (!existsSync(folder)) throw error
  }
}

/** Copies that an upgrade or a restore made of this database. */
const copiesOf = (file: string): string[] =>
  readdirSync(dirname(resolve(file)))
    .filter((name) => name.startsWith(`${basename(file)}.before-`))
    .map((name) => join(dirname(resolve(file)), name))

/** Creates the folder and the file if missing, and upgrades the tables. */
export function openSqliteDatabase(file: string, busyMs: number): Database {
  try {
    makeFolder(dirname(resolve(file)))
    for (;;) {
      const opened = openUnlessReplaced(file, busyMs)
      if (opened !== 'moved') return opened
    }
  } catch (error) {
    throw openError(error, file)
  }
}

/** Once the file is open, restore.ts cannot replace it. Returns 'moved' if it was replaced while this call waited for a lock. */
function openUnlessReplaced(file: string, busyMs: number): Database | 'moved' {
  // Never open and close a file that exists: closing it would release locks that this process may hold on it.
  createIfMissing(file)
  // On a read-only disk, SQLite reports only that it cannot open its side files.
  for (const place of [file, dirname(resolve(file))]) accessSync(place, constants.W_OK)
  const before = inodeOf(file)
  let db: Database | undefined
  try {
    db = connect(file, busyMs)
    upgrade(db, file)
    for (const name of [file, ...copiesOf(file)]) makePrivate(name)
    if (before === inodeOf(file)) return db
  } catch (error) {
    if (before === inodeOf(file)) {
      db?.close()
      throw error
    }
  }
  db?.close()
  return 'moved'
}

function createIfMissing(file: string): void {
  if (existsSync(file)) return
  try {
    createPrivate(file)
  } catch (error) {
    // Another process may just have created it.
    if (codeOf(error) !== 'EEXIST' || !existsSync(file)) throw error
  }
}

/** The inode of a file. */
const inodeOf = (file: string): bigint => statSync(file, { bigint: true }).ino
