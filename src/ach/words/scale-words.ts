// What the ratings count, in the sentences that screens, files, reports and paper share. Built from the scale: no number is typed here.
import {
  CONTRADICTING_RATINGS,
  COUNTED_RATINGS,
  contradiction,
  isCounted,
  RATING_WORDS,
  RATINGS,
  type Rating,
  SUPPORTING_RATINGS,
  stepOf,
  supportOf,
} from '../model/rating.ts'
import { joinPhrases } from './phrases.ts'

const countsText = (ratings: readonly Rating[], amount: (rating: Rating) => number, name: (rating: Rating) => string): string =>
  joinPhrases(ratings.map((rating) => `${name(rating)} counts ${Number(amount(rating).toFixed(2))}`))
const code = (rating: Rating): string => rating

/** "I counts 1 and II counts 2"; with `weight` what they count on an item of that weight. */
export const contradictionCounts = (weight = 1): string =>
  countsText(CONTRADICTING_RATINGS, (rating) => contradiction(rating) * weight, code)

/** "inconsistent counts 1 and very inconsistent counts 2": for readers who do not know the codes. */
export const contradictionCountsInWords = (): string => countsText(CONTRADICTING_RATINGS, contradiction, (rating) => RATING_WORDS[rating])

/** "C counts 1 and CC counts 2". */
export const supportCounts = (): string => countsText(SUPPORTING_RATINGS, supportOf, code)

/** "I and II", "I or II": the codes that add to a score. */
export const contradictingCodes = (word: 'and' | 'or'): string => joinPhrases(CONTRADICTING_RATINGS, word)

/** "CC, C and N", "CC, C or N": the codes that are rated and add nothing. */
export const fittingCodes = (word: 'and' | 'or'): string =>
  joinPhrases(
    COUNTED_RATINGS.filter((rating) => contradiction(rating) === 0),
    word,
  )

/** "CC, C, N, NA and blank": all that adds nothing to a score. */
export const uncountedCodes = (): string => {
  const codes = RATINGS.filter((rating) => contradiction(rating) === 0)
  return joinPhrases([...codes, 'blank'], 'and', codes.length + 1)
}

/** "CC very consistent, C consistent, …": the key to a table that shows codes; `between` stands between a code and its words. */
export const scaleLegend = (between = ' ', apart = ', '): string =>
  RATINGS.map((rating) => `${rating}${between}${RATING_WORDS[rating]}`).join(apart)

/** What a rating, or a blank cell, does in a score, beside its words in a table. */
export function ratingEffect(rating: Rating | null): string {
  if (rating === null) return 'is left out, and the verdict says what it could still change'
  if (!isCounted(rating)) return 'is left out'
  const v = contradiction(rating)
  if (v > 0) return `counts ${v} against`
  return stepOf(rating) === 0 ? 'counts 0: it could be read either way' : 'counts 0'
}
