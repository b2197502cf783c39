// The exact robustness, without draws: with fixed weights the scores of hypotheses are independent, and each is a sum on a grid of whole
// numbers (weight-grid.ts), so its distribution can be computed cell by cell. Must not know about verdicts.

import type { RatingTable } from '../scoring/rating-table.ts'
import { weightGrid } from '../scoring/weight-grid.ts'
import type { HypothesisRobustness, Robustness, RobustnessOptions } from './robustness.ts'
import { addCell, type SumDistribution, stepChangesByRating } from './step-changes.ts'

/** Steps that take about half a second; more are replaced by draws. */
const MOST_WORK = 40_000_000

/** One score of a column. */
interface Atom {
  readonly score: number
  readonly chance: number
}

/** The exact shares; null if the weights are not on the grid or it would take too long. */
export function exactRobustness(table: RatingTable, options: RobustnessOptions): Robustness | null {
  const columns = columnDistributions(table, options)
  if (columns === null) return null
  const n = columns.length
  const places = columns.map((column, at) => placesOf(columns, column, at))
  return {
    options,
    draws: 0,
    hypotheses: table.hypotheses.map((id, at): HypothesisRobustness => {
      const { ranks, alone, tied } = places[at] ?? NO_PLACES
      return {
        id,
        ranks: ranks.map(limit),
        leadsAlone: limit(alone),
        leadsTied: limit(tied),
        wins: columns.map((other, to) => (to === at ? 0 : limit(shareBelow(columns[at] ?? [], other)))),
      }
    }),
    tiesAtTop: n === 0 ? 0 : limit(1 - places.reduce((sum, { alone }) => sum + alone, 0)),
  }
}

/** A share without the residue of floating point. */
const limit = (share: number): number => {
  const rounded = Math.round(share * 1e12) / 1e12
  return Math.min(1, Math.max(0, rounded))
}

/** Each column's scores in ascending order, with their probabilities; null if the weights are not on the grid or there are too many. */
function columnDistributions({ hypotheses, rows }: RatingTable, options: RobustnessOptions): Atom[][] | null {
  const most = new Map<number, number>()
  for (const { weight } of rows) most.set(weight, (most.get(weight) ?? 0) + 2)
  const grid = weightGrid(most)
  if (!grid) return null
  const changesOf = stepChangesByRating(options)
  // Found before the work that would be in vain: a sum has at least as many values as its independent parts together, less one for each.
  let least = hypotheses.length
  for (const { ratings } of rows) for (const rating of ratings) least += changesOf(rating).length - 1
  if (isTooMuch(least, hypotheses.length)) return null
  const sums = hypotheses.map((_, at) => sumsByWeight(rows, at, changesOf))
  const columns: Atom[][] = []
  let atoms = 0
  for (const column of sums) {
    let codes = new Map([[0, 1]])
    for (const [weight, { least, chances }] of column) {
      if (codes.size * chances.length > MOST_WORK / 100) return null
      const next = new Map<number, number>()
      for (const [code, share] of codes)
        for (let above = 0; above < chances.length; above++) {
          const chance = chances[above] as number
          if (chance === 0) continue
          const to = code + grid.code(weight, least + above)
          next.set(to, (next.get(to) ?? 0) + share * chance)
        }
      codes = next
    }
    atoms += codes.size
    if (isTooMuch(atoms, hypotheses.length)) return null
    columns.push([...codes].map(([code, chance]) => ({ score: grid.value(code), chance })).sort((a, b) => a.score - b.score))
  }
  return columns
}

const isTooMuch = (atoms: number, hypotheses: number): boolean => (atoms * hypotheses ** 3) / 2 > MOST_WORK

/** The distribution of Σ v of one column, for each weight. */
function sumsByWeight(
  rows: RatingTable['rows'],
  column: number,
  changesOf: ReturnType<typeof stepChangesByRating>,
): Map<number, SumDistribution> {
  const sums = new Map<number, SumDistribution>()
  for (const { ratings, weight, v } of rows) {
    const { least, chances } = addCell(sums.get(weight) ?? { least: 0, chances: [1] }, changesOf(ratings[column] ?? null))
    sums.set(weight, { least: least + (v[column] ?? 0), chances })
  }
  return sums
}

interface Places {
  readonly ranks: readonly number[]
  readonly alone: number
  readonly tied: number
}
const NO_PLACES: Places = { ranks: [], alone: 0, tied: 0 }

/** Two scores of the grid are the same, not only within rounding, if they differ by less than this. */
const SAME = 1e-7

/** The shares of ranks of one column: for each of its scores, how many of the others are lower and how many equal. */
function placesOf(columns: readonly (readonly Atom[])[], column: readonly Atom[], own: number): Places {
  const n = columns.length
  const ranks = new Array<number>(n).fill(0)
  let alone = 0
  let tied = 0
  const others = columns.filter((_, at) => at !== own).map((atoms) => walker(atoms))
  /** shares by number of lower scores × n + number of equal scores, before and after one more column */
  let counts = new Float64Array(n * n)
  let next = new Float64Array(n * n)
  for (const { score, chance } of column) {
    counts.fill(0)
    counts[0] = 1
    for (const [done, walk] of others.entries()) {
      const { below, same } = walk(score)
      const above = Math.max(0, 1 - below - same)
      next.fill(0)
      for (let lower = 0; lower <= done; lower++)
        for (let equal = 0; lower + equal <= done; equal++) {
          const share = counts[lower * n + equal] as number
          if (share === 0) continue
          next[lower * n + equal] = (next[lower * n + equal] as number) + share * above
          next[(lower + 1) * n + equal] = (next[(lower + 1) * n + equal] as number) + share * below
          next[lower * n + equal + 1] = (next[lower * n + equal + 1] as number) + share * same
        }
      ;[counts, next] = [next, counts]
    }
    for (let lower = 0; lower < n; lower++)
      for (let equal = 0; lower + equal < n; equal++) {
        const share = (counts[lower * n + equal] as number) * chance
        if (share === 0) continue
        for (let rank = lower; rank <= lower + equal; rank++) ranks[rank] = (ranks[rank] ?? 0) + share / (equal + 1)
        if (lower === 0 && equal === 0) alone += share
        else if (lower === 0) tied += share
      }
  }
  return { ranks, alone, tied }
}

/** Returns a function that gives the probability of a lower and of the same score; call it with ascending scores. */
function walker(atoms: readonly Atom[]): (score: number) => { readonly below: number; readonly same: number } {
  let at = 0
  let below = 0
  return (score) => {
    for (; at < atoms.length && (atoms[at]?.score ?? 0) < score - SAME; at++) below += atoms[at]?.chance ?? 0
    let same = 0
    for (let next = at; next < atoms.length && (atoms[next]?.score ?? 0) <= score + SAME; next++) same += atoms[next]?.chance ?? 0
    return { below, same }
  }
}

/** The probability that the first score is lower than the second. */
function shareBelow(first: readonly Atom[], second: readonly Atom[]): number {
  const walk = walker(first)
  return second.reduce((sum, { score, chance }) => sum + chance * walk(score).below, 0)
}
