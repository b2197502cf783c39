import { expect, test } from 'vitest'
import { applyChange } from '../log/apply-change.ts'
import { deckFingerprint, deckFor } from './deck.ts'
import { joinedAs, ratedBy, runWith } from './exercise.test-support.ts'

const items = Array.from({ length: 23 }, (_, at) => ({ id: `E${at + 1}` }))
const ids = (deck: readonly { id: string }[]) => deck.map(({ id }) => id).join(' ')

test('an unshuffled deck has the same order for everyone', () => {
  expect(ids(deckFor(items, 'p1', false))).toBe(ids(items))
})

test('a shuffled deck is always the same for one participant and differs between participants', () => {
  expect(ids(deckFor(items, 'p1', true))).toBe(ids(deckFor(items, 'p1', true)))
  expect(ids(deckFor(items, 'p1', true))).not.toBe(ids(items))
  expect(ids(deckFor(items, 'p1', true))).not.toBe(ids(deckFor(items, 'p2', true)))
  expect(
    deckFor(items, 'p1', true)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(items.map(({ id }) => id).sort())
})

test('shuffling puts each item first about equally often', () => {
  const first = new Map<string, number>()
  for (let rater = 0; rater < 2300; rater++) {
    const id = deckFor(items, `p${rater}`, true)[0]?.id ?? ''
    first.set(id, (first.get(id) ?? 0) + 1)
  }
  expect(first.size).toBe(23)
  for (const times of first.values()) expect(times).toBeGreaterThan(60)
  for (const times of first.values()) expect(times).toBeLessThan(145)
})

test('parking an item keeps the shuffled order of the others', () => {
  const whole = deckFor(items, 'p7', true)
  const without = deckFor(items.slice(1), 'p7', true)
  expect(ids(without)).toBe(ids(whole.filter(({ id }) => id !== 'E1')))
})

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
