// What is used stays, what nobody asks for any more goes.
import { expect, test } from 'vitest'
import { keepLastUsed } from './keep-last.ts'

test('keepLast keeps its number of entries, and lets go of the one used longest ago', () => {
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
