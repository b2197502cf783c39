import { expect, test } from 'vitest'
import { assignPseudonyms } from './pseudonyms.ts'

test('pseudonyms number people in their order, with ids that differ from all others ignoring case', () => {
  expect([...assignPseudonyms([{ id: 'zoe' }, { id: 'ann' }], ['r2', 'R2-'])]).toEqual([
    ['zoe', { id: 'R1', name: 'Rater 1' }],
    ['ann', { id: 'R2--', name: 'Rater 2' }],
  ])
})
