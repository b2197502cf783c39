// Reads logs from PostgreSQL and checks their checksums. Each read is one statement, so that the rows and the end of a log are of one
// moment.
import type { LoggedChange } from '../../ach/log/change.ts'
import { type LogRow, rowLimit, verifyAfter, verifyBefore } from '../contract/log-rows.ts'
import type { LogEnd } from '../contract/log-sums.ts'
import type { RunQuery } from './postgres-connect.ts'

interface ReadRow extends LogRow {
  /** Null if the log has no row there, or no end. */
  readonly found: number | null
  readonly endSeq: number | null
  readonly endBatch: string
  readonly endSum: string
}

const readQuery = (condition: string, order: string) =>
  `SELECT l.*, l.seq AS found, e.seq AS "endSeq", e.batch AS "endBatch", e.sum AS "endSum"
   FROM workbooks w LEFT JOIN log_ends e ON e.workbook = w.workbook
   LEFT JOIN LATERAL (
     SELECT seq, at, by, batch, undoes, v, change, sum FROM log WHERE log.workbook = w.workbook AND ${condition} ORDER BY seq ${order} LIMIT $3::bigint
   ) l ON true
   WHERE w.workbook = $1 ORDER BY l.seq ${order}`
const AFTER = readQuery('seq >= $2::bigint', '')
const BEFORE = readQuery('seq < $2::bigint', 'DESC')

async function readRows(query: RunQuery, text: string, workbook: string, from: number, limit: number | null) {
  const { rows: read } = await query<ReadRow>(text, [workbook, from, limit])
  const rows: LogRow[] = read.filter(({ found }) => found !== null)
  const [first] = read
  const end: LogEnd | null = first && first.endSeq !== null ? { seq: first.endSeq, batch: first.endBatch, sum: first.endSum } : null
  return { rows, end }
}

/** As `Store.read`; also returns the end of the log, and the rows that were read. */
export async function readAfter(query: RunQuery, workbook: string, after: number, limit?: number) {
  const { rows, end } = await readRows(query, AFTER, workbook, after, limit === undefined ? null : rowLimit(after, limit))
  return { rows, changes: verifyAfter(workbook, after, rows, { end, limit }), end }
}

/** As `Store.readBack`. */
export async function readBefore(query: RunQuery, workbook: string, before: number, limit: number): Promise<LoggedChange[]> {
  const { rows, end } = await readRows(query, BEFORE, workbook, before, limit + 1)
  return verifyBefore(workbook, before, rows, { end, limit })
}
