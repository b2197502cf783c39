import { expect, test } from 'vitest'
import { changesOf, documentOf, parseDocument, writeDocument } from '../document/document.ts'
import { Refused } from '../model/refused.ts'
import { sample } from '../model/sample.test-support.ts'
import { NO_WORKBOOK, type Workbook } from '../model/workbook.ts'
import { viewFor } from '../view/view.ts'
import { describeBatch, describeUndone } from '../words/history/batch-words.ts'
import { applyChange, applyChanges } from './apply-change.ts'
import type { Change } from './change.ts'
import { CHANGE_REFUSALS, checkChange } from './check-change.ts'
import { invertChange } from './invert-change.ts'
import { rateCellAgain } from './rater-changes.ts'

const rate = (evidence: string, hypothesis: string, after: 'C' | 'II'): Change => ({
  type: 'rated',
  rater: 'me',
  evidence,
  hypothesis,
  before: null,
  after,
})
const round: Change = { type: 'retested', rater: 'me', before: [], after: ['E2', 'E1'] }
const shows: Change = { type: 'firstPass', rater: 'me', before: { scoresShown: false }, after: { scoresShown: true } }
const workbook = sample(rate('E1', 'H1', 'C'), rate('E2', 'H1', 'II'), round)
const me = (of: Workbook) => {
  const rater = of.raters.get('me')
  if (!rater) throw new Error('no rater')
  return rater
}
const again = (of: Workbook, evidence: string, after: 'N' | 'C' | null) => {
  const [change] = rateCellAgain(me(of), evidence, 'H1', after)
  if (!change) throw new Error('nothing to change')
  return change
}

test('a second rating is stored with the first and does not change it', () => {
  const one = applyChange(workbook, again(workbook, 'E1', 'N'))
  expect(me(one).again.get('E1')?.get('H1')).toEqual({ first: 'C', again: 'N' })
  expect(me(one).ratings).toEqual(me(workbook).ratings)
  // The first rating is the one at that time, even if the matrix has changed since.
  const moved = applyChange(one, { type: 'rated', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: 'C', after: 'II' })
  expect(again(moved, 'E1', 'C')).toMatchObject({ first: 'C', before: 'N', after: 'C' })
  expect(rateCellAgain(me(one), 'E1', 'H1', 'N')).toEqual([])
})

test('choices, rounds and second ratings can be undone', () => {
  for (const change of [shows, again(workbook, 'E1', 'N'), { ...round, before: ['E2', 'E1'], after: ['E3'] }] as Change[]) {
    checkChange(workbook, change, { rater: 'me' })
    const undone = applyChange(applyChange(workbook, change), invertChange(change))
    expect({ ...undone, seq: 0 }).toEqual({ ...workbook, seq: 0 })
  }
})

test('an outdated choice, round or second rating conflicts', () => {
  for (const change of [shows, again(workbook, 'E1', 'N'), { ...round, before: ['E2', 'E1'], after: ['E3'] }] as Change[])
    expect(() => checkChange(applyChange(workbook, change), change, { rater: 'me' })).toThrow(CHANGE_REFUSALS.conflict)
})

test('only the rater rates again, and only the items of the round', () => {
  expect(() => checkChange(workbook, again(workbook, 'E1', 'N'), { rater: 'other' })).toThrow(Refused)
  expect(() => checkChange(workbook, shows, { rater: 'other' })).toThrow(Refused)
  expect(() => checkChange(workbook, again(workbook, 'E3', 'N'), { rater: 'me' })).toThrow(CHANGE_REFUSALS.notAgain('E3'))
  expect(() => checkChange(workbook, { ...round, before: ['E2', 'E1'], after: ['E9'] } as Change, { rater: 'me' })).toThrow(Refused)
})

test('a document keeps second ratings and has no first pass', () => {
  const full = applyChanges(workbook, [again(workbook, 'E1', 'N'), shows])
  const text = writeDocument(documentOf(viewFor(full, { rater: 'me', names: new Map() })))
  const read = parseDocument(text)
  if (!read.ok) throw new Error(read.problems.join())
  const { changes } = changesOf(read.document, null)
  const copy = applyChanges(NO_WORKBOOK, changes)
  expect(me(copy).again).toEqual(me(full).again)
  expect([copy.firstPass, me(copy).firstPass.scoresShown]).toEqual([null, false])
  expect(writeDocument(documentOf(viewFor(copy, { rater: 'me', names: new Map() })))).toBe(text)
  let state = NO_WORKBOOK
  for (const change of changes) {
    checkChange(state, change, { rater: 'me', importing: true })
    state = applyChange(state, change)
  }
  expect(read.document.raters.find(({ id }) => id === 'me')?.ratedAgain).toEqual({ E1: { H1: { first: 'C', again: 'N' } } })
})

test('a document with second ratings of unknown cells is refused', () => {
  const document = documentOf(viewFor(workbook, { rater: 'me', names: new Map() }))
  const raters = document.raters.map((rater) => ({ ...rater, ratedAgain: { E9: { H9: { first: null, again: 'C' } } } }))
  const read = parseDocument(JSON.stringify({ ...document, raters }))
  expect(read).toMatchObject({ ok: false })
  if (!read.ok) expect(read.problems.filter((one) => one.includes('ratedAgain'))).toHaveLength(2 * raters.length)
})

test('the history says what was chosen and rated again', () => {
  const view = viewFor(workbook, { rater: 'me', names: new Map() })
  const words = (change: Change) => describeBatch([change], view)?.title
  expect(words(shows)).toBe('showed scores before every cell was rated')
  expect(words(invertChange(shows))).toBe('hid scores until every cell is rated')
  expect(words({ type: 'firstPass', rater: 'me', before: { ownOrder: false }, after: { ownOrder: true } })).toBe(
    'set the order of rating one item at a time to the workbook’s',
  )
  expect(words(round)).toBe('started a second rating of 2 items')
  expect(words(again(workbook, 'E1', 'N'))).toBe('rated E1 again as N for Coup')
  expect(describeUndone([invertChange(again(workbook, 'E1', 'N'))], view)?.title).toBe('undid rating E1 again as N for Coup')
})
