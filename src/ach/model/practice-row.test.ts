import { expect, test } from 'vitest'
import { judgePractice } from './practice-row.ts'

test('the same rating for every hypothesis is right in the practice row', () => {
  expect(judgePractice(['C', 'C', 'C', 'C'])).toEqual({ kind: 'alike', apart: [] })
  expect(judgePractice(['N', 'N', 'N', 'N'])?.kind).toBe('alike')
})

test('a practice row inconsistent with only some hypotheses was read backwards, and the result names them', () => {
  expect(judgePractice(['CC', 'I', 'N', 'II'])).toEqual({ kind: 'backwards', apart: [1, 3] })
})

test('small differences without an inconsistent rating are no mistake in the practice row', () => {
  expect(judgePractice(['CC', 'C', 'N', 'NA'])).toEqual({ kind: 'fits', apart: [] })
  expect(judgePractice(['I', 'II', 'I', 'I'])?.kind).toBe('against')
})

test('a practice row in which everything is NA is not praised', () => {
  expect(judgePractice(['NA', 'NA', 'NA', 'NA'])?.kind).toBe('outside')
})

test('the practice row is not judged while a rating is missing', () => {
  expect(judgePractice(['C', null, 'C', 'C'])).toBeNull()
  expect(judgePractice([])).toBeNull()
})
