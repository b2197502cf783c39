// A person's own probabilities: what they add up to, and whether they can serve as a prior. Must not compute a posterior.

import { activeItems, type EstimateTime } from '../model/workbook.ts'
import type { RaterView, View } from '../view/view.ts'
import type { Prior } from './posterior.ts'

export interface OwnProbabilities {
  /** of the active hypotheses, in the workbook's order; null is none */
  readonly given: readonly { readonly id: string; readonly probability: number | null }[]
  /** how many are given */
  readonly count: number
  /** their sum: 1 where they add up */
  readonly sum: number
}

/** What this rater gave for that time; values of parked hypotheses are kept in the workbook and left out here. */
export function ownProbabilities(view: View, rater: RaterView, when: EstimateTime): OwnProbabilities {
  const given = activeItems(view.hypotheses).map(({ id }) => ({ id, probability: rater.estimates[when].get(id) ?? null }))
  const values = given.flatMap(({ probability }) => (probability === null ? [] : [probability]))
  return { given, count: values.length, sum: values.reduce((a, b) => a + b, 0) }
}

/** By how much they miss 1, with its sign; 0 within a millionth, which is less than anybody types. */
export const missingProbability = ({ sum }: Pick<OwnProbabilities, 'sum'>): number => (Math.abs(sum - 1) < 1e-6 ? 0 : sum - 1)

/** The rater's own prior: a probability beforehand for every active hypothesis, not all 0. Null where one is missing. */
export function ownPrior(view: View, rater: RaterView): Prior {
  const { given, count, sum } = ownProbabilities(view, rater, 'before')
  if (count < given.length || !(sum > 0)) return null
  return new Map(given.map(({ id, probability }) => [id, probability ?? 0]))
}
