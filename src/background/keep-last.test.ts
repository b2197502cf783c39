// The most recently used entries stay; the others are dropped.
import { expect, test } from 'vitest'
import { keepLastUsed } from './keep-last.ts'

test('keepLastUsed keeps the given number of entries and drops the least recently used', () => {
  const kept = new Map<string, number>()
  keepLastUsed(kept, 'a', 1, 2)
  keepLastUsed(kept, 'b', 2, 2)
  keepLastUsed(kept, 'a', 1, 2)
  keepLastUsed(kept, 'c', 3, 2)
  expect([...kept]).toEqual([
    ['a', 1],
    ['c', 3],
  ])
})
