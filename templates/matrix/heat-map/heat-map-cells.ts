// The cells of the heat map as a few SVG paths, for the page and for its picture. Hypotheses are rows and items are columns, because 200 items
// fit across a screen and hypotheses have names.

import { RATINGS, type Rating } from '../../../src/ach/model/rating.ts'
import { finishSteps, type Steps } from '../../../src/ach/model/steps.ts'
import type { Evidence, Hypothesis } from '../../../src/ach/model/workbook.ts'
import { type MatrixModel, myRating } from '../matrix-model.ts'

/** What the heat map shows of a matrix: the items that pass its filter, in its order. */
export interface HeatMap {
  readonly items: readonly Evidence[]
  readonly hypotheses: readonly Hypothesis[]
  /** by hypothesis, then by item */
  readonly ratings: readonly (readonly (Rating | null)[])[]
  /** places of the items that a what-if leaves out */
  readonly out: readonly number[]
}

export function heatMap({ view, rows, hypotheses, whatIf }: MatrixModel): HeatMap {
  return {
    items: rows,
    hypotheses,
    ratings: hypotheses.map((one) => rows.map((item) => myRating(view, item.id, one.id))),
    out: rows.flatMap((item, at) => (whatIf?.rows.get(item.id) === 'without' ? [at] : [])),
  }
}

export interface HeatPaths {
  /** the areas of each rating */
  readonly areas: Readonly<Record<Rating, string>>
  /** a dash across each NA cell, and a stroke through each blank cell: neither is a shade */
  readonly dashes: string
  readonly strokes: string
  /** the lines between the cells */
  readonly grid: string
}

/** Paths for cells of this size, from 0, 0. Neighbours of a row with the same rating are one area. */
export const heatPaths = (map: HeatMap, wide: number, tall: number): HeatPaths => finishSteps(heatPathSteps(map, wide, tall))

/** `heatPaths` in steps of one hypothesis. */
export function* heatPathSteps({ ratings, items }: HeatMap, wide: number, tall: number): Steps<HeatPaths> {
  const areas: Record<Rating, string> = { CC: '', C: '', N: '', I: '', II: '', NA: '' }
  let [dashes, strokes] = ['', '']
  for (const [y, row] of ratings.entries()) {
    yield
    for (let x = 0, end = 0; x < row.length; x = end) {
      const rating = row[x] ?? null
      for (end = x + 1; end < row.length && (row[end] ?? null) === rating; ) end++
      const [left, run] = [round(x * wide), round((end - x) * wide)]
      if (rating === null) {
        for (let blank = x; blank < end; blank++)
          strokes += `M${round(blank * wide)} ${round((y + 1) * tall)}l${round(wide)} ${round(-tall)}`
        continue
      }
      areas[rating] += `M${left} ${round(y * tall)}h${run}v${round(tall)}h${-run}z`
      if (rating === 'NA') dashes += `M${left} ${round((y + 0.5) * tall)}h${run}`
    }
  }
  const right = round(items.length * wide)
  const bottom = round(ratings.length * tall)
  const down = items.map((_, x) => `M${round(x * wide)} 0v${bottom}`).join('')
  const across = ratings.map((_, y) => `M0 ${round(y * tall)}h${right}`).join('')
  return { areas, dashes, strokes, grid: `${down}${across}M${right} 0v${bottom}M0 ${bottom}h${right}` }
}

const round = (value: number): number => Math.round(value * 100) / 100

/** The places of the items whose ids are shown, at most `most` of them, at round distances from the first. */
export function labelledPlaces(items: number, most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((one) => items / one <= most) ?? 1000
  return Array.from({ length: Math.ceil(items / step) }, (_, at) => at * step)
}

/** How often a hypothesis has each rating, in words: the heat map for those who cannot see it. The last number is of blank cells. */
export const countsOfRow = (row: readonly (Rating | null)[]): number[] =>
  [...RATINGS, null].map((rating) => row.filter((one) => one === rating).length)
