// Occasion noise: how far a rater's ratings differ from their own when they rate the same cells again without seeing the first ratings. Source:
// Kahneman, Sibony and Sunstein 2021, Noise; the figure is docs/method.md, section "Rating again".

import { type CountedRating, isCounted, stepOf } from '../model/rating.ts'
import { activeItems, type Rater, type Retest, type Workbook } from '../model/workbook.ts'

/** Changes between first and second ratings, on the steps −2 (II) to 2 (CC). */
export interface OccasionNoise {
  /** raters and cells with a rating CC to II both times */
  readonly raters: number
  readonly cells: number
  /** cells whose two ratings differ */
  readonly changed: number
  /** mean squared change / 2, 0 to 8: the variance of one rating around what the same rater would give on average */
  readonly noise: number
  /** square root of the mean squared change, 0 to 4 steps: how far two ratings of one cell typically differ */
  readonly typical: number
}

type Matrix = Pick<Workbook, 'evidence' | 'hypotheses'>

/**
 * The occasion noise of these raters, over the active cells that each of them rated again; cells of all raters count alike. A cell that is blank
 * or NA either time takes no part. Returns null if no cell is left.
 */
export function occasionNoise(matrix: Matrix, raters: readonly Pick<Rater, 'again'>[]): OccasionNoise | null {
  const of = raters.map((rater) => retestedCells(matrix, rater).flatMap(({ first, again }) => stepsBetween(first, again)))
  const changes = of.flat()
  if (changes.length === 0) return null
  const meanSquare = changes.reduce((sum, change) => sum + change ** 2, 0) / changes.length
  return {
    raters: of.filter(({ length }) => length > 0).length,
    cells: changes.length,
    changed: changes.filter((change) => change !== 0).length,
    noise: meanSquare / 2,
    typical: Math.sqrt(meanSquare),
  }
}

/** A cell that was rated again. */
export interface RetestedCell extends Retest {
  readonly evidence: string
  readonly hypothesis: string
}

/** The active cells that the rater rated again, in the workbook's order. */
export function retestedCells({ evidence, hypotheses }: Matrix, { again }: Pick<Rater, 'again'>): RetestedCell[] {
  const columns = activeItems(hypotheses)
  return activeItems(evidence).flatMap((item) =>
    columns.flatMap((one) => {
      const cell = again.get(item.id)?.get(one.id)
      return cell ? [{ evidence: item.id, hypothesis: one.id, ...cell }] : []
    }),
  )
}

const stepsBetween = (first: Retest['first'], again: Retest['again']): number[] =>
  isCounted(first) && isCounted(again) ? [difference(first, again)] : []
const difference = (first: CountedRating, again: CountedRating): number => stepOf(again) - stepOf(first)
