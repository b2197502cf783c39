// The flip distance: the fewest one-step cell changes that change the set of leaders, and which cells these are. Exact: a dynamic
// programme, because CC→C→N→I gains 0, 0, 1 and the greedy way goes wrong. Must not word anything.

import { COUNTED_RATINGS, type CountedRating, isCounted } from '../model/rating.ts'
import { leadersOf, scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { CellAt } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'

export interface FlipCell extends CellAt {
  readonly from: CountedRating
  readonly to: CountedRating
  /** how many steps that is, 1 … 4 */
  readonly steps: number
}

export interface Flip {
  /** one-step changes in all, at least 1 */
  readonly steps: number
  /** one set of cells that does it with so few, in the workbook's order; there may be others as small */
  readonly cells: readonly FlipCell[]
}

/**
 * The fewest steps along CC C N I II, of any cells, after which the set of leaders is another one: a rival draws level or goes ahead, or
 * a tie is broken. Null where no change of the counted cells can do that, and with fewer than two hypotheses. NA and blank cells stay.
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
    // any gain at all for one against the others ends the tie
    for (const at of leaders) consider([...movesOf(table, at, 'worse'), ...movesOf(table, at, 'better')], 2 * TOLERANCE)
    // raising a leader would have ended it already: a rival can only come down
    for (const at of rivals) consider(movesOf(table, at, 'better'), score(at) - score(leader) - TOLERANCE)
  } else
    for (const at of rivals)
      consider([...movesOf(table, leader, 'worse'), ...movesOf(table, at, 'better')], score(at) - score(leader) - TOLERANCE)
  return best
}

/** A cell that can be moved so that the difference of two scores changes. */
interface Move {
  readonly row: number
  readonly at: number
  readonly by: 1 | -1
  /** steps before the first gain: N, I 1, C 2, CC 3 to the worse; I, II 1 to the better */
  readonly first: number
  /** what each step from there on gains, and how many steps there are */
  readonly gain: number
  readonly gains: number
}

function movesOf({ rows }: RatingTable, at: number, to: 'worse' | 'better'): Move[] {
  const moves: Move[] = []
  for (let row = 0; row < rows.length; row++) {
    const { ratings, weight, v } = rows[row] ?? { ratings: [], weight: 0, v: [] }
    const rating = ratings[at]
    if (!isCounted(rating)) continue
    const own = v[at] ?? 0
    const gains = to === 'worse' ? 2 - own : own
    const first = to === 'worse' ? Math.max(1, COUNTED_RATINGS.indexOf('I') - COUNTED_RATINGS.indexOf(rating)) : 1
    if (gains > 0) moves.push({ row, at, by: to === 'worse' ? 1 : -1, first, gain: weight, gains })
  }
  return moves
}

/** A move with the number of steps taken. */
interface Taken {
  readonly move: Move
  readonly steps: number
}

/**
 * The fewest steps, fewer than `below`, that gain at least `gap`; null where there are none. Moves that gain from their first step on are
 * taken heaviest first; only the slow ones (from C and CC) need the table "most that c steps can gain".
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

/** A number of steps that the fewest cannot be below: as if parts of moves could be taken, those that gain most per step first. */
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

/** A number of steps that is enough for the gap, not the fewest: where the search may stop. 0 where nothing is enough. */
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

/** The most that exactly c or fewer steps of slow moves gain, c = 0 … most, and the steps each move takes in it (its own row of `choice`). */
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
