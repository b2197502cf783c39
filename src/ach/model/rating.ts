// The rating scale: CC C N I II NA, and blank. RATING_SCALE is the only place that defines what a rating means and counts.

/** The six ratings in the order on screen: consistent on the left, inconsistent on the right, then NA. Blank is `null`: not rated yet. */
export const RATINGS = ['CC', 'C', 'N', 'I', 'II', 'NA'] as const
/** The rating of one cell. A blank cell has none: `null`, or no entry at all. */
export type Rating = (typeof RATINGS)[number]

interface RatingSpec {
  /** within a sentence */
  readonly words: string
  /** the key that sets it in the matrix */
  readonly key: string
  /** inconsistency v, 0 to 2: what a cell adds to the score of its hypothesis (Heuer; PARC ACH) */
  readonly contradiction: number
  /** 0 to 2; shown, never used for ranking */
  readonly support: number
  /** s from +2 (very consistent) to -2 (very inconsistent), for diagnosticity; null for a rating that never counts */
  readonly step: number | null
  /** the rating if the opposite of the item is true */
  readonly opposite: Rating
  /** its sign in other programs; null for none */
  readonly sign: string | null
}

const RATING_SCALE = {
  CC: { words: 'very consistent', key: '1', contradiction: 0, support: 2, step: 2, opposite: 'II', sign: '++' },
  C: { words: 'consistent', key: '2', contradiction: 0, support: 1, step: 1, opposite: 'I', sign: '+' },
  N: { words: 'neutral', key: '3', contradiction: 0, support: 0, step: 0, opposite: 'N', sign: '0' },
  I: { words: 'inconsistent', key: '4', contradiction: 1, support: 0, step: -1, opposite: 'C', sign: '-' },
  II: { words: 'very inconsistent', key: '5', contradiction: 2, support: 0, step: -2, opposite: 'CC', sign: '--' },
  NA: { words: 'not applicable', key: '0', contradiction: 0, support: 0, step: null, opposite: 'NA', sign: null },
} as const satisfies Readonly<Record<Rating, RatingSpec>>
const SPECS: Readonly<Record<Rating, RatingSpec>> = RATING_SCALE

/** One property of all ratings. */
const columnOf = <K extends keyof RatingSpec>(key: K): Readonly<Record<Rating, RatingSpec[K]>> =>
  Object.fromEntries(RATINGS.map((rating) => [rating, SPECS[rating][key]])) as Record<Rating, RatingSpec[K]>

/** A rating that counts: neither NA nor blank. */
export type CountedRating = { [R in Rating]: (typeof RATING_SCALE)[R]['step'] extends number ? R : never }[Rating]

/** The ratings in words, for use within a sentence. */
export const RATING_WORDS = columnOf('words')
/** The keys that set the ratings in the matrix. */
export const RATING_KEYS = columnOf('key')
/** The signs of ratings in other programs; null for a rating without one. */
export const RATING_SIGNS = columnOf('sign')
/** The rating if the opposite of the item is true. */
export const OPPOSITE_RATINGS = columnOf('opposite')

const CONTRADICTION = columnOf('contradiction')
const SUPPORT = columnOf('support')
const STEP = columnOf('step')

/** The rating in words; "not rated" for a blank cell. */
export const ratingWords = (rating: Rating | null): string => (rating === null ? 'not rated' : RATING_WORDS[rating])

/** True for CC, C, N, I, II; false for NA and blank. */
export const isCounted = (rating: Rating | null | undefined): rating is CountedRating =>
  rating !== null && rating !== undefined && STEP[rating] !== null

/** The five ratings that count. NA and blank never count. */
export const COUNTED_RATINGS: readonly CountedRating[] = RATINGS.filter(isCounted)

/** Inconsistency v: I 1, II 2, otherwise 0, also for NA and blank (use `isCounted` to tell these apart). Heuer; PARC ACH. */
export const contradiction = (rating: Rating | null | undefined): number => (rating ? CONTRADICTION[rating] : 0)

/** Support: C 1, CC 2, otherwise 0. Shown, never used for ranking. */
export const supportOf = (rating: Rating | null | undefined): number => (rating ? SUPPORT[rating] : 0)

/** The step s from -2 (II) to +2 (CC). */
export const stepOf = (rating: CountedRating): number => STEP[rating] ?? 0

/** The most that one cell can add to a score: v of II. */
export const MAX_CONTRADICTION = Math.max(...RATINGS.map(contradiction))

/** The ratings that add to a score, weakest first: I, II. */
export const CONTRADICTING_RATINGS: readonly Rating[] = RATINGS.filter((rating) => contradiction(rating) > 0).sort(
  (a, b) => contradiction(a) - contradiction(b),
)
/** The ratings that support, weakest first: C, CC. */
export const SUPPORTING_RATINGS: readonly Rating[] = RATINGS.filter((rating) => supportOf(rating) > 0).sort(
  (a, b) => supportOf(a) - supportOf(b),
)

/** True for the ratings at the ends of the scale: CC and II. */
export const isExtreme = (rating: Rating): boolean =>
  isCounted(rating) && (rating === COUNTED_RATINGS[0] || rating === COUNTED_RATINGS.at(-1))

/** The ratings at the ends of the scale: CC, II. */
export const EXTREME_RATINGS: readonly CountedRating[] = COUNTED_RATINGS.filter(isExtreme)
/** The ends of the scale in words. */
export const TRACK_ENDS: readonly string[] = EXTREME_RATINGS.map(ratingWords)

/** The rating one step more inconsistent (1) or more consistent (-1), clipped at CC and II. NA and blank are returned unchanged. */
export function stepRating(rating: Rating | null, by: -1 | 0 | 1): Rating | null {
  if (!isCounted(rating)) return rating
  return COUNTED_RATINGS[COUNTED_RATINGS.indexOf(rating) + by] ?? rating
}

/** Parses a typed rating, with spaces and in any case. Returns `null` for an empty text (blank) and `undefined` for anything else. */
export function readRating(text: string): Rating | null | undefined {
  const code = text.trim().toUpperCase()
  if (code === '') return null
  return RATINGS.find((rating) => rating === code)
}
