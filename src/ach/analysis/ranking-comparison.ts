// Every ranking side by side: counted, weighted, normalised, Bayesian. Only the score in force leads; this shows where the others differ.

import type { Scores } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { BayesianView } from './posterior.ts'

export const MEASURES = ['count', 'weighted', 'normalised', 'posterior'] as const
export type Measure = (typeof MEASURES)[number]

export interface Ranking {
  readonly measure: Measure
  /** whether the workbook's method ranks by it */
  readonly inForce: boolean
  /** in the workbook's order; null where there is no figure (normalised, nothing rated). 1 is first, ties share a rank, the next is skipped */
  readonly places: readonly { readonly id: string; readonly value: number | null; readonly rank: number | null }[]
  /** ids of rank 1 */
  readonly first: readonly string[]
  /** another set is first than in the ranking in force */
  readonly differs: boolean
}

/** Count, weighted and normalised from the lowest up, posterior from the highest down; equal within 1e-9. Both must be of one view and rater. */
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
