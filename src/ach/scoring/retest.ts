// Chooses the items that a rater is asked to rate again. Deterministic: the same ratings and log give the same items.

import type { LoggedChange } from '../log/change.ts'
import { isCounted } from '../model/rating.ts'
import { LIMITS } from '../model/texts.ts'
import { activeItems, type Evidence, type Rater, ratingAt, type Workbook } from '../model/workbook.ts'
import { diagnosticity } from './diagnosticity.ts'

type Matrix = Pick<Workbook, 'evidence' | 'hypotheses'>
type Rated = Pick<Rater, 'ratings' | 'again'>

/** Workbooks with fewer active items than this ask for three items only. */
const SMALL = 10
const FEWEST = 3

/** The number of items to rate again in a workbook with this many active items. */
export const retestSize = (items: number): number => (items < SMALL ? FEWEST : LIMITS.retest)

/** The active items with a rating CC to II of which no cell was rated again yet: each item is asked for once. */
export function retestable({ evidence, hypotheses }: Matrix, rater: Rated): Evidence[] {
  const columns = activeItems(hypotheses)
  return activeItems(evidence).filter(({ id }) => !rater.again.has(id) && columns.some((one) => isCounted(ratingAt(rater, id, one.id))))
}

/** True if enough items are left to ask for. */
export const canRetest = (matrix: Matrix, rater: Rated): boolean => retestable(matrix, rater).length >= FEWEST

/**
 * The items to rate again: of the half rated longest ago, those with the highest diagnosticity, because a change there would matter most. Ties
 * keep the order of rating. `lastRated`: from `noteLastRated`. Empty if there are too few items (`canRetest`).
 */
export function retestItems(matrix: Matrix, rater: Rated, lastRated: ReadonlyMap<string, number>): Evidence[] {
  if (!canRetest(matrix, rater)) return []
  const columns = activeItems(matrix.hypotheses)
  const size = retestSize(activeItems(matrix.evidence).length)
  const oldest = retestable(matrix, rater).sort((a, b) => (lastRated.get(a.id) ?? 0) - (lastRated.get(b.id) ?? 0))
  const telling = (item: Evidence) => diagnosticity(columns.map((one) => ratingAt(rater, item.id, one.id)))
  return oldest
    .slice(0, Math.max(size, Math.ceil(oldest.length / 2)))
    .sort((a, b) => telling(b) - telling(a))
    .slice(0, size)
}

/** Adds to `last` the number of the change with which the rater last rated or cleared a cell of each item. */
export function noteLastRated(last: Map<string, number>, rater: string, log: readonly LoggedChange[]): void {
  for (const { seq, change } of log) if (change.type === 'rated' && change.rater === rater) last.set(change.evidence, seq)
}
