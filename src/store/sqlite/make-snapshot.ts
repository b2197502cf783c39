// Brings the snapshot of one workbook up to date: the last one, the log since, and back to parts. Runs in the snapshot worker.
import type { Database } from 'better-sqlite3'
import { applyChanges } from '../../ach/log/apply-change.ts'
import type { Change, LoggedChange } from '../../ach/log/change.ts'
import { CORE_VERSION, snapshotParts, workbookFromParts } from '../../ach/log/snapshot.ts'
import { NO_WORKBOOK, type Workbook } from '../../ach/model/workbook.ts'
import { checkOrder, LOG_COLUMNS, type LogRow } from '../contract/log-rows.ts'
import type { Snapshot } from '../contract/store.ts'
import { readSqliteSnapshot, writeSnapshot } from './snapshots.ts'

/** Answers the parts that were written; none where the snapshot was up to date. */
export function makeSqliteSnapshot(db: Database, workbook: string): string[] {
  // In one transaction: the snapshot and the log are of the same moment, also while personal data are removed.
  const { kept, next } = db.transaction(() => upToDate(db, workbook))()
  if (next.seq === (kept?.seq ?? 0)) return []
  return writeSnapshot(db, workbook, CORE_VERSION, { seq: next.seq, parts: snapshotParts(next) }, kept === null)
}

function upToDate(db: Database, workbook: string): { kept: Snapshot | null; next: Workbook } {
  const kept = readSqliteSnapshot(db, workbook, CORE_VERSION)
  const rows = db
    .prepare<[string, number], LogRow>(`SELECT ${LOG_COLUMNS} FROM log WHERE workbook = ? AND seq > ? ORDER BY seq`)
    .iterate(workbook, kept?.seq ?? 0)
  const start = kept ? workbookFromParts(kept.parts) : NO_WORKBOOK
  return { kept, next: applyChanges(start, changesOf(checkOrder(rows, workbook, 1, (kept?.seq ?? 0) + 1))) }
}

function* changesOf(logged: Iterable<LoggedChange>): Generator<Change> {
  for (const { change } of logged) yield change
}
