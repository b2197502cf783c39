// Brings an older database up to date: first a copy that the older version can still open, then every step in one transaction.
import type { Database } from 'better-sqlite3'
import { copyOwner, putInPlace, removeDatabase } from './durable-file.ts'
import { migrateSqlite, SQLITE_MIGRATIONS, sqliteVersion } from './schema.ts'

/** Throws with a sentence, and the file is as it was. `steps` is for tests. */
export function upgrade(db: Database, file: string, steps: readonly string[] = SQLITE_MIGRATIONS): void {
  const version = sqliteVersion(db, file, steps.length)
  if (version === steps.length) return
  const kept = version === 0 ? null : keepCopy(db, file, version)
  try {
    migrateSqlite(db, file, steps)
  } catch (error) {
    if (kept === null) throw error
    throw new Error(`The database ${file} could not be upgraded and is as it was: ${sentence(error)} A copy is in ${kept}.`)
  }
}

/** The newest copy of a version takes the place of the one before. */
function keepCopy(db: Database, file: string, version: number): string {
  const kept = `${file}.before-upgrade-${version}`
  const unfinished = `${kept}.unfinished-${process.pid}`
  try {
    db.prepare('VACUUM INTO ?').run(unfinished)
    copyOwner(unfinished, file)
    putInPlace(unfinished, kept)
    return kept
  } catch (error) {
    throw new Error(
      `The database ${file} has to be upgraded, but no copy of it could be made first: ${sentence(error)} Nothing was changed.`,
    )
  } finally {
    removeDatabase(unfinished)
  }
}

const sentence = (error: unknown): string => `${error instanceof Error ? error.message : String(error)}`.replace(/\.?$/, '.')
