// Likelihoods for the Bayesian view: how probable the report of an item is if a hypothesis is true. Must not know about priors.
import { type CountedRating, isCounted, type Rating } from '../model/rating.ts'
import { Refused } from '../model/refused.ts'
import type { Level, Method } from '../model/workbook.ts'
import type { RatingRow, RatingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'

/** P(item | hypothesis) for each rating. A choice of this project. */
export const LIKELIHOOD: Readonly<Record<CountedRating, number>> = { CC: 0.95, C: 0.75, N: 0.5, I: 0.25, II: 0.05 }

/** The probability that a report is accurate, by credibility. A choice of this project. */
const ACCURACY: Readonly<Record<Level, number>> = { high: 1, medium: 0.8, low: 0.6 }

/** Returns the accuracy of a report, 0.6 to 1; unknown credibility (null) counts as medium. Always 1 in method count. Ignores relevance. */
export const itemAccuracy = (credibility: Level | null, method: Method): number =>
  method === 'count' ? 1 : ACCURACY[credibility ?? 'medium']

/**
 * P(report|h) = a·l + (1 − a)·(1 − l), 0.05 to 0.95: cascaded inference with the same error in both directions. The ratio of two of them
 * is at most 19 for a = 1, below 4 for a = 0.8 and below 1.5 for a = 0.6. It models error, not deception.
 */
export const reportLikelihood = (rating: CountedRating, accuracy: number): number =>
  accuracy * LIKELIHOOD[rating] + (1 - accuracy) * (1 - LIKELIHOOD[rating])

/** Default correlation ρ of the items in a cluster: 0 independent, 1 repetitions of one item. */
export const CLUSTER_CORRELATION = 0.5

/** Whether a row has at least two different ratings from CC to II. Only such a row can change a probability. */
export function isDiscriminating(ratings: readonly (Rating | null)[]): boolean {
  const first = ratings.find(isCounted)
  return ratings.some((rating) => isCounted(rating) && rating !== first)
}

/**
 * Returns the exponent of each row's likelihoods: 1/(1 + (n − 1)ρ), where n counts the active items of its cluster that are discriminating.
 * It is 1 outside a cluster, in a parked cluster, and if ρ is 0. This is the inverse of Kish's design effect; using it as an exponent is a
 * choice of this project. Throws `Refused('invalid')` for a correlation outside 0 to 1.
 */
export function clusterExponents(view: View, { rows }: RatingTable, correlation: number = CLUSTER_CORRELATION): number[] {
  if (!(correlation >= 0 && correlation <= 1))
    throw new Refused('invalid', 'The correlation of a cluster must be between 0 and 1.', 'correlation')
  const clusterOf = ({ item }: RatingRow) =>
    item.cluster !== null && view.clusters.get(item.cluster)?.parked === false ? item.cluster : null
  const counts = new Map<string, number>()
  for (const row of rows) {
    const cluster = clusterOf(row)
    if (cluster !== null && isDiscriminating(row.ratings)) counts.set(cluster, (counts.get(cluster) ?? 0) + 1)
  }
  return rows.map((row) => 1 / (1 + (Math.max(1, counts.get(clusterOf(row) ?? '') ?? 1) - 1) * correlation))
}
