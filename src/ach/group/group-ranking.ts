// Who ranks which hypothesis where, and how alike. Must not merge raters into one: for the group's own score see group-score.ts.

import { contradiction, isCounted } from '../model/rating.ts'
import { leadersOf, ranksOf } from '../scoring/leaders.ts'
import type { RaterCells } from '../view/group-members.ts'
import { activeMatrix, type Matrix } from './group-table.ts'
import { kendallsW } from './kendalls-w.ts'
import { bordaCounts, kemenyOrder } from './rank-aggregation.ts'

/** How one rater ranks; one entry per hypothesis of the group ranking. */
export interface RaterRanking {
  readonly id: string
  /** the score in force, exactly that of score.ts; lower is less contradicted */
  readonly scores: readonly number[]
  /** 1 is least contradicted; ties share a rank and the next is skipped (1, 1, 3, 4) */
  readonly ranks: readonly number[]
  /** ids of rank 1, in the workbook's order */
  readonly leaders: readonly string[]
  /** cells not rated yet: they count as not contradicting, so such a ranking may still move */
  readonly blank: number
}

/** How many raters have a hypothesis first. */
export interface FirstPlaces {
  readonly id: string
  /** it leads alone for so many … */
  readonly alone: number
  /** … and level with others for so many */
  readonly shared: number
  /** a rater's first place split evenly among those who share it; over all hypotheses as many as there are raters */
  readonly split: number
}

/** The rankings of a group side by side. Only hypotheses that are not parked, in the workbook's order. */
export interface GroupRanking {
  readonly hypotheses: readonly string[]
  /** those who rated at least one cell from CC to II, in the order given; the others take no part */
  readonly raters: readonly RaterRanking[]
  readonly first: readonly FirstPlaces[]
  /** Kendall's W, 0 … 1; null where it is undefined, see `kendallsW` */
  readonly w: number | null
  /** Borda counts, the highest ranks first; ties within 1e-9 share a rank. All 0 without raters */
  readonly borda: readonly { readonly id: string; readonly points: number; readonly rank: number }[]
  /** Kemeny's order as ids, first to last; null without raters and beyond eight hypotheses, see `kemenyOrder` */
  readonly kemeny: { readonly order: readonly string[]; readonly equallyGood: number; readonly against: number } | null
}

/** Each rater's ranking by the score in force, and what they have in common. */
export function groupRanking(matrix: Matrix, raters: readonly RaterCells[]): GroupRanking {
  const { hypotheses, items } = activeMatrix(matrix)
  const ranked = raters.flatMap((rater): RaterRanking[] => {
    const scores = hypotheses.map(() => 0)
    let rated = 0
    let blank = 0
    for (const { id, weight } of items) {
      const given = rater.ratings.get(id)
      for (const [at, hypothesis] of hypotheses.entries()) {
        const rating = given?.get(hypothesis) ?? null
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
