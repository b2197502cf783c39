// The noise audit of a group: how much of the difference between ratings comes from raters who are more severe than others, from the cells, and
// from each rater's own pattern. Source: Kahneman, Sibony and Sunstein 2021; the split is the analysis of variance without replications.

import { isCounted, stepOf } from '../model/rating.ts'
import { finishSteps, type Steps } from '../model/steps.ts'
import type { RaterCells } from '../view/group-members.ts'
import { activeMatrix, type Matrix } from './group-table.ts'

/** Variances of the steps −2 (II) to 2 (CC), 0 to 4; level, signal and pattern add up to the total. */
export interface NoiseAudit {
  /** numbers of raters, and of the cells that all of them rated CC to II */
  readonly raters: number
  readonly cells: number
  readonly total: number
  /** variance of the raters' means: some rate everything more consistent than others */
  readonly level: number
  /** variance of the cells' means: what the ratings say about the evidence */
  readonly signal: number
  /** the rest: what one rater sees differently from the others in one cell, and chance */
  readonly pattern: number
}

/** Returns null for fewer than two raters with a rating CC to II, or if no cell is rated by all of them. */
export const noiseAudit = (matrix: Matrix, members: readonly RaterCells[]): NoiseAudit | null =>
  finishSteps(noiseAuditSteps(matrix, members))

/** `noiseAudit` in steps of some items. */
export function* noiseAuditSteps(matrix: Matrix, members: readonly RaterCells[]): Steps<NoiseAudit | null> {
  const { hypotheses, items } = activeMatrix(matrix)
  const raters = members.filter(({ ratings }) => items.some(({ id }) => hypotheses.some((one) => isCounted(ratings.get(id)?.get(one)))))
  if (raters.length < 2) return null
  const cells: number[][] = []
  for (const [at, { id }] of items.entries()) {
    if (at % ITEMS_AT_ONCE === 0) yield
    for (const hypothesis of hypotheses) {
      const steps = raters.flatMap(({ ratings }) => {
        const rating = ratings.get(id)?.get(hypothesis)
        return isCounted(rating) ? [stepOf(rating)] : []
      })
      if (steps.length === raters.length) cells.push(steps)
    }
  }
  if (cells.length === 0) return null
  yield
  const total = variance(cells.flat())
  yield
  const level = variance(raters.map((_, at) => mean(cells.map((steps) => steps[at] ?? 0))))
  const signal = variance(cells.map(mean))
  return { raters: raters.length, cells: cells.length, total, level, signal, pattern: Math.max(0, total - level - signal) }
}

/** With 250 raters and 20 hypotheses a millisecond or two. */
const ITEMS_AT_ONCE = 10

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

/** The population variance. */
function variance(values: readonly number[]): number {
  const middle = mean(values)
  return values.reduce((sum, one) => sum + (one - middle) ** 2, 0) / values.length
}
