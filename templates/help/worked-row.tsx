// One item rated for three hypotheses, to show how a row adds to the scores. Every number is computed.

import { CONTRADICTING_RATINGS, contradiction } from '../../src/ach/model/rating.ts'
import { activeItems } from '../../src/ach/model/workbook.ts'
import { scoreBreakdown } from '../../src/ach/scoring/score-breakdown.ts'
import { formatScore } from '../../src/ach/words/phrases.ts'
import { EXAMPLE_ROW } from '../../src/ach/words/scale-words.ts'
import { verdictSentence, verdictText } from '../../src/ach/words/verdict-words.ts'
import { RatingChip } from '../ui/rating-chip.tsx'
import { EXAMPLE_QUESTION, exampleOf, ratingsOf } from './example-table.tsx'

/** The worked example. Its first item is the row that is shown. */
export const WORKED_EXAMPLE = exampleOf(
  [
    {
      ratings: EXAMPLE_ROW.hypotheses.map(({ rating }) => rating),
      statement: EXAMPLE_ROW.item,
      credibility: 'high',
      relevance: 'high',
    },
    { ratings: ['I', 'CC', 'I'], statement: 'An update of the website was planned for 02:00.' },
    { ratings: ['N', 'I', 'N'], statement: 'The log of the update shows no error.' },
  ],
  'weighted',
)
const ITEM = 'E1'

/** What the row adds to each hypothesis, and what the other items add, from the sums behind the scores. */
export const workedColumns = () => {
  const { view, scores } = WORKED_EXAMPLE
  const ratings = ratingsOf(WORKED_EXAMPLE, ITEM)
  return scores.hypotheses.map(({ id, score }, at) => {
    const row = scoreBreakdown(view, scores.rater, id).rows.find(({ evidence }) => evidence === ITEM)
    const rating = ratings[at] ?? null
    const added = row?.product ?? 0
    const label = view.hypotheses.get(id)?.label ?? id
    return { label, rating, counts: contradiction(rating), added, others: score - added, score }
  })
}

export const WorkedRow = () => {
  const { view, scores } = WORKED_EXAMPLE
  const [item] = activeItems(view.evidence)
  const weight = scores.evidence.find(({ id }) => id === ITEM)?.weight ?? 1
  const columns = workedColumns()
  const most = Math.max(...columns.map(({ score }) => score))
  const amount = (value: number) => formatScore(value, scores.method)
  return (
    <figure class="panel worked" aria-labelledby="worked-caption">
      <figcaption class="stack-tight" id="worked-caption">
        <strong>One row, worked through</strong>
        <span class="quiet">
          {EXAMPLE_QUESTION} Item {ITEM}: “{item?.statement}”
        </span>
      </figcaption>
      <table class="data example">
        <thead>
          <tr>
            <td></td>
            {columns.map(({ label }) => (
              <th scope="col" data-col>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Rating of {ITEM}</th>
            {columns.map(({ rating }) => (
              <td>
                <RatingChip rating={rating} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">Counts against</th>
            {columns.map(({ counts }) => (
              <td>{counts}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">× weight {amount(weight)}</th>
            {columns.map(({ added }) => (
              <td>{amount(added)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">+ all other items</th>
            {columns.map(({ others }) => (
              <td>{amount(others)}</td>
            ))}
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">= score</th>
            {columns.map(({ added, others, score }) => (
              <td>
                {amount(score)}
                <svg class="worked-bar" width="100%" height="8" aria-hidden="true">
                  <rect class="track" width="100%" height="8" />
                  <rect class="own" width={`${(added / most) * 100}%`} height="8" />
                  <rect class="others" x={`${(added / most) * 100}%`} width={`${(others / most) * 100}%`} height="8" />
                </svg>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <p class="meta">Bars: the score. The dark part comes from {ITEM}, the grey part from the other items.</p>
      <p>Only {CONTRADICTING_RATINGS.join(' and ')} add to a score. An item that fits a hypothesis does not lower its score.</p>
      <p>
        The verdict based on all {scores.evidence.length} items: “{verdictText(verdictSentence(scores, view))}”
      </p>
    </figure>
  )
}
