import { expect, test } from 'vitest'
import { orderFor } from './rater-order.ts'

const items = Array.from({ length: 23 }, (_, at) => ({ id: `E${at + 1}` }))
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).join(' ')

test('without a seed, items keep the order of the workbook', () => {
  expect(ids(orderFor(items, null))).toBe(ids(items))
})

test('an order is always the same for one rater and differs between raters', () => {
  expect(ids(orderFor(items, 'p1'))).toBe(ids(orderFor(items, 'p1')))
  expect(ids(orderFor(items, 'p1'))).not.toBe(ids(items))
  expect(ids(orderFor(items, 'p1'))).not.toBe(ids(orderFor(items, 'p2')))
  expect(
    orderFor(items, 'p1')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(items.map(({ id }) => id).sort())
})

test('shuffling puts each item first about equally often', () => {
  const first = new Map<string, number>()
  for (let rater = 0; rater < 2300; rater++) {
    const id = orderFor(items, `p${rater}`)[0]?.id ?? ''
    first.set(id, (first.get(id) ?? 0) + 1)
  }
  expect(first.size).toBe(23)
  for (const times of first.values()) expect(times).toBeGreaterThan(60)
  for (const times of first.values()) expect(times).toBeLessThan(145)
})

test('parking an item keeps the shuffled order of the others', () => {
  const whole = orderFor(items, 'p7')
  const without = orderFor(items.slice(1), 'p7')
  expect(ids(without)).toBe(ids(whole.filter(({ id }) => id !== 'E1')))
})
