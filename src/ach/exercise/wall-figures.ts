// The figures on the wall of an exercise, out of what the room may see now. Computes through the functions of groups; words are elsewhere.
// Must not name anybody.
import { type Agreement, groupAgreement } from '../group/agreement.ts'
import { type Consensus, cellConsensus } from '../group/consensus.ts'
import { disputedCells, MOST_DISCUSSED } from '../group/disputed-cells.ts'
import { groupRanking } from '../group/group-ranking.ts'
import { type GroupHypothesisScore, groupScores } from '../group/group-score.ts'
import { type Distribution, type GroupTable, tableOfGroup } from '../group/group-table.ts'
import { showsSecondRound } from '../model/exercise.ts'
import type { RaterView, View } from '../view/view.ts'

/** Those who take part, by their ratings that may be seen: in the first round without those who came after it. */
export function ratersInRound(view: View): RaterView[] {
  const inRoom = [...view.raters.values()].filter(({ participation: part }) => part !== null)
  return view.run && !showsSecondRound(view.run) ? inRoom.filter(({ participation: part }) => part?.first != null) : inRoom
}

/** What the room rated, cell by cell. */
export interface RoomMatrix {
  readonly table: GroupTable
  /** one row per row of the table, one entry per hypothesis */
  readonly cells: readonly (readonly Consensus[])[]
  /** ratings given, NA too, / all that could have been given, 0 … 1; 0 where nothing could be */
  readonly coverage: number
  readonly agreement: Agreement
}

/** The matrix of the round that may be seen. */
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
  /** so many people have it first alone, and level with others */
  readonly alone: number
  readonly shared: number
}

export interface RoomRanking {
  /** the least contradicted first; equals in the workbook's order */
  readonly places: readonly RoomPlace[]
  /** ids of rank 1 of the group's score, in the workbook's order */
  readonly leaders: readonly string[]
  /** people who rated anything from CC to II: each has one first place, or shares it */
  readonly people: number
}

/** By the group's score; beside it how many people have which first by their own ratings. */
export function roomRanking(view: View): RoomRanking {
  const raters = ratersInRound(view)
  const { hypotheses, leaders } = groupScores(tableOfGroup(view, raters), view.method)
  const { first, raters: ranked } = groupRanking(view, raters)
  const places = hypotheses.map((score, at) => ({ score, alone: first[at]?.alone ?? 0, shared: first[at]?.shared ?? 0 }))
  return { places: places.sort((a, b) => a.score.rank - b.score.rank), leaders, people: ranked.length }
}

/** A cell to talk about. */
export interface RoomCell {
  readonly evidence: string
  readonly hypothesis: string
  /** 1 … 5 among those most worth talking about; null where the desk chose another */
  readonly place: number | null
  readonly distribution: Distribution
  readonly consensus: Consensus
  /** reasons given for the row that the desk lets the room see, each once, in the order of people */
  readonly reasons: readonly string[]
}

/** The cells most worth talking about; before them the one that the desk chose (`evidence hypothesis`), where it is none of them. */
export function roomCells(view: View, spot: string | null): RoomCell[] {
  const table = tableOfGroup(view, ratersInRound(view))
  const five = disputedCells(table, MOST_DISCUSSED).map(
    ({ evidence, hypothesis, distribution, consensus }, at): RoomCell => ({
      ...{ evidence, hypothesis, distribution, consensus, place: at + 1 },
      reasons: shownReasons(view, evidence),
    }),
  )
  if (spot === null || five.some((cell) => isSpot(cell, spot))) return five
  const [evidence = '', hypothesis = ''] = spot.split(' ')
  const distribution = table.rows.find(({ id }) => id === evidence)?.cells[table.hypotheses.indexOf(hypothesis)]
  if (!distribution) return five
  const consensus = cellConsensus(distribution)
  return [{ evidence, hypothesis, place: null, distribution, consensus, reasons: shownReasons(view, evidence) }, ...five]
}

/** True for the cell that the desk chose. */
export const isSpot = ({ evidence, hypothesis }: Pick<RoomCell, 'evidence' | 'hypothesis'>, spot: string | null): boolean =>
  spot === `${evidence} ${hypothesis}`

const shownReasons = (view: View, evidence: string): string[] => [
  ...new Set(
    ratersInRound(view).flatMap(({ rationales, participation: part }) => {
      const text = part?.approved.get(evidence) === true ? rationales.get(evidence) : undefined
      return text === undefined ? [] : [text]
    }),
  ),
]
