import { expect, test } from 'vitest'
import { deckFor } from './deck.ts'

const items = Array.from({ length: 23 }, (_, at) => ({ id: `E${at + 1}` }))
const ids = (deck: readonly { id: string }[]) => deck.map(({ id }) => id).join(' ')

test('everybody gets the same order where nothing is shuffled', () => {
  expect(ids(deckFor(items, 'p1', false))).toBe(ids(items))
})

test('a shuffled deck is the same whenever one person asks, and another for somebody else', () => {
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
