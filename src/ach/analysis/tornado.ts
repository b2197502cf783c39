// Computes the tornado chart: the margin with each item rated one step worse or better for the leader. Must not put anything into words.

import { contradiction, stepRating } from '../model/rating.ts'
import { leadOf, marginOf, scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'

export interface TornadoBar {
  /** id of the item */
  readonly id: string
  /** the margin of the leader with this item one step worse, and one step better, for it; negative if it is overtaken */
  readonly worse: number
  readonly better: number
  /** better − worse, 0 to 8 */
  readonly width: number
}

/**
 * Returns, for each active item, the margin of the first leader over the best of the others: with the leader's cell one step towards II and
 * every other cell of the row one step towards CC (worse), and the reverse (better). Sorted by width, then in the workbook's order. NA and
 * blank cells stay. Empty with fewer than two hypotheses. A choice of this project: a row is one input, so it moves as a whole.
 */
export function tornado(table: RatingTable): TornadoBar[] {
  const scores = scoresInForce(table)
  const lead = leadOf(scores)
  if (!lead || lead.runnerUp < 0) return []
  const { leader } = lead
  const moved = new Float64Array(scores.length)
  const bars = table.rows.map(({ id, weight, ratings, v }): TornadoBar => {
    const margin = (against: -1 | 1) => {
      for (let at = 0; at < moved.length; at++) {
        const rating = stepRating(ratings[at] ?? null, (at === leader ? against : -against) as -1 | 1)
        moved[at] = (scores[at] ?? 0) + weight * (contradiction(rating) - (v[at] ?? 0))
      }
      return marginOf(moved, leader) ?? 0
    }
    const worse = margin(1)
    const better = margin(-1)
    return { id, worse, better, width: better - worse }
  })
  return bars.sort((a, b) => (Math.abs(b.width - a.width) <= TOLERANCE ? 0 : b.width - a.width))
}
