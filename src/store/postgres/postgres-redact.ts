// Removes personal data from one workbook in PostgreSQL. What counts as personal data is decided by the caller.

import { redactedRows } from '../contract/log-rows.ts'
import { noSuchWorkbook } from '../contract/refusals.ts'
import { DROPPED_TABLES, type Store } from '../contract/store.ts'
import type { Postgres } from './postgres-connect.ts'
import { readAfter } from './postgres-log-reader.ts'
import { notifyInTransaction } from './postgres-notify.ts'
import { insertPeople, lock, type PostgresWrites } from './postgres-writes.ts'

/** Tables in which rows are replaced or deleted. */
const TOUCHED = ['log', 'upload_files', 'reader_links', ...DROPPED_TABLES]

export function postgresRedact(database: Postgres, writes: PostgresWrites, origin: string): Pick<Store, 'redact'> {
  return {
    async redact({ workbook, batch, at, by }, rewrite) {
      await writes.inTurn(async (query) => {
        if (!(await lock(query, workbook))) throw noSuchWorkbook()
        const { rows, changes: logged } = await readAfter(query, workbook, 0)
        const { changes, people, ids } = rewrite(logged)
        const { replaced, added } = redactedRows(workbook, rows, changes, { batch, at, by })
        await query(
          `UPDATE log SET change = t.change, sum = t.sum FROM unnest($2::int[], $3::text[], $4::text[]) AS t (seq, change, sum)
           WHERE log.workbook = $1 AND log.seq = t.seq`,
          [workbook, replaced.map(({ seq }) => seq), replaced.map(({ change }) => change), replaced.map(({ sum }) => sum)],
        )
        for (const table of DROPPED_TABLES) await query(`DELETE FROM ${table} WHERE workbook = $1`, [workbook])
        await insertPeople(query, workbook, people)
        // Reader links keep showing the same people; an id may itself be a name.
        await query(
          `UPDATE reader_links SET rater = t.now FROM unnest($2::text[], $3::text[]) AS t (before, now) WHERE workbook = $1 AND rater = t.before`,
          [workbook, [...ids.keys()], [...ids.values()]],
        )
        await query('INSERT INTO log (workbook, seq, at, by, batch, v, change, sum) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
          workbook,
          added.seq,
          at,
          by,
          batch,
          added.v,
          added.change,
          added.sum,
        ])
        await query('UPDATE log_ends SET seq = $2, batch = $3, sum = $4 WHERE workbook = $1', [workbook, added.seq, batch, added.sum])
        await notifyInTransaction(query, origin, { workbook, what: 'reload' })
      })
      // VACUUM frees the old rows; their bytes are overwritten later, and remain in the write-ahead log and in backups.
      await database.write(`VACUUM ${TOUCHED.join(', ')}`).catch(() => {})
      return 'freed'
    },
  }
}
