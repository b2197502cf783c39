// The log of changes in PostgreSQL: appends, and reads in either direction.
import type { LoggedChange } from '../../ach/log/change.ts'
import { changeTexts, checkFirst, checkOrder, LOG_COLUMNS, type LogRow } from '../contract/log-rows.ts'
import type { BatchHead, NewBatch, Store } from '../contract/store.ts'
import { appendChain } from './postgres-append.ts'
import type { Postgres } from './postgres-connect.ts'
import { type PostgresWrites, peopleOf } from './postgres-writes.ts'

export type PostgresLog = Pick<Store, 'create' | 'append' | 'appendBehind' | 'read' | 'readBack' | 'batchesBy'>

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
        await query('INSERT INTO log_ends (workbook, seq, batch) VALUES ($1, 0, $2)', [workbook, NO_BATCH])
        for (let at = 0; at < first.changes.length; at += ROWS_AT_ONCE) {
          const changes = first.changes.slice(at, at + ROWS_AT_ONCE)
          const batch = { ...first, from: first.from + at, follows: at === 0 ? NO_BATCH : first.batch, changes, people }
          await appendChain(query, origin, [[{ batch, texts: changeTexts(batch) }]])
        }
      })
      stored(first)
    },
    async append(batch) {
      const outcome = await writes.append(batch, changeTexts(batch))
      if (outcome === 'stored') stored(batch)
      return outcome
    },
    async appendBehind(workbook, after, build) {
      const batches = await writes.behind(workbook, async (query) => {
        const log = await query<LogRow>(`SELECT ${LOG_COLUMNS} FROM log WHERE workbook = $1 AND seq > $2 ORDER BY seq`, [workbook, after])
        const names = await peopleOf(query, workbook)
        return build([...checkOrder(log.rows, workbook, 1, after + 1)], names).map((batch) => ({ batch, texts: changeTexts(batch) }))
      })
      for (const { batch } of batches) stored(batch)
    },
    async read(workbook, after, limit): Promise<LoggedChange[]> {
      const { rows } = await database.read<LogRow>(
        `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = $1 AND seq > $2::bigint ORDER BY seq LIMIT $3::bigint`,
        [workbook, after, limit ?? null],
      )
      return [...checkOrder(rows, workbook, 1, after + 1)]
    },
    async readBack(workbook, before, limit): Promise<LoggedChange[]> {
      const { rows } = await database.read<LogRow>(
        `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = $1 AND seq < $2::bigint ORDER BY seq DESC LIMIT $3::bigint`,
        [workbook, before, limit],
      )
      return [...checkOrder(rows, workbook, -1)]
    },
    async batchesBy(workbook, by) {
      const { rows } = await database.read<BatchHead>(
        `SELECT batch, undoes, min(seq) AS "from", max(seq) AS "to" FROM log
         WHERE workbook = $1 AND by = $2 GROUP BY batch, undoes ORDER BY min(seq)`,
        [workbook, by],
      )
      return rows
    },
  }
}
