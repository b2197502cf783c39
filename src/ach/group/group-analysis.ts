// Everything that pages and reports say about a group, worked out once. Must not show what the view does not.

import { active, type When } from '../model/workbook.ts'
import { FEWEST, groupOf, roundsOf } from '../view/group-members.ts'
import type { RaterView, View } from '../view/view.ts'
import { type Agreement, agreementOf } from './agreement.ts'
import { type WorthDiscussing, worthDiscussing } from './disputed-cells.ts'
import { type GroupRanking, groupRanking } from './group-ranking.ts'
import { type GroupScores, groupScores } from './group-score.ts'
import { type GroupTable, groupTable } from './group-table.ts'
import { givenAt, type Pool, pooled } from './pooled-probabilities.ts'
import { type SecondRound, secondRound } from './second-round.ts'

/** The figures of those who belong to the group; see each one's own file. */
export interface GroupFigures {
  readonly raters: readonly RaterView[]
  readonly table: GroupTable
  readonly scores: GroupScores
  readonly ranking: GroupRanking
  readonly agreement: Agreement
  /** the cells most worth talking about */
  readonly differ: readonly WorthDiscussing[]
  /** null where `roundsOf` is */
  readonly second: SecondRound | null
  /** of those who gave any probability then */
  readonly pools: Readonly<Record<When, Pool>>
}

/** Null where fewer than two people have rated, as far as whoever looks may see. `raters`: who belongs to the group, as in the view. */
export function groupFigures(view: View, raters: readonly RaterView[] = groupOf(view)): GroupFigures | null {
  if (raters.length < FEWEST) return null
  const table = groupTable(view, raters)
  const rounds = roundsOf(view)
  const hypotheses = active(view.hypotheses).map(({ id }) => id)
  const pool = (when: When) => {
    const given = raters.filter(({ estimates }) => hypotheses.some((one) => estimates[when].has(one)))
    return pooled(hypotheses, givenAt(when, given))
  }
  return {
    ...{ raters, table },
    scores: groupScores(table, view.method),
    ranking: groupRanking(view, raters),
    agreement: agreementOf(table),
    differ: worthDiscussing(table),
    second: rounds && secondRound(view, rounds.before, rounds.after),
    pools: { before: pool('before'), now: pool('now') },
  }
}
