// Removes personal data from one workbook in PostgreSQL. What counts as personal data is decided by the caller.

import { CHANGE_VERSION, type Change } from '../../ach/log/change.ts'
import { checkOrder, LOG_COLUMNS, type LogRow } from '../contract/log-rows.ts'
import { noSuchWorkbook } from '../contract/refusals.ts'
import { DROPPED_TABLES, type Store } from '../contract/store.ts'
import type { Postgres } from './postgres-connect.ts'
import { notifyInTransaction } from './postgres-notify.ts'
import { insertPeople, lock, type PostgresWrites } from './postgres-writes.ts'

/** Tables in which rows are replaced or deleted. */
const TOUCHED = ['log', 'upload_files', 'reader_links', ...DROPPED_TABLES]

export function postgresRedact(database: Postgres, writes: PostgresWrites, origin: string): Pick<Store, 'redact'> {
  const redacted: Change = { type: 'redacted' }
  return {
    async redact({ workbook, batch, at, by }, rewrite) {
      await writes.inTurn(async (query) => {
        if (!(await lock(query, workbook))) throw noSuchWorkbook()
        const { rows } = await query<LogRow>(`SELECT ${LOG_COLUMNS} FROM log WHERE workbook = $1 ORDER BY seq`, [workbook])
        const { changes, people, ids } = rewrite([...checkOrder(rows, workbook, 1, 1)])
        const replaced = rows
          .map(({ seq, change }, index) => ({ seq, before: change, after: JSON.stringify(changes[index]) }))
          .filter(({ before, after }) => before !== after)
        await query(
          `UPDATE log SET change = t.change FROM unnest($2::int[], $3::text[]) AS t (seq, change) WHERE log.workbook = $1 AND log.seq = t.seq`,
          [workbook, replaced.map(({ seq }) => seq), replaced.map(({ after }) => after)],
        )
        for (const table of DROPPED_TABLES) await query(`DELETE FROM ${table} WHERE workbook = $1`, [workbook])
        await insertPeople(query, workbook, people)
        // Reader links keep showing the same people; an id may itself be a name.
        await query(
          `UPDATE reader_links SET rater = t.now FROM unnest($2::text[], $3::text[]) AS t (before, now) WHERE workbook = $1 AND rater = t.before`,
          [workbook, [...ids.keys()], [...ids.values()]],
        )
        await query('INSERT INTO log (workbook, seq, at, by, batch, v, change) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
          workbook,
          rows.length + 1,
          at,
          by,
          batch,
          CHANGE_VERSION,
          JSON.stringify(redacted),
        ])
        await query('UPDATE log_ends SET seq = $2, batch = $3 WHERE workbook = $1', [workbook, rows.length + 1, batch])
        await notifyInTransaction(query, origin, { workbook, what: 'reload' })
      })
      // VACUUM frees the old rows; their bytes are overwritten later, and remain in the write-ahead log and in backups.
      await database.write(`VACUUM ${TOUCHED.join(', ')}`).catch(() => {})
      return 'freed'
    },
  }
}
