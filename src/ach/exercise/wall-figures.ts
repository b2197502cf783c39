// Figures on the wall of an exercise, from the ratings that the room may see now: matrix, ranking, disputed cells. Must not name anyone.

import { type Agreement, groupAgreement } from '../group/agreement.ts'
import { type Consensus, cellConsensus } from '../group/consensus.ts'
import { disputedCells, MOST_DISCUSSED } from '../group/disputed-cells.ts'
import { groupRanking } from '../group/group-ranking.ts'
import { type GroupHypothesisScore, groupScores } from '../group/group-score.ts'
import { type Distribution, type GroupTable, tableOfGroup } from '../group/group-table.ts'
import { untestedInGroup } from '../group/group-verdict.ts'
import { showsSecondRound } from '../model/exercise.ts'
import { byRank } from '../scoring/leaders.ts'
import type { Untested } from '../scoring/score.ts'
import type { RaterView, View } from '../view/view.ts'
import { type ExplainedReason, explainedReasons } from './participant-comparison.ts'

/** Participants whose ratings the wall counts. In the first round: only those who joined before the reveal. */
export function ratersInRound(view: View): RaterView[] {
  const inRoom = [...view.raters.values()].filter(({ participation: part }) => part !== null)
  return view.run && !showsSecondRound(view.run) ? inRoom.filter(({ participation: part }) => part?.first != null) : inRoom
}

/** The room's ratings, cell by cell. */
export interface RoomMatrix {
  readonly table: GroupTable
  /** one row per row of the table, one entry per hypothesis */
  readonly cells: readonly (readonly Consensus[])[]
  /** share of cells rated by participants (NA counts as rated), 0 … 1; 0 if there are no cells */
  readonly coverage: number
  readonly agreement: Agreement
}

/** The room's matrix of the visible round. */
export function roomMatrix(view: View): RoomMatrix {
  const table = tableOfGroup(view, ratersInRound(view))
  const all = table.raters * table.rows.length * table.hypotheses.length
  const blank = table.rows.reduce((sum, { cells }) => sum + cells.reduce((inRow, cell) => inRow + cell.blank, 0), 0)
  return {
    table,
    cells: table.rows.map(({ cells }) => cells.map(cellConsensus)),
    coverage: all === 0 ? 0 : 1 - blank / all,
    agreement: groupAgreement(table),
  }
}

/** A hypothesis in the ranking of the room. */
export interface RoomPlace {
  readonly score: GroupHypothesisScore
  /** number of participants who rank it first alone, and tied with others */
  readonly alone: number
  readonly shared: number
}

export interface RoomRanking {
  /** least inconsistent first; ties in the workbook's order */
  readonly places: readonly RoomPlace[]
  /** ids with rank 1 by the room's score, in the workbook's order */
  readonly leaders: readonly string[]
  /** because of these, no hypothesis can be said to lead */
  readonly untested: readonly Untested[]
  /** number of participants who rank one hypothesis first, or several tied, and of those who rated too little to rank any first */
  readonly people: number
  readonly tooFew: number
}

/** Ranks hypotheses by the room's score, with how many participants rank each first by their own ratings. */
export function roomRanking(view: View): RoomRanking {
  const raters = ratersInRound(view)
  const table = tableOfGroup(view, raters)
  const scores = groupScores(table, view.method)
  const { hypotheses, leaders } = scores
  const { first, raters: ranked } = groupRanking(view, raters)
  const places = hypotheses.map((score, at) => ({ score, alone: first[at]?.alone ?? 0, shared: first[at]?.shared ?? 0 }))
  return {
    places: places.sort((a, b) => byRank(a.score, b.score)),
    leaders,
    untested: untestedInGroup(table, scores),
    people: ranked.filter(({ leaders }) => leaders.length > 0).length,
    tooFew: ranked.filter(({ leaders }) => leaders.length === 0).length,
  }
}

/** A cell to discuss. */
export interface RoomCell {
  readonly evidence: string
  readonly hypothesis: string
  /** 1 … 5 among the cells most worth discussing; null for another cell chosen at the desk */
  readonly place: number | null
  readonly distribution: Distribution
  readonly consensus: Consensus
  /** approved reasons for the item, each with the rating that it explains, in the order of participants */
  readonly reasons: readonly ExplainedReason[]
}

/** The cells most worth discussing, preceded by the cell chosen at the desk (`evidence hypothesis`) if it is not one of them. */
export function roomCells(view: View, spot: string | null): RoomCell[] {
  const table = tableOfGroup(view, ratersInRound(view))
  const five = disputedCells(table, MOST_DISCUSSED).map(
    ({ evidence, hypothesis, distribution, consensus }, at): RoomCell => ({
      ...{ evidence, hypothesis, distribution, consensus, place: at + 1 },
      reasons: approvedReasons(view, evidence, hypothesis),
    }),
  )
  if (spot === null || five.some((cell) => isSpot(cell, spot))) return five
  const [evidence = '', hypothesis = ''] = spot.split(' ')
  const distribution = table.rows.find(({ id }) => id === evidence)?.cells[table.hypotheses.indexOf(hypothesis)]
  if (!distribution) return five
  const consensus = cellConsensus(distribution)
  return [{ evidence, hypothesis, place: null, distribution, consensus, reasons: approvedReasons(view, evidence, hypothesis) }, ...five]
}

/** True for the cell chosen at the desk. */
export const isSpot = ({ evidence, hypothesis }: Pick<RoomCell, 'evidence' | 'hypothesis'>, spot: string | null): boolean =>
  spot === `${evidence} ${hypothesis}`

const approvedReasons = (view: View, evidence: string, hypothesis: string): ExplainedReason[] =>
  explainedReasons(
    ratersInRound(view).filter(({ participation: part }) => part?.approved.get(evidence) === true),
    evidence,
    hypothesis,
  )
