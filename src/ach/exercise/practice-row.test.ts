import { expect, test } from 'vitest'
import { judgePractice } from './practice-row.ts'

test('an item that every hypothesis is rated alike on was asked about the right way round', () => {
  expect(judgePractice(['C', 'C', 'C', 'C'])).toEqual({ kind: 'alike', apart: [] })
  expect(judgePractice(['N', 'N', 'N', 'N'])?.kind).toBe('alike')
})

test('a practice row that contradicts some hypotheses alone was asked backwards, and names which', () => {
  expect(judgePractice(['CC', 'I', 'N', 'II'])).toEqual({ kind: 'backwards', apart: [1, 3] })
})

test('small differences without a contradiction are no mistake in the practice row', () => {
  expect(judgePractice(['CC', 'C', 'N', 'NA'])).toEqual({ kind: 'fits', apart: [] })
  expect(judgePractice(['I', 'II', 'I', 'I'])?.kind).toBe('against')
})

test('the practice row is not judged before it is whole', () => {
  expect(judgePractice(['C', null, 'C', 'C'])).toBeNull()
  expect(judgePractice([])).toBeNull()
})
