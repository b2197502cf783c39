// Computes the Bayesian view: posterior probabilities, shown next to the ranking and not instead of it. Must not rank or put anything into
// words. Valid only for hypotheses that are mutually exclusive and collectively exhaustive, which only a person can judge (exclusivity.ts).

import { EXTREME_RATINGS, isCounted, type Rating } from '../model/rating.ts'
import { Refused } from '../model/refused.ts'
import { finishSteps, type Steps } from '../model/steps.ts'
import { type RatingTable, raterIn, ratingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'
import { CLUSTER_CORRELATION } from './likelihood.ts'
import { ratioOf, type SortedItems, sortItems, updateByItems } from './probability-kinematics.ts'

/** Non-negative numbers by hypothesis id; they need not add up to 1. A missing hypothesis has 0. Null is a uniform prior. */
export type Prior = ReadonlyMap<string, number> | null

export interface BayesOptions {
  readonly prior?: Prior
  /** correlation ρ of the items in a cluster: 0 (independent) to 1 (repetitions of one item) */
  readonly correlation?: number
}

/** A probability between two others, 0 to 1. */
export interface ProbabilityRange {
  readonly low: number
  readonly high: number
}

export interface BayesHypothesis {
  readonly id: string
  /** 0 to 1; adds up to 1 over the active hypotheses */
  readonly prior: number
  /**
   * 0 to 1; null without a cell rated CC to II. Together with the priors of those without one, the posteriors add up to 1: what is not rated
   * keeps its prior, which is no result
   */
  readonly posterior: number | null
  /** the posterior if every blank cell were rated: from its own blanks II and the others' CC, to the reverse. Null without blank cells */
  readonly range: ProbabilityRange | null
}

export interface BayesianView {
  /** the active hypotheses in the workbook's order */
  readonly hypotheses: readonly BayesHypothesis[]
  /** null with fewer than two posteriors, or if the runner-up's prior is 0 */
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
 * Updates the prior by each active item, by probability kinematics: an item moves probability only between the hypotheses for which it is
 * rated CC to II, in proportion to P(report|h) raised to its cluster's exponent. NA and blank cells bring no update. Items rated for more
 * hypotheses come first, because updates of different sets do not commute; otherwise in the workbook's order. Throws `Refused('unknown')`
 * for a rater not in the view and `Refused('invalid')` for an invalid prior or a correlation outside 0 to 1. Source: Jeffrey 1965;
 * docs/method.md.
 */
export const bayesianView = (view: View, raterId: string, options: BayesOptions = {}): BayesianView =>
  finishSteps(bayesianSteps(view, raterId, options))

/** `bayesianView` in steps that pass the items once or twice. */
export function* bayesianSteps(
  view: View,
  raterId: string,
  { prior = null, correlation = CLUSTER_CORRELATION }: BayesOptions = {},
): Steps<BayesianView> {
  const table = ratingTable(view, raterIn(view, raterId))
  const priors = normalize(table.hypotheses, prior)
  const items = sortItems(view, table, correlation)
  const after = updateByItems(priors, items)
  const rated = table.hypotheses.map((_, at) => table.rows.some(({ ratings }) => isCounted(ratings[at])))
  const posteriors = after.map((one, at) => (rated[at] ? one : null))
  yield
  const ranges = yield* posteriorRanges(view, table, priors, correlation)
  return {
    hypotheses: table.hypotheses.map((id, at) => ({
      id,
      prior: priors[at] ?? 0,
      posterior: posteriors[at] ?? null,
      range: ranges?.[at] ?? null,
    })),
    breakEven: yield* breakEven(table.hypotheses, priors, posteriors, items),
  }
}

/** A posterior for display: below 1 while another hypothesis has more than 0, even if floating point rounds it to 1. */
export function capPosterior({ hypotheses }: Pick<BayesianView, 'hypotheses'>, posterior: number): number {
  return hypotheses.filter((one) => (one.posterior ?? one.prior) > 0).length > 1 ? Math.min(posterior, 1 - Number.EPSILON) : posterior
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

/**
 * The lowest and highest posterior of each hypothesis, from two tables without blanks each. Null if no cell is blank. These are the limits
 * wherever no NA cell and no cluster is involved; with those, a mixed filling can go a little further.
 */
function* posteriorRanges(
  view: View,
  table: RatingTable,
  priors: readonly number[],
  correlation: number,
): Steps<readonly ProbabilityRange[] | null> {
  if (!table.rows.some(({ ratings }) => ratings.includes(null))) return null
  const [most, least] = EXTREME_RATINGS
  const filled = (at: number, own: Rating | undefined, others: Rating | undefined) => {
    const rows = table.rows.map((row) => {
      if (!row.ratings.includes(null)) return row
      const ratings = row.ratings.map((rating, column) => rating ?? (column === at ? own : others) ?? null)
      return { ...row, ratings }
    })
    return updateByItems(priors, sortItems(view, { ...table, rows }, correlation))[at] ?? 0
  }
  const ranges: ProbabilityRange[] = []
  for (const at of table.hypotheses.keys()) {
    const [low, high] = [filled(at, least, most), filled(at, most, least)]
    ranges.push({ low: Math.min(low, high), high: Math.max(low, high) })
    yield
  }
  return ranges
}

function* breakEven(
  hypotheses: readonly string[],
  priors: readonly number[],
  posteriors: readonly (number | null)[],
  items: SortedItems,
): Steps<BreakEven | null> {
  const order = posteriors.flatMap((one, at) => (one === null ? [] : [{ at, one }])).sort((a, b) => b.one - a.one || a.at - b.at)
  const [leader, runnerUp] = order.map(({ at }) => at)
  if (leader === undefined || runnerUp === undefined || !((priors[runnerUp] ?? 0) > 0)) return null
  const own = priors[leader] ?? 0
  /** logarithm of the ratio of the two posteriors if the leader had this prior */
  const ahead = (prior: number) => {
    const others = (1 - prior) / (1 - own)
    return ratioOf(
      priors.map((one, at) => (at === leader ? prior : one * others)),
      items,
      leader,
      runnerUp,
    )
  }
  // Bisection of the log odds: there is no closed form, because an item that is not rated for all moves shares that depend on the prior.
  const odds = (log: number) => 1 / (1 + Math.exp(-log))
  let high = Math.log(own / (1 - own))
  let low = high - 1
  while (ahead(odds(low)) > 0 && odds(low) > 1e-300) {
    low -= 2 * (high - low)
    yield
  }
  for (let n = 0; n < 100 && high - low > 1e-13; n++) {
    const middle = (low + high) / 2
    if (ahead(odds(middle)) > 0) high = middle
    else low = middle
    yield
  }
  return { leader: hypotheses[leader] ?? '', runnerUp: hypotheses[runnerUp] ?? '', prior: odds(high) }
}
