// Diagnosticity: how far one row tells the hypotheses apart. Must not use the sum of v, because a row rated II everywhere would come top.
import { contradiction, isCounted, MAX_CONTRADICTION, type Rating, stepOf } from '../model/rating.ts'

/**
 * Population standard deviation of the steps (CC 2 … II −2) of the ratings CC to II, 0 to 2. Ignores blank and NA cells. Returns 0 with
 * fewer than two such ratings. A choice of this project, after Heuer's term; see docs/method.md.
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
  // the sums are whole numbers, so equal ratings give exactly 0
  return n < 2 ? 0 : Math.sqrt(n * squares - sum * sum) / n
}

/** Largest minus smallest v of the ratings CC to II, 0 to 2: how much the row can move scores apart. Returns 0 with fewer than two ratings. */
export function ratingRange(ratings: readonly (Rating | null)[]): number {
  let least = MAX_CONTRADICTION
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

/** Whether every hypothesis has the same rating from CC to II. Such a row is not diagnostic and is ignored by verdicts. False with one hypothesis. */
export function isUniform(ratings: readonly (Rating | null)[]): boolean {
  const first = ratings[0]
  return ratings.length > 1 && isCounted(first) && ratings.every((rating) => rating === first)
}
