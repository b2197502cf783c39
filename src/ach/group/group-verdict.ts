// The verdict of a group: the rules for one rater applied to the group's means, and to how far the lead depends on who rated.

import { COUNTED_RATINGS, contradiction, type Rating, stepRating } from '../model/rating.ts'
import type { Steps } from '../model/steps.ts'
import type { Method } from '../model/workbook.ts'
import { CHANCE_LIMIT, chanceSteps } from '../scoring/chance.ts'
import { type JudgedRow, type JudgedTable, type Judgment, judgeScores, settleChance } from '../scoring/judge.ts'
import { leadersOf } from '../scoring/leaders.ts'
import type { Untested } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { Bootstrap } from './bootstrap.ts'
import { type GroupScores, groupScores, hasGroupRating, meanRatingWeight, ratedCount } from './group-score.ts'
import type { Distribution, GroupRow, GroupTable } from './group-table.ts'

/** A sole leader of the group must lead alone in at least this share of resamples. A choice of this project. */
export const BOOTSTRAP_LIMIT = 0.9

export interface GroupVerdict extends Judgment {
  /** close only because the lead depends on who rated: the share of resamples in which the leader leads alone; otherwise null */
  readonly unsure: number | null
}

/**
 * Judges the means of the group as `judgeScores` does one rater's ratings; a step of a cell is a step of all its ratings. A lead that is
 * otherwise separated is close if the leader leads alone in less than 90% of the resamples. For one rater it equals that rater's verdict.
 */
export function* groupVerdictSteps(table: GroupTable, scores: GroupScores, bootstrap: Bootstrap | null): Steps<GroupVerdict> {
  const { judgment, tested } = judgeMeans(table, scores)
  const settled =
    judgment.grounds.chance === 'pending' ? settleChance(judgment, yield* chanceSteps(tested.rows, tested.hypotheses.length)) : judgment
  const leader = bootstrap?.hypotheses.find(({ id }) => id === scores.leaders[0])
  if (settled.verdict !== 'separated' || !leader || leader.alone >= BOOTSTRAP_LIMIT - TOLERANCE) return { ...settled, unsure: null }
  return { ...settled, verdict: 'close', unsure: leader.alone }
}

function judgeMeans(table: GroupTable, scores: GroupScores): { readonly judgment: Judgment; readonly tested: JudgedTable } {
  const judged = judgedTable(table)
  const at = scores.hypotheses.flatMap(({ rated }, place) => (rated > 0 ? [place] : []))
  const tested = at.length === judged.hypotheses.length ? judged : columnsOf(judged, at)
  const compared = at.flatMap((place) => scores.hypotheses[place] ?? [])
  const values = compared.map(({ score }) => score)
  const standing = { scores: values, worst: compared.map(({ worst }) => worst), leaders: leadersOf(values) }
  return { judgment: judgeScores(judged, tested, standing), tested }
}

/** The hypotheses because of which nothing can be said to lead: those that no one rated, and barely tested leaders. In the workbook's order. */
export const untestedInGroup = (table: GroupTable, scores: GroupScores): readonly Untested[] =>
  judgeMeans(table, scores).judgment.grounds.allUntested

/** Whether a lead is close because of chance alone. */
export const isByChance = ({ verdict, grounds: { chance } }: Judgment): boolean =>
  verdict === 'close' && chance !== null && chance !== 'pending' && chance.p > CHANCE_LIMIT

const judgedTable = ({ hypotheses, rows }: GroupTable): JudgedTable => ({ hypotheses, rows: rows.map(judgedRow) })

function judgedRow({ id, weight, cells }: GroupRow): JudgedRow {
  const shift = (by: -1 | 1) => cells.map((cell) => by * (meanAfter(cell, by) - meanRatingWeight(cell)))
  const [first] = cells
  return {
    id,
    weight,
    ratings: cells.map((cell): Rating | null => (hasGroupRating(cell) ? 'N' : cell.NA > 0 ? 'NA' : null)),
    v: cells.map(meanRatingWeight),
    means: { worse: shift(1), better: shift(-1), uniform: cells.length > 1 && cells.every((cell) => first && isSame(cell, first)) },
  }
}

/** The mean v of the cell if every rating moved one step. */
function meanAfter(cell: Distribution, by: -1 | 1): number {
  const n = ratedCount(cell)
  return n === 0 ? 0 : COUNTED_RATINGS.reduce((sum, rating) => sum + cell[rating] * contradiction(stepRating(rating, by)), 0) / n
}

/** Whether two cells are rated, and by the same numbers of raters the same. */
const isSame = (a: Distribution, b: Distribution): boolean =>
  hasGroupRating(a) && COUNTED_RATINGS.every((rating) => a[rating] === b[rating])

const columnsOf = ({ hypotheses, rows }: JudgedTable, at: readonly number[]): JudgedTable => ({
  hypotheses: at.map((one) => hypotheses[one] ?? ''),
  rows: rows.map(({ means, ...row }) => ({
    ...row,
    ratings: at.map((one) => row.ratings[one] ?? null),
    v: at.map((one) => row.v[one] ?? 0),
    ...(means && {
      means: { worse: at.map((one) => means.worse[one] ?? 0), better: at.map((one) => means.better[one] ?? 0), uniform: means.uniform },
    }),
  })),
})

/** Cells that fewer than half of the raters rated, and the scores without them. */
export interface SparseCells {
  /** number of raters with a rating from CC to II */
  readonly raters: number
  readonly cells: readonly { readonly evidence: string; readonly hypothesis: string; readonly rated: number }[]
  /** the scores if these cells were blank */
  readonly without: GroupScores
}

/** `raters`: how many have rated anything. Returns null if every cell that someone rated has ratings by at least half of them. */
export function sparseCells(table: GroupTable, method: Method, raters: number): SparseCells | null {
  const cells = table.rows.flatMap(({ id, cells: row }) =>
    row.flatMap((cell, at) => {
      const rated = ratedCount(cell)
      return rated > 0 && rated < raters / 2 ? [{ evidence: id, hypothesis: table.hypotheses[at] ?? '', rated }] : []
    }),
  )
  if (cells.length === 0) return null
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (ratedCount(cell) < raters / 2 ? blankCell(table.raters) : cell)),
  }))
  return { raters, cells, without: groupScores({ ...table, rows }, method) }
}

const blankCell = (raters: number): Distribution => ({ CC: 0, C: 0, N: 0, I: 0, II: 0, NA: 0, blank: raters })
