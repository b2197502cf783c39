// Upgrades an older SQLite database: makes a copy that the older version can still open, then applies all migrations in one transaction.
import type { Database } from './driver/driver.ts'
import { copyOwner, createPrivate, putInPlace, removeDatabase } from './durable-file.ts'
import { migrateSqlite, SQLITE_MIGRATIONS, sqliteVersion } from './schema.ts'

/** On failure throws an Error with a one-sentence message; the file is then unchanged. `steps` is for tests. */
export function upgrade(db: Database, file: string, steps: readonly string[] = SQLITE_MIGRATIONS): void {
  const version = sqliteVersion(db, file, steps.length)
  if (version === steps.length) return
  const kept = version === 0 ? null : keepCopy(db, file, version)
  try {
    migrateSqlite(db, file, steps)
    if (version > 0) rewriteFile(db)
  } catch (error) {
    if (kept === null) throw error
    throw new Error(`The database ${file} could not be upgraded and is unchanged: ${sentence(error)} A copy is in ${kept}.`)
  }
}

/** Older versions did not overwrite what they deleted, and eraseFreeSpace does not find all of it. On a full disk, traces stay. */
function rewriteFile(db: Database): void {
  try {
    db.exec('VACUUM')
  } catch {}
}

/** Replaces the earlier copy of the same version. */
function keepCopy(db: Database, file: string, version: number): string {
  const kept = `${file}.before-upgrade-${version}`
  const unfinished = `${kept}.unfinished-${process.pid}`
  try {
    // Left by an upgrade that was killed; in a container the next one may have the same process id.
    removeDatabase(unfinished)
    createPrivate(unfinished)
    db.prepare('VACUUM INTO ?').run(unfinished)
    copyOwner(unfinished, file)
    putInPlace(unfinished, kept)
    return kept
  } catch (error) {
    throw new Error(`The database ${file} must be upgraded, but no copy could be made first: ${sentence(error)} Nothing was changed.`)
  } finally {
    removeDatabase(unfinished)
  }
}

const sentence = (error: unknown): string => `${error instanceof Error ? error.message : String(error)}`.replace(/\.?$/, '.')
