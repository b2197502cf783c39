// Computes which hypothesis would lead if a key assumption did not hold and everything that rests on it were left out. Must not put anything into words.

import { activeItems } from '../model/workbook.ts'
import { type LeaderResult, leadersOfTable, leadOf, sameLeaders, scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'
import { suppositionsOnAssumption, tableUnder } from './what-if.ts'

/** The effect of one assumption that does not hold. */
export interface AssumptionLoss {
  readonly id: string
  /** numbers of whole rows and of single cells, of active items and hypotheses, that rest on it */
  readonly rows: number
  readonly cells: number
  /** the result without them, with the margin of the current first leader; null if nothing rests on it */
  readonly without: LeaderResult | null
  /** whether the set of leaders changes, ties included */
  readonly changes: boolean
}

/** Returns the losses of all active assumptions, in the workbook's order. A whole row is removed; a single cell becomes blank. */
export function assumptionLosses(view: View, table: RatingTable): AssumptionLoss[] {
  const now = leadersOfTable(table)
  const leader = leadOf(scoresInForce(table))?.leader
  const rowIds = new Set(table.rows.map(({ id }) => id))
  return activeItems(view.assumptions).map((assumption) => {
    const linked = suppositionsOnAssumption(assumption, 'without').filter(
      (one) => rowIds.has(one.id) && (one.what !== 'cell' || table.hypotheses.includes(one.hypothesis)),
    )
    const cells = linked.filter(({ what }) => what === 'cell').length
    const without = linked.length === 0 ? null : leadersOfTable(tableUnder(table, linked), leader)
    const changes = without !== null && !sameLeaders(without.leaders, now.leaders)
    return { id: assumption.id, rows: linked.length - cells, cells, without, changes }
  })
}
