// What hangs on each key assumption: all that rests on it left out. Must not word anything.

import { activeItems } from '../model/workbook.ts'
import { type LeaderResult, leadersOfTable, leadOf, sameLeaders, scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'
import { suppositionsOnAssumption, tableUnder } from './what-if.ts'

/** One assumption that does not hold. */
export interface AssumptionLoss {
  readonly id: string
  /** how many whole rows and single cells of active items and hypotheses rest on it */
  readonly rows: number
  readonly cells: number
  /** without them; the margin is that of the leader of the whole table. Null where nothing rests on it. */
  readonly without: LeaderResult | null
  /** another set leads then, ties included */
  readonly changes: boolean
}

/** Every assumption that is not parked, in the workbook's order. A single cell left out counts as not rated, a whole row is gone. */
export function assumptionLosses(view: View, table: RatingTable): AssumptionLoss[] {
  const now = leadersOfTable(table)
  const leader = leadOf(scoresInForce(table))?.leader
  const rowIds = new Set(table.rows.map(({ id }) => id))
  return activeItems(view.assumptions).map((assumption) => {
    const resting = suppositionsOnAssumption(assumption, 'without').filter(
      (one) => rowIds.has(one.id) && (one.what !== 'cell' || table.hypotheses.includes(one.hypothesis)),
    )
    const cells = resting.filter(({ what }) => what === 'cell').length
    const without = resting.length === 0 ? null : leadersOfTable(tableUnder(table, resting), leader)
    const changes = without !== null && !sameLeaders(without.leaders, now.leaders)
    return { id: assumption.id, rows: resting.length - cells, cells, without, changes }
  })
}
