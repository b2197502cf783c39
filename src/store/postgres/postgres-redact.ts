// Removes personal data from one workbook in PostgreSQL. Does not know what personal data are.

import { CHANGE_VERSION, type Change } from '../../ach/log/change.ts'
import { checkOrder, LOG_COLUMNS, type LogRow } from '../contract/log-rows.ts'
import { noSuchWorkbook } from '../contract/refusals.ts'
import { DROPPED_TABLES, type Store } from '../contract/store.ts'
import type { Postgres } from './postgres-connect.ts'
import { notifyInTransaction } from './postgres-notify.ts'
import { insertPeople, lock, type PostgresWrites } from './postgres-writes.ts'

/** Those with rows that were replaced or dropped. */
const TOUCHED = ['log', 'upload_files', 'reader_links', ...DROPPED_TABLES]

export function postgresRedact(database: Postgres, writes: PostgresWrites, origin: string): Pick<Store, 'redact'> {
  const redacted: Change = { type: 'redacted' }
  return {
    async redact({ workbook, batch, at, by }, rewrite) {
      await writes.inTurn(async (ask) => {
        if (!(await lock(ask, workbook))) throw noSuchWorkbook()
        const { rows } = await ask<LogRow>(`SELECT ${LOG_COLUMNS} FROM log WHERE workbook = $1 ORDER BY seq`, [workbook])
        const { changes, people, ids } = rewrite([...checkOrder(rows, workbook, 1, 1)])
        const replaced = rows
          .map(({ seq, change }, index) => ({ seq, before: change, after: JSON.stringify(changes[index]) }))
          .filter(({ before, after }) => before !== after)
        await ask(
          `UPDATE log SET change = t.change FROM unnest($2::int[], $3::text[]) AS t (seq, change) WHERE log.workbook = $1 AND log.seq = t.seq`,
          [workbook, replaced.map(({ seq }) => seq), replaced.map(({ after }) => after)],
        )
        for (const table of DROPPED_TABLES) await ask(`DELETE FROM ${table} WHERE workbook = $1`, [workbook])
        await insertPeople(ask, workbook, people)
        // A link goes on showing whom it showed; an id may be a name.
        await ask(
          `UPDATE reader_links SET rater = t.now FROM unnest($2::text[], $3::text[]) AS t (before, now) WHERE workbook = $1 AND rater = t.before`,
          [workbook, [...ids.keys()], [...ids.values()]],
        )
        await ask('INSERT INTO log (workbook, seq, at, by, batch, v, change) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
          workbook,
          rows.length + 1,
          at,
          by,
          batch,
          CHANGE_VERSION,
          JSON.stringify(redacted),
        ])
        await ask('UPDATE log_ends SET seq = $2, batch = $3 WHERE workbook = $1', [workbook, rows.length + 1, batch])
        await notifyInTransaction(ask, origin, { workbook, what: 'anew' })
      })
      // The rows of before are freed; their bytes are overwritten in time, and lie in the write-ahead log and in backups besides.
      await database.write(`VACUUM ${TOUCHED.join(', ')}`).catch(() => {})
      return 'freed'
    },
  }
}
