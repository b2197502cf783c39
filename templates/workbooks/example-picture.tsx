// The picture on the first page: the most telling rows of the finished example with their ratings, and the scores. One image for screen
// readers, described by its label.

import { activeItems, type Evidence, type Hypothesis, ratingAt } from '../../src/ach/model/workbook.ts'
import { byRank } from '../../src/ach/scoring/leaders.ts'
import { type Scores, scoresOf } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun, formatScore, hypothesisNames } from '../../src/ach/words/phrases.ts'
import { RatingChip } from '../ui/rating-chip.tsx'

const MAX_ROWS = 8

export interface ExamplePictureModel {
  readonly view: View
  readonly scores: Scores
  readonly hypotheses: readonly Hypothesis[]
  /** the most telling items, in the order of the workbook */
  readonly rows: readonly Evidence[]
}

/** Linchpins first, then the items that can move scores furthest apart. */
export function examplePicture(view: View): ExamplePictureModel {
  const scores = scoresOf(view, view.me?.id ?? '')
  const moved = new Map(scores.evidence.map((one) => [one.id, (one.linchpin ? 100 : 0) + one.range * one.weight + one.diagnosticity]))
  const telling = activeItems(view.evidence).toSorted((a, b) => (moved.get(b.id) ?? 0) - (moved.get(a.id) ?? 0))
  const shown = new Set(telling.slice(0, MAX_ROWS))
  return { view, scores, hypotheses: activeItems(view.hypotheses), rows: activeItems(view.evidence).filter((item) => shown.has(item)) }
}

export const ExamplePicture = ({ picture: { view, scores, hypotheses, rows } }: { picture: ExamplePictureModel }) => {
  const amountOf = (id: string) => formatScore(scores.hypotheses.find((one) => one.id === id)?.score ?? 0, scores.method)
  const ranked = scores.hypotheses.toSorted(byRank)
  const all = view.evidence.size
  const alt = `A filled matrix, ${view.title}: ${rows.length} of ${countNoun(all, 'item')} of evidence as rows, ${countNoun(hypotheses.length, 'hypothesis', 'hypotheses')} as columns, and a rating in each cell. The scores below, lowest first: ${ranked.map(({ id }) => `${hypothesisNames(view, [id])} ${amountOf(id)}`).join(', ')}.`
  return (
    <figure class="stack-tight">
      <div class="picture" role="img" aria-label={alt}>
        <table>
          <thead>
            <tr>
              <td></td>
              {hypotheses.map(({ label }) => (
                <th>{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((item) => (
              <tr>
                <th>
                  <span class="meta">{item.id}</span> {item.statement}
                </th>
                {hypotheses.map(({ id }) => {
                  const rating = view.me && ratingAt(view.me, item.id, id)
                  return (
                    <td data-shade={rating ?? ''}>
                      <RatingChip rating={rating} />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th>Inconsistency score</th>
              {hypotheses.map(({ id }) => (
                <td data-lead={scores.leaders.includes(id) ? '' : undefined}>{amountOf(id)}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <figcaption class="meta">
        {view.title}: the {rows.length} most telling of {countNoun(all, 'item')}. The scores come from all {all}
        {scores.method === 'weighted' && ', each weighted by its credibility and relevance'}. The lowest score has the least evidence
        against it.
      </figcaption>
    </figure>
  )
}
