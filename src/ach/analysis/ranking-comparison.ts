// Compares four rankings: count, weighted, normalised, Bayesian. Only the workbook's method ranks; this shows whether the others differ.

import type { Scores } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { BayesianView } from './posterior.ts'

export const MEASURES = ['count', 'weighted', 'normalised', 'posterior'] as const
export type Measure = (typeof MEASURES)[number]

export interface Ranking {
  readonly measure: Measure
  /** whether this is the workbook's method */
  readonly inForce: boolean
  /** in the workbook's order; null if there is no figure (normalised with nothing rated). Ties share a rank and the next is skipped. */
  readonly places: readonly { readonly id: string; readonly value: number | null; readonly rank: number | null }[]
  /** ids of rank 1 */
  readonly first: readonly string[]
  /** whether other hypotheses have rank 1 than under the workbook's method */
  readonly differs: boolean
}

/** Ranks count, weighted and normalised upwards and the posterior downwards; ties within 1e-9. Both inputs must be of one view and rater. */
export function compareRankings(scores: Scores, bayes: BayesianView): Ranking[] {
  const posterior = new Map(bayes.hypotheses.map((one) => [one.id, one.posterior]))
  return MEASURES.map((measure) => {
    const values = scores.hypotheses.map((one) => (measure === 'posterior' ? (posterior.get(one.id) ?? null) : one[measure]))
    const sign = measure === 'posterior' ? -1 : 1
    const rank = (value: number) => 1 + values.filter((other) => other !== null && sign * other < sign * value - TOLERANCE).length
    const places = scores.hypotheses.map(({ id }, at) => {
      const value = values[at] ?? null
      return { id, value, rank: value === null ? null : rank(value) }
    })
    const first = places.filter((one) => one.rank === 1).map((one) => one.id)
    return { measure, inForce: measure === scores.method, places, first, differs: first.join() !== scores.leaders.join() }
  })
}
