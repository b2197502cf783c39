// The log of changes in PostgreSQL: appends, and reads in either direction.
import { checkFirst, rowsOf } from '../contract/log-rows.ts'
import { firstSum } from '../contract/log-sums.ts'
import type { BatchHead, NewBatch, Store } from '../contract/store.ts'
import { appendChain } from './postgres-append.ts'
import type { Postgres } from './postgres-connect.ts'
import { readAfter, readBefore } from './postgres-log-reader.ts'
import { type PostgresWrites, peopleOf } from './postgres-writes.ts'

export type PostgresLog = Pick<Store, 'create' | 'append' | 'appendBehind' | 'read' | 'readBack' | 'batchesBy' | 'changeBy'>

/** Rows that one statement writes, before other requests get their turn. */
const ROWS_AT_ONCE = 2000

/** What the first batch of a workbook follows. */
const NO_BATCH = ''

/** `stored` is called for every batch after its commit. */
export function postgresLog(database: Postgres, writes: PostgresWrites, origin: string, stored: (batch: NewBatch) => void): PostgresLog {
  return {
    async create(workbook, first, people) {
      checkFirst(workbook, first)
      // Not in turn with other writes, which need not wait for a large workbook.
      await database.change(async (query) => {
        await query('INSERT INTO workbooks (workbook, created_at) VALUES ($1, $2)', [workbook, first.at])
        // An end at seq 0, which the first batch continues.
        await query('INSERT INTO log_ends (workbook, seq, batch, sum) VALUES ($1, 0, $2, $3)', [workbook, NO_BATCH, firstSum(workbook)])
        for (let at = 0; at < first.changes.length; at += ROWS_AT_ONCE) {
          const changes = first.changes.slice(at, at + ROWS_AT_ONCE)
          const batch = { ...first, from: first.from + at, follows: at === 0 ? NO_BATCH : first.batch, changes, people }
          await appendChain(query, origin, writes.ends, [[{ batch, rows: rowsOf(batch) }]])
        }
      })
      stored(first)
    },
    async append(batch) {
      const outcome = await writes.append(batch, rowsOf(batch))
      if (outcome === 'stored') stored(batch)
      return outcome
    },
    async appendBehind(workbook, after, build) {
      const batches = await writes.behind(workbook, async (query) => {
        const missing = await readAfter(query, workbook, after)
        const names = await peopleOf(query, workbook)
        return build(missing.changes, names).map((batch) => ({ batch, rows: rowsOf(batch) }))
      })
      for (const { batch } of batches) stored(batch)
    },
    async read(workbook, after, limit) {
      const { changes, end } = await readAfter(database.read, workbook, after, limit)
      if (end?.seq === changes.at(-1)?.seq && end) writes.ends.remember(workbook, end)
      return changes
    },
    readBack: (workbook, before, limit) => readBefore(database.read, workbook, before, limit),
    async batchesBy(workbook, by, after = 0) {
      const { rows } = await database.read<BatchHead>(
        `SELECT batch, undoes, min(seq) AS "from", max(seq) AS "to" FROM log
         WHERE workbook = $1 AND by = $2 AND seq > $3 GROUP BY batch, undoes ORDER BY min(seq)`,
        [workbook, by, after],
      )
      return rows
    },
    async changeBy(workbook, by, newer) {
      const { rows } = await database.read<{ seq: number }>(
        'SELECT seq FROM log WHERE workbook = $1 AND by = $2 ORDER BY seq DESC LIMIT 1 OFFSET $3',
        [workbook, by, newer],
      )
      return rows[0]?.seq ?? 0
    },
  }
}
