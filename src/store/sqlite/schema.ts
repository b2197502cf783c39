// Migrates a SQLite file to the newest schema in migrations/. Migrations only go forward: released ones are never edited, new ones get the
// next number.

import { addSums, firstSum, type LogEnd, type UnsummedRow } from '../contract/log-sums.ts'
import { readMigrations } from '../contract/read-migrations.ts'
import { type Database, transact } from './driver/driver.ts'

export const newerVersion = (file: string, version: number, known: number): string =>
  `The database ${file} was written by a newer version of ACH workbook (schema ${version}; this version supports up to ${known}). Use that version, or restore a backup made before the upgrade.`

export const otherProgram = (file: string): string =>
  `The file ${file} is a database of another program. Choose another file with DATABASE_URL.`

/** Marks a file as a database of this program ("ACHw"), so that no other program's database is changed. */
export const APPLICATION_ID = 0x41434877

/** All migrations in order. */
export const SQLITE_MIGRATIONS = readMigrations(import.meta.url)

/** The migration that adds checksums, which SQL alone cannot compute. */
export const LOG_SUMS = 5

const numberOf = (db: Database, pragma: string): number => Number(db.pragma(pragma))

/** Throws an Error if the file belongs to another program. An empty file is accepted. */
export function refuseForeignFile(db: Database, file: string): void {
  const empty = numberOf(db, 'user_version') === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
  if (numberOf(db, 'application_id') === APPLICATION_ID || empty) return
  throw new Error(otherProgram(file))
}

/**
 * The number of the last applied migration; 0 for a new file. Throws an Error if the file belongs to a newer version or to another program.
 */
export function sqliteVersion(db: Database, file: string, known = SQLITE_MIGRATIONS.length): number {
  const version = numberOf(db, 'user_version')
  refuseForeignFile(db, file)
  if (version > known) {
    throw new Error(newerVersion(file, version, known))
  }
  return version
}

/** Applies the missing migrations, all or none. */
export function migrateSqlite(db: Database, file: string, steps: readonly string[]): void {
  const all = () => {
    const version = sqliteVersion(db, file, steps.length)
    if (version === steps.length) return
    for (const [index, sql] of steps.entries()) {
      if (index < version) continue
      db.exec(sql)
      if (index + 1 === LOG_SUMS) fillLogSums(db)
    }
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${steps.length}`)
  }
  transact(db, all, 'BEGIN IMMEDIATE')
}

/** Rows at a time, so that a large database does not fill the memory. */
const PAGE = 1000

/** Adds checksums to a log without, as it is. Damage from before is only noticed if a change is missing or cannot be read. */
function fillLogSums(db: Database): void {
  const page = db.prepare<[string, number, number], UnsummedRow>(
    'SELECT seq, at, by, batch, undoes, v, change FROM log WHERE workbook = ? AND seq > ? ORDER BY seq LIMIT ?',
  )
  const setSum = db.prepare<[string, string, number]>('UPDATE log SET sum = ? WHERE workbook = ? AND seq = ?')
  const addEnd = db.prepare<[string, number, string, string]>('INSERT INTO log_ends (workbook, seq, batch, sum) VALUES (?, ?, ?, ?)')
  for (const workbook of db.prepare<[], string>('SELECT workbook FROM workbooks').pluck().all()) {
    let end: LogEnd = { seq: 0, batch: '', sum: firstSum(workbook) }
    for (;;) {
      const rows = addSums(end.sum, page.all(workbook, end.seq, PAGE))
      for (const { seq, sum } of rows) setSum.run(sum, workbook, seq)
      end = rows.at(-1) ?? end
      if (rows.length < PAGE) break
    }
    if (end.seq > 0) addEnd.run(workbook, end.seq, end.batch, end.sum)
  }
}
