import { describe, expect, it } from 'vitest'
import { noSuchItem, notInWorkbook, Refused } from '../model/refused.ts'
import { created, evidenceAdded, hypothesisAdded, joined, rated, sample } from '../model/sample.test-support.ts'
import { LIMITS, TEXT_PROBLEMS } from '../model/texts.ts'
import { NO_WORKBOOK, type Workbook } from '../model/workbook.ts'
import { applyChanges } from './apply-change.ts'
import type { Change } from './change.ts'
import { CHANGE_REFUSALS, checkChange } from './check-change.ts'
import { ITEM_LIMIT_REFUSALS } from './item-limits.ts'
import { RATER_REFUSALS } from './rater-limit.ts'

function refusal(workbook: Workbook, change: Change, rater = 'me'): string | null {
  try {
    checkChange(workbook, change, { rater })
    return null
  } catch (error) {
    if (error instanceof Refused) return `${error.code}${error.field ? ` (${error.field})` : ''}: ${error.message}`
    throw error
  }
}
const many = (count: number, make: (id: string) => Change) => sample(...Array.from({ length: count }, (_, at) => make(`X${at + 10}`)))

describe('checkChange', () => {
  it('a rating of an active cell can be set and cleared', () => {
    expect(refusal(sample(), rated('E1', 'H1', null, 'C'))).toBeNull()
    expect(refusal(sample(rated('E1', 'H1', null, 'C')), rated('E1', 'H1', 'C', null))).toBeNull()
  })

  it('ratings for unknown ids, parked items and other raters are refused', () => {
    expect(refusal(sample(), rated('E9', 'H1', null, 'C'))).toBe(`unknown: ${notInWorkbook('item of evidence', 'E9')}`)
    expect(refusal(sample(), rated('E1', 'H9', null, 'C'))).toBe(`unknown: ${notInWorkbook('hypothesis', 'H9')}`)
    expect(refusal(sample({ type: 'parked', what: 'hypothesis', id: 'H1' }), rated('E1', 'H1', null, 'C'))).toBe(
      `parked: ${CHANGE_REFUSALS.parked('H1')}`,
    )
    expect(refusal(sample(), rated('E1', 'H1', null, 'C', 'other'))).toMatch(/^forbidden/)
    expect(refusal(sample(), rated('E1', 'H1', null, 'C', 'nobody'))).toMatch(/^unknown/)
  })

  it('a document may contain the ratings of all its raters', () => {
    expect(() => checkChange(sample(), rated('E1', 'H1', null, 'C', 'other'), { rater: 'me', importing: true })).not.toThrow()
  })

  it('an unknown rating is refused', () => {
    expect(refusal(sample(), rated('E1', 'H1', null, 'maybe'))).toMatch(/^invalid/)
  })

  it('a change based on an outdated value is refused', () => {
    expect(refusal(sample(rated('E1', 'H1', null, 'C')), rated('E1', 'H1', null, 'I'))).toMatch(/^conflict/)
    expect(refusal(sample(), { type: 'settings', before: { title: 'x' }, after: { title: 'y' } })).toMatch(/^conflict/)
    expect(refusal(sample(), { type: 'restored', what: 'evidence', id: 'E1' })).toMatch(/^conflict/)
    expect(refusal(sample(), { type: 'ordered', what: 'evidence', before: ['E2', 'E1', 'E3'], after: ['E1', 'E2', 'E3'] })).toMatch(
      /^conflict/,
    )
    expect(refusal(sample(), { type: 'reasoned', rater: 'me', evidence: 'E1', before: 'x', after: 'y' })).toMatch(/^conflict/)
  })

  it('an id is never reused, regardless of case', () => {
    expect(refusal(sample(), evidenceAdded('e1'))).toBe(`invalid (id): ${CHANGE_REFUSALS.usedId('E1')}`)
    expect(refusal(sample({ type: 'parked', what: 'evidence', id: 'E1' }), evidenceAdded('E1'))).toBe(
      `invalid (id): ${CHANGE_REFUSALS.usedId('E1')}`,
    )
    expect(refusal(sample(), evidenceAdded('toString'))).toMatch(/^invalid \(id\)/)
    expect(refusal(sample(), joined('ME'))).toMatch(/already a rater/)
  })

  it('a refusal names the invalid field', () => {
    expect(refusal(sample(), evidenceAdded('E9', '  '))).toBe(`invalid (statement): ${TEXT_PROBLEMS.empty('The text')}`)
    expect(refusal(sample(), evidenceAdded('E9', 'x'.repeat(20_001)))).toBe(
      `invalid (statement): ${TEXT_PROBLEMS.tooLong('The text', LIMITS.text)}`,
    )
    expect(refusal(sample(), { type: 'changed', what: 'evidence', id: 'E1', before: { source: null }, after: { source: 'S7' } })).toBe(
      `invalid (source): ${noSuchItem('source', 'S7')}`,
    )
    expect(refusal(sample(), { type: 'changed', what: 'evidence', id: 'E1', before: { cluster: null }, after: { cluster: 'K7' } })).toMatch(
      /^invalid \(cluster\)/,
    )
  })

  it('a list at its limit refuses additions, and parking makes room', () => {
    const full = many(18, hypothesisAdded)
    expect(refusal(full, hypothesisAdded('H99'))).toBe(`limit: ${ITEM_LIMIT_REFUSALS.full(LIMITS.hypotheses, 'hypotheses')}`)
    expect(refusal(many(997, evidenceAdded), evidenceAdded('E999'))).toBe(
      `limit: ${ITEM_LIMIT_REFUSALS.full(LIMITS.evidence, 'items of evidence')}`,
    )
    const room = sample(...Array.from({ length: 18 }, (_, at) => hypothesisAdded(`X${at}`)), {
      type: 'parked',
      what: 'hypothesis',
      id: 'H1',
    })
    expect(refusal(room, hypothesisAdded('H99'))).toBeNull()
    expect(refusal(sample(...Array.from({ length: LIMITS.raters - 3 }, (_, at) => joined(`P${at}`))), joined('late'))).toBe(
      `limit: ${RATER_REFUSALS.full}`,
    )
  })

  it('raters who were removed before they left anything take no place, and cannot return to a full workbook', () => {
    const removed = (rater: string): Change => ({ type: 'present', rater, before: true, after: false })
    const restored = (rater: string): Change => ({ type: 'present', rater, before: false, after: true })
    const entered = (rater: string) => ({ ...joined(rater), enteredBy: 'me' }) as Change
    const free = LIMITS.raters - sample().raters.size
    const people = Array.from({ length: free }, (_, at) => `P${at}`)
    const rating: Change = { type: 'rated', rater: 'P1', evidence: 'E1', hypothesis: 'H1', before: null, after: 'C' }
    const full = sample(...people.map(entered), rating)
    const after = (...changes: Change[]) => applyChanges(full, changes)
    expect(refusal(after(removed('P1')), joined('late'))).toBe(`limit: ${RATER_REFUSALS.full}`)
    expect(refusal(after(removed('P0')), joined('late'))).toBeNull()
    expect(refusal(after(removed('P0')), restored('P0'))).toBeNull()
    expect(refusal(after(removed('P0'), joined('late')), restored('P0'))).toBe(`limit: ${RATER_REFUSALS.full}`)
    expect(refusal(after(removed('P0'), removed('P1')), restored('P1'))).toBeNull()
    const passing = Array.from({ length: LIMITS.raters * LIMITS.withParked - full.raters.size }, (_, at) => `Q${at}`)
    const visited = after(removed('P0'), ...passing.flatMap((one) => [entered(one), removed(one)]))
    expect(refusal(visited, joined('late'))).toBe(`limit: ${RATER_REFUSALS.removed}`)
  })

  it('an item cannot be restored into a full list', () => {
    const parked: Change = { type: 'parked', what: 'hypothesis', id: 'H1' }
    const full = sample(...Array.from({ length: 18 }, (_, at) => hypothesisAdded(`X${at}`)), parked, hypothesisAdded('H3'))
    expect(refusal(full, { type: 'restored', what: 'hypothesis', id: 'H1' })).toMatch(/^limit/)
  })

  it('a workbook is created exactly once, by its first change', () => {
    expect(refusal(NO_WORKBOOK, created())).toBeNull()
    expect(refusal(sample(), created())).toMatch(/^invalid/)
    expect(refusal(NO_WORKBOOK, evidenceAdded('E1'))).toMatch(/^invalid/)
  })

  it('only reference ratings can be revealed', () => {
    expect(refusal(sample(), { type: 'shown', rater: 'ref', before: false, after: true })).toBeNull()
    expect(refusal(sample(), { type: 'shown', rater: 'other', before: true, after: false })).toMatch(/^invalid/)
  })

  it('an order must contain each item exactly once', () => {
    expect(refusal(sample(), { type: 'ordered', what: 'evidence', before: ['E1', 'E2', 'E3'], after: ['E1', 'E1', 'E3'] })).toMatch(
      /^invalid/,
    )
  })
})
