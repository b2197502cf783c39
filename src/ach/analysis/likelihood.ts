// How likely an item would be reported if a hypothesis were true: the numbers behind the Bayesian view. Must not know a prior.
import { type CountedRating, isCounted, type Rating } from '../model/rating.ts'
import { Refused } from '../model/refused.ts'
import type { Level, Method } from '../model/workbook.ts'
import type { RatingRow, RatingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'

/** A choice of this project. */
export const LIKELIHOOD: Readonly<Record<CountedRating, number>> = { CC: 0.95, C: 0.75, N: 0.5, I: 0.25, II: 0.05 }

/** The chance that what was reported is so: by credibility; unknown counts as medium. A choice of this project. */
const ACCURACY: Readonly<Record<Level, number>> = { high: 1, medium: 0.8, low: 0.6 }

/** 1 in method count. Relevance is not used. */
export const itemAccuracy = (credibility: Level | null, method: Method): number =>
  method === 'count' ? 1 : ACCURACY[credibility ?? 'medium']

/**
 * P(report|h) = a·l + (1 − a)·(1 − l), 0.05 … 0.95: cascaded inference with equal error either way. The ratio of two of them is at
 * most 19 for a of 1, and stays below 4 and 1.5 for 0.8 and 0.6. It models error, not intent.
 */
export const reportLikelihood = (rating: CountedRating, accuracy: number): number =>
  accuracy * LIKELIHOOD[rating] + (1 - accuracy) * (1 - LIKELIHOOD[rating])

/** How much the items of one cluster repeat each other unless said otherwise. */
export const CLUSTER_CORRELATION = 0.5

/** At least two different ratings from CC to II: only such a row can move a probability. */
export function isDiscriminating(ratings: readonly (Rating | null)[]): boolean {
  const first = ratings.find(isCounted)
  return ratings.some((rating) => isCounted(rating) && rating !== first)
}

/**
 * For each row the exponent that items of one origin share: 1/(1 + (n − 1)ρ), where n counts the active items of its cluster that tell
 * hypotheses apart; 1 outside a cluster, in a parked one, and with ρ 0. Kish's effective number of observations, used as an exponent (a
 * choice of this project). Refused 'invalid' for a correlation outside 0 … 1.
 */
export function clusterExponents(view: View, { rows }: RatingTable, correlation: number = CLUSTER_CORRELATION): number[] {
  if (!(correlation >= 0 && correlation <= 1))
    throw new Refused('invalid', 'How much a cluster repeats itself is from 0 to 1.', 'correlation')
  const clusterOf = ({ item }: RatingRow) =>
    item.cluster !== null && view.clusters.get(item.cluster)?.parked === false ? item.cluster : null
  const counts = new Map<string, number>()
  for (const row of rows) {
    const cluster = clusterOf(row)
    if (cluster !== null && isDiscriminating(row.ratings)) counts.set(cluster, (counts.get(cluster) ?? 0) + 1)
  }
  return rows.map((row) => 1 / (1 + (Math.max(1, counts.get(clusterOf(row) ?? '') ?? 1) - 1) * correlation))
}
