// Draws random scores for robustness.ts. With fixed weights, columns are independent: draws one number per column and weight from the exact
// distribution of their sum. With moving weights, draws cell by cell. Must not tally results.

import { COUNTED_RATINGS, contradiction } from '../model/rating.ts'
import type { Method } from '../model/workbook.ts'
import { scoresInForce } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import { geometricWaits, type RandomNumbers, randomNumbers, seedOf } from '../scoring/seeded-random.ts'
import type { RobustnessOptions } from './robustness.ts'
import { addCell, type SumDistribution, stepChangesByRating } from './step-changes.ts'
import { createWeightSampler } from './weight-perturbation.ts'

/** Returns a function that gives the scores of the next draw, always in the same array. Deterministic for the same table, method and options. */
export function createSampler(table: RatingTable, method: Method, options: RobustnessOptions): () => Float64Array {
  const numbers = randomNumbers(seedOf(seedText(table, method, options)))
  const weights = createWeightSampler(table, method, options, numbers, Math.round(options.chance * 65_536))
  return weights ? drawByCell(table, options, numbers, weights) : drawByColumn(table, options, numbers)
}

/** Everything the draws depend on, as text: workbooks with the same ratings and weights get the same figures. */
function seedText({ hypotheses, rows }: RatingTable, method: Method, options: RobustnessOptions): string {
  const cells = rows.map(({ id, item, ratings }) => [id, item.credibility, item.relevance, ...ratings])
  const open = options.blanks === 'open' ? ['open'] : []
  return JSON.stringify([method, options.draws, options.chance, options.credibility, options.relevance, hypotheses, cells, ...open])
}

/** The cells whose v can change, with the probability of each change. */
function movable({ rows }: RatingTable, options: RobustnessOptions) {
  const changesOf = stepChangesByRating(options)
  return rows.flatMap(({ ratings }, row) =>
    ratings.flatMap((rating, column) => {
      const changes = changesOf(rating)
      return changes.length < 2 ? [] : [{ row, column, changes }]
    }),
  )
}

interface DrawnSum {
  readonly column: number
  readonly weight: number
  sum: SumDistribution
}

/** What can move in the sum of each column and weight, in the order of their first cells. */
function drawnSums({ hypotheses, rows }: RatingTable, options: RobustnessOptions): readonly DrawnSum[] {
  const changesOf = stepChangesByRating(options)
  const known = hypotheses.map(() => new Map<number, DrawnSum>())
  const sums: DrawnSum[] = []
  for (const { ratings, weight } of rows)
    for (const [column, byWeight] of known.entries()) {
      const changes = changesOf(ratings[column] ?? null)
      if (changes.length < 2) continue
      const drawn = byWeight.get(weight)
      if (drawn) drawn.sum = addCell(drawn.sum, changes)
      else {
        const first = { column, weight, sum: addCell({ least: 0, chances: [1] }, changes) }
        byWeight.set(weight, first)
        sums.push(first)
      }
    }
  return sums
}

function drawByColumn(table: RatingTable, options: RobustnessOptions, numbers: RandomNumbers): () => Float64Array {
  const parts = drawnSums(table, options).map(({ column, weight, sum }) => ({
    column,
    weight,
    least: sum.least,
    upTo: cumulate(sum.chances),
  }))
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

/** v of each rating that a blank cell may turn out to be. */
const OPEN_V = COUNTED_RATINGS.map(contradiction)

/** Positions of cells and the change of v per step, in typed arrays for the inner loop. */
function packColumn(cells: readonly { row: number; column: number; better: number; worse: number }[]) {
  return {
    row: Uint16Array.from(cells, (cell) => cell.row),
    column: Uint8Array.from(cells, (cell) => cell.column),
    by: Int8Array.from(cells, (cell) => cell.better + cell.worse),
  }
}

function drawByCell(
  table: RatingTable,
  options: RobustnessOptions,
  numbers: RandomNumbers,
  weights: () => Float64Array,
): () => Float64Array {
  const { chance } = options
  const blanks = table.rows.flatMap(({ ratings }, row) =>
    ratings.flatMap((rating, column) => (options.blanks === 'open' && rating === null ? [{ row, column }] : [])),
  )
  const cells = movable(table, { ...options, blanks: 'stay' }).map(({ row, column, changes }) => {
    const [better, worse] = [Math.min(...changes.map(({ by }) => by)), Math.max(...changes.map(({ by }) => by))]
    return { row, column, better, worse }
  })
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
    for (const { row, column } of blanks) {
      const v = OPEN_V[Math.floor((numbers() * OPEN_V.length) / 65_536)] ?? 0
      scores[column] = (scores[column] as number) + v * (now[row] as number)
    }
    return scores
  }
}
