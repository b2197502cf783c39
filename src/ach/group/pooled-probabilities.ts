// Pools the raters' own probabilities, and scores them against the outcome (Brier). Never used for computed posteriors.

import { missingProbability } from '../analysis/own-probabilities.ts'
import { activeItems, type EstimateTime, type Rater, type Workbook } from '../model/workbook.ts'

/** One rater's probabilities by hypothesis id, each 0 or more, for example `{ id, probabilities: rater.estimates.now }`. */
export interface RaterProbabilities {
  readonly id: string
  readonly probabilities: ReadonlyMap<string, number>
}

/** The raters' probabilities before the evidence, or now. */
export const probabilitiesAt = (when: EstimateTime, raters: readonly Pick<Rater, 'id' | 'estimates'>[]): RaterProbabilities[] =>
  raters.map(({ id, estimates }) => ({ id, probabilities: estimates[when] }))

/** One rater's set of probabilities; lists have one entry per hypothesis of the pool. */
export interface ProbabilitySet {
  readonly id: string
  /** `used` in the pool, or why not: `incomplete` (at least one is missing) or `zero` (all are 0) */
  readonly state: 'used' | 'incomplete' | 'zero'
  /** as entered; null if missing */
  readonly given: readonly (number | null)[]
  /** sum − 1, 0 within one millionth; null for an incomplete set */
  readonly off: number | null
  /** scaled to add up to 1, null for a hypothesis that no rater has a probability for; null as a whole if the set is not used */
  readonly probabilities: readonly (number | null)[] | null
}

/** The sets of a group and their mean, the pool. */
export interface Pool {
  /** ids of the hypotheses, as passed in */
  readonly hypotheses: readonly string[]
  readonly sets: readonly ProbabilitySet[]
  /** number of sets used */
  readonly used: number
  /** mean of the used sets, adding up to 1; null for a hypothesis that no rater has a probability for, null as a whole if no set is used */
  readonly probabilities: readonly (number | null)[] | null
  /** the geometric pool of the same sets, adding up to 1; see `geometricPool` */
  readonly geometric: readonly (number | null)[] | null
}

/**
 * Scales each complete set to add up to 1, then averages the sets with equal weight. A set is used only if it has a probability for every
 * hypothesis in question and is not all 0. In question are those of `hypotheses` (pass the active ones) for which at least one of `allRaters`
 * has a probability; one that was added later is not. Other probabilities are dropped before scaling. Source: coherentising and pooling,
 * Mandel, Karvetski & Dhami 2018; which hypotheses are in question is a choice of this project.
 */
export function poolProbabilities(hypotheses: readonly string[], raters: readonly RaterProbabilities[], allRaters = raters): Pool {
  const inQuestion = hypotheses.map((id) => allRaters.some(({ probabilities }) => probabilities.has(id)))
  const sets = raters.map((rater) => setOf(hypotheses, inQuestion, rater))
  const used = sets.flatMap(({ probabilities }) => (probabilities ? [probabilities] : []))
  const mean = (at: number) => (inQuestion[at] ? used.reduce((sum, one) => sum + (one[at] ?? 0), 0) / used.length : null)
  return {
    hypotheses,
    sets,
    used: used.length,
    probabilities: used.length === 0 ? null : hypotheses.map((_, at) => mean(at)),
    geometric: geometricPool(used),
  }
}

/** The pool of the raters who gave at least one probability at that time, over the active hypotheses. */
export function poolOf(view: Pick<Workbook, 'hypotheses'>, raters: readonly Pick<Rater, 'id' | 'estimates'>[], when: EstimateTime): Pool {
  const hypotheses = activeItems(view.hypotheses).map(({ id }) => id)
  const estimators = raters.filter(({ estimates }) => hypotheses.some((one) => estimates[when].has(one)))
  return poolProbabilities(hypotheses, probabilitiesAt(when, estimators))
}

/** Smaller probabilities count as this much in the geometric pool, so that one rater's 0 does not rule a hypothesis out for all. */
const GEOMETRIC_FLOOR = 0.01

/**
 * The geometric mean of scaled sets, scaled to add up to 1; null for a hypothesis that no rater has a probability for, null as a whole
 * without sets. Shown next to the mean; not made more extreme. Source: Genest & Zidek 1986; the floor is a choice of this project.
 */
function geometricPool(sets: readonly (readonly (number | null)[])[]): (number | null)[] | null {
  const [first] = sets
  if (!first) return null
  const means = first.map((one, at) =>
    one === null ? null : Math.exp(sets.reduce((sum, set) => sum + Math.log(Math.max(set[at] ?? 0, GEOMETRIC_FLOOR)), 0) / sets.length),
  )
  const sum = means.reduce<number>((a, b) => a + (b ?? 0), 0)
  return means.map((one) => (one === null ? null : one / sum))
}

function setOf(hypotheses: readonly string[], inQuestion: readonly boolean[], rater: RaterProbabilities): ProbabilitySet {
  const given = hypotheses.map((id) => rater.probabilities.get(id) ?? null)
  const values = given.filter((one) => one !== null)
  const sum = values.reduce((a, b) => a + b, 0)
  const whole = values.length > 0 && given.every((one, at) => one !== null || !inQuestion[at])
  const off = whole ? missingProbability({ sum }) : null
  const probabilities = whole && sum > 0 ? given.map((one) => (one === null ? null : one / sum)) : null
  return { id: rater.id, state: !whole ? 'incomplete' : probabilities ? 'used' : 'zero', given, off, probabilities }
}

/** How far the probabilities were from the outcome. */
export interface BrierScores {
  /** raters whose sets are used, in order; 0 is certain and right, 2 is certain and wrong */
  readonly raters: readonly { readonly id: string; readonly score: number }[]
  readonly pool: number
  /** the score of equal probabilities for all hypotheses in question */
  readonly uniform: number
}

/**
 * Brier scores Σ (p − o)² over the hypotheses, for the scaled sets and for the pool. 0 to 2, lower is better; o is 1 for the hypothesis that
 * turned out to be true and 0 for the others. Returns null if that one is not in question, or if no set is used. Source: Brier 1950.
 */
export function brierScores({ hypotheses, sets, probabilities }: Pool, cameTrue: string): BrierScores | null {
  if (probabilities === null || probabilities[hypotheses.indexOf(cameTrue)] == null) return null
  const score = (given: readonly (number | null)[]) => brierScore(hypotheses, given, cameTrue)
  return {
    raters: sets.flatMap((one) => (one.probabilities ? [{ id: one.id, score: score(one.probabilities) }] : [])),
    pool: score(probabilities),
    uniform: 1 - 1 / probabilities.filter((one) => one !== null).length,
  }
}

/** The Brier score of one scaled set, which has one probability per hypothesis in the same order; null counts as 0. */
export const brierScore = (hypotheses: readonly string[], given: readonly (number | null)[], cameTrue: string): number =>
  hypotheses.reduce((sum, id, at) => sum + ((given[at] ?? 0) - (id === cameTrue ? 1 : 0)) ** 2, 0)
