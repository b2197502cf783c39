// Computes the Bayesian view: posterior probabilities, shown next to the ranking and not instead of it. Must not rank or put anything into
// words. Valid only for hypotheses that are mutually exclusive and collectively exhaustive, which only a person can judge (exclusivity.ts).

import { type CountedRating, isCounted } from '../model/rating.ts'
import { Refused } from '../model/refused.ts'
import { type RatingTable, raterIn, ratingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'
import { CLUSTER_CORRELATION, clusterExponents, itemAccuracy, reportLikelihood } from './likelihood.ts'

/** Non-negative numbers by hypothesis id; they need not add up to 1. A missing hypothesis has 0. Null is a uniform prior. */
export type Prior = ReadonlyMap<string, number> | null

export interface BayesOptions {
  readonly prior?: Prior
  /** correlation ρ of the items in a cluster: 0 (independent) to 1 (repetitions of one item) */
  readonly correlation?: number
}

export interface BayesHypothesis {
  readonly id: string
  /** 0 to 1; each adds up to 1 over the active hypotheses */
  readonly prior: number
  readonly posterior: number
}

export interface BayesianView {
  /** the active hypotheses in the workbook's order */
  readonly hypotheses: readonly BayesHypothesis[]
  /** null with fewer than two hypotheses, or if the runner-up's prior is 0 */
  readonly breakEven: BreakEven | null
}

/** How small the leader's prior would have to be for a tie of posteriors. */
export interface BreakEven {
  /** ids with the highest posterior and the next highest; the first in the workbook's order if several are equal */
  readonly leader: string
  readonly runnerUp: string
  /** the leader's prior at which both posteriors are equal while the others keep their proportions; above 0, at most the leader's own prior */
  readonly prior: number
}

/**
 * Posterior ∝ prior × Π P(report|h), each raised to its cluster's exponent, over the active items. NA and blank cells bring no update: they
 * take the mean of the item's other cells, weighted by the prior. If everything is blank, posterior = prior. Throws `Refused('unknown')` for
 * a rater not in the view and `Refused('invalid')` for an invalid prior or a correlation outside 0 to 1. Formula: docs/method.md.
 */
export function bayesianView(
  view: View,
  raterId: string,
  { prior = null, correlation = CLUSTER_CORRELATION }: BayesOptions = {},
): BayesianView {
  const table = ratingTable(view, raterIn(view, raterId))
  const priors = normalize(table.hypotheses, prior)
  const likelihoods = likelihoodRows(view, table, correlation)
  const posteriors = posterior(priors, likelihoods)
  return {
    hypotheses: table.hypotheses.map((id, at) => ({ id, prior: priors[at] ?? 0, posterior: posteriors[at] ?? 0 })),
    breakEven: breakEven(table.hypotheses, priors, posteriors, likelihoods),
  }
}

/** A posterior for display: below 1 while another hypothesis has more than 0, even if floating point rounds it to 1. */
export const capPosterior = ({ hypotheses }: Pick<BayesianView, 'hypotheses'>, posterior: number): number =>
  hypotheses.filter((one) => one.posterior > 0).length > 1 ? Math.min(posterior, 1 - Number.EPSILON) : posterior

/** P(report|h) raised to its exponent, for each row and hypothesis; null for NA and blank cells. */
export function likelihoodRows(view: View, table: RatingTable, correlation: number = CLUSTER_CORRELATION): (number | null)[][] {
  const exponent = clusterExponents(view, table, correlation)
  return table.rows.map(({ item, ratings }, at) => {
    const accuracy = itemAccuracy(item.credibility, view.method)
    const known = new Map<CountedRating, number>()
    return ratings.map((rating) => {
      if (!isCounted(rating)) return null
      const likelihood = known.get(rating) ?? reportLikelihood(rating, accuracy) ** (exponent[at] ?? 1)
      known.set(rating, likelihood)
      return likelihood
    })
  })
}

function normalize(hypotheses: readonly string[], prior: Prior): number[] {
  const values = hypotheses.map((id) => (prior === null ? 1 : (prior.get(id) ?? 0)))
  if (values.some((one) => !(one >= 0 && Number.isFinite(one))))
    throw new Refused('invalid', 'A prior probability must be a number of 0 or more.', 'prior')
  const sum = values.reduce((a, b) => a + b, 0)
  if (sum === 0 && hypotheses.length > 0)
    throw new Refused('invalid', 'At least one hypothesis needs a prior probability above 0.', 'prior')
  return values.map((one) => one / sum)
}

/** Computes in logarithms, because the product of a thousand likelihoods would underflow. */
function posterior(priors: readonly number[], likelihoods: readonly (readonly (number | null)[])[]): number[] {
  const logs = logsOf(priors, likelihoods)
  const most = Math.max(...logs)
  const shares = logs.map((log) => Math.exp(log - most))
  const sum = shares.reduce((a, b) => a + b, 0)
  return shares.map((share) => share / sum)
}

function logsOf(priors: readonly number[], likelihoods: readonly (readonly (number | null)[])[]): number[] {
  const logs = priors.map(Math.log)
  for (const row of likelihoods) {
    let weight = 0
    let sum = 0
    for (let at = 0; at < row.length; at++) {
      const one = row[at] ?? null
      if (one === null) continue
      weight += priors[at] ?? 0
      sum += one * (priors[at] ?? 0)
    }
    // rated only for hypotheses with prior 0: no update for the others
    const mean = weight > 0 ? sum / weight : 1
    for (let at = 0; at < row.length; at++) logs[at] = (logs[at] ?? 0) + Math.log(row[at] ?? mean)
  }
  return logs
}

function breakEven(
  hypotheses: readonly string[],
  priors: readonly number[],
  posteriors: readonly number[],
  likelihoods: readonly (readonly (number | null)[])[],
): BreakEven | null {
  const order = posteriors.map((_, at) => at).sort((a, b) => (posteriors[b] ?? 0) - (posteriors[a] ?? 0) || a - b)
  const [leader, runnerUp] = order
  if (leader === undefined || runnerUp === undefined || !((priors[runnerUp] ?? 0) > 0)) return null
  const own = priors[leader] ?? 0
  // A row that rates both has the same effect whatever the prior. A row that rates one of them uses a mean that depends on the prior.
  let firm = 0
  const loose: Loose[] = []
  for (const row of likelihoods) {
    const [one, other] = [row[leader] ?? null, row[runnerUp] ?? null]
    if (one !== null && other !== null) firm += Math.log(one) - Math.log(other)
    else if (one !== null || other !== null) loose.push(looseOf(row, priors, leader, runnerUp))
  }
  /** logarithm of the ratio of the two posteriors if the leader had this prior */
  const ahead = (prior: number) => {
    const others = (1 - prior) / (1 - own)
    const start = Math.log(prior) - Math.log((priors[runnerUp] ?? 0) * others)
    return loose.reduce((sum, { one, sums, weights }) => {
      const weight = weights.own * prior + weights.others * others
      const mean = weight > 0 ? (sums.own * prior + sums.others * others) / weight : 1
      return sum + (one > 0 ? Math.log(one / mean) : Math.log(mean / -one))
    }, firm + start)
  }
  // Bisection of the log odds: there is no closed form, because the means depend on the prior.
  const odds = (log: number) => 1 / (1 + Math.exp(-log))
  let high = Math.log(own / (1 - own))
  let low = high - 1
  while (ahead(odds(low)) > 0 && odds(low) > 1e-300) low -= 2 * (high - low)
  for (let n = 0; n < 100 && high - low > 1e-13; n++) {
    const middle = (low + high) / 2
    if (ahead(odds(middle)) > 0) high = middle
    else low = middle
  }
  return { leader: hypotheses[leader] ?? '', runnerUp: hypotheses[runnerUp] ?? '', prior: odds(high) }
}

/** A row that rates only one of the two: its likelihood, negated for the runner-up, and the sums that make up the mean. */
interface Loose {
  readonly one: number
  readonly sums: { readonly own: number; readonly others: number }
  readonly weights: { readonly own: number; readonly others: number }
}

function looseOf(row: readonly (number | null)[], priors: readonly number[], leader: number, runnerUp: number): Loose {
  const sums = { own: 0, others: 0 }
  const weights = { own: 0, others: 0 }
  for (let at = 0; at < row.length; at++) {
    const one = row[at] ?? null
    if (one === null) continue
    // The leader's prior varies, so its part is stored per unit of prior.
    const [part, share] = at === leader ? (['own', 1] as const) : (['others', priors[at] ?? 0] as const)
    sums[part] += one * share
    weights[part] += share
  }
  return { one: row[leader] ?? -(row[runnerUp] ?? 1), sums, weights }
}
