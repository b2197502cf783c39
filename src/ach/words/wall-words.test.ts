import { expect, test } from 'vitest'
import { runWith } from '../exercise/exercise.test-support.ts'
import type { RoomPlace, RoomRanking } from '../exercise/wall-figures.ts'
import type { Pool, ProbabilitySet } from '../group/pooled-probabilities.ts'
import { viewFor } from '../view/view.ts'
import {
  cellAgreementText,
  comparedRatingsText,
  finishedText,
  probabilityMoveHeading,
  probabilitySumNote,
  rankedFirstText,
  referenceHeading,
  roomLeadersHeading,
  sameCellsText,
  secondRoundChangeHeading,
} from './wall-words.ts'

/** A view of hypotheses with these labels: H1, H2, … */
function viewOf(...labels: string[]) {
  const view = viewFor(runWith(['ann']), { rater: null, names: new Map(), looks: 'wall' })
  const [hypothesis] = view.hypotheses.values()
  if (!hypothesis) throw new Error('The run has no hypothesis.')
  const hypotheses = labels.map((label, at) => [`H${at + 1}`, { ...hypothesis, id: `H${at + 1}`, label }] as const)
  return { ...view, hypotheses: new Map(hypotheses) }
}
const placeOf = (id: string, rated: number) => ({ score: { id, rated } }) as unknown as RoomPlace
const ranking = (leaders: string[], untested: string[] = [], people = 11): RoomRanking => ({
  leaders,
  people,
  tooFew: 0,
  untested: untested.map((id) => ({ id, share: 0, rated: false })),
  places: ['H1', 'H2', 'H3'].map((id) => placeOf(id, untested.includes(id) ? 0 : 4)),
})

test('heads the room’s ranking with its leaders: none, one, two tied, all tied', () => {
  const view = viewOf('Coup', 'The author’s own analysis', 'Jihadi')
  expect(roomLeadersHeading(view, ranking([], [], 0))).toBe('No ratings yet')
  expect(roomLeadersHeading(view, ranking(['H1']))).toBe('In this room Coup has the least evidence against it')
  expect(roomLeadersHeading(view, ranking(['H1', 'H2']))).toBe('In this room Coup and “The author’s own analysis” are tied for the lead')
  expect(roomLeadersHeading(view, ranking(['H1', 'H2', 'H3']))).toBe('In this room all hypotheses are tied')
})

test('marks a hypothesis without ratings as not tested in the room’s ranking', () => {
  expect(roomLeadersHeading(viewOf('Coup', 'Jihadi'), ranking(['H1'], ['H2']))).toBe(
    'In this room Coup has the lowest score, but Jihadi is not tested',
  )
})

test('counts who ranks a hypothesis first, alone and tied', () => {
  expect([rankedFirstText(0, 0), rankedFirstText(1, 0), rankedFirstText(3, 2), rankedFirstText(0, 2)]).toEqual([
    '0',
    '1',
    '3 + 2 tied',
    '2 tied',
  ])
})

test('heads the comparison with the reference ratings, for the same leader, a tie and different leaders', () => {
  const view = viewOf('Coup', 'Jihadi')
  const compare = (reference: string[], room: string[], rated = true) =>
    referenceHeading(view, {
      name: 'The article',
      leaders: { reference, room },
      untested: rated ? [] : ['H1', 'H2'].map((id) => ({ id, share: 0, rated: false })),
    })
  expect([
    compare(['H1'], ['H1']),
    compare(['H1', 'H2'], ['H1', 'H2']),
    compare(['H1'], ['H2']),
    compare([], ['H2']),
    compare(['H1'], [], false),
  ]).toEqual([
    'For both, Coup has the least evidence against it',
    'For both, Coup and Jihadi are tied for the lead',
    'The article: Coup least inconsistent. The room: Jihadi least inconsistent',
    'The article: too little is rated. The room: Jihadi least inconsistent',
    'The article: Coup least inconsistent. The room: too little is rated',
  ])
})

test('counts cells with the same rating, for no cell, one and many', () => {
  expect([sameCellsText(0, 0), sameCellsText(1, 1), sameCellsText(0, 40), sameCellsText(12, 40)]).toEqual([
    'There is no cell to compare.',
    '1 of 1 cell has the same rating.',
    '0 of 40 cells have the same rating.',
    '12 of 40 cells have the same rating.',
  ])
})

test('says how far the room agrees about a cell, and why it is shown', () => {
  const consensus = { median: null, middle: null, half: null, range: null, cns: 0.5, naDispute: false, rated: 2 }
  expect(cellAgreementText({ consensus: { ...consensus, rated: 0 }, place: 1 })).toBe('No one rated it.')
  expect(cellAgreementText({ consensus, place: null })).toBe('Agreement 0.50 (0 none, 1 full).')
  expect(cellAgreementText({ consensus: { ...consensus, naDispute: true }, place: 2 })).toBe(
    'Agreement 0.50 (0 none, 1 full). Some say that it does not apply. Chosen because the room disagrees and a score could change.',
  )
})

test('counts the ratings that both rounds compare, for one participant and many', () => {
  const moves = { compared: 1, towardsContradiction: 0, towardsConsistency: 0, applicability: 0, filled: 0, cleared: 0 }
  expect(comparedRatingsText({ raters: 1, moves })).toBe('Compared: 1 rating that 1 participant gave in both rounds.')
  expect(comparedRatingsText({ raters: 12, moves: { ...moves, compared: 1460, filled: 3, cleared: 2 } })).toBe(
    'Compared: 1,460 ratings that 12 participants gave in both rounds. In the second round 3 blanks were filled in and 2 ratings were cleared.',
  )
  expect([1, 2].map(finishedText)).toEqual(['1 has finished', '2 have finished'])
})

const pool = (probabilities: number[] | null, ...off: (number | null)[]): Pool => ({
  hypotheses: ['H1', 'H2'],
  used: off.length,
  probabilities,
  geometric: probabilities,
  sets: off.map((by, at): ProbabilitySet => ({ id: `p${at}`, state: 'used', given: [], off: by, probabilities: null })),
})

test('heads the room’s probabilities with the largest gain and loss, or with no change', () => {
  const view = viewOf('Coup', 'The protest itself')
  const both = (before: (number | null)[], now: (number | null)[]) => ({
    before: pool(before as number[], 0, 0),
    now: pool(now as number[], 0, 0),
  })
  expect(probabilityMoveHeading(view, both([0.5, 0.5], [0.5, 0.5]))).toBe(
    'The 2 who answered both times did not change their probabilities',
  )
  expect(probabilityMoveHeading(view, both([0.5, 0.5], [0.3, 0.7]))).toBe(
    'The 2 who answered both times moved towards “The protest itself” and away from Coup',
  )
  // not asked before: no move towards it
  expect(probabilityMoveHeading(view, both([1, null], [0.6, 0.4]))).toBe('The 2 who answered both times moved away from Coup')
  expect(probabilityMoveHeading(view, null)).toBeNull()
})

test('says how far sets of probabilities were from 100%, for one set and many', () => {
  expect([
    probabilitySumNote(pool(null, 0)),
    probabilitySumNote(pool(null, 0, 0)),
    probabilitySumNote(pool(null, 0.01)),
    probabilitySumNote(pool(null, 0, 0.5)),
    probabilitySumNote(pool(null, 0.1, -0.2, 0)),
  ]).toEqual([
    'the only set added up to 100%',
    'both sets added up to 100%',
    'the only set was 1 point too high',
    '1 of 2 sets did not add up to 100%; the worst was 50 points too high',
    '2 of 3 sets did not add up to 100%; the worst was 20 points too low',
  ])
})

test('heads the second round with the share of changed ratings', () => {
  expect([null, 0, 0.333, 1].map((changed) => secondRoundChangeHeading({ changed }))).toEqual([
    'No rating can be compared',
    'No one changed a rating',
    '33% of the ratings changed',
    '100% of the ratings changed',
  ])
})
