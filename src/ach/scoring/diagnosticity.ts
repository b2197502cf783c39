// How far one row tells the hypotheses apart. Must not use the sum of inconsistency: a row of II everywhere would top the list.
import { contradiction, isCounted, type Rating, stepOf } from '../model/rating.ts'

/**
 * Population standard deviation of the steps (CC 2 … II -2) of the counted ratings, 0 … 2.
 * Blank and NA are left out; fewer than two counted ratings: 0.
 */
export function diagnosticity(ratings: readonly (Rating | null)[]): number {
  let n = 0
  let sum = 0
  let squares = 0
  for (const rating of ratings) {
    if (!isCounted(rating)) continue
    const step = stepOf(rating)
    n++
    sum += step
    squares += step * step
  }
  // whole numbers up to here: alike gives exactly 0
  return n < 2 ? 0 : Math.sqrt(n * squares - sum * sum) / n
}

/** max v - min v of the counted ratings, 0 … 2: what the inconsistency score can use of the row. Fewer than two: 0. */
export function ratingRange(ratings: readonly (Rating | null)[]): number {
  let least = 2
  let most = 0
  let n = 0
  for (const rating of ratings) {
    if (!isCounted(rating)) continue
    const v = contradiction(rating)
    n++
    if (v < least) least = v
    if (v > most) most = v
  }
  return n < 2 ? 0 : most - least
}

/** Every hypothesis has the same rating from CC to II: the row tells nothing apart and takes no part in a verdict. */
export function isUniform(ratings: readonly (Rating | null)[]): boolean {
  const first = ratings[0]
  return ratings.length > 1 && isCounted(first) && ratings.every((rating) => rating === first)
}
