import { describe, expect, it } from 'vitest'
import { applyChanges } from '../log/apply-change.ts'
import type { Change } from '../log/change.ts'
import { LIST_KEY, type PairState, pairKey } from '../model/checks.ts'
import { hypothesisAdded, sample } from '../model/sample.test-support.ts'
import { exclusivityOf, hypothesisPairs } from './exclusivity.ts'

const pair = (a: string, b: string, both: PairState): Change => ({
  type: 'answered',
  about: 'pair',
  key: pairKey(a, b),
  before: null,
  after: { both, note: null },
})
const list = (complete: PairState): Change => ({
  type: 'answered',
  about: 'completeness',
  key: LIST_KEY,
  before: null,
  after: { complete, note: null },
})
const three = (...more: Change[]) => sample(hypothesisAdded('H3'), ...more)
const allNo = [pair('H1', 'H2', 'no'), pair('H1', 'H3', 'no'), pair('H2', 'H3', 'no')]

describe('the pairs of hypotheses', () => {
  it('are every two active hypotheses, with their answers', () => {
    expect(hypothesisPairs(three(pair('H2', 'H3', 'unsure'))).map(({ key, both }) => `${key}: ${both}`)).toEqual([
      'H1 H2: null',
      'H1 H3: null',
      'H2 H3: unsure',
    ])
    expect(hypothesisPairs(three({ type: 'parked', what: 'hypothesis', id: 'H2' })).map(({ key }) => key)).toEqual(['H1 H3'])
  })
  it('keep the workbook’s order, whatever the order of the key', () => {
    const turned = applyChanges(sample(pair('H1', 'H2', 'no')), [
      { type: 'ordered', what: 'hypothesis', before: ['H1', 'H2'], after: ['H2', 'H1'] },
    ])
    expect(hypothesisPairs(turned)).toEqual([{ key: 'H1 H2', ids: ['H2', 'H1'], both: 'no', note: null }])
  })
})

describe('the exclusivity of hypotheses', () => {
  const state = (...changes: Change[]) => exclusivityOf(three(...changes)).state
  it('is exclusive if every pair is answered no and the list is complete', () => {
    expect(state(...allNo, list('yes'))).toBe('exclusive')
  })
  it('is open while an answer is missing or not sure', () => {
    expect(state()).toBe('open')
    expect(state(...allNo)).toBe('open')
    expect(state(...allNo.slice(1), list('yes'))).toBe('open')
    expect(state(...allNo, list('unsure'))).toBe('open')
    expect(state(...allNo.slice(1), pair('H1', 'H2', 'unsure'), list('yes'))).toBe('open')
  })
  it('is overlapping with a single yes, whatever the other answers', () => {
    expect(state(pair('H1', 'H2', 'yes'))).toBe('overlapping')
    expect(state(pair('H1', 'H2', 'yes'), list('no'))).toBe('overlapping')
  })
  it('is incomplete if the answer could be none of them', () => {
    expect(state(...allNo, list('no'))).toBe('incomplete')
    expect(state(list('no'))).toBe('incomplete')
  })
  it('becomes exclusive when the overlapping hypothesis is parked, and open when one is added', () => {
    const overlapping = [pair('H1', 'H2', 'no'), pair('H1', 'H3', 'yes'), pair('H2', 'H3', 'no'), list('yes')]
    expect(state(...overlapping, { type: 'parked', what: 'hypothesis', id: 'H3' })).toBe('exclusive')
    expect(state(...allNo, list('yes'), hypothesisAdded('H4'))).toBe('open')
  })
  it('is not exclusive with a single hypothesis', () => {
    expect(exclusivityOf(sample(list('yes'), { type: 'parked', what: 'hypothesis', id: 'H2' })).state).toBe('open')
  })
})
