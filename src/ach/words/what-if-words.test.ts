// Tests the words for what a what-if changes.
import { expect, test } from 'vitest'
import { differenceWords } from './what-if-words.ts'

const standing = (score: number, rank: number | null, rated = 3) => ({ score, rank, rated })

test.each([
  [standing(3, 2), standing(2, 1), 'falls by 1.00, from 2nd to 1st'],
  [standing(3, 2), standing(4.5, 2), 'rises by 1.50, stays 2nd'],
  [standing(3, 3), standing(3, 2), 'stays at 3.00, from 3rd to 2nd'],
  [standing(3, 3), standing(3 + 1e-12, 3), 'no change'],
  [standing(3, 1), standing(0, null, 0), 'is no longer tested'],
  [standing(0, null, 0), standing(0, null, 0), 'stays not tested'],
  [standing(0, null, 0), standing(1, 4), 'is tested, 4th'],
])('the difference from %o to %o is in words', (before, after, words) => {
  expect(differenceWords(before, after, 'weighted')).toBe(words)
})

test('a difference of unweighted scores is a whole number', () => {
  expect(differenceWords(standing(3, 2), standing(1, 1), 'count')).toBe('falls by 2, from 2nd to 1st')
})
