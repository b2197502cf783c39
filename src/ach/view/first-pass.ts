// A rater's first pass through a workbook: while it lasts, scores are hidden and one item at a time follows an order of the rater's own. Part of
// viewFor. Source of the defaults: docs/method.md, "First pass".

import { activeItems, type Rater, type Workbook } from '../model/workbook.ts'

/** The first pass of one rater, as it is now. */
export interface FirstPass {
  /** items without a rating of this rater; 0 once every item was rated, while cells are still blank */
  readonly left: number
  /** active items */
  readonly of: number
  /** scores, verdict and weights are hidden: items are left, and the rater has not chosen to see scores */
  readonly scoresHidden: boolean
  /** seed of the order of items and hypotheses for `orderFor`; null if the rater chose the workbook's order */
  readonly order: string | null
}

/**
 * The first pass of this rater; null if it is over or there is nothing to rate. An item was rated once if one of its cells has a rating or NA.
 * Scores stay hidden until then. The order stays until no cell is blank, so that an item does not change under the rater's hands. Once every
 * item was rated, items that are added later do not start it again.
 */
export function firstPassOf(
  { evidence, hypotheses }: Pick<Workbook, 'evidence' | 'hypotheses'>,
  seed: string,
  rater: Pick<Rater, 'id' | 'kind' | 'ratings' | 'firstPass'> | null,
): FirstPass | null {
  if (rater?.kind !== 'person' || rater.firstPass.over) return null
  const [items, columns] = [activeItems(evidence), activeItems(hypotheses)]
  if (items.length === 0 || columns.length === 0) return null
  const left = items.filter(({ id }) => !rater.ratings.has(id)).length
  if (left === 0 && items.every(({ id }) => columns.every((one) => rater.ratings.get(id)?.has(one.id)))) return null
  const { scoresShown, ownOrder } = rater.firstPass
  return { left, of: items.length, scoresHidden: left > 0 && !scoresShown, order: ownOrder ? null : `${seed} ${rater.id}` }
}
