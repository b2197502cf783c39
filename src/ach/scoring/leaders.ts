// Computes the leaders of a table and their margin, the result by which every what-if is compared. Must not judge or put anything into words.
import type { RatingTable } from './rating-table.ts'
import { TOLERANCE } from './tolerance.ts'

/** Scores, leaders and margin of one table. */
export interface LeaderResult {
  /** the ranking scores in the order of the table's hypotheses, equal to those of score.ts */
  readonly scores: readonly number[]
  /** ids of the hypotheses with the lowest score, ties included; without rows, all hypotheses */
  readonly leaders: readonly string[]
  /**
   * The lowest score of the others minus the score of a given leader: 0 in a tie, negative if it was overtaken.
   * Null with fewer than two hypotheses.
   */
  readonly margin: number | null
}

/** Ranks by score; the lowest has rank 1. Scores within 1e-9 share a rank, and the next rank is skipped (1, 1, 3, 4). */
export const ranksOf = (scores: readonly number[]): number[] =>
  scores.map((score) => 1 + scores.filter((other) => other < score - TOLERANCE).length)

/** The ranks of hypotheses that are tested; null for a single one, because there is nothing to compare it with. */
export const comparedRanks = (scores: readonly number[]): (number | null)[] =>
  scores.length < 2 ? scores.map(() => null) : ranksOf(scores)

/** Whether too few cells are rated to say what leads: more than half are blank. NA is not blank. */
export const isMostlyBlank = (blank: number, cells: number): boolean => blank * 2 > cells

/** The leader that margins are measured from, and the runner-up, as indexes into the table's hypotheses. */
export interface Lead {
  /** the first in the workbook's order if several tie */
  readonly leader: number
  /** the one with the lowest score of the others, the first in order; −1 with one hypothesis */
  readonly runnerUp: number
}

/** Σ w·v of each hypothesis over all rows, with the weights of the method. Blank and NA cells add nothing. */
export function scoresInForce({ hypotheses, rows }: RatingTable): number[] {
  const scores = hypotheses.map(() => 0)
  for (const { weight, v } of rows) for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + weight * (v[at] ?? 0)
  return scores
}

/** Indexes of the lowest scores; scores within 1e-9 tie. */
export function leadersOf(scores: ArrayLike<number>): number[] {
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < scores.length; at++) least = Math.min(least, scores[at] ?? 0)
  const leaders: number[] = []
  for (let at = 0; at < scores.length; at++) if ((scores[at] ?? 0) <= least + TOLERANCE) leaders.push(at)
  return leaders
}

/** Returns null without hypotheses. */
export function leadOf(scores: ArrayLike<number>): Lead | null {
  const [leader] = leadersOf(scores)
  if (leader === undefined) return null
  let runnerUp = -1
  for (let at = 0; at < scores.length; at++)
    if (at !== leader && (runnerUp < 0 || (scores[at] ?? 0) < (scores[runnerUp] ?? 0) - TOLERANCE)) runnerUp = at
  return { leader, runnerUp }
}

/** How far the hypothesis at index `leader` is ahead of the best of the others; negative if it is behind. Null if there are no others. */
export function marginOf(scores: ArrayLike<number>, leader: number): number | null {
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < scores.length; at++) if (at !== leader) least = Math.min(least, scores[at] ?? 0)
  if (least === Number.POSITIVE_INFINITY) return null
  const margin = least - (scores[leader] ?? 0)
  return Math.abs(margin) <= TOLERANCE ? 0 : margin
}

/** Computes the result of a table. `leader` is the index that the margin is measured from; by default the table's own first leader. */
export const leadersOfTable = (table: RatingTable, leader?: number): LeaderResult => leadersOfScores(table, scoresInForce(table), leader)

/** Same as `leadersOfTable` for scores that are already computed. */
export function leadersOfScores({ hypotheses }: Pick<RatingTable, 'hypotheses'>, scores: readonly number[], leader?: number): LeaderResult {
  const leaders = leadersOf(scores)
  const from = leader ?? leaders[0]
  return {
    scores,
    leaders: leaders.map((at) => hypotheses[at] ?? ''),
    margin: from === undefined ? null : marginOf(scores, from),
  }
}

/** Whether two lists of leaders, both in the table's order, are equal. */
export const sameLeaders = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at])

/** Sorts by rank, ascending; hypotheses without a rank come last. */
export const byRank = (a: { readonly rank: number | null }, b: { readonly rank: number | null }): number =>
  (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER)
