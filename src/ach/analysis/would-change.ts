// Finds the single ratings that would change the leader, such as E7 rated I instead of C for H2. Must not put anything into words.

import { COUNTED_RATINGS, type CountedRating, contradiction, isCounted, type Rating } from '../model/rating.ts'
import { leadersOf, sameLeaders, scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { CellAt } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'

/** A different rating in one cell, everything else unchanged, and its result. */
export interface RatingChange extends CellAt {
  /** null is blank */
  readonly from: Rating | null
  /** the nearest rating on the scale CC C N I II that changes the set of leaders; for a blank cell I rather than II */
  readonly to: CountedRating
  /** distance in steps, 1 to 4; a blank cell counts as N, so 1 (I) or 2 (II) */
  readonly steps: number
  /** ids of the leaders that result, in the table's order, ties included */
  readonly leaders: readonly string[]
  /** the ranking scores that result, in the order of the table's hypotheses */
  readonly scores: readonly number[]
}

/** The single ratings that would change the leader. */
export interface WouldChange {
  /** number of cells, rated CC to II or blank, that could do it alone */
  readonly cells: number
  /** number of these that are blank */
  readonly blanks: number
  /**
   * A selection: fewest steps first, then changes to a sole leader before ties, then in the workbook's order; each result appears once
   * before any appears again.
   */
  readonly changes: readonly RatingChange[]
  /** whether no omitted cell needs fewer steps than one of `changes` */
  readonly nearest: boolean
}

/** Default number of listed changes. */
export const DEFAULT_CHANGES = 4

/**
 * Tries every other rating in every cell that is rated CC to II or blank. NA cells stay: whether an item applies is not a matter of degree.
 * Empty with fewer than two hypotheses. Scores within 1e-9 tie. One pass over the cells.
 */
export function wouldChange(table: RatingTable, most: number = DEFAULT_CHANGES): WouldChange {
  const scores = scoresInForce(table)
  const leaders = leadersOf(scores)
  if (scores.length < 2) return { cells: 0, blanks: 0, changes: [], nearest: true }
  const candidates: Candidate[] = []
  const changes = leaderChanges(scores, leaders)
  for (const [row, { ratings, weight, v }] of table.rows.entries()) {
    for (let at = 0; at < ratings.length; at++) {
      const rating = ratings[at] ?? null
      if (rating !== null && !isCounted(rating)) continue
      for (const { to, steps } of NEAREST.get(rating) ?? []) {
        const by = weight * (contradiction(to) - (v[at] ?? 0))
        if (!changes(at, by)) continue
        candidates.push({ row, at, to, steps, score: (scores[at] ?? 0) + by })
        break
      }
    }
  }
  const listed = diverse(table, scores, leaders, candidates, most)
  return {
    cells: candidates.length,
    blanks: candidates.filter(({ row, at }) => table.rows[row]?.ratings[at] === null).length,
    changes: listed,
    nearest: areNearest(listed, candidates),
  }
}

interface Candidate {
  readonly row: number
  readonly at: number
  readonly to: CountedRating
  readonly steps: number
  /** the resulting score of that hypothesis */
  readonly score: number
}

/** The ratings with another v, nearest first; blank (null) counts as N. */
function countsDifferently(from: CountedRating | null) {
  const place = COUNTED_RATINGS.indexOf(from ?? 'N')
  const others = COUNTED_RATINGS.map((to, at) => ({ to, steps: Math.abs(at - place) }))
  return others.filter(({ to }) => contradiction(to) !== contradiction(from)).sort((a, b) => a.steps - b.steps)
}
const NEAREST = new Map([...COUNTED_RATINGS, null].map((from) => [from, countsDifferently(from)]))

/** Returns a function that tells whether the set of leaders changes when the score at one index changes by an amount. */
function leaderChanges(scores: readonly number[], leaders: readonly number[]): (at: number, by: number) => boolean {
  const [first = 0] = leaders
  const least = scores[first] ?? 0
  const leads = scores.map((_, at) => leaders.includes(at))
  let next = Number.POSITIVE_INFINITY
  for (const [at, score] of scores.entries()) if (at !== first) next = Math.min(next, score)
  return (at, by) => {
    const score = (scores[at] ?? 0) + by
    if (!leads[at]) return by < 0 && score <= least + TOLERANCE
    return leaders.length > 1 ? Math.abs(by) > TOLERANCE : by > 0 && score >= next - TOLERANCE
  }
}

function areNearest(listed: readonly RatingChange[], candidates: readonly Candidate[]): boolean {
  const farthest = Math.max(0, ...listed.map(({ steps }) => steps))
  const nearer = (all: readonly { readonly steps: number }[]) => all.filter(({ steps }) => steps < farthest).length
  return nearer(candidates) === nearer(listed)
}

function diverse(
  table: RatingTable,
  now: readonly number[],
  leaders: readonly number[],
  candidates: readonly Candidate[],
  most: number,
): RatingChange[] {
  const named = (places: readonly number[]) => places.map((at) => table.hypotheses[at] ?? '')
  const ranked = candidates.toSorted((a, b) => a.steps - b.steps)
  const outcomes = new Map<string, RatingChange[]>()
  for (const { row, at, to, steps, score } of ranked) {
    const scores = now.map((one, place) => (place === at ? score : one))
    const then = named(leadersOf(scores))
    if (sameLeaders(then, named(leaders))) continue
    const key = then.join()
    const alike = outcomes.get(key) ?? []
    if (alike.length >= most) continue
    const { id = '', ratings = [] } = table.rows[row] ?? {}
    alike.push({ evidence: id, hypothesis: table.hypotheses[at] ?? '', from: ratings[at] ?? null, to, steps, leaders: then, scores })
    outcomes.set(key, alike)
  }
  const inTurn: RatingChange[] = []
  const lists = [...outcomes.values()]
  for (let turn = 0; turn < most; turn++) {
    const next = lists.flatMap((list) => list[turn] ?? [])
    inTurn.push(...next.sort((a, b) => a.steps - b.steps || a.leaders.length - b.leaders.length))
  }
  return inTurn.slice(0, most)
}

/** Whether the cell is blank now. */
export const isBlank = ({ from }: RatingChange): boolean => !isCounted(from)
