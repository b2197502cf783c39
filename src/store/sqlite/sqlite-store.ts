// The store in one SQLite file: puts the pieces together. Everything that is written goes through the group commit.
import type { Database } from 'better-sqlite3'
import { builtWorker, SnapshotMaker } from '../contract/snapshot-maker.ts'
import { isBehind, isDue } from '../contract/snapshot-sums.ts'
import type { Store } from '../contract/store.ts'
import { GroupCommit } from './group-commit.ts'
import { databasePath, openSqliteDatabase } from './open-database.ts'
import { APPLICATION_ID } from './schema.ts'
import { readSqliteSnapshot } from './snapshots.ts'
import { sqliteAccess } from './sqlite-access.ts'
import { sqliteHeads } from './sqlite-heads.ts'
import { sqliteLog } from './sqlite-log.ts'
import { sqliteRedact } from './sqlite-redact.ts'

/** So long a lock may hold up the whole server. */
const BLOCKED_MS = 10

export interface SqliteOptions {
  /** how long a write waits for another program that holds the file */
  readonly busyMs?: number
  /** the compiled snapshot worker; null for no snapshots */
  readonly snapshotWorker?: URL | null
}

/** The store on a database that is open and up to date. */
export function sqliteStore(
  db: Database,
  { busyMs = 5000, snapshotWorker = builtWorker('./snapshot-worker.js', import.meta.url) }: SqliteOptions = {},
): Store {
  // The group commit waits without blocking; nothing else waits for a lock while everybody is served.
  db.pragma(`busy_timeout = ${Math.min(busyMs, BLOCKED_MS)}`)
  const commit = new GroupCommit(db, busyMs)
  const maker = new SnapshotMaker(snapshotWorker, { file: db.name, busyMs })
  const heads = sqliteHeads(db, commit)
  const log = sqliteLog(db, commit, ({ workbook, from, changes }) => {
    if (isDue(from, changes.length)) maker.want(workbook)
  })
  let closing: Promise<void> | null = null
  const close = async () => {
    commit.close()
    await maker.close()
    db.close()
  }
  return {
    ...log,
    ...heads,
    ...sqliteAccess(db, commit),
    ...sqliteRedact(db, commit, busyMs),
    async snapshot(workbook, core) {
      const snapshot = readSqliteSnapshot(db, workbook, core)
      const head = await heads.head(workbook)
      // Also after an upgrade of the core, or damage: the next opening shall not replay everything again.
      if (head && isBehind(head.seq, snapshot?.seq ?? 0)) maker.want(workbook)
      return snapshot
    },
    others: null,
    async writable() {
      // Writes what is there already: a full disk lets a transaction begin and refuses its commit.
      await commit.add(() => db.pragma(`application_id = ${APPLICATION_ID}`))
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}

/** Opens `file:PATH`, creating and upgrading it where needed. Throws an Error with one sentence where that cannot be done. */
export function openSqlite(url: string, options: SqliteOptions = {}): Store {
  return sqliteStore(openSqliteDatabase(databasePath(url), options.busyMs ?? 5000), options)
}
