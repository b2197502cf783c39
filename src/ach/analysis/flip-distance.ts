// Computes the flip distance: the fewest one-step changes of ratings that change the set of leaders, with an example. Exact, by dynamic
// programming: a greedy search fails because the steps CC→C→N→I gain 0, 0 and 1. Must not put anything into words.

import { COUNTED_RATINGS, type CountedRating, contradiction, isCounted, MAX_CONTRADICTION } from '../model/rating.ts'
import { leadersOf, scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { CellAt } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'

export interface FlipCell extends CellAt {
  readonly from: CountedRating
  readonly to: CountedRating
  /** number of steps, 1 to 4 */
  readonly steps: number
}

export interface Flip {
  /** total number of one-step changes, at least 1 */
  readonly steps: number
  /** one set of cells that needs no more steps, in the workbook's order; there may be others */
  readonly cells: readonly FlipCell[]
}

/**
 * Returns the fewest steps along CC C N I II, in any cells, that change the set of leaders: a rival ties or overtakes, or a tie changes.
 * Only cells rated CC to II move; NA and blank cells stay. Returns null if no such change does it, and with fewer than two hypotheses.
 */
export function flipDistance(table: RatingTable): Flip | null {
  const scores = scoresInForce(table)
  const leaders = new Set(leadersOf(scores))
  let best: Flip | null = null
  const consider = (moves: readonly Move[], gap: number) => {
    const found = cheapest(moves, gap, best?.steps ?? Number.POSITIVE_INFINITY)
    if (found) best = flipOf(table, found)
  }
  const score = (at: number) => scores[at] ?? 0
  const rivals = scores.map((_, at) => at).filter((at) => !leaders.has(at))
  rivals.sort((a, b) => score(a) - score(b) || a - b)
  const [leader = 0] = leaders
  if (leaders.size > 1) {
    // any gain of one leader over the others ends the tie
    for (const at of leaders) consider([...movesOf(table, at, 'worse'), ...movesOf(table, at, 'better')], 2 * TOLERANCE)
    // raising a leader's score would end the tie already, so a rival can only come down to it
    for (const at of rivals) consider(movesOf(table, at, 'better'), score(at) - score(leader) - TOLERANCE)
  } else
    for (const at of rivals)
      consider([...movesOf(table, leader, 'worse'), ...movesOf(table, at, 'better')], score(at) - score(leader) - TOLERANCE)
  return best
}

/** A cell whose move changes the difference of two scores. */
interface Move {
  readonly row: number
  readonly at: number
  readonly by: 1 | -1
  /** number of the step that brings the first gain: towards II 1 for N and I, 2 for C, 3 for CC; towards CC 1 for I and II */
  readonly first: number
  /** gain of each step from there on, and the number of such steps */
  readonly gain: number
  readonly gains: number
}

/** Index of the first rating on the scale that contradicts. */
const FIRST_AGAINST = COUNTED_RATINGS.findIndex((rating) => contradiction(rating) > 0)

function movesOf({ rows }: RatingTable, at: number, to: 'worse' | 'better'): Move[] {
  const moves: Move[] = []
  for (let row = 0; row < rows.length; row++) {
    const { ratings, weight, v } = rows[row] ?? { ratings: [], weight: 0, v: [] }
    const rating = ratings[at]
    if (!isCounted(rating)) continue
    const own = v[at] ?? 0
    const gains = to === 'worse' ? MAX_CONTRADICTION - own : own
    const first = to === 'worse' ? Math.max(1, FIRST_AGAINST - COUNTED_RATINGS.indexOf(rating)) : 1
    if (gains > 0) moves.push({ row, at, by: to === 'worse' ? 1 : -1, first, gain: weight, gains })
  }
  return moves
}

/** A move and the number of steps it takes. */
interface Taken {
  readonly move: Move
  readonly steps: number
}

/**
 * Returns the fewest steps, fewer than `below`, that gain at least `gap`; null if there are none. Quick moves, which gain from their first
 * step, are taken in order of gain. Slow moves (from C and CC) need the table of `slowTable`.
 */
function cheapest(moves: readonly Move[], gap: number, below: number): Taken[] | null {
  if (atLeast(moves, gap) >= below) return null
  const quick = moves.filter((move) => move.first === 1).sort((a, b) => b.gain - a.gain)
  const slow = moves.filter((move) => move.first > 1).sort((a, b) => b.gain - a.gain || a.first - b.first)
  const quickGain = [0]
  for (const { gain, gains } of quick) for (let n = 0; n < gains; n++) quickGain.push((quickGain.at(-1) ?? 0) + gain)
  const most = Math.min(below - 1, enough(quickGain, slow, gap))
  if (most < 1) return null
  const { gain: slowGain, choice } = slowTable(slow, most)
  for (let steps = 1; steps <= most; steps++) {
    for (let quickly = Math.min(steps, quickGain.length - 1); quickly >= 0; quickly--) {
      if ((quickGain[quickly] ?? 0) + (slowGain[steps - quickly] ?? 0) < gap) continue
      return [...searchGreedily(quick, quickly), ...searchExhaustively(slow, choice, steps - quickly, most)]
    }
  }
  return null
}

/** A lower bound of the steps needed: takes fractions of moves, those with most gain per step first. */
function atLeast(moves: readonly Move[], gap: number): number {
  const rated = moves.map(({ first, gain, gains }) => ({ gain: gain * gains, steps: first + gains - 1 }))
  rated.sort((a, b) => b.gain / b.steps - a.gain / a.steps)
  let left = gap
  let steps = 0
  for (const one of rated) {
    if (one.gain >= left) return Math.ceil(steps + (one.steps * left) / one.gain - TOLERANCE)
    left -= one.gain
    steps += one.steps
  }
  return Number.POSITIVE_INFINITY
}

/** An upper bound of the steps needed, where the search may stop; 0 if no moves are enough. */
function enough(quickGain: readonly number[], slow: readonly Move[], gap: number): number {
  const quickly = quickGain.findIndex((gain) => gain >= gap)
  if (quickly >= 0) return quickly
  let steps = quickGain.length - 1
  let gained = quickGain.at(-1) ?? 0
  for (const { first, gain, gains } of slow) {
    steps += first + gains - 1
    gained += gain * gains
    if (gained >= gap) return steps
  }
  return 0
}

/** The largest gain of at most c steps of slow moves, for c = 0 to `most`, and the steps of each move in it: one row of `choice` per move. */
function slowTable(slow: readonly Move[], most: number): { gain: Float64Array; choice: Uint8Array } {
  const gain = new Float64Array(most + 1)
  const choice = new Uint8Array(slow.length * (most + 1))
  slow.forEach(({ first, gain: each, gains }, at) => {
    for (let c = most; c >= first; c--) {
      for (let n = 1; n <= gains && first + n - 1 <= c; n++) {
        const with_ = (gain[c - first - n + 1] ?? 0) + each * n
        if (with_ <= (gain[c] ?? 0) + TOLERANCE) continue
        gain[c] = with_
        choice[at * (most + 1) + c] = first + n - 1
      }
    }
  })
  return { gain, choice }
}

function searchGreedily(quick: readonly Move[], steps: number): Taken[] {
  const taken: Taken[] = []
  let left = steps
  for (const move of quick) {
    if (left === 0) break
    taken.push({ move, steps: Math.min(left, move.gains) })
    left -= Math.min(left, move.gains)
  }
  return taken
}

function searchExhaustively(slow: readonly Move[], choice: Uint8Array, steps: number, most: number): Taken[] {
  const taken: Taken[] = []
  let left = steps
  for (let at = slow.length - 1; at >= 0; at--) {
    const own = choice[at * (most + 1) + left] ?? 0
    const move = slow[at]
    if (own > 0 && move) taken.push({ move, steps: own })
    left -= own
  }
  return taken
}

function flipOf({ hypotheses, rows }: RatingTable, taken: readonly Taken[]): Flip {
  const sorted = [...taken].sort((a, b) => a.move.row - b.move.row || a.move.at - b.move.at)
  const cells = sorted.flatMap(({ move: { row, at, by }, steps }): FlipCell[] => {
    const from = rows[row]?.ratings[at]
    if (!isCounted(from)) return []
    const to = COUNTED_RATINGS[COUNTED_RATINGS.indexOf(from) + by * steps] ?? from
    return [{ evidence: rows[row]?.id ?? '', hypothesis: hypotheses[at] ?? '', from, to, steps }]
  })
  return { steps: cells.reduce((sum, cell) => sum + cell.steps, 0), cells }
}
