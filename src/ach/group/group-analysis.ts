// Everything that pages and reports say about a group, worked out once. Must not show what the view does not.

import { activeItems, type EstimateTime } from '../model/workbook.ts'
import { bothRounds, groupMembers, MIN_GROUP } from '../view/group-members.ts'
import type { RaterView, View } from '../view/view.ts'
import { type Agreement, groupAgreement } from './agreement.ts'
import { type DisputedCell, disputedCells } from './disputed-cells.ts'
import { type GroupRanking, groupRanking } from './group-ranking.ts'
import { type GroupScores, groupScores } from './group-score.ts'
import { type GroupTable, tableOfGroup } from './group-table.ts'
import { type Pool, poolProbabilities, probabilitiesAt } from './pooled-probabilities.ts'
import { compareRounds, type SecondRound } from './second-round.ts'

/** The figures of those who belong to the group; see each one's own file. */
export interface GroupAnalysis {
  readonly raters: readonly RaterView[]
  readonly table: GroupTable
  readonly scores: GroupScores
  readonly ranking: GroupRanking
  readonly agreement: Agreement
  /** the cells most worth talking about */
  readonly differ: readonly DisputedCell[]
  /** null where `bothRounds` is */
  readonly second: SecondRound | null
  /** of those who gave any probability then */
  readonly pools: Readonly<Record<EstimateTime, Pool>>
}

/** Null where fewer than two people have rated, as far as whoever looks may see. `raters`: who belongs to the group, as in the view. */
export function analyzeGroup(view: View, raters: readonly RaterView[] = groupMembers(view)): GroupAnalysis | null {
  if (raters.length < MIN_GROUP) return null
  const table = tableOfGroup(view, raters)
  const rounds = bothRounds(view)
  const hypotheses = activeItems(view.hypotheses).map(({ id }) => id)
  const pool = (when: EstimateTime) => {
    const given = raters.filter(({ estimates }) => hypotheses.some((one) => estimates[when].has(one)))
    return poolProbabilities(hypotheses, probabilitiesAt(when, given))
  }
  return {
    ...{ raters, table },
    scores: groupScores(table, view.method),
    ranking: groupRanking(view, raters),
    agreement: groupAgreement(table),
    differ: disputedCells(table),
    second: rounds && compareRounds(view, rounds.before, rounds.after),
    pools: { before: pool('before'), now: pool('now') },
  }
}
