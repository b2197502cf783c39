// Brings the tables of a SQLite file to the newest step in migrations/. Steps only go forward: a released one is never edited, a new one
// is added as the next number.
import type { Database } from 'better-sqlite3'
import { readMigrations } from '../contract/read-migrations.ts'

export const newerVersion = (file: string, version: number, known: number): string =>
  `The database ${file} was written by a newer version of ACH workbook (its tables are at ${version}, this version knows ${known}). Start that version, or restore a backup made before the upgrade.`

export const otherProgram = (file: string): string =>
  `The file ${file} is a database of another program. Choose another file with DATABASE_URL.`

/** Marks a file as ours ("ACHw"), so that another program's database is never touched. */
export const APPLICATION_ID = 0x41434877

/** In order. Exported for the upgrade, the check before a move, and the tests. */
export const SQLITE_MIGRATIONS = readMigrations(import.meta.url)

const numberOf = (db: Database, pragma: string): number => Number(db.pragma(pragma, { simple: true }))

/** Throws with a sentence where the file belongs to another program; an empty one belongs to nobody. */
export function refuseForeignFile(db: Database, file: string): void {
  const empty = numberOf(db, 'user_version') === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
  if (numberOf(db, 'application_id') === APPLICATION_ID || empty) return
  throw new Error(otherProgram(file))
}

/** The number of the last step that was taken; 0 for a new file. Throws with a sentence where the file belongs to a newer version or to another program. */
export function sqliteVersion(db: Database, file: string, known = SQLITE_MIGRATIONS.length): number {
  const version = numberOf(db, 'user_version')
  refuseForeignFile(db, file)
  if (version > known) {
    throw new Error(newerVersion(file, version, known))
  }
  return version
}

/** Takes the steps that are missing, all or none. */
export function migrateSqlite(db: Database, file: string, steps: readonly string[]): void {
  const all = db.transaction(() => {
    const version = sqliteVersion(db, file, steps.length)
    if (version === steps.length) return
    for (const sql of steps.slice(version)) db.exec(sql)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${steps.length}`)
  })
  all.immediate()
}
