// The store in one SQLite file, assembled from its parts. All writes go through the group commit.

import { builtWorker, SnapshotMaker } from '../contract/snapshot-maker.ts'
import { isBehind, isDue } from '../contract/snapshot-sums.ts'
import type { Store } from '../contract/store.ts'
import { refusingDamage } from './damaged-file.ts'
import { watchFile } from './database-file.ts'
import type { Database } from './driver/driver.ts'
import { GroupCommit } from './group-commit.ts'
import { databasePath, openSqliteDatabase } from './open-database.ts'
import { APPLICATION_ID } from './schema.ts'
import { readSqliteSnapshot } from './snapshots.ts'
import { sqliteAccess } from './sqlite-access.ts'
import { sqliteHeads } from './sqlite-heads.ts'
import { sqliteLog } from './sqlite-log.ts'
import { sqliteRedact } from './sqlite-redact.ts'
import { removeAbandoned } from './unfinished.ts'

/** Milliseconds for which a lock may block the whole server. */
const BLOCKED_MS = 10

export interface SqliteOptions {
  /** How long a write waits while another program locks the file, in milliseconds. */
  readonly busyMs?: number
  /** The compiled snapshot worker; null for no snapshots. */
  readonly snapshotWorker?: URL | null
}

/** The store on a database that is open and upgraded. */
export function sqliteStore(
  db: Database,
  { busyMs = 5000, snapshotWorker = builtWorker('./snapshot-worker.js', import.meta.url) }: SqliteOptions = {},
): Store {
  // Only the group commit waits for locks, without blocking; no other statement may.
  db.pragma(`busy_timeout = ${Math.min(busyMs, BLOCKED_MS)}`)
  const file = watchFile(db)
  const commit = new GroupCommit(db, busyMs, file.requireInPlace)
  const maker = new SnapshotMaker(snapshotWorker, { file: db.name, busyMs })
  const heads = refusingDamage(sqliteHeads(db, commit))
  let appended = 0
  const log = refusingDamage(
    sqliteLog(db, commit, ({ workbook, from, changes }) => {
      appended += 1
      if (isDue(from, changes.length)) maker.request(workbook)
    }),
  )
  removeAbandoned(db, commit).catch(() => {})
  const { redact, resume } = sqliteRedact(db, commit, busyMs)
  resume().catch(() => {})
  let closing: Promise<void> | null = null
  const close = async () => {
    commit.close()
    await maker.close()
    db.close()
  }
  return {
    ...log,
    ...heads,
    ...refusingDamage(sqliteAccess(db, commit)),
    ...refusingDamage({ redact }),
    async snapshot(workbook, core) {
      const snapshot = readSqliteSnapshot(db, workbook, core)
      const head = await heads.head(workbook)
      // Also after an upgrade of the core, or damage: the next opening must not replay the whole log.
      if (head && isBehind(head.seq, snapshot?.seq ?? 0)) maker.request(workbook)
      return snapshot
    },
    others: null,
    async writable() {
      // Rewrites an existing value: on a full disk a transaction begins but its commit fails.
      await commit.add(() => {
        file.requireInPlaceNow()
        db.pragma(`application_id = ${APPLICATION_ID}`)
      })
      return file.spaceWarning()
    },
    figures: () => ({ appended, waiting: commit.waiting, ...maker.counts, freeBytes: file.freeBytes() }),
    close() {
      closing ??= close()
      return closing
    },
  }
}

/** Opens `file:PATH`, and creates or upgrades it. Throws an Error with a one-sentence message on failure. */
export function openSqlite(url: string, options: SqliteOptions = {}): Store {
  return sqliteStore(openSqliteDatabase(databasePath(url), options.busyMs ?? 5000), options)
}
