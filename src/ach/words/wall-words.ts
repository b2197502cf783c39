// Headings and sentences about the figures on the wall of an exercise. They call no one right and no hypothesis likely: the leading
// hypothesis only has the least evidence against it.

import type { LeadDependence } from '../exercise/lead-dependence.ts'
import type { ReferenceComparison, RoomProbabilities, RoomRounds } from '../exercise/wall-debrief.ts'
import type { RoomCell, RoomRanking } from '../exercise/wall-figures.ts'
import type { Pool } from '../group/pooled-probabilities.ts'
import type { View } from '../view/view.ts'
import { filledAndCleared } from './exercise-words.ts'
import { leadersClause } from './group-words.ts'
import { countNoun, formatFigure, formatPercent, hypothesisName, hypothesisNames } from './phrases.ts'

/** Which hypotheses lead by the room's ratings, as a heading. */
export function roomLeadersHeading(view: View, { leaders, people, tooFew, places, untested }: RoomRanking): string {
  if (people + tooFew === 0) return 'No ratings yet'
  if (leaders.length === places.length && leaders.length > 1) return 'In this room all hypotheses are tied'
  return `In this room ${leadersClause(view, leaders, untested)}`
}

/** "3 + 2 tied": how many participants rank a hypothesis first, alone and tied with others. */
export function rankedFirstText(alone: number, tied: number): string {
  if (tied === 0) return String(alone)
  return alone === 0 ? `${tied} tied` : `${alone} + ${tied} tied`
}

/** How many participants are left out of the counts of first places; '' for none. */
export const rankNoneText = (tooFew: number): string =>
  tooFew === 0
    ? ''
    : `${countNoun(tooFew, 'participant')} rated less than half of the cells and ${tooFew === 1 ? 'is' : 'are'} not counted. `

/** The leaders by the reference ratings and by the room, as a heading. */
export function referenceHeading(
  view: View,
  { name, untested, leaders }: Pick<ReferenceComparison, 'name' | 'untested' | 'leaders'>,
): string {
  const { reference, room } = leaders
  if (room.length > 0 && reference.join() === room.join()) return `For both, ${leadersClause(view, room, untested)}`
  const words = (ids: readonly string[]) =>
    ids.length === 0 ? 'too little is rated' : `${hypothesisNames(view, ids)} ${ids.length > 1 ? 'tied' : 'least inconsistent'}`
  return `${name}: ${words(reference)}. The room: ${words(room)}`
}

/** How many cells the room and the reference ratings rate the same. */
export function sameCellsText(same: number, compared: number): string {
  if (compared === 0) return 'There is no cell to compare.'
  return `${same} of ${countNoun(compared, 'cell')} ${same === 1 ? 'has' : 'have'} the same rating.`
}

/** How far the room agrees about a cell. `place`: its place among the cells worth discussing; null if the facilitator chose it. */
export function cellAgreementText({ consensus: { cns, naDispute, rated }, place }: Pick<RoomCell, 'consensus' | 'place'>): string {
  if (rated === 0) return 'No one rated it.'
  const na = naDispute ? ' Some say that it does not apply.' : ''
  const why = place === null ? '' : ' Chosen because the room disagrees and a score could change.'
  return `Agreement ${formatFigure(cns ?? 1)} (0 none, 1 full).${na}${why}`
}

/** How many ratings the two rounds compare. */
export function comparedRatingsText({ raters, moves }: Pick<RoomRounds, 'raters' | 'moves'>): string {
  const also = filledAndCleared(moves)
  const list = also === '' ? '' : ` In the second round ${also}.`
  return `Compared: ${countNoun(moves.compared, 'rating')} that ${countNoun(raters, 'participant')} gave in both rounds.${list}`
}

/** "3 have finished": how many participants are through all items. */
export const finishedText = (finished: number): string => `${finished} ${finished === 1 ? 'has' : 'have'} finished`

/** Smaller changes of a probability are not reported. */
const NOTICEABLE = 0.005

/**
 * The largest gain and the largest loss of those who answered both times, as a heading. A hypothesis that no one was asked about before
 * neither gained nor lost. Null if no one answered both times.
 */
export function probabilityMoveHeading(view: View, both: RoomProbabilities['both']): string | null {
  if (both === null) return null
  const { before, now } = both
  const moves = now.hypotheses.flatMap((id, at) => {
    const [was, is] = [before.probabilities?.[at] ?? null, now.probabilities?.[at] ?? null]
    return was === null || is === null ? [] : [{ id, by: is - was }]
  })
  const sorted = moves.toSorted((a, b) => b.by - a.by)
  const [most, least] = [sorted[0], sorted.at(-1)]
  const who = now.used === 1 ? 'The one participant who answered both times' : `The ${now.used} who answered both times`
  const towards = most && most.by >= NOTICEABLE ? ` towards ${hypothesisName(view, most.id)}` : ''
  const away = least && least.by <= -NOTICEABLE ? ` away from ${hypothesisName(view, least.id)}` : ''
  if (towards === '' && away === '') return `${who} did not change their probabilities`
  return `${who} moved${towards}${towards && away ? ' and' : ''}${away}`
}

/** How many of the averaged sets did not add up to 100%, and by how much the worst one missed. Continues "Before: ". */
export function probabilitySumNote({ sets }: Pool): string {
  const off = sets.flatMap((set) => (set.state === 'used' && set.off !== null ? [set.off] : []))
  const wrong = off.filter((by) => by !== 0)
  if (off.length === 0) return 'no set is complete'
  if (wrong.length === 0)
    return off.length === 1 ? 'the only set added up to 100%' : `${off.length === 2 ? 'both' : `all ${off.length}`} sets added up to 100%`
  const worst = wrong.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a))
  const points = Math.max(1, Math.round(Math.abs(worst) * 100))
  const by = `${countNoun(points, 'point')} too ${worst > 0 ? 'high' : 'low'}`
  if (off.length === 1) return `the only set was ${by}`
  return `${wrong.length} of ${off.length} sets did not add up to 100%; the worst was ${by}`
}

/** The share of ratings that the second round changed, as a heading. */
export const secondRoundChangeHeading = ({ changed }: Pick<RoomRounds, 'changed'>): string =>
  changed === null
    ? 'No rating can be compared'
    : changed === 0
      ? 'No one changed a rating'
      : `${formatPercent(changed)} of the ratings changed`

/** Whether the room's lead depends on a single item or source, as a heading. */
export function dependenceHeading(view: View, { leaders, untested, items, sources }: LeadDependence): string {
  const lead = `In this room ${leadersClause(view, leaders, untested)}`
  if (items.length + sources.length === 0) return `${lead}. No single item or source changes that`
  const what = [items.length > 0 && countNoun(items.length, 'single item'), sources.length > 0 && countNoun(sources.length, 'source')]
  return `${lead}. Leaving out any of ${what.filter(Boolean).join(' or ')} changes that`
}
