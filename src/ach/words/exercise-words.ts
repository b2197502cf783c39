// Sentences with counts on the setup page, the desk and the wall of an exercise. They say how far participants are, never what they answered.

import type { Moves } from '../group/second-round.ts'
import { changedCount } from '../group/second-round.ts'
import type { Decision, Proposal } from '../model/exercise.ts'
import { formatCount } from '../model/format-count.ts'
import { STAGE_WORDS, type Stage, type StageTask } from '../model/stage.ts'
import { countNoun } from './phrases.ts'

/** "1 participant", "12 participants". */
export const participantCount = (count: number): string => countNoun(count, 'participant')

/** "of 12 participants have answered": continues a large figure. */
export const ofParticipants = (count: number, done: string): string =>
  `of ${participantCount(count)} ${count === 1 ? 'has' : 'have'} ${done}`

/** "(12 participants × 23 items)": what a total of all participants' items or cells consists of. */
export const eachWith = (people: number, count: number, noun: 'item' | 'cell'): string =>
  `(${participantCount(people)} × ${countNoun(count, noun)})`

/** Which items participants will rate. */
export function ratedItemsText(count: number): string {
  if (count === 0) return 'This workbook has no items to rate yet.'
  return count === 1
    ? 'Participants rate the only item.'
    : `Participants rate all ${countNoun(count, 'item')}. To leave some out, park them first.`
}

const UNFINISHED: Readonly<Record<StageTask, { readonly done: string; readonly otherwise: string }>> = {
  'rate items': { done: 'rated every item', otherwise: 'the missing ratings stay blank' },
  'judge items': { done: 'judged every item', otherwise: 'the missing judgements stay blank' },
  practise: { done: 'done the practice row', otherwise: 'they skip it' },
  'estimate before': { done: 'answered', otherwise: 'their answers stay blank' },
  'estimate now': { done: 'answered', otherwise: 'their answers stay blank' },
}

/** What continuing to the next stage means for those who have not finished this one. */
export function unfinishedNote(task: StageTask, count: number): string {
  if (count === 0) return 'Everyone has finished.'
  const { done, otherwise } = UNFINISHED[task]
  return `${countNoun(count, 'participant has', 'participants have')} not ${done} yet. If you continue, ${otherwise}.`
}

/** "12 participants × 23 cells: 3 of 276 rated": how far the room is with something that each does `of` times. */
export function progressHeading(
  people: number,
  { done, of, noun, verb }: { readonly done: number; readonly of: number; readonly noun: 'item' | 'cell'; readonly verb: string },
): string {
  const room = participantCount(people)
  if (of === 1) return `${room}, ${formatCount(done)} done`
  const figure = `${formatCount(done)} of ${formatCount(people * of)}`
  return people === 1 ? `${room}, ${figure} ${noun}s ${verb}` : `${room} × ${countNoun(of, noun)}: ${figure} ${verb}`
}

/** "3 of the 10 participants in the first round have changed a rating". `inFirst`: how many of `people` were in the first round. */
export function changedHeading(people: number, inFirst: number, changed: number): string {
  const round = inFirst === people ? '' : ' in the first round'
  if (inFirst === 0) return `${participantCount(people)}, none${round}`
  if (inFirst === 1) return `The only participant${round} has ${changed === 0 ? 'not ' : ''}changed a rating`
  return `${changed === 0 ? (inFirst === 2 ? 'Neither' : 'None') : changed} of the ${participantCount(inFirst)}${round} ${changed < 2 ? 'has' : 'have'} changed a rating`
}

/** What changed so far in the second round. `cells`: how many cells have a changed rating. */
export function secondRoundSoFar(moves: Moves, cells: number): string {
  const changed = changedCount(moves)
  const kinds = [
    moves.towardsContradiction > 0 && `${moves.towardsContradiction} towards inconsistent`,
    moves.towardsConsistency > 0 && `${moves.towardsConsistency} towards consistent`,
    moves.applicability > 0 && `${moves.applicability} to or from NA`,
  ].filter(Boolean)
  const what =
    changed === 0 ? 'No rating has changed yet' : `${countNoun(changed, 'rating')} changed so far, in ${countNoun(cells, 'cell')}`
  const also = filledAndCleared(moves)
  return `${what}${kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}.${also === '' ? '' : ` In addition, ${also}.`}`
}

/** "3 blanks were filled in and 2 ratings were cleared": what else happened in the second round; '' for nothing. */
export const filledAndCleared = ({ filled, cleared }: Pick<Moves, 'filled' | 'cleared'>): string =>
  [
    filled > 0 && `${countNoun(filled, 'blank was', 'blanks were')} filled in`,
    cleared > 0 && `${countNoun(cleared, 'rating was', 'ratings were')} cleared`,
  ]
    .filter(Boolean)
    .join(' and ')

/** Those who joined after the reveal. */
export const lateNote = (count: number): string =>
  `${countNoun(count, 'participant')} joined after the reveal and ${count === 1 ? 'is' : 'are'} not in the first round.`

/** "3 groups, 1 participant in none"; the way to make groups where there are none. */
export function groupsSummary(groups: number, without: number): string {
  if (groups === 0) return 'Divide the room into groups'
  return `${countNoun(groups, 'group')}${without > 0 ? `, ${participantCount(without)} in none` : ''}`
}

/** How many participants groups can be mixed by. */
export const favouritesText = (favourites: number, people: number): string =>
  favourites === 0
    ? 'No one has given first probabilities, so participants are assigned in the order in which they joined.'
    : `${favourites} of ${participantCount(people)} ${favourites === 1 ? 'has' : 'have'} a favourite, the hypothesis with their highest first probability.`

/** How large a group is, with a hint where it is too small or too large to talk well. */
export const groupSizeText = (people: number): string =>
  `${participantCount(people)}${people < 4 || people > 7 ? '; four to seven work best' : ''}`

/** Reasons that wait beyond those that are shown; '' for none. */
export const moreReasonsText = (count: number): string => (count === 0 ? '' : `${countNoun(count, 'more reason')} after these.`)

/** How many participants are in the room, at the foot of the wall. */
export const roomCountText = (count: number): string => (count === 0 ? 'No one has joined yet' : `${count} in the room`)

/** The decision on a proposal, as the desk and participants read it. */
export const decisionWords = (what: Proposal['what'], decision: Decision): string =>
  decision === 'declined' ? 'declined' : what === 'question' ? 'discussed' : 'added'

/** Where a participant is at their own pace. `done`: they have rated everything. */
export const ownStageText = (own: Stage | 'introduction', done: boolean): string =>
  own === 'introduction' ? 'introduction' : done ? 'done' : STAGE_WORDS[own].toLowerCase()

/** "3 votes" for a question. */
export const votesText = (count: number): string => countNoun(count, 'vote')

/** How many participants signal what, as sentences; '' for none. */
export function signalsText({ lost, slower }: { readonly lost: number; readonly slower: number }): string {
  const sentences = [
    lost > 0 && `${countNoun(lost, 'participant is', 'participants are')} lost.`,
    slower > 0 && `${countNoun(slower, 'participant asks', 'participants ask')} you to go slower.`,
  ]
  return sentences.filter(Boolean).join(' ')
}

/** Heading on a phone when a participant has finished all items. `verb`: "rated" or "judged". */
export const allDoneText = (verb: string, count: number): string =>
  `You have ${verb} ${count === 1 ? 'the only item' : `all ${countNoun(count, 'item')}`}`

/** Said of the first round wherever it is shown, once it was reopened after everyone had seen the room's ratings. */
export const NOT_BLIND = 'The first round was reopened after the reveal, so it is no longer blind.'

/** How far the session is ahead of its plan, in whole minutes. `seconds` is negative if it is behind. */
export function planText(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60)
  if (minutes === 0) return 'on time'
  return `${countNoun(minutes, 'minute')} ${seconds < 0 ? 'behind' : 'ahead'}`
}

/** How many asked the question of the practice row backwards. */
export function backwardsText({ answered, backwards }: { readonly answered: number; readonly backwards: number }): string {
  if (answered === 0) return 'No one has answered the practice row yet.'
  if (backwards === 0) return `None of ${answered} asked the question backwards.`
  return `${backwards} of ${answered} asked the question backwards.`
}
