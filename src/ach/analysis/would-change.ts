// Which single rating would change who leads: "rating E7 against H2 as I would tie them". Must not word anything.

import { COUNTED_RATINGS, type CountedRating, contradiction, isCounted, type Rating } from '../model/rating.ts'
import { leadersOf, sameLeaders, scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { CellAt } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'

/** One cell rated otherwise, everything else as it is, and what would come of it. */
export interface RatingChange extends CellAt {
  /** null is blank */
  readonly from: Rating | null
  /** the nearest rating on the track CC C N I II that changes the set of leaders; for a blank cell the mildest: I before II */
  readonly to: CountedRating
  /** how far that is: 1 … 4 steps; a blank cell counts from N, so 1 (I) or 2 (II) */
  readonly steps: number
  /** who would lead then, in the table's order, ties included */
  readonly leaders: readonly string[]
  /** the scores in force then, in the table's order of hypotheses */
  readonly scores: readonly number[]
}

/** The single ratings that would change who leads. */
export interface WouldChange {
  /** how many cells, rated from CC to II or blank, could do it alone */
  readonly cells: number
  /** how many of these are blank now */
  readonly blanks: number
  /**
   * The most telling few: fewest steps first, then those that put another one first rather than level, then the workbook's order; each
   * outcome comes up once before any comes up again.
   */
  readonly changes: readonly RatingChange[]
  /** no cell that is left out is nearer than one of these */
  readonly nearest: boolean
}

/** So many changes are told unless asked otherwise. */
export const DEFAULT_CHANGES = 4

/**
 * Every cell rated from CC to II, and every blank one, tried with every other rating. NA cells stay: whether an item applies is not a
 * matter of degree. None with fewer than two hypotheses. Ties within 1e-9. Costs one pass over the cells.
 */
export function wouldChange(table: RatingTable, most: number = DEFAULT_CHANGES): WouldChange {
  const scores = scoresInForce(table)
  const leaders = leadersOf(scores)
  if (scores.length < 2) return { cells: 0, blanks: 0, changes: [], nearest: true }
  const found: Found[] = []
  const changes = leaderChanges(scores, leaders)
  for (const [row, { ratings, weight, v }] of table.rows.entries()) {
    for (let at = 0; at < ratings.length; at++) {
      const rating = ratings[at] ?? null
      if (rating === 'NA') continue
      for (const { to, steps } of NEAREST.get(rating) ?? []) {
        const by = weight * (contradiction(to) - (v[at] ?? 0))
        if (!changes(at, by)) continue
        found.push({ row, at, to, steps, score: (scores[at] ?? 0) + by })
        break
      }
    }
  }
  const told = diverse(table, scores, leaders, found, most)
  return {
    cells: found.length,
    blanks: found.filter(({ row, at }) => table.rows[row]?.ratings[at] === null).length,
    changes: told,
    nearest: areNearest(told, found),
  }
}

interface Found {
  readonly row: number
  readonly at: number
  readonly to: CountedRating
  readonly steps: number
  /** of that hypothesis, then */
  readonly score: number
}

/** Ratings that count otherwise than this one, the nearest first. */
function countsDifferently(from: CountedRating | null) {
  const place = COUNTED_RATINGS.indexOf(from ?? 'N')
  const others = COUNTED_RATINGS.map((to, at) => ({ to, steps: Math.abs(at - place) }))
  return others.filter(({ to }) => contradiction(to) !== contradiction(from)).sort((a, b) => a.steps - b.steps)
}
const NEAREST = new Map([...COUNTED_RATINGS, null].map((from) => [from, countsDifferently(from)]))

/** Whether the set of leaders is another one when one score moves. */
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

function areNearest(told: readonly RatingChange[], found: readonly Found[]): boolean {
  const farthest = Math.max(0, ...told.map(({ steps }) => steps))
  const nearer = (all: readonly { readonly steps: number }[]) => all.filter(({ steps }) => steps < farthest).length
  return nearer(found) === nearer(told)
}

function diverse(
  table: RatingTable,
  now: readonly number[],
  leaders: readonly number[],
  found: readonly Found[],
  most: number,
): RatingChange[] {
  const named = (places: readonly number[]) => places.map((at) => table.hypotheses[at] ?? '')
  const ranked = found.toSorted((a, b) => a.steps - b.steps)
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

/** Whether the rating there now counts at all; a blank cell has none. */
export const isBlank = ({ from }: RatingChange): boolean => !isCounted(from)
