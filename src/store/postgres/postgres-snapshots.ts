// Snapshots in PostgreSQL: one row per part, only changed parts are written, every part and the whole carry a checksum.
import { applyChanges } from '../../ach/log/apply-change.ts'
import { CORE_VERSION, snapshotParts, workbookFromParts } from '../../ach/log/snapshot.ts'
import { NO_WORKBOOK } from '../../ach/model/workbook.ts'
import { checkOrder, LOG_COLUMNS, type LogRow } from '../contract/log-rows.ts'
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

/** The snapshot of that core version; null where there is none or its checksums fail. One statement: all of one moment. */
export async function readPostgresSnapshot(ask: RunQuery, workbook: string, core: string): Promise<Snapshot | null> {
  const { rows } = await ask<Row>(
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
  return head && partsChecksum(checksums) === head.whole ? { seq: head.seq, parts } : null
}

/** Brings the snapshot of one workbook up to date. Answers the parts that were written; none where it was up to date. */
export async function makePostgresSnapshot(database: Postgres, workbook: string): Promise<string[]> {
  const { kept, rows } = await database.transaction(async (ask) => {
    // The snapshot and the log are of the same moment, also while personal data are removed.
    await ask('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    const kept = await readPostgresSnapshot(ask, workbook, CORE_VERSION)
    const log = `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = $1 AND seq > $2 ORDER BY seq`
    return { kept, rows: (await ask<LogRow>(log, [workbook, kept?.seq ?? 0])).rows }
  })
  if (rows.length === 0) return []
  const changes = [...checkOrder(rows, workbook, 1, (kept?.seq ?? 0) + 1)].map(({ change }) => change)
  const next = applyChanges(kept ? workbookFromParts(kept.parts) : NO_WORKBOOK, changes)
  return database.transaction((ask) => writeSnapshot(ask, workbook, { seq: next.seq, parts: snapshotParts(next) }))
}

/** All or nothing; an older one never replaces a newer one of the same core. */
async function writeSnapshot(ask: RunQuery, workbook: string, { seq, parts }: Snapshot): Promise<string[]> {
  await lock(ask, workbook)
  // Personal data were removed while it was made, and it still has them.
  if ((await ask('SELECT 1 FROM log WHERE workbook = $1 AND seq > $2 AND change = $3', [workbook, seq, REDACTED])).count > 0) return []
  const newest = await readPostgresSnapshot(ask, workbook, CORE_VERSION)
  if (newest && newest.seq > seq) return []
  const checksums = new Map([...parts].map(([part, body]) => [part, checksumOf(body)]))
  // Where what is there cannot be trusted, all of it is written anew.
  if (!newest) await ask('DELETE FROM snapshots WHERE workbook = $1', [workbook])
  else await ask('DELETE FROM snapshots WHERE workbook = $1 AND part <> ALL($2)', [workbook, [...parts.keys()]])
  const written = [...parts].filter(([part, body]) => newest?.parts.get(part) !== body)
  await ask(
    `INSERT INTO snapshots (workbook, part, seq, checksum, body)
     SELECT $1, part, $2, checksum, body FROM unnest($3::text[], $4::text[], $5::text[]) AS t (part, checksum, body)
     ON CONFLICT (workbook, part) DO UPDATE SET seq = excluded.seq, checksum = excluded.checksum, body = excluded.body`,
    [workbook, seq, written.map(([part]) => part), written.map(([part]) => checksums.get(part) ?? ''), written.map(([, body]) => body)],
  )
  await ask(
    `INSERT INTO snapshot_heads (workbook, seq, core, checksum) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workbook) DO UPDATE SET seq = excluded.seq, core = excluded.core, checksum = excluded.checksum`,
    [workbook, seq, CORE_VERSION, partsChecksum(checksums)],
  )
  return written.map(([part]) => part)
}
