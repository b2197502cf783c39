// What a participant's own ratings stand beside: the room, or their group, as everybody may see it now. Works on a View alone, so it
// cannot show more than the stage allows.

import { MOST_DISCUSSED, type WorthDiscussing, worthDiscussing } from '../group/disputed-cells.ts'
import { groupTable } from '../group/group-table.ts'
import { isRevealed, showsSecondRound } from '../model/exercise.ts'
import { active } from '../model/workbook.ts'
import type { RunView } from '../view/run-view.ts'
import type { RaterView, View } from '../view/view.ts'

/** One screen of the second round: an item, and the hypotheses to rate it against. */
export interface Stop {
  readonly evidence: string
  readonly hypotheses: readonly string[]
}

/** The rater with the ratings that count for everybody now: those of the first round until the second is over. Blank for who came later. */
export function asCounted(run: RunView, me: RaterView): RaterView {
  return showsSecondRound(run) ? me : { ...me, ratings: me.part?.first ?? new Map() }
}

/** All who take part, the participant who looks included; nobody before the reveal. */
export function roomBeside(view: View, run: RunView, me: RaterView): RaterView[] {
  if (!isRevealed(run)) return []
  return [...view.raters.values()].filter(({ part }) => part !== null).map((rater) => (rater.id === me.id ? asCounted(run, me) : rater))
}

/** Those of the same group; the whole room where the participant is in none. */
export function groupBeside(view: View, run: RunView, me: RaterView): RaterView[] {
  const room = roomBeside(view, run, me)
  const group = me.part?.group ?? null
  return group === null ? room : room.filter(({ part }) => part?.group === group)
}

/** The cells of the participant's group that are most worth talking about. */
export const worthBeside = (view: View, run: RunView, me: RaterView): WorthDiscussing[] =>
  worthDiscussing(groupTable(view, groupBeside(view, run, me)), MOST_DISCUSSED)

/** What is rated a second time, screen by screen: the cells worth it, each alone; or all items in the order of the workbook. */
export function stopsFor(view: View, run: RunView, me: RaterView): Stop[] {
  if (run.options.discuss === 'worth')
    return worthBeside(view, run, me).map(({ evidence, hypothesis }) => ({ evidence, hypotheses: [hypothesis] }))
  const hypotheses = active(view.hypotheses).map(({ id }) => id)
  return active(view.evidence).map(({ id }) => ({ evidence: id, hypotheses }))
}

/** True where a cell is among those that are rated now. */
export const isOpenCell = (view: View, run: RunView, me: RaterView, evidence: string, hypothesis: string): boolean =>
  run.stage !== 'discuss' ||
  run.options.discuss === 'all' ||
  stopsFor(view, run, me).some((stop) => stop.evidence === evidence && stop.hypotheses.includes(hypothesis))
