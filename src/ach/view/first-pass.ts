// A rater's first pass through a workbook: while it lasts, scores are hidden and one item at a time follows an order of the rater's own. Part of
// viewFor. Source of the defaults: docs/method.md, "First pass".

import { activeItems, isRowRated, type Rater, type Workbook } from '../model/workbook.ts'

/** The first pass of one rater, as it is now. */
export interface FirstPass {
  /** items with a blank cell of this rater; at least 1 */
  readonly left: number
  /** active items */
  readonly of: number
  /** scores, verdict and weights are hidden: the rater has not chosen to see them */
  readonly scoresHidden: boolean
  /** seed of the order of items and hypotheses for `orderFor`; null if the rater chose the workbook's order */
  readonly order: string | null
}

/**
 * The first pass of this rater; null if it is over or there is nothing to rate. It lasts until every cell of the active items and hypotheses
 * has a rating or NA. What is cleared or added later does not start it again.
 */
export function firstPassOf(
  { evidence, hypotheses }: Pick<Workbook, 'evidence' | 'hypotheses'>,
  seed: string,
  rater: Pick<Rater, 'id' | 'kind' | 'ratings' | 'firstPass'> | null,
): FirstPass | null {
  if (rater?.kind !== 'person' || rater.firstPass.over) return null
  const [items, columns] = [activeItems(evidence), activeItems(hypotheses)]
  if (items.length === 0 || columns.length === 0) return null
  const left = items.filter(({ id }) => !isRowRated(rater, id, columns)).length
  if (left === 0) return null
  const { scoresShown, ownOrder } = rater.firstPass
  return { left, of: items.length, scoresHidden: !scoresShown, order: ownOrder ? null : `${seed} ${rater.id}` }
}
