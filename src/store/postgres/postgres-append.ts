// Appends batches to logs in PostgreSQL with one statement. For each workbook it checks that the log still ends where the batches continue
// it, then stores all of them or none.
import { addSums, type UnsummedRow } from '../contract/log-sums.ts'
import type { NewBatch } from '../contract/store.ts'
import type { RunQuery } from './postgres-connect.ts'
import type { KnownEnds } from './postgres-ends.ts'
import { notifyExpression } from './postgres-notify.ts'

/** A batch with its rows as stored, but for their checksums. */
export interface WrittenBatch {
  readonly batch: NewBatch
  readonly rows: readonly UnsummedRow[]
}

/** At least one batch of one workbook; each continues the one before. */
export type BatchChain = readonly [WrittenBatch, ...WrittenBatch[]]

/** The end of the log that the next batch must continue. */
export const chainEnd = ({ batch: { from, changes, batch } }: WrittenBatch) => ({ seq: from + changes.length - 1, batch })

/**
 * Updating the row in log_ends decides: of two servers that continue the same end, the second waits for the first and then no longer finds
 * that end. Returns the workbooks whose batches were stored.
 */
const APPEND = `
  WITH moved AS (
    UPDATE log_ends e SET seq = t.seq, batch = t.batch, sum = t.sum
    FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[])
      AS t (workbook, before, follows, previous, seq, batch, sum)
    WHERE e.workbook = t.workbook AND e.seq = t.before AND e.batch = t.follows AND e.sum = t.previous
      AND EXISTS (SELECT 1 FROM workbooks w WHERE w.workbook = t.workbook AND w.deleted_at IS NULL)
    RETURNING e.workbook
  ), written AS (
    INSERT INTO log (workbook, seq, at, by, batch, undoes, v, change, sum)
    SELECT t.workbook, t.seq, t.at, t.by, t.batch, t.undoes, t.v, t.change, t.sum
    FROM unnest($8::text[], $9::int[], $10::text[], $11::text[], $12::text[], $13::text[], $14::int[], $15::text[], $16::text[])
      AS t (workbook, seq, at, by, batch, undoes, v, change, sum) JOIN moved USING (workbook)
  ), named AS (
    INSERT INTO people (workbook, rater, name)
    SELECT t.workbook, t.rater, t.name FROM unnest($17::text[], $18::text[], $19::text[]) AS t (workbook, rater, name) JOIN moved USING (workbook)
    ON CONFLICT (workbook, rater) DO UPDATE SET name = excluded.name
  )
  SELECT workbook, ${notifyExpression('$20', "'log'", 'workbook')} FROM moved`

/** Returns the workbooks whose chains were stored. The others' logs do not end where the chain continues them, or do not exist. */
export async function appendChain(query: RunQuery, origin: string, known: KnownEnds, chains: readonly BatchChain[]): Promise<Set<string>> {
  await known.find(
    query,
    chains.map((chain) => chain[0].batch),
  )
  const heads = chains.map((chain) => {
    const { workbook, from, follows } = chain[0].batch
    const previous = known.sumBefore(chain[0].batch)
    const rows = addSums(
      previous,
      chain.flatMap((written) => written.rows),
    )
    return { workbook, before: from - 1, follows, previous, rows, ...chainEnd(chain.at(-1) ?? chain[0]), sum: rows.at(-1)?.sum ?? previous }
  })
  const lines = heads.flatMap(({ workbook, rows }) => rows.map((row) => ({ workbook, ...row })))
  // Only the last name of each person: one statement may update a row only once.
  const names = new Map(
    chains
      .flat()
      .flatMap(({ batch: { workbook, people } }) =>
        [...(people ?? [])].map(([rater, name]) => [`${workbook} ${rater}`, { workbook, rater, name }]),
      ),
  )
  const people = [...names.values()]
  const { rows } = await query<{ workbook: string }>(APPEND, [
    heads.map(({ workbook }) => workbook),
    heads.map(({ before }) => before),
    heads.map(({ follows }) => follows),
    heads.map(({ previous }) => previous),
    heads.map(({ seq }) => seq),
    heads.map(({ batch }) => batch),
    heads.map(({ sum }) => sum),
    lines.map(({ workbook }) => workbook),
    lines.map(({ seq }) => seq),
    lines.map(({ at }) => at),
    lines.map(({ by }) => by),
    lines.map(({ batch }) => batch),
    lines.map(({ undoes }) => undoes),
    lines.map(({ v }) => v),
    lines.map(({ change }) => change),
    lines.map(({ sum }) => sum),
    people.map(({ workbook }) => workbook),
    people.map(({ rater }) => rater),
    people.map(({ name }) => name),
    origin,
  ])
  const stored = new Set(rows.map(({ workbook }) => workbook))
  for (const { workbook, seq, batch, sum } of heads) if (stored.has(workbook)) known.remember(workbook, { seq, batch, sum })
  return stored
}
