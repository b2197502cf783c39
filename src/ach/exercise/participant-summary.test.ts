import { expect, test } from 'vitest'
import { applyChanges } from '../log/apply-change.ts'
import type { Workbook } from '../model/workbook.ts'
import { viewFor } from '../view/view.ts'
import { ratedBy, runWith, to } from './exercise.test-support.ts'
import { SUMMARY_TOO_EARLY, summarizeParticipant } from './participant-summary.ts'

const ratedRun = () => {
  const workbook = runWith(['a', 'b'])
  const rating = applyChanges(workbook, [to(workbook, 'rate')])
  return applyChanges(rating, [ratedBy('a', 'E1', 'H1', 'C'), ratedBy('b', 'E1', 'H1', 'II')])
}
const cellOf = (workbook: Workbook) =>
  summarizeParticipant(viewFor(workbook, { rater: 'a', names: new Map(), looks: 'participant' })).cells[0]

test('a participant’s summary is refused before the reveal', () => {
  expect(() => cellOf(ratedRun())).toThrow(SUMMARY_TOO_EARLY)
})

test('during the second round a summary compares the participant’s ratings with the group’s first round, which includes them', () => {
  const revealed = applyChanges(ratedRun(), [to(ratedRun(), 'reveal')])
  const discussing = applyChanges(revealed, [to(revealed, 'discuss')])
  const afterSecondRound = applyChanges(discussing, [ratedBy('a', 'E1', 'H1', 'II', 'C')])
  const before = cellOf(discussing)
  expect(cellOf(afterSecondRound)).toEqual({ ...before, now: 'II' })
  const over = cellOf(applyChanges(afterSecondRound, [to(afterSecondRound, 'debrief')]))
  expect(over).toMatchObject({ first: 'C', now: 'II', group: { median: 'II' } })
  expect(over?.group).not.toEqual(before?.group)
})
