// Probability kinematics (Jeffrey 1965): an item moves probability only within the set of hypotheses for which it is rated. Independent of
// what the numbers are shown as; posterior.ts has the contract.

import { type CountedRating, isCounted } from '../model/rating.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'
import { clusterExponents, itemAccuracy, reportLikelihood } from './likelihood.ts'

/** The items of a table, in the order in which they update. */
export interface SortedItems {
  /** Σ log P(report|h) over the items rated for every hypothesis: these commute, so one sum per hypothesis is enough */
  readonly complete: readonly number[]
  /** the other items that are rated for two hypotheses or more, those rated for most first */
  readonly partial: readonly PartialItem[]
}

/** An item that is rated for some hypotheses only: their indexes, and log P(report|h) for each. */
interface PartialItem {
  readonly at: readonly number[]
  readonly logs: readonly number[]
}

/** Computes P(report|h) for each rated cell, raised to the exponent of the item's cluster. An item rated for one hypothesis changes nothing. */
export function sortItems(view: View, table: RatingTable, correlation: number): SortedItems {
  const exponent = clusterExponents(view, table, correlation)
  const complete = table.hypotheses.map(() => 0)
  const partial: PartialItem[] = []
  for (const [place, { item, ratings }] of table.rows.entries()) {
    const accuracy = itemAccuracy(item.credibility, view.method)
    const known = new Map<CountedRating, number>()
    const at: number[] = []
    const logs: number[] = []
    for (let one = 0; one < ratings.length; one++) {
      const rating = ratings[one]
      if (!isCounted(rating)) continue
      const log = known.get(rating) ?? Math.log(reportLikelihood(rating, accuracy)) * (exponent[place] ?? 1)
      known.set(rating, log)
      at.push(one)
      logs.push(log)
    }
    if (at.length === complete.length) for (const [one, log] of logs.entries()) complete[one] = (complete[one] ?? 0) + log
    else if (at.length > 1 && known.size > 1) partial.push({ at, logs })
  }
  return { complete, partial: partial.sort((a, b) => b.at.length - a.at.length) }
}

/** Returns the probabilities after all items; they add up to 1. A hypothesis that no partial item and no complete one touches keeps its own exactly. */
export function updateByItems(priors: readonly number[], items: SortedItems): number[] {
  if (items.complete.every((one) => one === 0) && items.partial.length === 0) return [...priors]
  const logs = logsAfter(priors, items)
  const touched = new Set(items.partial.flatMap(({ at }) => at))
  return Array.from(logs, (log, at) => (items.complete[at] === 0 && !touched.has(at) ? (priors[at] ?? 0) : Math.exp(log)))
}

/** Returns the logarithm of the ratio of two probabilities after all items. */
export function ratioOf(priors: readonly number[], items: SortedItems, one: number, other: number): number {
  const logs = logsAfter(priors, items)
  return (logs[one] ?? 0) - (logs[other] ?? 0)
}

/** In logarithms, because the product of a thousand likelihoods would underflow. */
function logsAfter(priors: readonly number[], { complete, partial }: SortedItems): Float64Array {
  const logs = Float64Array.from(priors, (one, at) => Math.log(one) + (complete[at] ?? 0))
  const all = logSum(logs, logs.length)
  for (let at = 0; at < logs.length; at++) logs[at] = (logs[at] as number) - all
  // One array for all items: a bisection comes here fifty times for a thousand of them.
  const moved = new Float64Array(logs.length)
  for (const item of partial) {
    const count = item.at.length
    for (let one = 0; one < count; one++) moved[one] = logs[item.at[one] as number] as number
    const before = logSum(moved, count)
    // every hypothesis of the set has probability 0: nothing to move
    if (before === Number.NEGATIVE_INFINITY) continue
    for (let one = 0; one < count; one++) moved[one] = (moved[one] as number) + (item.logs[one] as number)
    const shift = before - logSum(moved, count)
    for (let one = 0; one < count; one++) logs[item.at[one] as number] = (moved[one] as number) + shift
  }
  return logs
}

/** log Σ exp of the first `count` */
function logSum(logs: Float64Array, count: number): number {
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at < count; at++) most = Math.max(most, logs[at] as number)
  if (most === Number.NEGATIVE_INFINITY) return most
  let sum = 0
  for (let at = 0; at < count; at++) sum += Math.exp((logs[at] as number) - most)
  return most + Math.log(sum)
}
