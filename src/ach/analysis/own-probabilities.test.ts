import { expect, it } from 'vitest'
import type { Change } from '../log/change.ts'
import { sample } from '../model/sample.test-support.ts'
import type { EstimateTime } from '../model/workbook.ts'
import { type View, viewFor } from '../view/view.ts'
import { missingProbability, ownPrior, ownProbabilities } from './own-probabilities.ts'

const estimate = (hypothesis: string, after: number, when: EstimateTime = 'before'): Change => ({
  type: 'estimated',
  rater: 'me',
  when,
  hypothesis,
  before: null,
  after,
})
const viewOf = (...changes: Change[]): View => viewFor(sample(...changes), { rater: 'me', names: new Map() })
const me = (view: View) => {
  if (!view.me) throw new Error('nobody')
  return view.me
}

it('own probabilities are summed separately for each time', () => {
  const view = viewOf(estimate('H1', 0.6), estimate('H2', 0.5), estimate('H1', 0.9, 'now'))
  const before = ownProbabilities(view, me(view), 'before')
  expect(before).toMatchObject({ count: 2, sum: expect.closeTo(1.1, 9) })
  expect(missingProbability(before)).toBeCloseTo(0.1, 9)
  expect(ownProbabilities(view, me(view), 'now').given).toEqual([
    { id: 'H1', probability: 0.9 },
    { id: 'H2', probability: null },
  ])
})

it('own probabilities miss 1 by 0 if only floating point does', () => {
  expect(missingProbability({ sum: 0.1 + 0.2 + 0.7 })).toBe(0)
})

it('own probabilities are a prior only if every active hypothesis has one', () => {
  const prior = (...changes: Change[]) => {
    const view = viewOf(...changes)
    return ownPrior(view, me(view))
  }
  expect(prior(estimate('H1', 0.6))).toBeNull()
  expect(prior(estimate('H1', 0), estimate('H2', 0))).toBeNull()
  expect(prior(estimate('H1', 0.6, 'now'), estimate('H2', 0.4, 'now'))).toBeNull()
  expect(prior(estimate('H1', 0.6), estimate('H2', 0.5))).toEqual(
    new Map([
      ['H1', 0.6],
      ['H2', 0.5],
    ]),
  )
  expect(prior(estimate('H1', 0.6), { type: 'parked', what: 'hypothesis', id: 'H2' })).toEqual(new Map([['H1', 0.6]]))
})
