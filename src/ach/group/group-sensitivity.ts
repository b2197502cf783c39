// Leave-one-out analysis of a group's scores: which hypothesis would lead without each item. An item that changes nothing is not useless.

import { leadersOf } from '../scoring/leaders.ts'
import { hasGroupRating, meanRatingWeight } from './group-score.ts'
import type { GroupTable } from './group-table.ts'

/** An item, and the hypotheses that would lead without it. */
export interface GroupItemLoss {
  readonly id: string
  /** ids of the leaders without the item, in the workbook's order; ties within 1e-9 */
  readonly leaders: readonly string[]
  /** true if they differ from the leaders with the item */
  readonly changes: boolean
  /** weight × (largest mean v of its cells − smallest): the largest difference it makes between two scores, 0 to 4 */
  readonly apart: number
}

/** One entry per row of the table; only hypotheses that someone rated can lead. Linear in the number of cells. For one rater, equal to leaving items out of that rater's scores. */
export function groupLeaveOneOut({ hypotheses, rows }: GroupTable): GroupItemLoss[] {
  const adds = rows.map(({ weight, cells }) => cells.map((cell) => weight * meanRatingWeight(cell)))
  const rated = hypotheses.flatMap((_, at) => (rows.some(({ cells }) => hasGroupRating(cells[at])) ? [at] : []))
  const scores = rated.map((at) => adds.reduce((sum, row) => sum + (row[at] ?? 0), 0))
  const now = leadersOf(scores)
  return rows.map(({ id }, at) => {
    const own = adds[at] ?? []
    const without = leadersOf(scores.map((score, place) => score - (own[rated[place] ?? 0] ?? 0)))
    return {
      id,
      leaders: without.map((place) => hypotheses[rated[place] ?? 0] ?? ''),
      changes: without.join() !== now.join(),
      apart: own.length === 0 ? 0 : Math.max(...own) - Math.min(...own),
    }
  })
}
