// The Bayesian view: posterior probabilities beside the ranking, never instead of it. Must not rank or word anything. It needs
// hypotheses that exclude one another and cover the field, which only a person can say.

import { type CountedRating, isCounted } from '../model/rating.ts'
import { Refused } from '../model/refused.ts'
import { type RatingTable, raterIn, ratingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'
import { CLUSTER_CORRELATION, clusterExponents, itemAccuracy, reportLikelihood } from './likelihood.ts'

/** By hypothesis id, numbers from 0 up that need not add up to 1; a hypothesis that is not named has 0. Null is uniform. */
export type Prior = ReadonlyMap<string, number> | null

export interface BayesOptions {
  readonly prior?: Prior
  /** ρ, how much the items of one cluster repeat each other: 0 (not at all) … 1 (one item said n times) */
  readonly correlation?: number
}

export interface BayesHypothesis {
  readonly id: string
  /** 0 … 1, adding up to 1 over the active hypotheses */
  readonly prior: number
  readonly posterior: number
}

export interface BayesianView {
  /** the active hypotheses in the workbook's order */
  readonly hypotheses: readonly BayesHypothesis[]
  /** null with fewer than two hypotheses, or where nothing could draw level */
  readonly breakEven: BreakEven | null
}

/** How small the leader's prior would have to be. */
export interface BreakEven {
  /** the highest posterior and the next one; the first in the workbook's order where several are equal */
  readonly leader: string
  readonly runnerUp: string
  /** the leader's prior at which both posteriors are equal, the others keeping their proportions: above 0, at most the leader's prior */
  readonly prior: number
}

/**
 * Posterior ∝ prior × Π P(report|h), each raised to its cluster's exponent, over the active items. NA and blank cells bring no update:
 * they take the mean of the item's other cells, weighted with the prior. Everything blank: posterior = prior. Refused 'unknown' for a
 * rater not in the view, 'invalid' for a prior that is not one or a correlation outside 0 … 1. Formula: docs/method.md.
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

/** A posterior for words: below 1 while another hypothesis has more than 0, however little floating point leaves between them. */
export const capPosterior = ({ hypotheses }: Pick<BayesianView, 'hypotheses'>, posterior: number): number =>
  hypotheses.filter((one) => one.posterior > 0).length > 1 ? Math.min(posterior, 1 - Number.EPSILON) : posterior

/** One entry per row and hypothesis: P(report|h) with its exponent; null for NA and blank. */
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
  const given = hypotheses.map((id) => (prior === null ? 1 : (prior.get(id) ?? 0)))
  if (given.some((one) => !(one >= 0 && Number.isFinite(one))))
    throw new Refused('invalid', 'A probability beforehand is a number from 0 up.', 'prior')
  const sum = given.reduce((a, b) => a + b, 0)
  if (sum === 0 && hypotheses.length > 0)
    throw new Refused('invalid', 'At least one hypothesis needs a probability above 0 beforehand.', 'prior')
  return given.map((one) => one / sum)
}

/** In logarithms: a thousand likelihoods multiplied would vanish. */
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
    // rated only where the prior is 0: no update for anybody else
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
  // rows that rate both say the same whatever the prior is; in the others the mean of the rated ones stands in, and hangs on it
  let firm = 0
  const loose: Loose[] = []
  for (const row of likelihoods) {
    const [one, other] = [row[leader] ?? null, row[runnerUp] ?? null]
    if (one !== null && other !== null) firm += Math.log(one) - Math.log(other)
    else if (one !== null || other !== null) loose.push(looseOf(row, priors, leader, runnerUp))
  }
  /** how far the leader is ahead, as a logarithm, if its prior were that */
  const ahead = (prior: number) => {
    const others = (1 - prior) / (1 - own)
    const start = Math.log(prior) - Math.log((priors[runnerUp] ?? 0) * others)
    return loose.reduce((sum, { one, sums, weights }) => {
      const weight = weights.own * prior + weights.others * others
      const mean = weight > 0 ? (sums.own * prior + sums.others * others) / weight : 1
      return sum + (one > 0 ? Math.log(one / mean) : Math.log(mean / -one))
    }, firm + start)
  }
  // log odds, halved again and again: with means that hang on the prior there is no closed form
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

/** A row that rates one of the two: its likelihood, below 0 where it is the runner-up's, and what the mean is made of. */
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
    // the leader's prior is what changes: its part is taken per unit of it
    const [part, share] = at === leader ? (['own', 1] as const) : (['others', priors[at] ?? 0] as const)
    sums[part] += one * share
    weights[part] += share
  }
  return { one: row[leader] ?? -(row[runnerUp] ?? 1), sums, weights }
}
