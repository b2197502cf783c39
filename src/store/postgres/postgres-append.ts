// Appends batches to logs in PostgreSQL with one statement. For each workbook it checks that the log still ends where the batches continue
// it, then stores all of them or none.
import { CHANGE_VERSION } from '../../ach/log/change.ts'
import type { NewBatch } from '../contract/store.ts'
import type { RunQuery } from './postgres-connect.ts'
import { notifyExpression } from './postgres-notify.ts'

/** A batch with its changes as stored. */
export interface WrittenBatch {
  readonly batch: NewBatch
  readonly texts: readonly string[]
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
    UPDATE log_ends e SET seq = t.seq, batch = t.batch
    FROM unnest($1::text[], $2::int[], $3::text[], $4::int[], $5::text[]) AS t (workbook, before, follows, seq, batch)
    WHERE e.workbook = t.workbook AND e.seq = t.before AND e.batch = t.follows
      AND EXISTS (SELECT 1 FROM workbooks w WHERE w.workbook = t.workbook AND w.deleted_at IS NULL)
    RETURNING e.workbook
  ), written AS (
    INSERT INTO log (workbook, seq, at, by, batch, undoes, v, change)
    SELECT t.workbook, t.seq, t.at, t.by, t.batch, t.undoes, $6, t.change
    FROM unnest($7::text[], $8::int[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
      AS t (workbook, seq, at, by, batch, undoes, change) JOIN moved USING (workbook)
  ), named AS (
    INSERT INTO people (workbook, rater, name)
    SELECT t.workbook, t.rater, t.name FROM unnest($14::text[], $15::text[], $16::text[]) AS t (workbook, rater, name) JOIN moved USING (workbook)
    ON CONFLICT (workbook, rater) DO UPDATE SET name = excluded.name
  )
  SELECT workbook, ${notifyExpression('$17', "'log'", 'workbook')} FROM moved`

/** Returns the workbooks whose chains were stored. The others' logs do not end where the chain continues them, or do not exist. */
export async function appendChain(query: RunQuery, origin: string, chains: readonly BatchChain[]): Promise<Set<string>> {
  const heads = chains.map((chain) => {
    const { workbook, from, follows } = chain[0].batch
    return { workbook, before: from - 1, follows, ...chainEnd(chain.at(-1) ?? chain[0]) }
  })
  const lines = chains.flat().flatMap(({ batch, texts }) => texts.map((text, index) => ({ batch, text, seq: batch.from + index })))
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
    heads.map(({ seq }) => seq),
    heads.map(({ batch }) => batch),
    CHANGE_VERSION,
    lines.map(({ batch }) => batch.workbook),
    lines.map(({ seq }) => seq),
    lines.map(({ batch }) => batch.at),
    lines.map(({ batch }) => batch.by),
    lines.map(({ batch }) => batch.batch),
    lines.map(({ batch }) => batch.undoes),
    lines.map(({ text }) => text),
    people.map(({ workbook }) => workbook),
    people.map(({ rater }) => rater),
    people.map(({ name }) => name),
    origin,
  ])
  return new Set(rows.map(({ workbook }) => workbook))
}
