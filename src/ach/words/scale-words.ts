// Describes the rating scale in words: what each rating counts. Screens, files, reports and paper forms share these texts.
// All numbers come from the scale itself.
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

/** What a rating says about an item, if the hypothesis were true. */
export const RATING_MEANINGS: Readonly<Record<Rating, string>> = {
  CC: 'you would expect to see it',
  C: 'it would not surprise you',
  N: 'you might or might not see it',
  I: 'it would surprise you',
  II: 'it would surprise you greatly',
  NA: 'the item has no bearing on this hypothesis',
}

/** One row of an everyday example, for people who see a matrix for the first time. */
export const EXAMPLE_ROW = {
  question: 'Why did the website go down at 02:00?',
  item: 'Other services on the same server kept running.',
  hypotheses: [
    { label: 'Attack', rating: 'I' },
    { label: 'Update', rating: 'CC' },
    { label: 'Power cut', rating: 'II' },
  ],
} as const satisfies {
  readonly question: string
  readonly item: string
  readonly hypotheses: readonly { readonly label: string; readonly rating: Rating }[]
}

const countsText = (ratings: readonly Rating[], amount: (rating: Rating) => number, name: (rating: Rating) => string): string =>
  joinPhrases(ratings.map((rating) => `${name(rating)} counts ${Number(amount(rating).toFixed(2))}`))
const code = (rating: Rating): string => rating

/** "I counts 1 and II counts 2", multiplied by `weight` for an item of that weight. */
export const contradictionCounts = (weight = 1): string =>
  countsText(CONTRADICTING_RATINGS, (rating) => contradiction(rating) * weight, code)

/** "inconsistent counts 1 and very inconsistent counts 2", for readers who do not know the codes. */
export const contradictionCountsInWords = (): string => countsText(CONTRADICTING_RATINGS, contradiction, (rating) => RATING_WORDS[rating])

/** "inconsistent (I) counts 1 and very inconsistent (II) counts 2", for a page that introduces the codes. */
export const contradictionCountsExplained = (): string =>
  countsText(CONTRADICTING_RATINGS, contradiction, (rating) => `${RATING_WORDS[rating]} (${rating})`)

/** "C counts 1 and CC counts 2". */
export const supportCounts = (): string => countsText(SUPPORTING_RATINGS, supportOf, code)

/** "I and II", "I or II": the codes that add to a score. */
export const contradictingCodes = (word: 'and' | 'or'): string => joinPhrases(CONTRADICTING_RATINGS, word)

/** "CC, C and N", "CC, C or N": the codes that count as rated but add nothing to a score. */
export const fittingCodes = (word: 'and' | 'or'): string =>
  joinPhrases(
    COUNTED_RATINGS.filter((rating) => contradiction(rating) === 0),
    word,
  )

/** "CC, C, N, NA and blank": everything that adds nothing to a score. */
export const uncountedCodes = (): string => {
  const codes = RATINGS.filter((rating) => contradiction(rating) === 0)
  return joinPhrases([...codes, 'blank'], 'and', codes.length + 1)
}

/** "CC very consistent, C consistent, …": the key to a table that shows codes. `between` separates a code from its words. */
export const scaleLegend = (between = ' ', apart = ', '): string =>
  RATINGS.map((rating) => `${rating}${between}${RATING_WORDS[rating]}`).join(apart)

/** What a rating, or a blank cell (null), does to a score: one cell of a table about the scale. */
export function ratingEffect(rating: Rating | null): string {
  if (rating === null) return 'not counted yet; the verdict says what it could change'
  if (!isCounted(rating)) return 'not counted'
  const v = contradiction(rating)
  if (v > 0) return `counts ${v} against`
  return stepOf(rating) === 0 ? 'counts 0: it fits either way' : 'counts 0'
}
