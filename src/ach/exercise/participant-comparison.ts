// What a participant's own ratings stand beside: the room, or their group, as everybody may see it now. Works on a View alone, so it
// cannot show more than the stage allows.

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

/** The rater with the ratings that count for everybody now: those of the first round until the second is over. Blank for who came later. */
export function withCountingRatings(run: RunView, me: RaterView): RaterView {
  return showsSecondRound(run) ? me : { ...me, ratings: me.participation?.first ?? new Map() }
}

/** All who take part, the participant who looks included; nobody before the reveal. */
export function roomRaters(view: View, run: RunView, me: RaterView): RaterView[] {
  if (!isRevealed(run)) return []
  return [...view.raters.values()]
    .filter(({ participation: part }) => part !== null)
    .map((rater) => (rater.id === me.id ? withCountingRatings(run, me) : rater))
}

/** Those of the same group; the whole room where the participant is in none. */
export function ownGroupRaters(view: View, run: RunView, me: RaterView): RaterView[] {
  const room = roomRaters(view, run, me)
  const group = me.participation?.group ?? null
  return group === null ? room : room.filter(({ participation: part }) => part?.group === group)
}

/** The cells of the participant's group that are most worth talking about. */
export const ownDisputedCells = (view: View, run: RunView, me: RaterView): DisputedCell[] =>
  disputedCells(tableOfGroup(view, ownGroupRaters(view, run, me)), MOST_DISCUSSED)

/** What is rated a second time, screen by screen: the cells worth it, each alone; or all items in the order of the workbook. */
export function secondRoundScreens(view: View, run: RunView, me: RaterView): SecondRoundScreen[] {
  if (run.options.discuss === 'worth')
    return ownDisputedCells(view, run, me).map(({ evidence, hypothesis }) => ({ evidence, hypotheses: [hypothesis] }))
  const hypotheses = activeItems(view.hypotheses).map(({ id }) => id)
  return activeItems(view.evidence).map(({ id }) => ({ evidence: id, hypotheses }))
}

/** True where a cell is among those that are rated now. */
export const isOpenCell = (view: View, run: RunView, me: RaterView, evidence: string, hypothesis: string): boolean =>
  run.stage !== 'discuss' ||
  run.options.discuss === 'all' ||
  secondRoundScreens(view, run, me).some((stop) => stop.evidence === evidence && stop.hypotheses.includes(hypothesis))
