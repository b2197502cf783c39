// Shows how an inconsistency score is calculated, item by item.

import { RATING_WORDS } from '../../src/ach/model/rating.ts'
import type { ScoreBreakdown } from '../../src/ach/scoring/score-breakdown.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun, formatScore, startSentence } from '../../src/ach/words/phrases.ts'
import { contradictionCountsExplained, fittingCodes, supportCounts } from '../../src/ach/words/scale-words.ts'
import { type NamedSupposition, suppositionQuery } from '../../src/forms/what-if-query.ts'
import { cellId, paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'
import { weightWords } from './evidence-line.ts'

interface Props {
  readonly id: string
  readonly view: View
  readonly sum: ScoreBreakdown
  /** what fits the hypothesis; shown below the score, never part of it */
  readonly support: number
  /** the what-if that the score belongs to */
  readonly suppositions?: readonly NamedSupposition[]
}

/** "none is", "1 is", "2 are" */
const countBe = (count: number): string => (count === 0 ? 'none is' : countNoun(count, 'is', 'are'))

export const BreakdownTable = ({ id, view, sum, support, suppositions = [] }: Props) => {
  const matrix = `${paths.workbook(id)}${suppositionQuery(suppositions)}`
  const weighted = sum.method === 'weighted'
  const label = view.hypotheses.get(sum.hypothesis)?.label
  const other = sum.rows.length > 0 ? 'other ' : ''
  return (
    <section class="stack" aria-labelledby="sum-title">
      <h2 id="sum-title" dir="auto">
        Inconsistency score: {label}
      </h2>
      <p class="quiet">
        {startSentence(contradictionCountsExplained())}
        {weighted
          ? ', times the weight of the item. The weight comes from its credibility and relevance.'
          : '. The weights of items do not count in this workbook.'}{' '}
        {fittingCodes('and')} add nothing; NA and blank cells are left out.
      </p>
      {suppositions.length > 0 && (
        <p>
          <strong>What-if:</strong> this is the score in the what-if. It is not saved.
        </p>
      )}
      {sum.rows.length === 0 ? (
        <p>Nothing is rated inconsistent with it, so its score is 0.</p>
      ) : (
        <section class="scroll-x" aria-label={`Calculation of the score: ${label}`} tabindex={0}>
          <table class="data">
            <thead>
              <tr>
                <th scope="col">Item</th>
                <th scope="col">Rating</th>
                <th scope="col" class="num">
                  Counts
                </th>
                {weighted && (
                  <>
                    <th scope="col" class="num nowrap">
                      × Weight
                    </th>
                    <th scope="col" class="num">
                      =
                    </th>
                  </>
                )}
              </tr>
            </thead>
            <tbody>
              {sum.rows.map((row) => {
                const item = view.evidence.get(row.evidence)
                return (
                  <tr>
                    <th scope="row">
                      <a href={`${matrix}#${cellId(row.evidence, sum.hypothesis)}`}>{row.evidence}</a>{' '}
                      <span dir="auto">{item?.statement}</span>
                      {weighted && item && <span class="meta"> {weightWords(item, 'count')}</span>}
                    </th>
                    <td>
                      <span class="chip" data-rating={row.rating} title={RATING_WORDS[row.rating]}>
                        {row.rating}
                      </span>
                    </td>
                    <td class="num">{row.v}</td>
                    {weighted && (
                      <>
                        <td class="num">{row.weight.toFixed(2)}</td>
                        <td class="num">{row.product.toFixed(2)}</td>
                      </>
                    )}
                  </tr>
                )
              })}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colspan={2}>
                  Score
                </th>
                <td class="num">{weighted ? '' : sum.count}</td>
                {weighted && (
                  <>
                    <td></td>
                    <td class="num">
                      <b>{sum.weighted.toFixed(2)}</b>
                    </td>
                  </>
                )}
              </tr>
            </tfoot>
          </table>
        </section>
      )}
      <p class="quiet">
        {countNoun(sum.fits, `${other}item is`, `${other}items are`)} rated {fittingCodes('or')}; {countBe(sum.notApplicable)} NA;{' '}
        {countBe(sum.blank)} blank.
        {weighted && sum.rows.length > 0 && ' Products are rounded for display; the score is calculated without rounding.'}
      </p>
      <p class="quiet">
        <strong>Support {formatScore(support, sum.method)}</strong> ({supportCounts()}
        {weighted && ', times the weight'}). Support never affects the rank: what fits one hypothesis usually fits others too.
      </p>
      <Actions size="m" cancel={{ href: matrix, label: 'Back to the matrix', closes: true }} />
    </section>
  )
}
