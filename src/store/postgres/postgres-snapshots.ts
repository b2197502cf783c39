// Stores snapshots in PostgreSQL: one row per part, only changed parts are written, with checksums over each part and the whole.
import { applyChanges } from '../../ach/log/apply-change.ts'
import { CORE_VERSION, snapshotParts, workbookFromParts } from '../../ach/log/snapshot.ts'
import { NO_WORKBOOK } from '../../ach/model/workbook.ts'
import { LOG_COLUMNS, type LogRow, verifyEach } from '../contract/log-rows.ts'
import { checksumOf, partsChecksum, REDACTED } from '../contract/snapshot-sums.ts'
import type { Snapshot } from '../contract/store.ts'
import type { Postgres, RunQuery } from './postgres-connect.ts'
import { lock } from './postgres-writes.ts'

interface Row {
  readonly seq: number
  readonly whole: string
  readonly part: string | null
  readonly checksum: string
  readonly body: string
}

/** The snapshot of that core version; null if there is none or a checksum fails. One statement, so that all rows are of one moment. */
export async function readPostgresSnapshot(query: RunQuery, workbook: string, core: string): Promise<Snapshot | null> {
  const { rows } = await query<Row>(
    `SELECT h.seq, h.checksum AS whole, s.part, s.checksum, s.body FROM snapshot_heads h LEFT JOIN snapshots s USING (workbook)
     WHERE workbook = $1 AND core = $2`,
    [workbook, core],
  )
  const parts = new Map<string, string>()
  const checksums = new Map<string, string>()
  for (const { part, checksum, body } of rows) {
    if (part === null || checksumOf(body) !== checksum) return null
    parts.set(part, body)
    checksums.set(part, checksum)
  }
  const [head] = rows
  return head && partsChecksum(head.seq, checksums) === head.whole ? { seq: head.seq, parts } : null
}

/** Updates the snapshot of one workbook. Returns the names of the parts written; none if it was up to date. */
export async function makePostgresSnapshot(database: Postgres, workbook: string): Promise<string[]> {
  const { kept, rows } = await database.transaction(async (query) => {
    // So that snapshot and log are of the same moment even if personal data is being removed.
    await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    const kept = await readPostgresSnapshot(query, workbook, CORE_VERSION)
    const log = `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = $1 AND seq >= $2 ORDER BY seq`
    return { kept, rows: (await query<LogRow>(log, [workbook, kept?.seq ?? 0])).rows }
  })
  const next = applyChanges(kept ? workbookFromParts(kept.parts) : NO_WORKBOOK, verifyEach(workbook, kept?.seq ?? 0, rows))
  if (next.seq === (kept?.seq ?? 0)) return []
  return database.transaction((query) => writeSnapshot(query, workbook, { seq: next.seq, parts: snapshotParts(next) }))
}

/** Writes all or nothing; an older snapshot never replaces a newer one of the same core. */
async function writeSnapshot(query: RunQuery, workbook: string, { seq, parts }: Snapshot): Promise<string[]> {
  await lock(query, workbook)
  // Personal data was removed while this snapshot was made, so it still contains that data.
  if ((await query('SELECT 1 FROM log WHERE workbook = $1 AND seq > $2 AND change = $3', [workbook, seq, REDACTED])).count > 0) return []
  const newest = await readPostgresSnapshot(query, workbook, CORE_VERSION)
  if (newest && newest.seq > seq) return []
  const checksums = new Map([...parts].map(([part, body]) => [part, checksumOf(body)]))
  // If the stored parts cannot be trusted, all of them are rewritten.
  if (!newest) await query('DELETE FROM snapshots WHERE workbook = $1', [workbook])
  else await query('DELETE FROM snapshots WHERE workbook = $1 AND part <> ALL($2)', [workbook, [...parts.keys()]])
  const written = [...parts].filter(([part, body]) => newest?.parts.get(part) !== body)
  await query(
    `INSERT INTO snapshots (workbook, part, seq, checksum, body)
     SELECT $1, part, $2, checksum, body FROM unnest($3::text[], $4::text[], $5::text[]) AS t (part, checksum, body)
     ON CONFLICT (workbook, part) DO UPDATE SET seq = excluded.seq, checksum = excluded.checksum, body = excluded.body`,
    [workbook, seq, written.map(([part]) => part), written.map(([part]) => checksums.get(part) ?? ''), written.map(([, body]) => body)],
  )
  await query(
    `INSERT INTO snapshot_heads (workbook, seq, core, checksum) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workbook) DO UPDATE SET seq = excluded.seq, core = excluded.core, checksum = excluded.checksum`,
    [workbook, seq, CORE_VERSION, partsChecksum(seq, checksums)],
  )
  return written.map(([part]) => part)
}
