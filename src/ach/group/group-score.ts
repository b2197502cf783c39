// The inconsistency score of a group, from the mean rating of each cell. It is neither a sum over raters (which would grow with their
// number), nor a mean of their totals (a blank would count as not inconsistent), nor the score of a matrix of medians.

import { COUNTED_RATINGS, contradiction, type Rating, supportOf } from '../model/rating.ts'
import type { Method } from '../model/workbook.ts'
import { sumColumn } from '../scoring/column-score.ts'
import { comparedRanks, isMostlyBlank, leadersOf } from '../scoring/leaders.ts'
import type { HypothesisScore } from '../scoring/score.ts'
import type { Distribution, GroupTable } from './group-table.ts'

/**
 * The figures of one hypothesis as in a rater's scores, where each cell is the mean of its ratings from CC to II. Cells are `rated` if at
 * least one rater rated them from CC to II, else `notApplicable` if at least one chose NA, else `blank`.
 */
export interface GroupHypothesisScore extends HypothesisScore {
  /** weighted share of all possible ratings that were given from CC to II, 0 to 1 */
  readonly filled: number
}

/** The scores of a group, in the workbook's order, unrounded. */
export interface GroupScores {
  readonly method: Method
  readonly raters: number
  readonly hypotheses: readonly GroupHypothesisScore[]
  /** ids of the hypotheses of rank 1, in the workbook's order; empty while more than half of the cells are blank */
  readonly leaders: readonly string[]
}

/**
 * Score = Σ weight × mean v of the cell. For one rater it equals that rater's score. `best` and `worst` vary only the cells that the whole
 * group left blank: not inconsistent, or II. A rater's blank in a cell that others rated changes nothing. Scores within 1e-9 are tied. A
 * hypothesis that no one rated has no rank and never leads; the others are ranked without it. Formula: a choice of this project.
 */
export function groupScores(table: GroupTable, method: Method): GroupScores {
  const hypotheses = table.hypotheses.map((id, at) => columnScore(table, id, at, method))
  const tested = hypotheses.filter(({ rated }) => rated > 0)
  const scores = tested.map((one) => one.score)
  const ranks = comparedRanks(scores)
  const blank = hypotheses.reduce((sum, one) => sum + one.blank, 0)
  const isEarly = hypotheses.length > 1 && isMostlyBlank(blank, hypotheses.length * table.rows.length)
  return {
    method,
    raters: table.raters,
    hypotheses: hypotheses.map((one) => ({ ...one, rank: one.rated === 0 ? null : (ranks[tested.indexOf(one)] ?? null) })),
    leaders: isEarly ? [] : leadersOf(scores).map((at) => tested[at]?.id ?? ''),
  }
}

function columnScore({ rows, raters }: GroupTable, id: string, at: number, method: Method): GroupHypothesisScore {
  let count = 0
  let weighted = 0
  let support = 0
  let allWeight = 0
  let ratedWeight = 0
  let blankWeight = 0
  let ratingsWeight = 0
  let rated = 0
  let notApplicable = 0
  let blank = 0
  for (const { weight, ownWeight, cells } of rows) {
    allWeight += weight
    const cell = cells[at]
    const ratings = cell ? ratedCount(cell) : 0
    if (cell && ratings > 0) {
      rated++
      ratedWeight += weight
      ratingsWeight += weight * ratings
      const v = meanRatingWeight(cell)
      count += v
      weighted += v * ownWeight
      support += (sumOf(cell, supportOf) / ratings) * weight
    } else if (cell && cell.NA > 0) notApplicable++
    else {
      blank++
      blankWeight += weight
    }
  }
  const sums = { count, weighted, support, allWeight, ratedWeight, blankWeight, rated, notApplicable, blank }
  const filled = allWeight === 0 || raters === 0 ? 0 : ratingsWeight / (allWeight * raters)
  return { ...sumColumn(id, sums, method), filled }
}

/** The number of ratings from CC to II in the cell. */
export const ratedCount = (cell: Distribution): number => COUNTED_RATINGS.reduce((sum, rating) => sum + cell[rating], 0)

/** Whether anyone rated the cell from CC to II. */
export const hasGroupRating = (cell: Distribution | undefined): boolean => cell !== undefined && ratedCount(cell) > 0

/** Mean v of the ratings from CC to II in the cell, 0 to 2; 0 if there are none. */
export function meanRatingWeight(cell: Distribution): number {
  const ratings = ratedCount(cell)
  return ratings === 0 ? 0 : sumOf(cell, contradiction) / ratings
}

/** Sum of `of` over all ratings from CC to II in the cell. */
const sumOf = (cell: Distribution, of: (rating: Rating) => number): number =>
  COUNTED_RATINGS.reduce((sum, rating) => sum + cell[rating] * of(rating), 0)
