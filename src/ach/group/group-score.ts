// The score of a group: what its ratings contradict on the average. Must not sum over people (that grows with their number), nor average
// their totals (an unfinished blank would count as not inconsistent), nor score a matrix of middle ratings.

import { COUNTED_RATINGS, contradiction, type Rating, supportOf } from '../model/rating.ts'
import type { Method } from '../model/workbook.ts'
import { sumColumn } from '../scoring/column-score.ts'
import { leadersOf, ranksOf } from '../scoring/leaders.ts'
import type { HypothesisScore } from '../scoring/score.ts'
import type { Distribution, GroupTable } from './group-table.ts'

/**
 * The figures of one hypothesis as in a rater's scores, each cell being the mean of those who rated it from CC to II. `rated` are cells
 * that somebody rated so; `notApplicable` cells that nobody rated so and somebody marked NA; `blank` cells that everybody left blank.
 */
export interface GroupHypothesisScore extends Omit<HypothesisScore, 'posterior'> {
  /** ratings from CC to II given, by weight, / all that could have been given, 0 … 1: how thinly the coverage is spread */
  readonly filled: number
}

/** The scores of a group, in the workbook's order, unrounded. */
export interface GroupScores {
  readonly method: Method
  readonly raters: number
  readonly hypotheses: readonly GroupHypothesisScore[]
  /** ids of rank 1, in the workbook's order; without an item, or a rating, all of them */
  readonly leaders: readonly string[]
}

/**
 * Σ w × the mean v of those who rated the cell. For one rater exactly that rater's scores. Best and worst are about cells that the whole
 * group left blank: if these turned out not inconsistent, or II. A rater's blank in a cell that others rated changes nothing: it is not
 * known, or theirs to leave. Ties within 1e-9. A choice of this project.
 */
export function groupScores(table: GroupTable, method: Method): GroupScores {
  const hypotheses = table.hypotheses.map((id, at) => columnScore(table, id, at, method))
  const scores = hypotheses.map((one) => one.score)
  const ranks = ranksOf(scores)
  return {
    method,
    raters: table.raters,
    hypotheses: hypotheses.map((one, at) => ({ ...one, rank: ranks[at] ?? 1 })),
    leaders: leadersOf(scores).map((at) => table.hypotheses[at] ?? ''),
  }
}

/** Ranks in the workbook's order, null where nothing is rated under a hypothesis, and the ids of rank 1. */
export interface TestedRanks {
  readonly ranks: readonly (number | null)[]
  readonly leaders: readonly string[]
}

/**
 * Ranks 1 … among the hypotheses under which something is rated from CC to II; ties as in `groupScores`. For readings, which know nothing of
 * a hypothesis that was added later: its score of 0 would lead. Empty leaders where nothing is rated. A choice of this project.
 */
export function ranksAmongRated({ hypotheses }: GroupScores): TestedRanks {
  const known = hypotheses.filter(({ rated }) => rated > 0)
  const places = ranksOf(known.map(({ score }) => score))
  const rankOf = new Map(known.map(({ id }, at) => [id, places[at] ?? 1]))
  return {
    ranks: hypotheses.map(({ id }) => rankOf.get(id) ?? null),
    leaders: known.filter(({ id }) => rankOf.get(id) === 1).map(({ id }) => id),
  }
}

function columnScore({ rows, raters }: GroupTable, id: string, at: number, method: Method): GroupHypothesisScore {
  let count = 0
  let weighted = 0
  let support = 0
  let allWeight = 0
  let ratedWeight = 0
  let blankWeight = 0
  let givenWeight = 0
  let rated = 0
  let notApplicable = 0
  let blank = 0
  for (const { weight, ownWeight, cells } of rows) {
    allWeight += weight
    const cell = cells[at]
    const given = cell ? COUNTED_RATINGS.reduce((sum, rating) => sum + cell[rating], 0) : 0
    if (cell && given > 0) {
      rated++
      ratedWeight += weight
      givenWeight += weight * given
      const v = meanRatingWeight(cell)
      count += v
      weighted += v * ownWeight
      support += (sumOf(cell, supportOf) / given) * weight
    } else if (cell && cell.NA > 0) notApplicable++
    else {
      blank++
      blankWeight += weight
    }
  }
  const sums = { count, weighted, support, allWeight, ratedWeight, blankWeight, rated, notApplicable, blank }
  const filled = allWeight === 0 || raters === 0 ? 0 : givenWeight / (allWeight * raters)
  return { ...sumColumn(id, sums, method), filled }
}

/** The mean v of those who rated the cell from CC to II, 0 … 2; 0 where nobody did. */
export function meanRatingWeight(cell: Distribution): number {
  const given = COUNTED_RATINGS.reduce((sum, rating) => sum + cell[rating], 0)
  return given === 0 ? 0 : sumOf(cell, contradiction) / given
}

/** What all who rated the cell from CC to II bring together. */
const sumOf = (cell: Distribution, of: (rating: Rating) => number): number =>
  COUNTED_RATINGS.reduce((sum, rating) => sum + cell[rating] * of(rating), 0)
