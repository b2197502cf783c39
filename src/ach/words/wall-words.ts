// What the wall of an exercise says about its figures, in sentences. Words only: nobody is called right, and a hypothesis is never more
// than "least contradicted".

import type { RoomRounds } from '../exercise/wall-debrief.ts'
import type { RoomRanking } from '../exercise/wall-figures.ts'
import type { Pool } from '../group/pooled-probabilities.ts'
import type { View } from '../view/view.ts'
import { countNoun, formatPercent, itemName, joinPhrases } from './phrases.ts'

/** Who is least contradicted, as a heading; who leads only because nobody rated under it is said to be not tested. */
export function roomLeadersHeading(view: View, { leaders, people, places }: RoomRanking): string {
  if (people === 0) return 'Nobody rated anything'
  const untested = new Set(places.flatMap(({ score }) => (score.rated === 0 ? [score.id] : [])))
  const names = joinPhrases(leaders.map((id) => `${itemName(view, id)}${untested.has(id) ? ' (not tested)' : ''}`))
  if (leaders.length === view.hypotheses.size && leaders.length > 1) return 'All are contradicted alike'
  return leaders.length === 1 ? `The room contradicts ${names} least` : `${names} are equal: least contradicted by the room`
}

/** Less than so much is no move. */
const NOTICED = 0.005

/** Towards which the room moved, and away from which: the largest gain and the largest loss. */
export function probabilityMoveHeading(view: View, before: Pool, now: Pool): string {
  const moves = now.hypotheses.map((id, at) => ({ id, by: (now.probabilities?.[at] ?? 0) - (before.probabilities?.[at] ?? 0) }))
  const most = moves.reduce((a, b) => (b.by > a.by ? b : a))
  const least = moves.reduce((a, b) => (b.by < a.by ? b : a))
  if (most.by < NOTICED) return 'The room is where it was'
  return `The room moved towards ${itemName(view, most.id)}, and away from ${itemName(view, least.id)}`
}

/** How far the sets that take part were from adding up to 100%. */
export function probabilitySumNote({ sets }: Pool): string {
  const off = sets.flatMap((set) => (set.state === 'used' && set.off !== null ? [set.off] : []))
  const wrong = off.filter((by) => by !== 0)
  if (wrong.length === 0) return off.length === 1 ? 'the one set added up to 100%' : `all ${off.length} sets added up to 100%`
  const worst = wrong.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a))
  const points = Math.max(1, Math.round(Math.abs(worst) * 100))
  const by = `${countNoun(points, 'point')} too ${worst > 0 ? 'many' : 'few'}`
  return `${wrong.length} of ${countNoun(off.length, 'set')} did not add up to 100%, the worst by ${by}`
}

/** How much the second round changed, as a heading. */
export const secondRoundChangeHeading = ({ changed }: Pick<RoomRounds, 'changed'>): string =>
  changed === null
    ? 'No cell can be compared'
    : changed === 0
      ? 'Nobody changed a rating'
      : `${formatPercent(changed)} of the cells changed`
