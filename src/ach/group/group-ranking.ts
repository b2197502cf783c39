// Compares the rankings of the raters in a group: first places, Kendall's W, Borda counts, Kemeny order. For the group's own score see
// group-score.ts.

import { contradiction, isCounted } from '../model/rating.ts'
import { leadersOf, ranksOf } from '../scoring/leaders.ts'
import type { RaterCells } from '../view/group-members.ts'
import { activeMatrix, type Matrix } from './group-table.ts'
import { kendallsW } from './kendalls-w.ts'
import { bordaCounts, kemenyOrder } from './rank-aggregation.ts'

/** The ranking of one rater; lists have one entry per hypothesis of `GroupRanking`. */
export interface RaterRanking {
  readonly id: string
  /** inconsistency scores in the method in force, equal to those of score.ts; lower is better for the hypothesis */
  readonly scores: readonly number[]
  /** 1 is least inconsistent; ties share a rank and the next is skipped (1, 1, 3, 4) */
  readonly ranks: readonly number[]
  /** ids of the hypotheses of rank 1, in the workbook's order */
  readonly leaders: readonly string[]
  /** number of blank cells; they add nothing to a score, so the ranking may still change */
  readonly blank: number
}

/** How many raters rank a hypothesis first. */
export interface FirstPlaces {
  readonly id: string
  /** number of raters for whom it leads alone … */
  readonly alone: number
  /** … and for whom it is tied for first place */
  readonly shared: number
  /** first places, each split evenly among tied hypotheses; adds up to the number of raters over all hypotheses */
  readonly split: number
}

/** The rankings of a group. Parked hypotheses are left out; the others are in the workbook's order. */
export interface GroupRanking {
  readonly hypotheses: readonly string[]
  /** the raters who rated at least one cell from CC to II, in the order passed in */
  readonly raters: readonly RaterRanking[]
  readonly first: readonly FirstPlaces[]
  /** Kendall's W, 0 to 1; null if undefined, see `kendallsW` */
  readonly w: number | null
  /** Borda counts; the highest has rank 1, ties within 1e-9 share a rank. All 0 without raters */
  readonly borda: readonly { readonly id: string; readonly points: number; readonly rank: number }[]
  /** Kemeny order as ids, first to last; null without raters and for more than eight hypotheses, see `kemenyOrder` */
  readonly kemeny: { readonly order: readonly string[]; readonly equallyGood: number; readonly against: number } | null
}

/** Ranks the hypotheses for each rater by the score in the method in force, and compares the rankings. */
export function groupRanking(matrix: Matrix, raters: readonly RaterCells[]): GroupRanking {
  const { hypotheses, items } = activeMatrix(matrix)
  const ranked = raters.flatMap((rater): RaterRanking[] => {
    const scores = hypotheses.map(() => 0)
    let rated = 0
    let blank = 0
    for (const { id, weight } of items) {
      const itemRatings = rater.ratings.get(id)
      for (const [at, hypothesis] of hypotheses.entries()) {
        const rating = itemRatings?.get(hypothesis) ?? null
        if (rating === null) blank++
        if (isCounted(rating)) rated++
        scores[at] = (scores[at] ?? 0) + weight * contradiction(rating)
      }
    }
    if (rated === 0) return []
    const leaders = leadersOf(scores).map((at) => hypotheses[at] ?? '')
    return [{ id: rater.id, scores, ranks: ranksOf(scores), leaders, blank }]
  })
  const ranks = ranked.map((one) => one.ranks)
  const points = bordaCounts(ranks, hypotheses.length)
  const places = ranksOf(points.map((one) => -one))
  const kemeny = kemenyOrder(ranks, hypotheses.length)
  return {
    hypotheses,
    raters: ranked,
    first: hypotheses.map((id) => firstPlaces(id, ranked)),
    w: kendallsW(ranks),
    borda: hypotheses.map((id, at) => ({ id, points: points[at] ?? 0, rank: places[at] ?? 1 })),
    kemeny: kemeny && { ...kemeny, order: kemeny.order.map((at) => hypotheses[at] ?? '') },
  }
}

function firstPlaces(id: string, raters: readonly RaterRanking[]): FirstPlaces {
  const first = raters.filter(({ leaders }) => leaders.includes(id))
  const alone = first.filter(({ leaders }) => leaders.length === 1).length
  return { id, alone, shared: first.length - alone, split: first.reduce((sum, { leaders }) => sum + 1 / leaders.length, 0) }
}
