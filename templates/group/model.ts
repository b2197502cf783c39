// Everything that the page about a group says, computed once, before any markup.
import { type Agreement, agreementOf } from '../../src/ach/agreement.ts'
import { FEWEST, groupOf, roundsOf } from '../../src/ach/group.ts'
import { type GroupRanking, groupRanking } from '../../src/ach/group-ranking.ts'
import { type GroupScores, groupScores } from '../../src/ach/group-score.ts'
import { groupTable } from '../../src/ach/group-table.ts'
import { type BrierScores, brierScores, type Pool, pooled } from '../../src/ach/pooled.ts'
import { type SecondRound, secondRound } from '../../src/ach/second-round.ts'
import type { RaterView, View } from '../../src/ach/view.ts'
import { active, type When } from '../../src/ach/workbook.ts'
import { type WorthDiscussing, worthDiscussing } from '../../src/ach/worth-discussing.ts'

export interface Group {
  /** id of the workbook */
  readonly id: string
  readonly view: View
  readonly raters: readonly RaterView[]
  readonly scores: GroupScores
  readonly ranking: GroupRanking
  readonly agreement: Agreement
  readonly differ: readonly WorthDiscussing[]
  readonly second: SecondRound | null
  readonly pools: Readonly<Record<When, Pool>>
  /** what is supposed to have turned out true; null while nobody says so */
  readonly cameTrue: string | null
  readonly brier: Readonly<Record<When, BrierScores | null>>
}

/** Null where fewer than two people have rated, as far as whoever looks may see. `cameTrue`: any text; only the id of a hypothesis counts. */
export function groupModel(id: string, view: View, cameTrue: string | undefined): Group | null {
  const raters = groupOf(view)
  if (raters.length < FEWEST) return null
  const table = groupTable(view, raters)
  const rounds = roundsOf(view)
  const hypotheses = active(view.hypotheses).map((one) => one.id)
  const pool = (when: When) => {
    const given = raters.filter(({ estimates }) => hypotheses.some((one) => estimates[when].has(one)))
    return pooled(
      hypotheses,
      given.map((rater) => ({ id: rater.id, probabilities: rater.estimates[when] })),
    )
  }
  const pools = { before: pool('before'), now: pool('now') }
  const known = hypotheses.find((one) => one === cameTrue) ?? null
  const brier = (when: When) => (known === null ? null : brierScores(pools[when], known))
  return {
    id,
    view,
    raters,
    scores: groupScores(table, view.method),
    ranking: groupRanking(view, raters),
    agreement: agreementOf(table),
    differ: worthDiscussing(table),
    second: rounds && secondRound(view, rounds.before, rounds.after),
    pools,
    cameTrue: known,
    brier: { before: brier('before'), now: brier('now') },
  }
}

/** The query of the page that says what turned out true. */
export const CAME_TRUE = 'true'
