// What a group's ranking owes to single items. Must not call one that changes nothing useless: agreement is information too.

import { leadersOf } from '../scoring/leaders.ts'
import { meanRatingWeight } from './group-score.ts'
import type { GroupTable } from './group-table.ts'

/** An item, and who would be least contradicted by the group without it. */
export interface GroupItemLoss {
  readonly id: string
  /** ids, in the workbook's order; ties within 1e-9 */
  readonly leaders: readonly string[]
  /** others than with it */
  readonly changes: boolean
  /** by how much it sets the scores apart: its weight × (the largest mean v of its cells − the smallest), 0 … 4 */
  readonly apart: number
}

/** One entry per row of the table. Costs one step per cell. For one rater the same leaders as leaving an item out of that rater's scores. */
export function groupLeaveOneOut({ hypotheses, rows }: GroupTable): GroupItemLoss[] {
  const adds = rows.map(({ weight, cells }) => cells.map((cell) => weight * meanRatingWeight(cell)))
  const scores = hypotheses.map((_, at) => adds.reduce((sum, row) => sum + (row[at] ?? 0), 0))
  const now = leadersOf(scores)
  return rows.map(({ id }, place) => {
    const own = adds[place] ?? []
    const without = leadersOf(scores.map((score, at) => score - (own[at] ?? 0)))
    return {
      id,
      leaders: without.map((at) => hypotheses[at] ?? ''),
      changes: without.join() !== now.join(),
      apart: own.length === 0 ? 0 : Math.max(...own) - Math.min(...own),
    }
  })
}
