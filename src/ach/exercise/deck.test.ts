import { expect, test } from 'vitest'
import { applyChange } from '../log/apply-change.ts'
import { deckFingerprint } from './deck.ts'
import { joinedAs, ratedBy, runWith } from './exercise.test-support.ts'

test('the deck’s fingerprint changes with the items and hypotheses to rate, and not with ratings or joins', () => {
  const room = runWith(['ann'])
  const fingerprint = deckFingerprint(room)
  expect(fingerprint).toMatch(/^[0-9a-z]{13}$/)
  for (const change of [ratedBy('ann', 'E1', 'H1', 'C'), joinedAs('bob')])
    expect(deckFingerprint(applyChange(room, change))).toBe(fingerprint)
  const parked = applyChange(room, { type: 'parked', what: 'evidence', id: 'E2' })
  const fewer = applyChange(room, { type: 'parked', what: 'hypothesis', id: 'H2' })
  const worded = applyChange(room, {
    type: 'changed',
    what: 'evidence',
    id: 'E1',
    before: { statement: 'E1' },
    after: { statement: 'Else' },
  })
  const fingerprints = [room, parked, fewer, worded].map((workbook) => deckFingerprint(workbook))
  expect(new Set(fingerprints).size).toBe(4)
  expect(deckFingerprint(applyChange(parked, { type: 'restored', what: 'evidence', id: 'E2' }))).toBe(fingerprint)
  const note = applyChange(room, { type: 'changed', what: 'evidence', id: 'E1', before: { notes: 'E1 note' }, after: { notes: 'Other' } })
  expect(deckFingerprint(note)).toBe(fingerprint)
})
