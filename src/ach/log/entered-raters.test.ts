// Raters whose worksheets another person imports: who may change what, and the effect of removing them.
import { describe, expect, it } from 'vitest'
import { documentOf } from '../document/document.ts'
import { rated, sample } from '../model/sample.test-support.ts'
import { viewFor } from '../view/view.ts'
import { describeBatch } from '../words/history/batch-words.ts'
import { applyChange, applyChanges } from './apply-change.ts'
import type { Change } from './change.ts'
import { checkChange } from './check-change.ts'
import { invertChange, isUndoable } from './invert-change.ts'

const came: Change = { type: 'joined', rater: 'R1', kind: 'person', name: null, note: null, shown: true, enteredBy: 'me' }
const rates = rated('E1', 'H1', null, 'II', 'R1')
const names = new Map([['R1', 'Serik']])
const workbook = sample(came, rates)
const code = (change: Change, rater: string, of = workbook) => {
  try {
    checkChange(of, change, { rater })
    return 'may'
  } catch (error) {
    return (error as { code?: string }).code
  }
}

describe('a rater whose worksheet another person imported', () => {
  it('an entered rater is rated only by the person who entered them', () => {
    const rating = rated('E2', 'H1', null, 'C', 'R1')
    expect([code(rating, 'me'), code(rating, 'other'), code(rating, 'R1')]).toEqual(['may', 'forbidden', 'may'])
  })

  it('a worksheet can be entered only in one’s own name', () => {
    expect(code({ ...came, rater: 'R2', enteredBy: 'other' }, 'me')).toBe('forbidden')
  })

  it('an entered rater can be removed and restored with all ratings, and is in no view in between', () => {
    const out = invertChange(came)
    expect(isUndoable(came)).toBe(true)
    const without = applyChange(workbook, out)
    const view = viewFor(without, { rater: 'me', names })
    expect([view.raters.has('R1'), view.absent]).toEqual([false, [{ id: 'R1', name: 'Serik' }]])
    expect(documentOf(view).raters.map(({ id }) => id)).not.toContain('R1')
    expect(viewFor(applyChanges(without, [invertChange(out)]), { rater: 'me', names }).raters.get('R1')?.ratings.size).toBe(1)
  })

  it('a removed rater cannot be rated', () => {
    expect(code(rated('E2', 'H1', null, 'C', 'R1'), 'me', applyChange(workbook, invertChange(came)))).toBe('parked')
  })

  it('only entered raters can be removed', () => {
    expect(code({ type: 'present', rater: 'me', before: true, after: false }, 'me')).toBe('invalid')
    expect(code(invertChange(came), 'other')).toBe('forbidden')
  })

  it('the history describes an entered rater in one sentence, also after removal', () => {
    for (const of of [workbook, applyChange(workbook, invertChange(came))])
      expect(describeBatch([came, rates], viewFor(of, { rater: 'me', names }))?.title).toBe('imported the ratings of Serik')
    const both: Change[] = [came, rates, { ...came, rater: 'R2' }]
    expect(describeBatch(both, viewFor(sample(...both), { rater: 'me', names }))?.title).toBe('imported the ratings of 2 people')
    const back: Change[] = ['R1', 'R2'].map((rater) => ({ type: 'present', rater, before: false, after: true }))
    expect(describeBatch([...back, rates], viewFor(sample(...both), { rater: 'me', names }))?.title).toBe(
      'restored the ratings of 2 people',
    )
  })
})
