// The ratings that a participant's own are compared with (the room's or their group's), and the cells of the second round. Takes only a
// View, so it cannot reveal more than the stage allows.

import { type DisputedCell, disputedCells, MOST_DISCUSSED } from '../group/disputed-cells.ts'
import { tableOfGroup } from '../group/group-table.ts'
import { isRevealed, showsSecondRound } from '../model/exercise.ts'
import type { Rating } from '../model/rating.ts'
import { activeItems } from '../model/workbook.ts'
import type { RunView } from '../view/run-view.ts'
import type { RaterView, View } from '../view/view.ts'

/** One screen of the second round: an item, and the hypotheses to rate it against. */
export interface SecondRoundScreen {
  readonly evidence: string
  readonly hypotheses: readonly string[]
  /** why the cell is listed: their group disagrees, the room disagrees, or it is on the wall; null if all cells are rated again */
  readonly why: 'group' | 'room' | 'wall' | null
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

/**
 * Returns the screens of the second round. With the option `worth`: one per cell worth discussing in the participant's group, then in the room,
 * and the cell that is on the wall; else one per item in the workbook's order.
 */
export function secondRoundScreens(view: View, run: RunView, me: RaterView): SecondRoundScreen[] {
  if (run.options.discuss === 'worth') {
    const own = ownDisputedCells(view, run, me)
    const hasGroup = (me.participation?.group ?? null) !== null
    const room = hasGroup ? disputedCells(tableOfGroup(view, roomRaters(view, run, me)), MOST_DISCUSSED) : []
    const screens = new Map<string, SecondRoundScreen>()
    const add = (evidence: string, hypothesis: string, why: SecondRoundScreen['why']) => {
      const key = `${evidence} ${hypothesis}`
      if (!screens.has(key)) screens.set(key, { evidence, hypotheses: [hypothesis], why })
    }
    for (const { evidence, hypothesis } of own) add(evidence, hypothesis, hasGroup ? 'group' : 'room')
    for (const { evidence, hypothesis } of room) add(evidence, hypothesis, 'room')
    const [evidence = '', hypothesis = ''] = run.spot?.split(' ') ?? []
    if (isActive(view, evidence, hypothesis)) add(evidence, hypothesis, 'wall')
    return [...screens.values()]
  }
  const hypotheses = activeItems(view.hypotheses).map(({ id }) => id)
  return activeItems(view.evidence).map(({ id }) => ({ evidence: id, hypotheses, why: null }))
}

const isActive = (view: View, evidence: string, hypothesis: string): boolean =>
  view.evidence.get(evidence)?.parked === false && view.hypotheses.get(hypothesis)?.parked === false

/** The place of the screen with the cell on the wall; -1 if there is none. */
export const placeOnWall = ({ spot }: Pick<RunView, 'spot'>, screens: readonly SecondRoundScreen[]): number =>
  screens.findIndex(({ evidence, hypotheses }) => hypotheses.some((hypothesis) => spot === `${evidence} ${hypothesis}`))

/** True if the participant can rate this cell now. */
export const isOpenCell = (view: View, run: RunView, me: RaterView, evidence: string, hypothesis: string): boolean =>
  run.stage !== 'discuss' ||
  run.options.discuss === 'all' ||
  run.spot === `${evidence} ${hypothesis}` ||
  secondRoundScreens(view, run, me).some((stop) => stop.evidence === evidence && stop.hypotheses.includes(hypothesis))

/** The ratings of others that their approved reasons for an item explain. Each reason stands once for each rating. */
export interface ExplainedReason {
  readonly text: string
  /** null if the cell is blank, or the reason is for several cells */
  readonly rating: Rating | null
}

/** Returns the visible reasons of these raters for an item, with their ratings of the cell, in the order of the raters. */
export function explainedReasons(raters: readonly RaterView[], evidence: string, hypothesis: string | null): ExplainedReason[] {
  const seen = new Set<string>()
  return raters.flatMap(({ rationales, ratings }) => {
    const text = rationales.get(evidence)
    const rating = hypothesis === null ? null : (ratings.get(evidence)?.get(hypothesis) ?? null)
    if (text === undefined || seen.has(`${rating} ${text}`)) return []
    seen.add(`${rating} ${text}`)
    return [{ text, rating }]
  })
}
