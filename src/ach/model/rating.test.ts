// What the scale as a whole must be, which no type can say.
import { expect, it } from 'vitest'
import { COUNTED_RATINGS, contradiction, isCounted, MAX_CONTRADICTION, OPPOSITE_RATINGS, RATING_KEYS, RATINGS, stepOf } from './rating.ts'

it('the rating scale goes down by one step from place to place, and counts the same or one more', () => {
  // flip-distance, judge and robustness-draws take a step to be worth the weight of the item; formulas take diagnosticity to be at most 2
  const pairs = COUNTED_RATINGS.slice(1).map((rating, at) => [COUNTED_RATINGS[at] ?? 'CC', rating] as const)
  for (const [left, right] of pairs) {
    expect(stepOf(left) - stepOf(right)).toBe(1)
    expect([0, 1]).toContain(contradiction(right) - contradiction(left))
  }
  expect([MAX_CONTRADICTION, Math.max(...COUNTED_RATINGS.map(stepOf))]).toEqual([2, 2])
})

it('the rating scale has an opposite for each rating, with the opposite step', () => {
  for (const rating of RATINGS) {
    const opposite = OPPOSITE_RATINGS[rating]
    expect(OPPOSITE_RATINGS[opposite]).toBe(rating)
    if (isCounted(rating) && isCounted(opposite)) expect(stepOf(opposite)).toBe(0 - stepOf(rating))
    else expect(opposite).toBe(rating)
  }
})

it('the rating scale has a key of its own for each rating', () => {
  expect(new Set(Object.values(RATING_KEYS)).size).toBe(RATINGS.length)
})
