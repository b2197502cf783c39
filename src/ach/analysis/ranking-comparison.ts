// Compares rankings: unweighted, weighted, normalised, Bayesian, and each cluster counted once. Only the workbook's method ranks; this shows
// whether the others differ.

import { isCounted } from '../model/rating.ts'
import { raterIn, ratingTable } from '../scoring/rating-table.ts'
import type { Scores } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { View } from '../view/view.ts'
import type { BayesianView } from './posterior.ts'

export const MEASURES = ['count', 'weighted', 'normalised', 'clustered', 'posterior'] as const
export type Measure = (typeof MEASURES)[number]

export interface Ranking {
  readonly measure: Measure
  /** whether this is the workbook's method */
  readonly inForce: boolean
  /** in the workbook's order; null for a hypothesis without a cell rated CC to II. Ties share a rank and the next is skipped. */
  readonly places: readonly { readonly id: string; readonly value: number | null; readonly rank: number | null }[]
  /** ids of rank 1 */
  readonly first: readonly string[]
  /** whether other hypotheses have rank 1 than under the workbook's method */
  readonly differs: boolean
}

/**
 * Ranks the hypotheses with a cell rated CC to II: upwards, and by the posterior downwards; ties within 1e-9. `clustered` is left out if no
 * cluster has two items. All inputs must be of one view and rater.
 */
export function compareRankings(view: View, scores: Scores, bayes: BayesianView): Ranking[] {
  const posterior = new Map(bayes.hypotheses.map((one) => [one.id, one.posterior]))
  const clustered = clusteredScores(view, scores.rater)
  return MEASURES.flatMap((measure): Ranking[] => {
    if (measure === 'clustered' && clustered === null) return []
    const values = scores.hypotheses.map((one) => {
      if (one.rated === 0) return null
      if (measure === 'posterior') return posterior.get(one.id) ?? null
      return measure === 'clustered' ? (clustered?.get(one.id) ?? null) : one[measure]
    })
    // A single hypothesis has nothing to be compared with.
    const compared = values.filter((value) => value !== null).length
    const sign = measure === 'posterior' ? -1 : 1
    const rank = (value: number) => 1 + values.filter((other) => other !== null && sign * other < sign * value - TOLERANCE).length
    const places = scores.hypotheses.map(({ id }, at) => {
      const value = values[at] ?? null
      return { id, value, rank: value === null || compared < 2 ? null : rank(value) }
    })
    const first = places.filter((one) => one.rank === 1).map((one) => one.id)
    return [{ measure, inForce: measure === scores.method, places, first, differs: first.join() !== scores.leaders.join() }]
  })
}

/**
 * The ranking scores if each active cluster counted as one item: the mean of w·v over its items that are rated CC to II for the hypothesis.
 * Items outside a cluster count as usual. Null if no active cluster has two active items. A choice of this project.
 */
export function clusteredScores(view: View, raterId: string): ReadonlyMap<string, number> | null {
  const { hypotheses, rows } = ratingTable(view, raterIn(view, raterId))
  const groups = new Map<string, (typeof rows)[number][]>()
  for (const row of rows) {
    const { cluster } = row.item
    const key = cluster !== null && view.clusters.get(cluster)?.parked === false ? `cluster ${cluster}` : `item ${row.id}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  if (groups.size === rows.length) return null
  return new Map(
    hypotheses.map((id, at) => {
      const sums = [...groups.values()].map((group) => {
        const rated = group.filter(({ ratings }) => isCounted(ratings[at]))
        return rated.length === 0 ? 0 : rated.reduce((sum, { weight, v }) => sum + weight * (v[at] ?? 0), 0) / rated.length
      })
      return [id, sums.reduce((a, b) => a + b, 0)]
    }),
  )
}
