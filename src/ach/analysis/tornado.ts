// The tornado: how far the margin moves with each item one step worse or better for the leader. Must not word anything.

import { COUNTED_RATINGS, contradiction, isCounted, type Rating } from '../model/rating.ts'
import { leadOf, marginOf, scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'

export interface TornadoBar {
  /** id of the item */
  readonly id: string
  /** the margin of the leader (see Outcome) with this item one step worse and one step better for it */
  readonly worse: number
  readonly better: number
  /** better − worse, 0 … 8 */
  readonly width: number
}

/** One step to the right on the track CC C N I II, or to the left; clipped at the ends. NA and blank stay. */
export function stepRating(rating: Rating | null, by: -1 | 0 | 1): Rating | null {
  if (!isCounted(rating)) return rating
  return COUNTED_RATINGS[COUNTED_RATINGS.indexOf(rating) + by] ?? rating
}

/**
 * For each active item the margin of the leader (the first in order in a tie) over the best of the others, with the leader's cell one
 * step towards II and every other cell of the row one step towards CC (worse), and the other way round (better). The widest first, then
 * the workbook's order. Empty with fewer than two hypotheses. A choice of this project: a row is one input, so it moves as a whole.
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
