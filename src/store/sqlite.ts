// The store in one SQLite file: puts the pieces together. Everything that is written goes through the group commit.
import type { Database } from 'better-sqlite3'
import { GroupCommit } from './group-commit.ts'
import { openDatabase, pathOf } from './open-database.ts'
import { readSnapshot } from './snapshots.ts'
import { sqliteHeads } from './sqlite-heads.ts'
import { sqliteLog } from './sqlite-log.ts'
import type { Store } from './store.ts'

/** How long a write waits for another program that holds the file. */
const BUSY_MS = 5000

/** The store on a database that is open and up to date. */
export function sqliteStore(db: Database): Store {
  const commit = new GroupCommit(db)
  return {
    ...sqliteLog(db, commit, () => {}),
    ...sqliteHeads(db, commit),
    async snapshot(workbook, core) {
      return readSnapshot(db, workbook, core)
    },
    async close() {
      if (!db.open) return
      commit.close()
      db.close()
    },
  }
}

/** Opens `file:PATH`, creating and upgrading it where needed. Throws an Error with one sentence where that cannot be done. */
export function openSqlite(url: string): Store {
  return sqliteStore(openDatabase(pathOf(url), BUSY_MS))
}
