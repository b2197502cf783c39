// The scale: CC C N I II NA, and blank. What each rating counts is written here and nowhere else.

/** The six ratings in the order of the track on screen: left fits, right contradicts, NA apart. Blank is `null`: not rated yet. */
export const RATINGS = ['CC', 'C', 'N', 'I', 'II', 'NA'] as const
/** A rating of one cell. Blank is no rating: `null`, or no entry at all. */
export type Rating = (typeof RATINGS)[number]

/** The five ratings that say something; NA ("does not apply") and blank ("not rated") do not count anywhere. */
export const COUNTED_RATINGS = ['CC', 'C', 'N', 'I', 'II'] as const
/** A rating that says something: neither NA nor blank. */
export type CountedRating = (typeof COUNTED_RATINGS)[number]

/** The ratings in words, as they stand in a sentence. */
export const RATING_WORDS: Readonly<Record<Rating, string>> = {
  CC: 'very consistent',
  C: 'consistent',
  N: 'neutral',
  I: 'inconsistent',
  II: 'very inconsistent',
  NA: 'does not apply',
}

/** The word for a cell, blank included. */
export const ratingWords = (rating: Rating | null): string => (rating === null ? 'not rated' : RATING_WORDS[rating])

const CONTRADICTION: Readonly<Record<Rating, number>> = { CC: 0, C: 0, N: 0, I: 1, II: 2, NA: 0 }
const STEP: Readonly<Record<CountedRating, number>> = { CC: 2, C: 1, N: 0, I: -1, II: -2 }
const SUPPORT: Readonly<Record<Rating, number>> = { CC: 2, C: 1, N: 0, I: 0, II: 0, NA: 0 }

/** The most that one cell can contradict: v of II. */
export const MAX_CONTRADICTION = 2

/** True for CC, C, N, I, II; false for NA and blank. */
export const isCounted = (rating: Rating | null | undefined): rating is CountedRating =>
  rating !== null && rating !== undefined && rating !== 'NA'

/** Inconsistency v: I 1, II 2, every other rating 0. NA and blank bring nothing: 0 (ask `isCounted` to tell them apart). Heuer; PARC ACH. */
export const contradiction = (rating: Rating | null | undefined): number => (rating ? CONTRADICTION[rating] : 0)

/** Support: C 1, CC 2, every other rating 0. Shown, never ranked. */
export const supportOf = (rating: Rating | null | undefined): number => (rating ? SUPPORT[rating] : 0)

/** The step s from -2 (II) to +2 (CC), N 0. Only for counted ratings. */
export const stepOf = (rating: CountedRating): number => STEP[rating]

/** Reads a rating as people write it: trimmed, any case. `null` for empty (blank), `undefined` for what is not a rating. */
export function readRating(text: string): Rating | null | undefined {
  const code = text.trim().toUpperCase()
  if (code === '') return null
  return RATINGS.find((rating) => rating === code)
}
