// The probabilities of several people made one set, and how they turned out. These are people's own, never the computed posterior.
import { missingProbability } from '../analysis/own-probabilities.ts'
import type { EstimateTime, Rater } from '../model/workbook.ts'

/** What one rater gave: hypothesis id → probability, 0 or more. For instance `{ id, probabilities: rater.estimates.now }`. */
export interface RaterProbabilities {
  readonly id: string
  readonly probabilities: ReadonlyMap<string, number>
}

/** What they gave, before the evidence or now. */
export const probabilitiesAt = (when: EstimateTime, raters: readonly Pick<Rater, 'id' | 'estimates'>[]): RaterProbabilities[] =>
  raters.map(({ id, estimates }) => ({ id, probabilities: estimates[when] }))

/** One rater's set; lists have one entry per hypothesis asked about. */
export interface ProbabilitySet {
  readonly id: string
  /** `used` in the pool, or why not: one is missing (or all are), or they are all 0 */
  readonly state: 'used' | 'incomplete' | 'zero'
  /** as given; null is none */
  readonly given: readonly (number | null)[]
  /** how far the set was from adding up: sum − 1, 0 within a millionth; null for an incomplete one */
  readonly off: number | null
  /** scaled to add up to 1, null for a hypothesis nobody was asked about; null altogether where the set takes no part */
  readonly probabilities: readonly (number | null)[] | null
}

/** The sets of a group and their mean. */
export interface Pool {
  /** ids of the hypotheses, as asked for */
  readonly hypotheses: readonly string[]
  readonly sets: readonly ProbabilitySet[]
  /** how many take part */
  readonly used: number
  /** the mean of the sets that take part; adds up to 1, null for a hypothesis nobody was asked about. Null altogether where none takes part */
  readonly probabilities: readonly (number | null)[] | null
}

/**
 * Each whole set is scaled to add up to 1, then they are averaged, each alike. A set takes part only when it has a probability for every
 * hypothesis asked about and they are not all 0. Asked about are those of `hypotheses` (give the active ones) for which anybody of `everybody`
 * has a probability: one that came later was not there to be asked about. Probabilities of others are left out first. Source: coherentising and
 * pooling, Mandel, Karvetski & Dhami 2018; what was asked about is a choice of this project.
 */
export function poolProbabilities(hypotheses: readonly string[], raters: readonly RaterProbabilities[], everybody = raters): Pool {
  const asked = hypotheses.map((id) => everybody.some(({ probabilities }) => probabilities.has(id)))
  const sets = raters.map((rater) => setOf(hypotheses, asked, rater))
  const used = sets.flatMap(({ probabilities }) => (probabilities ? [probabilities] : []))
  const mean = (at: number) => (asked[at] ? used.reduce((sum, one) => sum + (one[at] ?? 0), 0) / used.length : null)
  return { hypotheses, sets, used: used.length, probabilities: used.length === 0 ? null : hypotheses.map((_, at) => mean(at)) }
}

function setOf(hypotheses: readonly string[], asked: readonly boolean[], rater: RaterProbabilities): ProbabilitySet {
  const given = hypotheses.map((id) => rater.probabilities.get(id) ?? null)
  const values = given.filter((one) => one !== null)
  const sum = values.reduce((a, b) => a + b, 0)
  const whole = values.length > 0 && given.every((one, at) => one !== null || !asked[at])
  const off = whole ? missingProbability({ sum }) : null
  const probabilities = whole && sum > 0 ? given.map((one) => (one === null ? null : one / sum)) : null
  return { id: rater.id, state: !whole ? 'incomplete' : probabilities ? 'used' : 'zero', given, off, probabilities }
}

/** How far probabilities were from what came true. */
export interface BrierScores {
  /** those who take part in the pool, in their order; 0 is certain and right, 2 certain and wrong */
  readonly raters: readonly { readonly id: string; readonly score: number }[]
  readonly pool: number
  /** always answering every hypothesis alike would have scored this */
  readonly uniform: number
}

/**
 * Brier scores Σ (p − o)² over the hypotheses, 0 … 2, lower is better, of the scaled sets and of the pool; o is 1 for the hypothesis that
 * turned out true and 0 for the others. Null where that one was not asked about, or nobody takes part. Source: Brier 1950.
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

/** The Brier score of one scaled set: one probability per hypothesis, in their order. */
export const brierScore = (hypotheses: readonly string[], given: readonly (number | null)[], cameTrue: string): number =>
  hypotheses.reduce((sum, id, at) => sum + ((given[at] ?? 0) - (id === cameTrue ? 1 : 0)) ** 2, 0)
