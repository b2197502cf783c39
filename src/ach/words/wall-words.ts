// Headings and notes about the room's figures on an exercise's wall. Computes nothing and calls no one right.

import type { RoomRounds } from '../exercise/wall-debrief.ts'
import type { RoomRanking } from '../exercise/wall-figures.ts'
import type { Pool } from '../group/pooled-probabilities.ts'
import type { View } from '../view/view.ts'
import { leadersClause } from './group-words.ts'
import { countNoun, formatPercent, itemName } from './phrases.ts'

/** "In this room Coup has the least evidence against it". A hypothesis that no one rated is marked "(not tested)". */
export function roomLeadersHeading(view: View, { leaders, people, places }: RoomRanking): string {
  if (people === 0) return 'Nothing is rated yet'
  const untested = new Set(places.flatMap(({ score }) => (score.rated === 0 ? [score.id] : [])))
  if (leaders.length === view.hypotheses.size && leaders.length > 1 && untested.size === 0) return 'All hypotheses are tied'
  return `In this room ${leadersClause(view, leaders, untested)}`
}

/** A change of the pooled probability below this (0 to 1) is not mentioned. */
const SMALLEST_MOVE = 0.005

/** Which hypothesis gained most probability in the room and which lost most. */
export function probabilityMoveHeading(view: View, before: Pool, now: Pool): string {
  const moves = now.hypotheses.map((id, at) => ({ id, by: (now.probabilities?.[at] ?? 0) - (before.probabilities?.[at] ?? 0) }))
  const most = moves.reduce((a, b) => (b.by > a.by ? b : a))
  const least = moves.reduce((a, b) => (b.by < a.by ? b : a))
  if (most.by < SMALLEST_MOVE) return 'The room has not moved'
  return `The room moved towards ${itemName(view, most.id)} and away from ${itemName(view, least.id)}`
}

/** How many of the sets used added up to 100%, and how far off the worst was. */
export function probabilitySumNote({ sets }: Pool): string {
  const off = sets.flatMap((set) => (set.state === 'used' && set.off !== null ? [set.off] : []))
  const wrong = off.filter((by) => by !== 0)
  if (off.length === 0) return 'no set is complete'
  if (wrong.length === 0)
    return off.length === 1 ? 'the only set added up to 100%' : `${off.length === 2 ? 'both' : `all ${off.length}`} sets added up to 100%`
  const worst = wrong.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a))
  const points = Math.max(1, Math.round(Math.abs(worst) * 100))
  const by = `${countNoun(points, 'point')} too ${worst > 0 ? 'high' : 'low'}`
  return `${wrong.length} of ${countNoun(off.length, 'set')} did not add up to 100%${wrong.length === 1 ? ':' : '; the furthest off was'} ${by}`
}

/** How much the second round changed, as a heading. */
export const secondRoundChangeHeading = ({ changed }: Pick<RoomRounds, 'changed'>): string =>
  changed === null
    ? 'No cell was rated in both rounds'
    : changed === 0
      ? 'No one changed a rating'
      : `${formatPercent(changed)} of the ratings changed`
