import { expect, test } from 'vitest'
import { applyChange } from '../log/apply-change.ts'
import { deckFingerprint, deckFor } from './deck.ts'
import { joinedAs, ratedBy, runWith } from './exercise.test-support.ts'

const items = Array.from({ length: 23 }, (_, at) => ({ id: `E${at + 1}` }))
const ids = (deck: readonly { id: string }[]) => deck.map(({ id }) => id).join(' ')

test('everybody gets the same order where nothing is shuffled', () => {
  expect(ids(deckFor(items, 'p1', false))).toBe(ids(items))
})

test('a shuffled deck is the same whenever one person asks, and another for another person', () => {
  expect(ids(deckFor(items, 'p1', true))).toBe(ids(deckFor(items, 'p1', true)))
  expect(ids(deckFor(items, 'p1', true))).not.toBe(ids(items))
  expect(ids(deckFor(items, 'p1', true))).not.toBe(ids(deckFor(items, 'p2', true)))
  expect(
    deckFor(items, 'p1', true)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(items.map(({ id }) => id).sort())
})

test('each item comes first for about as many people', () => {
  const first = new Map<string, number>()
  for (let rater = 0; rater < 2300; rater++) {
    const id = deckFor(items, `p${rater}`, true)[0]?.id ?? ''
    first.set(id, (first.get(id) ?? 0) + 1)
  }
  expect(first.size).toBe(23)
  for (const times of first.values()) expect(times).toBeGreaterThan(60)
  for (const times of first.values()) expect(times).toBeLessThan(145)
})

test('parking an item leaves the others in their order', () => {
  const whole = deckFor(items, 'p7', true)
  const without = deckFor(items.slice(1), 'p7', true)
  expect(ids(without)).toBe(ids(whole.filter(({ id }) => id !== 'E1')))
})

test('the mark of what there is to rate is another when that changes, and the same whatever people do', () => {
  const room = runWith(['ann'])
  const mark = deckFingerprint(room)
  expect(mark).toMatch(/^[0-9a-z]{13}$/)
  for (const change of [ratedBy('ann', 'E1', 'H1', 'C'), joinedAs('bob')]) expect(deckFingerprint(applyChange(room, change))).toBe(mark)
  const parked = applyChange(room, { type: 'parked', what: 'evidence', id: 'E2' })
  const fewer = applyChange(room, { type: 'parked', what: 'hypothesis', id: 'H2' })
  const worded = applyChange(room, {
    type: 'changed',
    what: 'evidence',
    id: 'E1',
    before: { statement: 'E1' },
    after: { statement: 'Else' },
  })
  const marks = [room, parked, fewer, worded].map((workbook) => deckFingerprint(workbook))
  expect(new Set(marks).size).toBe(4)
  expect(deckFingerprint(applyChange(parked, { type: 'restored', what: 'evidence', id: 'E2' }))).toBe(mark)
  const note = applyChange(room, { type: 'changed', what: 'evidence', id: 'E1', before: { notes: 'E1 note' }, after: { notes: 'Other' } })
  expect(deckFingerprint(note)).toBe(mark)
})
