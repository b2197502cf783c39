import { expect, test } from 'vitest'
import { applyChanges } from '../log/apply-change.ts'
import type { Change } from '../log/change.ts'
import { evidenceAdded, hypothesisAdded, rated, sample } from '../model/sample.test-support.ts'
import { viewFor } from '../view/view.ts'
import { compareStates } from './state-comparison.ts'

const NAMES = new Map([['me', 'Analyst']])
const states = (first: readonly Change[], later: readonly Change[]) => {
  const before = applyChanges(sample(), first)
  return compareStates(viewFor(before, { rater: 'me', names: NAMES }), viewFor(applyChanges(before, later), { rater: 'me', names: NAMES }))
}

test('a state compared with itself differs in nothing', () => {
  const { added, removed, reworded, reweighed, rerated } = states([rated('E1', 'H1', null, 'II')], [])
  expect([added, removed, reworded, reweighed, rerated]).toEqual([[], [], [], [], []])
})

test('what was added, parked, reworded, reweighed and rated otherwise is listed once each', () => {
  const { added, removed, reworded, reweighed, rerated } = states(
    [rated('E1', 'H1', null, 'II'), rated('E2', 'H1', null, 'C')],
    [
      hypothesisAdded('H9'),
      evidenceAdded('E9'),
      rated('E9', 'H9', null, 'I'),
      rated('E1', 'H1', 'II', 'N'),
      { type: 'changed', what: 'evidence', id: 'E1', before: { statement: 'x' }, after: { statement: 'Other words' } },
      { type: 'settings', before: { method: 'count' }, after: { method: 'weighted' } },
      { type: 'changed', what: 'evidence', id: 'E1', before: { credibility: null }, after: { credibility: 'high' } },
      { type: 'parked', what: 'evidence', id: 'E2' },
    ],
  )
  expect(added).toEqual([
    { what: 'hypothesis', id: 'H9' },
    { what: 'evidence', id: 'E9' },
  ])
  expect(removed).toEqual([{ what: 'evidence', id: 'E2' }])
  expect(reworded).toEqual([{ what: 'evidence', id: 'E1' }])
  expect(reweighed).toEqual(['E1'])
  expect(rerated).toEqual([
    { evidence: 'E1', hypothesis: 'H1', before: 'II', after: 'N' },
    { evidence: 'E9', hypothesis: 'H9', before: null, after: 'I' },
  ])
})

test('a hypothesis without a rating has no score, so it cannot seem to have moved', () => {
  const { scores } = states(
    [rated('E1', 'H1', null, 'II'), rated('E2', 'H2', null, 'I')],
    [hypothesisAdded('H9'), rated('E1', 'H2', null, 'I')],
  )
  expect(scores).toEqual([
    { hypothesis: 'H1', before: 2, after: 2 },
    { hypothesis: 'H2', before: 1, after: 2 },
    { hypothesis: 'H9', before: null, after: null },
  ])
})
