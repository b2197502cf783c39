// Limits the number of items of each kind and of rated cells.
import { formatCount } from '../model/format-count.ts'
import { Refused } from '../model/refused.ts'
import { LIMITS } from '../model/texts.ts'
import type { Workbook } from '../model/workbook.ts'
import type { ItemKind } from './change.ts'
import { ITEM_KIND_WORDS } from './item-kind.ts'
import { itemsOfKind } from './workbook-lists.ts'

const MAX_ITEMS: Readonly<Record<ItemKind, number>> = {
  hypothesis: LIMITS.hypotheses,
  evidence: LIMITS.evidence,
  source: LIMITS.sources,
  cluster: LIMITS.clusters,
  assumption: LIMITS.assumptions,
  expectation: LIMITS.expectations,
  milestone: LIMITS.milestones,
}

export const ITEM_LIMIT_REFUSALS = {
  full: (most: number, many: string) =>
    `This workbook has ${formatCount(most)} ${many}, the most it can hold. Park some before you add more.`,
  withParked: (most: number, many: string) =>
    `Including parked ones, this workbook has ${formatCount(most)} ${many}, the most it can hold.`,
} as const

/** Throws `Refused('limit')` if one more active item of this kind would be too many. */
export function checkListLimit(workbook: Workbook, what: ItemKind): void {
  const { many } = ITEM_KIND_WORDS[what]
  const items = itemsOfKind(workbook, what)
  const most = MAX_ITEMS[what]
  if (items.size < most) return
  let active = 0
  for (const { parked } of items.values()) if (!parked) active += 1
  if (active >= most) throw new Refused('limit', ITEM_LIMIT_REFUSALS.full(most, many))
  if (items.size >= most * LIMITS.withParked) throw new Refused('limit', ITEM_LIMIT_REFUSALS.withParked(most * LIMITS.withParked, many))
}

/**
 * Throws `Refused('limit')` if one more rated cell would be too many. Counts cells one by one only if the number of rows allows the limit to
 * be reached.
 */
export function checkCellLimit(workbook: Workbook): void {
  let rows = 0
  for (const rater of workbook.raters.values()) rows += rater.ratings.size
  if (rows * workbook.hypotheses.size < LIMITS.ratedCells) return
  let cells = 0
  for (const rater of workbook.raters.values()) for (const row of rater.ratings.values()) cells += row.size
  if (cells >= LIMITS.ratedCells)
    throw new Refused('limit', `This workbook has ${formatCount(LIMITS.ratedCells)} rated cells, the most it can hold.`)
}
