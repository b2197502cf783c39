// The ratings that a participant's own are compared with (the room's or their group's), and the cells of the second round. Takes only a
// View, so it cannot reveal more than the stage allows.

import { type DisputedCell, disputedCells, MOST_DISCUSSED } from '../group/disputed-cells.ts'
import { tableOfGroup } from '../group/group-table.ts'
import { isRevealed, showsSecondRound } from '../model/exercise.ts'
import { activeItems } from '../model/workbook.ts'
import type { RunView } from '../view/run-view.ts'
import type { RaterView, View } from '../view/view.ts'

/** One screen of the second round: an item, and the hypotheses to rate it against. */
export interface SecondRoundScreen {
  readonly evidence: string
  readonly hypotheses: readonly string[]
}

/** Returns the participant with the ratings that count now: those of the first round until the second is over; none for a latecomer. */
export function withCountingRatings(run: RunView, me: RaterView): RaterView {
  return showsSecondRound(run) ? me : { ...me, ratings: me.participation?.first ?? new Map() }
}

/** Returns all participants including this one; an empty list before the reveal. */
export function roomRaters(view: View, run: RunView, me: RaterView): RaterView[] {
  if (!isRevealed(run)) return []
  return [...view.raters.values()]
    .filter(({ participation: part }) => part !== null)
    .map((rater) => (rater.id === me.id ? withCountingRatings(run, me) : rater))
}

/** Returns the members of the participant's group, or the whole room if they are in none. */
export function ownGroupRaters(view: View, run: RunView, me: RaterView): RaterView[] {
  const room = roomRaters(view, run, me)
  const group = me.participation?.group ?? null
  return group === null ? room : room.filter(({ participation: part }) => part?.group === group)
}

/** Returns the cells most worth discussing in the participant's group. */
export const ownDisputedCells = (view: View, run: RunView, me: RaterView): DisputedCell[] =>
  disputedCells(tableOfGroup(view, ownGroupRaters(view, run, me)), MOST_DISCUSSED)

/** Returns the screens of the second round: one per disputed cell, or one per item in the workbook's order, as the options say. */
export function secondRoundScreens(view: View, run: RunView, me: RaterView): SecondRoundScreen[] {
  if (run.options.discuss === 'worth')
    return ownDisputedCells(view, run, me).map(({ evidence, hypothesis }) => ({ evidence, hypotheses: [hypothesis] }))
  const hypotheses = activeItems(view.hypotheses).map(({ id }) => id)
  return activeItems(view.evidence).map(({ id }) => ({ evidence: id, hypotheses }))
}

/** True if the participant can rate this cell now. */
export const isOpenCell = (view: View, run: RunView, me: RaterView, evidence: string, hypothesis: string): boolean =>
  run.stage !== 'discuss' ||
  run.options.discuss === 'all' ||
  secondRoundScreens(view, run, me).some((stop) => stop.evidence === evidence && stop.hypotheses.includes(hypothesis))
