// Who leads a table and by how much: what every what-if is compared by. Must not judge or word anything.
import type { RatingTable } from './rating-table.ts'
import { TOLERANCE } from './tolerance.ts'

/** The end of one table. */
export interface LeaderResult {
  /** the scores in force in the table's order of hypotheses, as score.ts has them */
  readonly scores: readonly number[]
  /** ids of those with the lowest score, ties included; without a row all hypotheses lead */
  readonly leaders: readonly string[]
  /**
   * The lowest score of the others minus the score of the leader asked about: 0 in a tie, below 0 where it was overtaken.
   * Null with fewer than two hypotheses.
   */
  readonly margin: number | null
}

/** Rank by score, the lowest 1; ties within 1e-9 share a rank and the next is skipped (1, 1, 3, 4). */
export const ranksOf = (scores: readonly number[]): number[] =>
  scores.map((score) => 1 + scores.filter((other) => other < score - TOLERANCE).length)

/** The leader that everything is measured from, and the best of the others. Places in the table's list of hypotheses. */
export interface Lead {
  /** the first in the workbook's order where several tie */
  readonly leader: number
  /** the lowest score of the others, the first in order; -1 with one hypothesis */
  readonly runnerUp: number
}

/** Σ w·v of each hypothesis over all rows, with the weights in force. Blank and NA bring nothing. */
export function scoresInForce({ hypotheses, rows }: RatingTable): number[] {
  const scores = hypotheses.map(() => 0)
  for (const { weight, v } of rows) for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + weight * (v[at] ?? 0)
  return scores
}

/** Places of the lowest scores; those within 1e-9 tie. */
export function leadersOf(scores: ArrayLike<number>): number[] {
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < scores.length; at++) least = Math.min(least, scores[at] ?? 0)
  const leaders: number[] = []
  for (let at = 0; at < scores.length; at++) if ((scores[at] ?? 0) <= least + TOLERANCE) leaders.push(at)
  return leaders
}

/** Null where there is no hypothesis. */
export function leadOf(scores: ArrayLike<number>): Lead | null {
  const [leader] = leadersOf(scores)
  if (leader === undefined) return null
  let runnerUp = -1
  for (let at = 0; at < scores.length; at++)
    if (at !== leader && (runnerUp < 0 || (scores[at] ?? 0) < (scores[runnerUp] ?? 0) - TOLERANCE)) runnerUp = at
  return { leader, runnerUp }
}

/** By how much that hypothesis is ahead of the best of the others; below 0 where it is behind. Null where there is no other. */
export function marginOf(scores: ArrayLike<number>, leader: number): number | null {
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < scores.length; at++) if (at !== leader) least = Math.min(least, scores[at] ?? 0)
  if (least === Number.POSITIVE_INFINITY) return null
  const margin = least - (scores[leader] ?? 0)
  return Math.abs(margin) <= TOLERANCE ? 0 : margin
}

/** What comes of a table; `leader` is the place of the hypothesis that the margin is measured from, else this table's own first leader. */
export const leadersOfTable = (table: RatingTable, leader?: number): LeaderResult => leadersOfScores(table, scoresInForce(table), leader)

/** As `leadersOfTable` where the scores are there already. */
export function leadersOfScores({ hypotheses }: Pick<RatingTable, 'hypotheses'>, scores: readonly number[], leader?: number): LeaderResult {
  const leaders = leadersOf(scores)
  const from = leader ?? leaders[0]
  return {
    scores,
    leaders: leaders.map((at) => hypotheses[at] ?? ''),
    margin: from === undefined ? null : marginOf(scores, from),
  }
}

/** Whether two lists of leaders, both in the table's order, are the same set. */
export const sameLeaders = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at])
