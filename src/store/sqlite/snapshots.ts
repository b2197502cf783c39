// Stores snapshots in SQLite: one row per part, only changed parts are written, with checksums over each part and the whole.

import { applyChanges } from '../../ach/log/apply-change.ts'
import { CORE_VERSION, snapshotParts, workbookFromParts } from '../../ach/log/snapshot.ts'
import { NO_WORKBOOK, type Workbook } from '../../ach/model/workbook.ts'
import { isDamagedFile, LOG_COLUMNS, type LogRow, verifyEach } from '../contract/log-rows.ts'
import { checksumOf, partsChecksum, REDACTED } from '../contract/snapshot-sums.ts'
import type { Snapshot } from '../contract/store.ts'
import { type Database, transact } from './driver/driver.ts'
import { rewritingIn } from './sqlite-rewriting.ts'

interface Head {
  readonly seq: number
  readonly core: string
  readonly checksum: string
}

/** The snapshot of that core version; null if there is none, a checksum fails or the file is damaged there. */
export function readSqliteSnapshot(db: Database, workbook: string, core: string): Snapshot | null {
  const read = (): Snapshot | null => {
    const head = db.prepare<[string], Head>('SELECT seq, core, checksum FROM snapshot_heads WHERE workbook = ?').get(workbook)
    if (head?.core !== core) return null
    const parts = new Map<string, string>()
    const checksums = new Map<string, string>()
    const rows = db.prepare<[string], { part: string; checksum: string; body: string }>(
      'SELECT part, checksum, body FROM snapshots WHERE workbook = ?',
    )
    for (const { part, checksum, body } of rows.iterate(workbook)) {
      if (checksumOf(body) !== checksum) return null
      parts.set(part, body)
      checksums.set(part, checksum)
    }
    return partsChecksum(head.seq, checksums) === head.checksum ? { seq: head.seq, parts } : null
  }
  try {
    return transact(db, read)
  } catch (error) {
    if (isDamagedFile(error)) return null
    throw error
  }
}

/**
 * Stores a snapshot, all or nothing; an older one never replaces a newer one of the same core. Writes only parts that differ, or all of
 * them (`rewriteAll`) if the stored ones cannot be trusted. Returns the names of the parts written.
 */
export function writeSnapshot(db: Database, workbook: string, core: string, snapshot: Snapshot, rewriteAll: boolean): string[] {
  const checksums = new Map([...snapshot.parts].map(([part, body]) => [part, checksumOf(body)]))
  const redacted = db.prepare<[string, number]>(`SELECT 1 FROM log WHERE workbook = ? AND seq > ? AND change = '${REDACTED}'`)
  const write = (): string[] => {
    // Personal data was removed while this snapshot was made, so it still contains that data.
    if (redacted.get(workbook, snapshot.seq) !== undefined) return []
    const head = db.prepare<[string], Head>('SELECT seq, core, checksum FROM snapshot_heads WHERE workbook = ?').get(workbook)
    if (rewriteAll) db.prepare('DELETE FROM snapshots WHERE workbook = ?').run(workbook)
    else if (head?.core !== core || head.seq > snapshot.seq) return []
    const kept = new Map(
      db
        .prepare<[string], { part: string; checksum: string }>('SELECT part, checksum FROM snapshots WHERE workbook = ?')
        .all(workbook)
        .map(({ part, checksum }) => [part, checksum]),
    )
    const drop = db.prepare<[string, string]>('DELETE FROM snapshots WHERE workbook = ? AND part = ?')
    for (const part of kept.keys()) if (!snapshot.parts.has(part)) drop.run(workbook, part)
    const put = db.prepare<[string, string, number, string, string]>(
      'INSERT OR REPLACE INTO snapshots (workbook, part, seq, checksum, body) VALUES (?, ?, ?, ?, ?)',
    )
    const written = [...snapshot.parts].filter(([part]) => kept.get(part) !== checksums.get(part))
    for (const [part, body] of written) put.run(workbook, part, snapshot.seq, checksums.get(part) ?? '', body)
    db.prepare('INSERT OR REPLACE INTO snapshot_heads (workbook, seq, core, checksum) VALUES (?, ?, ?, ?)').run(
      workbook,
      snapshot.seq,
      core,
      partsChecksum(snapshot.seq, checksums),
    )
    return written.map(([part]) => part)
  }
  return transact(db, write, 'BEGIN IMMEDIATE')
}

/** Updates a snapshot from the log. Returns the names of the parts written; none if it was up to date, or the log is being rewritten. */
export function makeSqliteSnapshot(db: Database, workbook: string): string[] {
  // One transaction, so that snapshot and log are of the same moment even if personal data is being removed.
  const found = transact(db, () => (rewritingIn(db)(workbook) === null ? upToDate(db, workbook) : null))
  if (found === null) return []
  const { kept, next } = found
  if (next.seq === (kept?.seq ?? 0)) return []
  return writeSnapshot(db, workbook, CORE_VERSION, { seq: next.seq, parts: snapshotParts(next) }, kept === null)
}

function upToDate(db: Database, workbook: string): { kept: Snapshot | null; next: Workbook } {
  const kept = readSqliteSnapshot(db, workbook, CORE_VERSION)
  const rows = db
    .prepare<[string, number], LogRow>(`SELECT ${LOG_COLUMNS} FROM log WHERE workbook = ? AND seq >= ? ORDER BY seq`)
    .iterate(workbook, kept?.seq ?? 0)
  const start = kept ? workbookFromParts(kept.parts) : NO_WORKBOOK
  return { kept, next: applyChanges(start, verifyEach(workbook, kept?.seq ?? 0, rows)) }
}
