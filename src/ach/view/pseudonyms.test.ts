import { expect, test } from 'vitest'
import { assignPseudonyms } from './pseudonyms.ts'

test('people are numbered in their order, with ids that nobody has in any case', () => {
  expect([...assignPseudonyms([{ id: 'zoe' }, { id: 'ann' }], ['r2', 'R2-'])]).toEqual([
    ['zoe', { id: 'R1', name: 'Rater 1' }],
    ['ann', { id: 'R2--', name: 'Rater 2' }],
  ])
})
