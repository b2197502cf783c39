import { expect, test } from 'vitest'
import {
  allDoneText,
  changedHeading,
  eachWith,
  favouritesText,
  groupSizeText,
  groupsSummary,
  lateNote,
  moreReasonsText,
  ofParticipants,
  progressHeading,
  ratedItemsText,
  roomCountText,
  secondRoundSoFar,
  unfinishedNote,
} from './exercise-words.ts'

const NO_MOVES = { compared: 40, towardsContradiction: 0, towardsConsistency: 0, applicability: 0, filled: 0, cleared: 0 }

test('counts who has answered after a figure, for no participant, one and many', () => {
  expect([0, 1, 12].map((count) => ofParticipants(count, 'answered'))).toEqual([
    'of 0 participants have answered',
    'of 1 participant has answered',
    'of 12 participants have answered',
  ])
})

test('explains what a total of all participants’ items consists of, for one and many', () => {
  expect([eachWith(1, 1, 'item'), eachWith(12, 23, 'cell')]).toEqual(['(1 participant × 1 item)', '(12 participants × 23 cells)'])
})

test('names the items that participants rate, for none, one and many', () => {
  expect([0, 1, 23].map(ratedItemsText)).toEqual([
    'This workbook has no items to rate yet.',
    'Participants rate the only item.',
    'Participants rate all 23 items. To leave some out, park them first.',
  ])
})

test('says at the desk how many participants are unfinished, and what continuing does to their answers', () => {
  expect([0, 1, 2].map((count) => unfinishedNote('estimate before', count))).toEqual([
    'Everyone has finished.',
    '1 participant has not answered yet. If you continue, their answers stay blank.',
    '2 participants have not answered yet. If you continue, their answers stay blank.',
  ])
  expect(unfinishedNote('rate items', 2)).toBe(
    '2 participants have not rated every item yet. If you continue, the missing ratings stay blank.',
  )
  expect(unfinishedNote('practise', 1)).toBe('1 participant has not done the practice row yet. If you continue, they skip it.')
})

test('heads the desk with the progress of the room, for one participant and many', () => {
  expect(progressHeading(1, { done: 0, of: 1, noun: 'item', verb: 'done' })).toBe('1 participant, 0 done')
  expect(progressHeading(1, { done: 2, of: 23, noun: 'item', verb: 'rated' })).toBe('1 participant, 2 of 23 items rated')
  expect(progressHeading(60, { done: 1200, of: 23, noun: 'cell', verb: 'rated' })).toBe('60 participants × 23 cells: 1,200 of 1,380 rated')
})

test('heads the desk in the second round with who changed a rating', () => {
  expect([changedHeading(1, 1, 0), changedHeading(1, 1, 1)]).toEqual([
    'The only participant has not changed a rating',
    'The only participant has changed a rating',
  ])
  expect([0, 1, 3].map((changed) => changedHeading(12, 12, changed))).toEqual([
    'None of the 12 participants has changed a rating',
    '1 of the 12 participants has changed a rating',
    '3 of the 12 participants have changed a rating',
  ])
  expect([changedHeading(12, 0, 0), changedHeading(12, 1, 1), changedHeading(12, 10, 3)]).toEqual([
    '12 participants, none in the first round',
    'The only participant in the first round has changed a rating',
    '3 of the 10 participants in the first round have changed a rating',
  ])
})

test('says what changed so far in the second round, for no change, one and several kinds', () => {
  expect(secondRoundSoFar(NO_MOVES, 0)).toBe('No rating has changed yet.')
  expect(secondRoundSoFar({ ...NO_MOVES, filled: 2 }, 0)).toBe('No rating has changed yet. In addition, 2 blanks were filled in.')
  expect(secondRoundSoFar({ ...NO_MOVES, towardsContradiction: 1 }, 1)).toBe('1 rating changed so far, in 1 cell: 1 towards inconsistent.')
  expect(
    secondRoundSoFar({ ...NO_MOVES, towardsContradiction: 2, towardsConsistency: 1, applicability: 1, filled: 1, cleared: 1 }, 3),
  ).toBe(
    '4 ratings changed so far, in 3 cells: 2 towards inconsistent, 1 towards consistent, 1 to or from NA. In addition, 1 blank was filled in and 1 rating was cleared.',
  )
})

test('says who is not in the first round, for one latecomer and many', () => {
  expect([1, 3].map(lateNote)).toEqual([
    '1 participant joined after the reveal and is not in the first round.',
    '3 participants joined after the reveal and are not in the first round.',
  ])
})

test('sums up groups, for none, one and many, with and without participants in none', () => {
  expect([groupsSummary(0, 9), groupsSummary(1, 0), groupsSummary(3, 1), groupsSummary(3, 2)]).toEqual([
    'Divide the room into groups',
    '1 group',
    '3 groups, 1 participant in none',
    '3 groups, 2 participants in none',
  ])
  expect([1, 5, 8].map(groupSizeText)).toEqual([
    '1 participant; four to seven work best',
    '5 participants',
    '8 participants; four to seven work best',
  ])
})

test('says by how many favourites groups are mixed, for none, one and many', () => {
  expect([favouritesText(0, 12), favouritesText(1, 12), favouritesText(9, 12)]).toEqual([
    'No one has given first probabilities, so participants are assigned in the order in which they joined.',
    '1 of 12 participants has a favourite, the hypothesis with their highest first probability.',
    '9 of 12 participants have a favourite, the hypothesis with their highest first probability.',
  ])
})

test('counts reasons beyond those shown and participants in the room', () => {
  expect([0, 1, 2].map(moreReasonsText)).toEqual(['', '1 more reason after these.', '2 more reasons after these.'])
  expect([0, 1, 2].map(roomCountText)).toEqual(['No one has joined yet', '1 in the room', '2 in the room'])
})

test('tells a participant that all items are done, for one and many', () => {
  expect([allDoneText('rated', 1), allDoneText('judged', 23)]).toEqual(['You have rated the only item', 'You have judged all 23 items'])
})
