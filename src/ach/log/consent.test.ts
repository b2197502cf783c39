import { expect, it } from 'vitest'
import { documentOf, writeDocument } from '../document/document.ts'
import { sample } from '../model/sample.test-support.ts'
import type { Workbook } from '../model/workbook.ts'
import { viewFor } from '../view/view.ts'
import { describeChange } from '../words/history/history-words.ts'
import { applyChange, applyChanges } from './apply-change.ts'
import type { Change } from './change.ts'
import { CHANGE_REFUSALS, checkChange } from './check-change.ts'
import { invertChange } from './invert-change.ts'
import { giveConsent, join } from './rater-changes.ts'

const consented = (rater: string, after = true): Change => ({ type: 'consented', rater, before: !after, after })
const consentOf = (workbook: Workbook, rater = 'me') => workbook.raters.get(rater)?.consent

it('a person agrees only for themselves, and nobody agrees for a worksheet', () => {
  const workbook = sample(join('sheet', { enteredBy: 'me' }))
  expect(() => checkChange(workbook, consented('me'), { rater: 'me' })).not.toThrow()
  for (const [rater, by] of [
    ['other', 'me'],
    ['sheet', 'me'],
    ['ref', 'ref'],
  ] as const)
    expect(() => checkChange(workbook, consented(rater), { rater: by })).toThrow(CHANGE_REFUSALS.consent)
  expect(() => checkChange(workbook, consented('me', false), { rater: 'me' })).toThrow(CHANGE_REFUSALS.conflict)
})

it('consent can be undone, is described in the history, and is in no file', () => {
  const agreed = sample(consented('me'))
  expect([consentOf(sample()), consentOf(agreed), consentOf(agreed, 'other')]).toEqual([false, true, false])
  expect(consentOf(applyChange(agreed, invertChange(consented('me'))))).toBe(false)
  const view = viewFor(agreed, { rater: 'me', names: new Map() })
  expect([consented('me'), consented('me', false)].map((change) => describeChange(change, view))).toEqual([
    'agreed to be named in the calibration',
    'withdrew the agreement to be named in the calibration',
  ])
  expect(writeDocument(documentOf(view))).not.toContain('consent')
  const me = { id: 'me', consent: true }
  expect([giveConsent(me, true), giveConsent(me, false)]).toEqual([[], [consented('me', false)]])
})

it('removing personal data withdraws everyone’s consent', () => {
  const redacted = applyChanges(sample(consented('me'), consented('other')), [{ type: 'redacted' }])
  expect([consentOf(redacted), consentOf(redacted, 'other')]).toEqual([false, false])
})
