// Properties of the rating scale that types cannot express.
import { expect, it } from 'vitest'
import { COUNTED_RATINGS, contradiction, isCounted, MAX_CONTRADICTION, OPPOSITE_RATINGS, RATING_KEYS, RATINGS, stepOf } from './rating.ts'

it('each rating of the scale is one step below the one before it and counts the same or one more', () => {
  // flip-distance, judge and robustness-draws assume that one step is worth the weight of the item; formulas assume that diagnosticity is at most 2
  const pairs = COUNTED_RATINGS.slice(1).map((rating, at) => [COUNTED_RATINGS[at] ?? 'CC', rating] as const)
  for (const [left, right] of pairs) {
    expect(stepOf(left) - stepOf(right)).toBe(1)
    expect([0, 1]).toContain(contradiction(right) - contradiction(left))
  }
  expect([MAX_CONTRADICTION, Math.max(...COUNTED_RATINGS.map(stepOf))]).toEqual([2, 2])
})

it('each rating has an opposite with the opposite step', () => {
  for (const rating of RATINGS) {
    const opposite = OPPOSITE_RATINGS[rating]
    expect(OPPOSITE_RATINGS[opposite]).toBe(rating)
    if (isCounted(rating) && isCounted(opposite)) expect(stepOf(opposite)).toBe(0 - stepOf(rating))
    else expect(opposite).toBe(rating)
  }
})

it('each rating has a different key', () => {
  expect(new Set(Object.values(RATING_KEYS)).size).toBe(RATINGS.length)
})
