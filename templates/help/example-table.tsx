// Small example matrices for help. Scores and sentences about them come from the same functions as those of a workbook.

import { changesOf, parseDocument } from '../../src/ach/document/document.ts'
import { applyChanges } from '../../src/ach/log/apply-change.ts'
import type { Rating } from '../../src/ach/model/rating.ts'
import { activeItems, type Level, type Method, NO_WORKBOOK, ratingAt } from '../../src/ach/model/workbook.ts'
import { type Scores, scoresOf } from '../../src/ach/scoring/score.ts'
import { type View, viewFor } from '../../src/ach/view/view.ts'
import { formatScore } from '../../src/ach/words/phrases.ts'
import { EXAMPLE_ROW } from '../../src/ach/words/scale-words.ts'
import { RatingChip } from '../ui/rating-chip.tsx'

const RATER = 'example'
const LABELS = EXAMPLE_ROW.hypotheses.map(({ label }) => label)

/** One item of an example: a rating for each of its hypotheses, null for a blank cell. */
export interface ExampleItem {
  readonly ratings: readonly (Rating | null)[]
  readonly statement?: string
  readonly credibility?: Level
  readonly relevance?: Level
}

export interface Example {
  readonly view: View
  readonly scores: Scores
}

/** A workbook of these items, rated by one person. Throws if they do not make a valid document. */
export function exampleOf(items: readonly ExampleItem[], method: Method = 'count'): Example {
  const hypotheses = LABELS.slice(0, items[0]?.ratings.length).map((label, at) => ({ id: `H${at + 1}`, label, statement: label }))
  const evidence = items.map(({ ratings: _, ...item }, at) => ({ statement: `Item ${at + 1}`, ...item, id: `E${at + 1}` }))
  const rowOf = (ratings: ExampleItem['ratings']) =>
    Object.fromEntries(ratings.flatMap((rating, at) => (rating === null ? [] : [[`H${at + 1}`, rating]])))
  const ratings = Object.fromEntries(items.map((item, at) => [`E${at + 1}`, rowOf(item.ratings)]))
  const read = parseDocument(
    JSON.stringify({
      ...{ format: 'ach-workbook', version: 1, title: 'Example', question: EXAMPLE_QUESTION, method, hypotheses, evidence },
      raters: [{ id: RATER, name: 'You', ratings }],
    }),
  )
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { changes, people } = changesOf(read.document, null)
  const view = viewFor(applyChanges(NO_WORKBOOK, changes), { rater: RATER, names: people })
  return { view, scores: scoresOf(view, RATER) }
}

export const EXAMPLE_QUESTION = EXAMPLE_ROW.question

/** The ratings of one item, in the order of the hypotheses. */
export const ratingsOf = ({ view }: Example, evidence: string): readonly (Rating | null)[] =>
  activeItems(view.hypotheses).map(({ id }) => (view.me ? ratingAt(view.me, evidence, id) : null))

/** The example as a matrix with its scores. */
export const ExampleMatrix = ({ of, caption }: { of: Example; caption: string }) => (
  <table class="data example">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">Item</th>
        {activeItems(of.view.hypotheses).map(({ label }) => (
          <th scope="col" data-col>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {activeItems(of.view.evidence).map(({ id }) => (
        <tr>
          <th scope="row">{id}</th>
          {ratingsOf(of, id).map((rating) => (
            <td>
              <RatingChip rating={rating} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">Score</th>
        {of.scores.hypotheses.map(({ score }) => (
          <td>{formatScore(score, of.scores.method)}</td>
        ))}
      </tr>
    </tfoot>
  </table>
)
