import { describe, expect, it } from 'vitest'
import { groupAgreement } from '../group/agreement.ts'
import { disputedCells } from '../group/disputed-cells.ts'
import { groupScores } from '../group/group-score.ts'
import { tableOfGroup } from '../group/group-table.ts'
import { applyChange, applyChanges } from '../log/apply-change.ts'
import type { Stage } from '../model/stage.ts'
import type { Workbook } from '../model/workbook.ts'
import { byRank } from '../scoring/leaders.ts'
import type { Untested } from '../scoring/score.ts'
import { viewFor } from '../view/view.ts'
import { rankNoneText, roomLeadersHeading } from '../words/wall-words.ts'
import { joinedAs, ratedBy, runWith, to } from './exercise.test-support.ts'
import { referenceComparisons, roomProbabilities, roomRounds } from './wall-debrief.ts'
import { isSpot, ratersInRound, roomCells, roomMatrix, roomRanking } from './wall-figures.ts'

const at = (workbook: Workbook, stage: Stage) => applyChange(workbook, to(workbook, stage))
const wall = (workbook: Workbook) => viewFor(workbook, { rater: null, names: new Map(), looks: 'wall' })
const estimated = (rater: string, when: 'before' | 'now', ...values: number[]) =>
  values.map((after, place) => ({ type: 'estimated', rater, when, hypothesis: `H${place + 1}`, before: null, after }) as const)

/** Ann and Bob disagree on E1 against H1; Cem has no ratings. */
const ratedRun = applyChanges(at(runWith(['ann', 'bob', 'cem']), 'rate'), [
  ratedBy('ann', 'E1', 'H1', 'C'),
  ratedBy('bob', 'E1', 'H1', 'II'),
  ratedBy('ann', 'E1', 'H2', 'I'),
  ratedBy('bob', 'E1', 'H2', 'I'),
])
const reveal = at(ratedRun, 'reveal')
const discuss = at(reveal, 'discuss')
/** A latecomer has joined, and Bob has changed his mind. */
const discussed = applyChanges(discuss, [
  joinedAs('late'),
  ratedBy('late', 'E1', 'H1', 'II'),
  { type: 'rated', rater: 'bob', evidence: 'E1', hypothesis: 'H1', before: 'II', after: 'C' },
])

describe('the room’s matrix on the wall', () => {
  it('is empty before the reveal', () => {
    expect([ratersInRound(wall(ratedRun)), roomMatrix(wall(ratedRun)).table.raters, roomCells(wall(ratedRun), null)]).toEqual([[], 0, []])
  })
  it('agrees with the group functions and has the share of rated cells', () => {
    const view = wall(reveal)
    const table = tableOfGroup(view, ratersInRound(view))
    const matrix = roomMatrix(view)
    expect([matrix.table, matrix.agreement]).toEqual([table, groupAgreement(table)])
    expect(matrix.coverage).toBeCloseTo(4 / 12, 12)
    expect(matrix.cells[0]?.map(({ median }) => median)).toEqual(['N', 'I'])
    expect(matrix.cells[1]?.map(({ median }) => median)).toEqual([null, null])
  })
  it('shows the first round, without latecomers, until the second round is over', () => {
    expect(roomMatrix(wall(discussed))).toEqual(roomMatrix(wall(reveal)))
    const after = roomMatrix(wall(at(discussed, 'debrief')))
    expect([after.table.raters, after.cells[0]?.[0]?.median, after.cells[0]?.[0]?.rated]).toEqual([4, 'C', 3])
  })
})

describe('the room’s ranking on the wall', () => {
  it('follows the group’s score and counts who ranks each hypothesis first, ties apart', () => {
    const view = wall(reveal)
    const ranking = roomRanking(view)
    const scores = groupScores(tableOfGroup(view, ratersInRound(view)), view.method)
    expect(ranking.places.map(({ score }) => score)).toEqual([...scores.hypotheses].sort(byRank))
    // Ann: H1 0, H2 1. Bob: H1 2, H2 1.
    expect(ranking.places.map(({ score, alone, shared }) => [score.id, score.score, alone, shared])).toEqual([
      ['H1', 1, 1, 0],
      ['H2', 1, 1, 0],
    ])
    expect([ranking.leaders, ranking.people, ranking.tooFew]).toEqual([['H1', 'H2'], 2, 0])
  })
  it('does not count participants who rated less than half of the cells among those who rank a hypothesis first', () => {
    const { people, tooFew, places } = roomRanking(wall(at(applyChange(ratedRun, ratedBy('cem', 'E1', 'H1', 'II')), 'reveal')))
    expect([people, tooFew, places.map(({ alone, shared }) => alone + shared)]).toEqual([2, 1, [1, 1]])
    expect(rankNoneText(tooFew)).toContain('1 participant rated less than half')
  })
  it('says that a hypothesis without ratings is not tested', () => {
    const one = { ...roomRanking(wall(reveal)), leaders: ['H1'] }
    const heading = (...untested: Untested[]) => roomLeadersHeading(wall(reveal), { ...one, untested })
    expect(heading()).not.toContain('tested')
    expect(heading({ id: 'H2', share: 0, rated: false })).toContain('not tested')
    expect(heading({ id: 'H1', share: 0.2, rated: true })).toContain('but it is not tested enough')
  })
})

describe('the cells to discuss on the wall', () => {
  it('are the most disputed ones, with only the approved reasons', () => {
    const reasons = applyChanges(ratedRun, [
      { type: 'reasoned', rater: 'ann', evidence: 'E1', before: null, after: 'shown' },
      { type: 'reasoned', rater: 'bob', evidence: 'E1', before: null, after: 'hidden' },
      { type: 'approved', rater: 'ann', evidence: 'E1', before: null, after: true },
      { type: 'approved', rater: 'bob', evidence: 'E1', before: null, after: false },
    ])
    const view = wall(at(reasons, 'reveal'))
    const [cell, ...others] = roomCells(view, null)
    const [worth] = disputedCells(tableOfGroup(view, ratersInRound(view)))
    expect([cell?.evidence, cell?.hypothesis, cell?.place, cell?.reasons]).toEqual([
      'E1',
      'H1',
      1,
      [{ text: 'shown', rating: expect.any(String) }],
    ])
    expect([cell?.distribution, others]).toEqual([worth?.distribution, []])
  })
  it('begin with a cell chosen at the desk, unless it is one of the five or does not exist', () => {
    const view = wall(reveal)
    expect(roomCells(view, 'E2 H1').map(({ evidence, place }) => [evidence, place])).toEqual([
      ['E2', null],
      ['E1', 1],
    ])
    expect(roomCells(view, 'E1 H1')).toEqual(roomCells(view, null))
    expect(roomCells(view, 'E9 H1')).toEqual(roomCells(view, null))
    expect([isSpot({ evidence: 'E1', hypothesis: 'H1' }, 'E1 H1'), isSpot({ evidence: 'E1', hypothesis: 'H1' }, null)]).toEqual([
      true,
      false,
    ])
  })
})

describe('the two rounds on the wall', () => {
  it('count only participants in both rounds, once the second round is over', () => {
    expect(roomRounds(wall(discussed))).toBeNull()
    const rounds = roomRounds(wall(at(discussed, 'probabilities')))
    expect([rounds?.raters, rounds?.moves.compared, rounds?.changed]).toEqual([2, 4, 0.25])
    expect(rounds?.moved.map(({ evidence, hypothesis }) => `${evidence} ${hypothesis}`)).toEqual(['E1 H1'])
  })
  it('are absent in an exercise without a second round', () => {
    const run = runWith(['ann'], { stages: ['lobby', 'rate', 'reveal', 'debrief', 'closed'] })
    const withoutOthers = at(applyChanges(at(run, 'rate'), [ratedBy('ann', 'E1', 'H1', 'C')]), 'debrief')
    expect(roomRounds(wall(withoutOthers))).toBeNull()
  })
})

describe('the room’s probabilities on the wall', () => {
  const before = applyChanges(ratedRun, [
    ...estimated('ann', 'before', 0.5, 0.5),
    ...estimated('bob', 'before', 0.9, 0.6),
    ...estimated('cem', 'before', 1, 0),
  ])
  const withSecondAnswers = applyChanges(at(before, 'probabilities'), [
    ...estimated('ann', 'now', 0.2, 0.8),
    ...estimated('bob', 'now', 0.4, 0.6),
  ])
  it('are scaled and averaged over everyone who answered, as in the files, and a change over those who answered both times', () => {
    expect(roomProbabilities(wall(withSecondAnswers))).toBeNull()
    const both = roomProbabilities(wall(at(withSecondAnswers, 'debrief')))
    expect([both?.before?.used, both?.now?.used, both?.both?.before.used]).toEqual([3, 2, 2])
    expect(both?.both?.before.probabilities?.[0]).toBeCloseTo((0.5 + 0.6) / 2, 12)
    expect(both?.now?.probabilities?.[0]).toBeCloseTo(0.3, 12)
  })
  it('are null if no one answered', () => {
    expect(roomProbabilities(wall(at(discussed, 'debrief')))).toBeNull()
  })
})

describe('the reference ratings on the wall', () => {
  it('are compared with the room only in the debrief', () => {
    for (const stage of ['lobby', 'rate', 'reveal', 'discuss', 'probabilities'] as const)
      expect(referenceComparisons(wall(at(discussed, stage)))).toEqual([])
    const [reference] = referenceComparisons(wall(at(discussed, 'debrief')))
    // The reference has no rating for H2, so it ranks nothing and nothing leads.
    expect(reference?.ranks).toEqual([
      { id: 'H1', reference: null, room: 1 },
      { id: 'H2', reference: null, room: 2 },
    ])
    expect(reference?.leaders).toEqual({ reference: [], room: ['H1'] })
    // The room’s median is C, the reference II: three steps apart.
    expect(reference?.apart).toEqual([{ evidence: 'E1', hypothesis: 'H1', reference: 'II', room: 'C' }])
    expect([reference?.compared, reference?.alike, reference?.name]).toEqual([1, 0, 'The article'])
  })
})
