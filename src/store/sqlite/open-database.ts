// Opens the SQLite file that DATABASE_URL names, with the settings that make a commit durable. Says in one sentence what is wrong.
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { upgrade } from './upgrade.ts'

export const cannotWrite = (file: string): string =>
  `The database ${file} cannot be written: its folder or file is not writable for this user.`

/** `file:PATH` (relative to the working folder, or absolute) to a path. */
export function databasePath(url: string): string {
  const path = url.startsWith('file://') ? fileURLToPath(url) : url.startsWith('file:') ? url.slice('file:'.length) : ''
  if (path === '') throw new Error(`DATABASE_URL is ${url || 'empty'}. Write it as file:PATH, for example file:data/local/workbooks.db.`)
  return path
}

/** Opens without creating or migrating anything: for a second connection on a file that is in use. */
export function connect(file: string, busyMs: number): Database.Database {
  const db = new Database(file, { timeout: busyMs })
  try {
    if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
      throw new Error(`The database ${file} lies on a disk that cannot keep it safe (no write-ahead log). Put it on a local disk.`)
    }
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    // What is deleted or replaced is overwritten, not left in the file.
    db.pragma('secure_delete = ON')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** One sentence for what SQLite or the file system says. */
export function openError(error: unknown, file: string): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_NOTADB') return new Error(`The file ${file} is not a database. Choose another file with DATABASE_URL.`)
  if (code === 'SQLITE_CORRUPT') return new Error(`The database ${file} is damaged. Restore a backup.`)
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Error(cannotWrite(file))
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'ENOTDIR' || code === 'EEXIST' || code === 'EISDIR' || code === 'ENOENT') {
    return new Error(`The database ${file} cannot be opened: its folder cannot be used, or there is something else in its place.`)
  }
  if (code.startsWith('SQLITE_BUSY')) return new Error(`The database ${file} is locked by another program.`)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new Error(`The database ${file} cannot be created: the disk is full.`)
  return error instanceof Error ? error : new Error(String(error))
}

/** Folder by folder: with `recursive` Node goes round in circles for ever where the system denies that a folder is there, as in /proc. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process may just have made it.
    if (!existsSync(folder)) throw error
  }
}

/** Creates the folder and the file where needed and brings the tables up to date. */
export function openSqliteDatabase(file: string, busyMs: number): Database.Database {
  try {
    makeFolder(dirname(resolve(file)))
    for (;;) {
      const opened = openAsItIs(file, busyMs)
      if (opened !== 'moved') return opened
    }
  } catch (error) {
    throw openError(error, file)
  }
}

/** Once it is open nobody can put another file in its place (restore.ts); while this waited for a lock, somebody may have: 'moved'. */
function openAsItIs(file: string, busyMs: number): Database.Database | 'moved' {
  // Never a file that is there: closing it would take away the locks that this process may hold on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a'))
  // On a read-only disk SQLite says only that it cannot open what it needs beside the file.
  for (const place of [file, dirname(resolve(file))]) accessSync(place, constants.W_OK)
  const before = numberOf(file)
  let db: Database.Database | undefined
  try {
    db = connect(file, busyMs)
    upgrade(db, file)
    if (before === numberOf(file)) return db
  } catch (error) {
    if (before === numberOf(file)) {
      db?.close()
      throw error
    }
  }
  db?.close()
  return 'moved'
}

/** The number that the disk knows a file by. */
const numberOf = (file: string): bigint => statSync(file, { bigint: true }).ino
