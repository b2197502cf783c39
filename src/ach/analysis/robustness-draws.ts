// Draws random scores for robustness.ts. With fixed weights, columns are independent: draws one number per column and weight from the exact
// distribution of their sum. With moving weights, draws cell by cell. Must not tally results.

import { contradiction, stepRating } from '../model/rating.ts'
import type { Method } from '../model/workbook.ts'
import { scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import type { RobustnessOptions } from './robustness.ts'
import { geometricWaits, type RandomNumbers, randomNumbers, seedOf } from './seeded-random.ts'
import { createWeightSampler } from './weight-perturbation.ts'

/** Returns a function that gives the scores of the next draw, always in the same array. Deterministic for the same table, method and options. */
export function createSampler(table: RatingTable, method: Method, options: RobustnessOptions): () => Float64Array {
  const numbers = randomNumbers(seedOf(seedText(table, method, options)))
  const weights = createWeightSampler(table, method, options, numbers, Math.round(options.chance * 65_536))
  return weights ? drawByCell(table, options.chance, numbers, weights) : drawByColumn(table, options.chance, numbers)
}

/** Everything the draws depend on, as text: workbooks with the same ratings and weights get the same figures. */
function seedText({ hypotheses, rows }: RatingTable, method: Method, options: RobustnessOptions): string {
  const cells = rows.map(({ id, item, ratings }) => [id, item.credibility, item.relevance, ...ratings])
  return JSON.stringify([method, options.draws, options.chance, options.credibility, options.relevance, hypotheses, cells])
}

/** The cells whose v a step can change (rated N, I or II), with the change of v one step towards CC (`better`) and II (`worse`). */
function movable({ rows }: RatingTable) {
  return rows.flatMap(({ ratings, v, weight }, row) =>
    ratings.flatMap((rating, column) => {
      const better = contradiction(stepRating(rating, -1)) - (v[column] ?? 0)
      const worse = contradiction(stepRating(rating, 1)) - (v[column] ?? 0)
      return better === 0 && worse === 0 ? [] : [{ row, column, weight, better, worse }]
    }),
  )
}

/** The distribution of a sum: the probabilities of `least`, `least` + 1 … */
interface Distribution {
  readonly least: number
  readonly chances: readonly number[]
}

/** Adds one cell to the distribution. */
function convolve({ least, chances }: Distribution, { better, worse }: { better: number; worse: number }, chance: number): Distribution {
  const next = new Array<number>(chances.length + worse - better).fill(0)
  const add = (at: number, by: number) => {
    next[at] = (next[at] ?? 0) + by
  }
  for (const [at, one] of chances.entries()) {
    add(at, one * chance)
    add(at - better, one * (1 - 2 * chance))
    add(at - better + worse, one * chance)
  }
  return { least: least + better, chances: next }
}

function drawByColumn(table: RatingTable, chance: number, numbers: RandomNumbers): () => Float64Array {
  const sums = new Map<string, { column: number; weight: number; sum: Distribution }>()
  for (const cell of movable(table)) {
    const key = `${cell.column} ${cell.weight}`
    const { column, weight, sum } = sums.get(key) ?? { ...cell, sum: { least: 0, chances: [1] } }
    sums.set(key, { column, weight, sum: convolve(sum, cell, chance) })
  }
  const parts = [...sums.values()].map(({ sum, ...part }) => ({ ...part, least: sum.least, upTo: cumulate(sum.chances) }))
  const base = Float64Array.from(scoresInForce(table))
  const scores = new Float64Array(base.length)
  return () => {
    scores.set(base)
    for (const { column, weight, least, upTo } of parts) {
      const at = (numbers() + (numbers() + 0.5) / 65_536) / 65_536
      scores[column] = (scores[column] as number) + weight * (least + firstAbove(upTo, at))
    }
    return scores
  }
}

function cumulate(chances: readonly number[]): Float64Array {
  let sum = 0
  return Float64Array.from(chances, (one) => {
    sum += one
    return sum
  })
}

/** The first index whose value is above `at`; the last index if rounding leaves none. */
function firstAbove(upTo: Float64Array, at: number): number {
  let from = 0
  let to = upTo.length - 1
  while (from < to) {
    const middle = (from + to) >> 1
    if ((upTo[middle] as number) > at) to = middle
    else from = middle + 1
  }
  return from
}

/** Positions of cells and the change of v per step, in typed arrays for the inner loop. */
function packColumn(cells: readonly { row: number; column: number; better: number; worse: number }[]) {
  return {
    row: Uint16Array.from(cells, (cell) => cell.row),
    column: Uint8Array.from(cells, (cell) => cell.column),
    by: Int8Array.from(cells, (cell) => cell.better + cell.worse),
  }
}

function drawByCell(table: RatingTable, chance: number, numbers: RandomNumbers, weights: () => Float64Array): () => Float64Array {
  const cells = movable(table)
  const isBoth = ({ better, worse }: { better: number; worse: number }) => better !== 0 && worse !== 0
  // rated I: a step in either direction changes v by 1; rated N or II: a step in one direction only
  const both = packColumn(cells.filter(isBoth))
  const oneWay = packColumn(cells.filter((cell) => !isBoth(cell)))
  const never = () => Number.POSITIVE_INFINITY
  const untilBoth = chance > 0 ? geometricWaits(2 * chance, numbers) : never
  const untilOneWay = chance > 0 ? geometricWaits(chance, numbers) : never
  const usual = Float64Array.from(table.rows, (one) => one.weight)
  const v = Uint8Array.from(table.rows.flatMap((one) => one.v))
  const base = Float64Array.from(scoresInForce(table))
  const n = base.length
  const scores = new Float64Array(n)
  return () => {
    scores.set(base)
    const now = weights()
    for (let one = 0; one < now.length; one++) {
      const shift = (now[one] as number) - (usual[one] as number)
      if (shift !== 0) for (let at = 0; at < n; at++) scores[at] = (scores[at] as number) + shift * (v[one * n + at] as number)
    }
    // jumps from one moving cell to the next
    for (let cell = untilOneWay() - 1; cell < oneWay.row.length; cell += untilOneWay()) {
      const at = oneWay.column[cell] as number
      scores[at] = (scores[at] as number) + (oneWay.by[cell] as number) * (now[oneWay.row[cell] as number] as number)
    }
    for (let cell = untilBoth() - 1; cell < both.row.length; cell += untilBoth()) {
      const at = both.column[cell] as number
      const weight = now[both.row[cell] as number] as number
      scores[at] = (scores[at] as number) + (numbers() < 32_768 ? -weight : weight)
    }
    return scores
  }
}
