// Copies a database while it is in use: one moment of it, looked through before it gets its name.
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { copyOwner, putInPlace, removeDatabase } from './durable-file.ts'
import { openError } from './open-database.ts'
import { sqliteVersion } from './schema.ts'

export interface BackupContents {
  readonly workbooks: number
  readonly changes: number
}

/** Waits so long for another program that holds the file. */
const BUSY_MS = 5000

/** Writes a copy of the database `file` to `out`, which must not exist yet. Throws an Error with one sentence where that cannot be done. */
export async function backUp(file: string, out: string): Promise<BackupContents> {
  if (!existsSync(file)) throw new Error(`There is no database ${file}. DATABASE_URL says where it is.`)
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
  if (existsSync(out)) throw new Error(`${out} is there already. Choose another name, or take it away.`)
}

/** Copies page by page what `from` held at one moment. A read transaction keeps that moment: writers go on and do not make it begin again. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  let source: Database.Database | undefined
  try {
    source = new Database(from, { timeout: BUSY_MS, fileMustExist: true })
    if (sqliteVersion(source, from) === 0) throw new Error(`The file ${from} is empty: it is no database of ACH workbook.`)
    source.exec('BEGIN')
    source.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (error) {
    source?.close()
    throw openError(error, from)
  }
  try {
    await source.backup(to)
  } finally {
    source.close()
  }
}

/** Checks every page of a copy and makes it one file that needs none beside it. Throws where it is damaged, naming `original`. */
export function verifyCopy(copy: string, original: string): BackupContents {
  let db: Database.Database | undefined
  try {
    db = new Database(copy, { fileMustExist: true })
    db.pragma('journal_mode = DELETE')
    const wrong = [...db.prepare('PRAGMA integrity_check').pluck().all(), ...db.prepare('PRAGMA foreign_key_check').pluck().all()]
    if (wrong.length !== 1 || wrong[0] !== 'ok') throw new Error(`The database ${original} is damaged (${wrong.slice(0, 3).join('; ')}).`)
    const count = (table: string) => Number(db?.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
    return { workbooks: count('workbooks'), changes: count('log') }
  } catch (error) {
    throw openError(error, original)
  } finally {
    db?.close()
  }
}
