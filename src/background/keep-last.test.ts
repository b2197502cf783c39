// What is used stays, what nobody asks for any more goes.
import { expect, test } from 'vitest'
import { keepLast } from './keep-last.ts'

test('keeps so many, and lets go of the one used longest ago', () => {
  const kept = new Map<string, number>()
  keepLast(kept, 'a', 1, 2)
  keepLast(kept, 'b', 2, 2)
  keepLast(kept, 'a', 1, 2)
  keepLast(kept, 'c', 3, 2)
  expect([...kept]).toEqual([
    ['a', 1],
    ['c', 3],
  ])
})
