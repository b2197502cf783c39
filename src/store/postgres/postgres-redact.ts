// Removes personal data from one workbook in PostgreSQL, in one transaction that other writers do not wait for.
import type { LoggedChange } from '../../ach/log/change.ts'
import { JOINED, planRedaction, type Redaction, redactedNames } from '../../ach/log/redact.ts'
import { LOG_COLUMNS, type LogRow, loggedChange, redactedRow } from '../contract/log-rows.ts'
import type { LogEnd } from '../contract/log-sums.ts'
import { noSuchWorkbook } from '../contract/refusals.ts'
import { RowRewriter } from '../contract/rewriting.ts'
import { DROPPED_TABLES, RATER_TABLES, REBUILT_TABLES, type Store } from '../contract/store.ts'
import { notStored, type Postgres, type RunQuery } from './postgres-connect.ts'
import { notifyInTransaction } from './postgres-notify.ts'
import { insertPeople, lock } from './postgres-writes.ts'

/** Tables in which rows are replaced or deleted. */
const TOUCHED = ['log', 'upload_files', 'reader_links', ...DROPPED_TABLES]

/** Rows that one statement reads or writes, before other requests get their turn. */
const ROWS_AT_ONCE = 500

/** Rows that are rewritten already must be rewritten otherwise. */
class Outdated extends Error {}

export function postgresRedact(database: Postgres, origin: string): Pick<Store, 'redact'> {
  return {
    async redact(batch) {
      for (let isRedacted = false; !isRedacted; ) {
        isRedacted = await database
          .transaction((query) => redactIn(query, origin, batch))
          .then(
            () => true,
            (error: unknown) => (error instanceof Outdated ? false : Promise.reject(notStored(error))),
          )
      }
      // VACUUM frees the old rows; their bytes are overwritten later, and remain in the write-ahead log and in backups.
      const freed = database.write(`VACUUM ${TOUCHED.join(', ')}`).catch(() => {})
      return { erased: freed.then(() => 'freed' as const) }
    },
  }
}

async function redactIn(query: RunQuery, origin: string, { workbook, batch, at, by, only }: Parameters<Store['redact']>[0]): Promise<void> {
  // Another removal from this workbook would rewrite the same rows.
  await query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [workbook])
  const plan = planner(query, workbook, only)
  const rewriter = new RowRewriter(workbook, await plan())
  await rewrite(query, workbook, rewriter)
  // From here on nobody can append.
  if (!(await lock(query, workbook))) throw noSuchWorkbook()
  const redaction = await plan()
  if (!rewriter.extend(redaction)) throw new Outdated()
  await rewrite(query, workbook, rewriter)
  rewriter.finish((await query<LogEnd>('SELECT seq, batch, sum FROM log_ends WHERE workbook = $1', [workbook])).rows[0])

  for (const table of only === undefined ? DROPPED_TABLES : REBUILT_TABLES)
    await query(`DELETE FROM ${table} WHERE workbook = $1`, [workbook])
  if (only !== undefined)
    for (const table of RATER_TABLES) await query(`DELETE FROM ${table} WHERE workbook = $1 AND rater = $2`, [workbook, only])
  await insertPeople(query, workbook, redactedNames(redaction))
  // Reader links keep showing the same people; an id may itself be a name.
  await query(
    `UPDATE reader_links SET rater = t.now FROM unnest($2::text[], $3::text[]) AS t (before, now) WHERE workbook = $1 AND rater = t.before`,
    [workbook, redaction.ids.map(([before]) => before), redaction.ids.map(([, now]) => now)],
  )
  const { seq, v, change, sum } = redactedRow(rewriter.end, { batch, at, by })
  await query('INSERT INTO log (workbook, seq, at, by, batch, v, change, sum) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
    workbook,
    seq,
    at,
    by,
    batch,
    v,
    change,
    sum,
  ])
  await query('UPDATE log_ends SET seq = $2, batch = $3, sum = $4 WHERE workbook = $1', [workbook, seq, batch, sum])
  await notifyInTransaction(query, origin, { workbook, what: 'reload' })
}

/** Returns a function that plans the redaction of the log as it is now. Of rows that were rewritten since, it remembers what they were. */
function planner(query: RunQuery, workbook: string, only: string | undefined): () => Promise<Redaction> {
  const select = `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = $1`
  const toLogged = (row: LogRow) => loggedChange(row, workbook)
  let first: LoggedChange | undefined
  let joined: LoggedChange[] = []
  return async () => {
    first ??= (await query<LogRow>(`${select} ORDER BY seq LIMIT 1`, [workbook])).rows.map(toLogged)[0]
    const more = `${select} AND seq > $2 AND strpos(change, $3) > 0 ORDER BY seq`
    joined = [...joined, ...(await query<LogRow>(more, [workbook, joined.at(-1)?.seq ?? 0, JOINED])).rows.map(toLogged)]
    const acted = await query<{ by: string }>('SELECT DISTINCT by FROM log WHERE workbook = $1', [workbook])
    return planRedaction(first, joined, new Set(acted.rows.map(({ by }) => by)), only)
  }
}

/** Rewrites the rows behind those that are rewritten. Does not wait for appends, nor they for it. */
async function rewrite(query: RunQuery, workbook: string, rewriter: RowRewriter): Promise<void> {
  for (;;) {
    const { rows } = await query<LogRow>(
      `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = $1 AND seq > $2 ORDER BY seq LIMIT ${ROWS_AT_ONCE}`,
      [workbook, rewriter.end.seq],
    )
    const rewritten = rewriter.add(rows).filter(({ sum }, index) => sum !== rows[index]?.sum)
    if (rewritten.length > 0) {
      await query(
        `UPDATE log SET change = t.change, sum = t.sum FROM unnest($2::int[], $3::text[], $4::text[]) AS t (seq, change, sum)
         WHERE log.workbook = $1 AND log.seq = t.seq`,
        [workbook, rewritten.map(({ seq }) => seq), rewritten.map(({ change }) => change), rewritten.map(({ sum }) => sum)],
      )
    }
    if (rows.length < ROWS_AT_ONCE) return
  }
}
