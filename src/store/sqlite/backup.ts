// Backs up a database while it is in use: copies it as of one moment, checks the copy, then gives it its name.
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { DamagedLog } from '../contract/damaged-log.ts'
import { type Database, openFile } from './driver/driver.ts'
import { copyOwner, createPrivate, putInPlace, removeDatabase } from './durable-file.ts'
import { openError } from './open-database.ts'
import { LOG_SUMS, sqliteVersion } from './schema.ts'
import { sqliteLogReader } from './sqlite-log-reader.ts'
import { FINISHED } from './unfinished.ts'

export interface BackupContents {
  readonly workbooks: number
  readonly changes: number
  /** Workbooks with a damaged log; the others are intact. */
  readonly damaged: readonly DamagedLog[]
}

/** Milliseconds to wait while another program holds the file. */
const BUSY_MS = 5000

/** Writes a copy of the database `file` to `out`, which must not exist. Throws an Error with a one-sentence message on failure. */
export async function backUp(file: string, out: string): Promise<BackupContents> {
  if (!existsSync(file)) throw new Error(`There is no database ${file}. Set DATABASE_URL to its path.`)
  refuseToOverwrite(out)
  if (!existsSync(dirname(resolve(out)))) throw new Error(`There is no folder ${dirname(resolve(out))}.`)
  const unfinished = `${out}.unfinished-${process.pid}`
  try {
    await copyDatabase(file, unfinished)
    const contents = verifyCopy(unfinished, file)
    copyOwner(unfinished, file)
    refuseToOverwrite(out)
    putInPlace(unfinished, out)
    return contents
  } catch (error) {
    throw openError(error, out)
  } finally {
    removeDatabase(unfinished)
  }
}

function refuseToOverwrite(out: string): void {
  if (existsSync(out)) throw new Error(`${out} already exists. Choose another name or delete the file.`)
}

/** Copies `from` page by page, as of one moment, and replaces `to`. The open read transaction keeps that moment, so writers do not restart the copy. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  let source: Database | undefined
  try {
    source = openFile(from, { timeout: BUSY_MS, fileMustExist: true })
    if (sqliteVersion(source, from) === 0) throw new Error(`The file ${from} is empty: it is not a database of ACH workbook.`)
    source.exec('BEGIN')
    source.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (error) {
    source?.close()
    throw openError(error, from)
  }
  try {
    // What a crashed process with the same id has left.
    removeDatabase(to)
    createPrivate(to)
    await source.backup(to)
  } finally {
    source.close()
  }
}

/** A backup of an older version has no checksums yet; a restored one receives them when a server opens it. */
const damagedIn = (db: Database, original: string): readonly DamagedLog[] =>
  sqliteVersion(db, original) < LOG_SUMS ? [] : sqliteLogReader(db).damaged()

/**
 * Checks every page and every log of a copy, and turns it into a single file without side files. Throws an Error that names `original` if a
 * page is damaged.
 */
export function verifyCopy(copy: string, original: string): BackupContents {
  let db: Database | undefined
  try {
    db = openFile(copy, { fileMustExist: true })
    db.pragma('journal_mode = DELETE')
    const problems = [...db.prepare('PRAGMA integrity_check').pluck().all(), ...db.prepare('PRAGMA foreign_key_check').pluck().all()]
    if (problems.length !== 1 || problems[0] !== 'ok')
      throw new Error(`The database ${original} is damaged (${problems.slice(0, 3).join('; ')}).`)
    const count = (table: string) => Number(db?.prepare(`SELECT count(*) FROM ${table} WHERE ${FINISHED}`).pluck().get())
    return { workbooks: count('workbooks'), changes: count('log'), damaged: damagedIn(db, original) }
  } catch (error) {
    throw openError(error, original)
  } finally {
    db?.close()
  }
}
