import { expect, test } from 'vitest'
import { applyChanges } from '../log/apply-change.ts'
import type { Change } from '../log/change.ts'
import type { Workbook } from '../model/workbook.ts'
import { viewFor } from '../view/view.ts'
import { ratedBy, runWith, to } from './exercise.test-support.ts'
import { isOpenCell, ownGroupRaters, roomRaters, secondRoundScreens, withCountingRatings } from './participant-comparison.ts'

const asSeenBy = (workbook: Workbook, rater: string) => {
  const view = viewFor(workbook, { rater, names: new Map(), looks: 'participant' })
  if (!view.run || !view.me) throw new Error('This is not a participant’s view of an exercise.')
  return [view, view.run, view.me] as const
}
const ratedRun = (people = ['a', 'b']) => {
  let workbook = runWith(people)
  workbook = applyChanges(workbook, [to(workbook, 'rate')])
  return applyChanges(workbook, [ratedBy('a', 'E1', 'H1', 'C'), ratedBy('b', 'E1', 'H1', 'II')])
}
const at = (workbook: Workbook, stage: 'reveal' | 'discuss' | 'debrief') => applyChanges(workbook, [to(workbook, stage)])
const grouped = (rater: string, after: number): Change => ({ type: 'grouped', rater, before: null, after })

test('before the reveal a participant is not compared with anyone', () => {
  expect(roomRaters(...asSeenBy(ratedRun(), 'a'))).toEqual([])
})

test('during the second round a participant’s first ratings count, so the list of cells does not change', () => {
  const discussing = at(at(ratedRun(), 'reveal'), 'discuss')
  const afterSecondRound = applyChanges(discussing, [ratedBy('a', 'E1', 'H1', 'II', 'C')])
  const [view, run, me] = asSeenBy(afterSecondRound, 'a')
  expect(withCountingRatings(run, me).ratings.get('E1')?.get('H1')).toBe('C')
  expect(secondRoundScreens(view, run, me)).toEqual([{ evidence: 'E1', hypotheses: ['H1'], why: 'room' }])
  expect([isOpenCell(view, run, me, 'E1', 'H1'), isOpenCell(view, run, me, 'E2', 'H1')]).toEqual([true, false])
  const [, over, mine] = asSeenBy(at(afterSecondRound, 'debrief'), 'a')
  expect(withCountingRatings(over, mine).ratings.get('E1')?.get('H1')).toBe('II')
})

test('a participant is compared with their group, or with the whole room if they have none', () => {
  const divided = applyChanges(ratedRun(['a', 'b', 'c']), [grouped('a', 1), grouped('b', 2)])
  const revealed = at(divided, 'reveal')
  expect(ownGroupRaters(...asSeenBy(revealed, 'a')).map(({ id }) => id)).toEqual(['a'])
  expect(ownGroupRaters(...asSeenBy(revealed, 'c')).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

test('if all cells are rated again, each item is one screen with all hypotheses', () => {
  let workbook = runWith(['a', 'b'], { discuss: 'all' })
  workbook = at(applyChanges(workbook, [to(workbook, 'rate')]), 'discuss')
  const [view, run, me] = asSeenBy(workbook, 'a')
  expect(secondRoundScreens(view, run, me)).toEqual(['E1', 'E2'].map((evidence) => ({ evidence, hypotheses: ['H1', 'H2'], why: null })))
  expect(isOpenCell(view, run, me, 'E2', 'H2')).toBe(true)
})
