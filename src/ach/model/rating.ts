// The scale: CC C N I II NA, and blank. Everything that is fixed about a rating stands in RATING_SCALE and nowhere else.

/** The six ratings in the order of the track on screen: left fits, right contradicts, NA apart. Blank is `null`: not rated yet. */
export const RATINGS = ['CC', 'C', 'N', 'I', 'II', 'NA'] as const
/** A rating of one cell. Blank is no rating: `null`, or no entry at all. */
export type Rating = (typeof RATINGS)[number]

/** What is fixed about one rating. */
interface RatingSpec {
  /** as it stands in a sentence */
  readonly words: string
  /** the key of the matrix that sets it */
  readonly key: string
  /** inconsistency v, 0 … 2: what a cell adds to the score of its hypothesis. Heuer; PARC ACH. */
  readonly contradiction: number
  /** 0 … 2; shown, never ranked */
  readonly support: number
  /** s from +2 (very consistent) to -2 (very inconsistent), for diagnosticity; null for a rating that does not count anywhere */
  readonly step: number | null
  /** what it becomes if the opposite of the item is true */
  readonly opposite: Rating
  /** the sign by which it is known outside this program; null for none */
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

/** One column of the scale. */
const columnOf = <K extends keyof RatingSpec>(key: K): Readonly<Record<Rating, RatingSpec[K]>> =>
  Object.fromEntries(RATINGS.map((rating) => [rating, SPECS[rating][key]])) as Record<Rating, RatingSpec[K]>

/** A rating that says something: neither NA nor blank. */
export type CountedRating = { [R in Rating]: (typeof RATING_SCALE)[R]['step'] extends number ? R : never }[Rating]

/** The ratings in words, as they stand in a sentence. */
export const RATING_WORDS = columnOf('words')
/** The keys of the matrix. */
export const RATING_KEYS = columnOf('key')
/** Signs as other programs and people write them; null for a rating without one. */
export const RATING_SIGNS = columnOf('sign')
/** What a rating becomes if the opposite of the item is true. */
export const OPPOSITE_RATINGS = columnOf('opposite')

const CONTRADICTION = columnOf('contradiction')
const SUPPORT = columnOf('support')
const STEP = columnOf('step')

/** The word for a cell, blank included. */
export const ratingWords = (rating: Rating | null): string => (rating === null ? 'not rated' : RATING_WORDS[rating])

/** True for CC, C, N, I, II; false for NA and blank. */
export const isCounted = (rating: Rating | null | undefined): rating is CountedRating =>
  rating !== null && rating !== undefined && STEP[rating] !== null

/** The five ratings that say something; NA ("does not apply") and blank ("not rated") do not count anywhere. */
export const COUNTED_RATINGS: readonly CountedRating[] = RATINGS.filter(isCounted)

/** Inconsistency v: I 1, II 2, every other rating 0. NA and blank bring nothing: 0 (ask `isCounted` to tell them apart). Heuer; PARC ACH. */
export const contradiction = (rating: Rating | null | undefined): number => (rating ? CONTRADICTION[rating] : 0)

/** Support: C 1, CC 2, every other rating 0. Shown, never ranked. */
export const supportOf = (rating: Rating | null | undefined): number => (rating ? SUPPORT[rating] : 0)

/** The step s from -2 (II) to +2 (CC), N 0. Only for counted ratings. */
export const stepOf = (rating: CountedRating): number => STEP[rating] ?? 0

/** The most that one cell can contradict: v of II. */
export const MAX_CONTRADICTION = Math.max(...RATINGS.map(contradiction))

/** The ratings that contradict, the weakest first: I, II. */
export const CONTRADICTING_RATINGS: readonly Rating[] = RATINGS.filter((rating) => contradiction(rating) > 0).sort(
  (a, b) => contradiction(a) - contradiction(b),
)
/** The ratings that support, the weakest first: C, CC. */
export const SUPPORTING_RATINGS: readonly Rating[] = RATINGS.filter((rating) => supportOf(rating) > 0).sort(
  (a, b) => supportOf(a) - supportOf(b),
)

/** True for the ratings at either end of the track: CC and II. */
export const isExtreme = (rating: Rating): boolean =>
  isCounted(rating) && (rating === COUNTED_RATINGS[0] || rating === COUNTED_RATINGS.at(-1))

/** The ratings at the two ends of the track: CC, II. */
export const EXTREME_RATINGS: readonly CountedRating[] = COUNTED_RATINGS.filter(isExtreme)
/** The same in words. */
export const TRACK_ENDS: readonly string[] = EXTREME_RATINGS.map(ratingWords)

/** The rating one step towards contradiction (1) or towards fit (-1), clipped at CC and II. NA and blank stay what they are. */
export function stepRating(rating: Rating | null, by: -1 | 0 | 1): Rating | null {
  if (!isCounted(rating)) return rating
  return COUNTED_RATINGS[COUNTED_RATINGS.indexOf(rating) + by] ?? rating
}

/** Reads a rating as people write it: trimmed, any case. `null` for empty (blank), `undefined` for what is not a rating. */
export function readRating(text: string): Rating | null | undefined {
  const code = text.trim().toUpperCase()
  if (code === '') return null
  return RATINGS.find((rating) => rating === code)
}
