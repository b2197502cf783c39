// A rater's own probability estimates: their sum, and whether they can serve as a prior. Must not compute posteriors.

import { activeItems, type EstimateTime } from '../model/workbook.ts'
import type { RaterView, View } from '../view/view.ts'
import type { Prior } from './posterior.ts'

export interface OwnProbabilities {
  /** estimates for the active hypotheses, 0 to 1, in the workbook's order; null is no estimate */
  readonly given: readonly { readonly id: string; readonly probability: number | null }[]
  /** how many hypotheses have an estimate */
  readonly count: number
  /** sum of the estimates; should be 1 */
  readonly sum: number
}

/** Returns the rater's estimates of that time. The workbook keeps those of parked hypotheses; they are omitted here. */
export function ownProbabilities(view: View, rater: RaterView, when: EstimateTime): OwnProbabilities {
  const given = activeItems(view.hypotheses).map(({ id }) => ({ id, probability: rater.estimates[when].get(id) ?? null }))
  const values = given.flatMap(({ probability }) => (probability === null ? [] : [probability]))
  return { given, count: values.length, sum: values.reduce((a, b) => a + b, 0) }
}

/** Returns sum − 1, rounded to 0 within a millionth, which is finer than anyone types. */
export const missingProbability = ({ sum }: Pick<OwnProbabilities, 'sum'>): number => (Math.abs(sum - 1) < 1e-6 ? 0 : sum - 1)

/** Returns the rater's estimates before the evidence as a prior; null if an active hypothesis has none or all are 0. */
export function ownPrior(view: View, rater: RaterView): Prior {
  const { given, count, sum } = ownProbabilities(view, rater, 'before')
  if (count < given.length || !(sum > 0)) return null
  return new Map(given.map(({ id, probability }) => [id, probability ?? 0]))
}
