// Reads ratings as people write them outside this program: codes, signs, words and numbers. Pure.
import {
  COUNTED_RATINGS,
  contradiction,
  RATING_SIGNS,
  RATING_WORDS,
  RATINGS,
  type Rating,
  ratingWords,
  readRating,
  stepOf,
} from '../../ach/model/rating.ts'

const SIGNS: ReadonlyMap<string, Rating> = new Map(
  RATINGS.flatMap((rating) => (RATING_SIGNS[rating] === null ? [] : [[RATING_SIGNS[rating], rating] as const])),
)
/** Accepted words besides the current ones, including those that earlier versions wrote. */
const OTHER_WORDS: Readonly<Record<Rating, readonly string[]>> = {
  CC: [],
  C: ['supports'],
  N: [],
  I: ['contradicts'],
  II: [],
  NA: ['na', 'does not apply'],
}
const WORDS: ReadonlyMap<string, Rating> = new Map(
  RATINGS.flatMap((rating) => [RATING_WORDS[rating], ...OTHER_WORDS[rating]].map((words) => [words, rating] as const)),
)
/** Maps a rating to the one whose words add "very". */
const MUCH: ReadonlyMap<Rating, Rating> = new Map(
  RATINGS.flatMap((strong) => {
    const plain = WORDS.get(/^very (.+)$/.exec(RATING_WORDS[strong])?.[1] ?? '')
    return plain ? [[plain, strong] as const] : []
  }),
)
const NUMBERS: ReadonlyMap<string, Rating> = new Map(COUNTED_RATINGS.map((rating) => [String(stepOf(rating)), rating]))

/** No rating is longer; a table may hold long texts in every cell. */
const LONGEST = 100

/** Replaces typographic minus signs and dashes by a hyphen. */
const plainSigns = (text: string) => text.replace(/[−‐‑‒–—]/g, '-')

/**
 * Reads a rating as a code, a sign or a word in any case. Returns null for empty or "not rated", undefined for anything else. Of the
 * numbers, only 0 is read.
 */
export function readRatingWord(text: string): Rating | null | undefined {
  if (text.length > LONGEST) return text.trim() === '' ? null : undefined
  const written = plainSigns(text.trim().toLowerCase())
  const close = written.replace(/\s+/g, '')
  const code = readRating(close)
  if (code !== undefined) return code
  const sign = SIGNS.get(close)
  if (sign) return sign
  const words = written
    .replace(/[./]/g, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()
  if (words === ratingWords(null)) return null
  const strong = /^(?:very|highly|strongly) (.+)$/.exec(words)
  const plain = WORDS.get(strong?.[1] ?? words)
  return strong ? plain && MUCH.get(plain) : plain
}

/** Reads 2 for CC … -2 for II, with any decimals; undefined for anything else. */
export function ratingNumber(text: string): Rating | undefined {
  if (text.length > LONGEST) return undefined
  const written = plainSigns(text.trim()).replace(/^([+-])\s+/, '$1')
  return /^[+-]?\d(\.0*)?$/.test(written) ? NUMBERS.get(String(Number(written) || 0)) : undefined
}

const isLetters = (text: string) => /\p{L}/u.test(text)

/** True for a code or word that can only be a rating; false for NA. */
export function isSpelledRating(text: string): boolean {
  const rating = readRatingWord(text)
  return rating !== null && rating !== undefined && rating !== 'NA' && isLetters(text)
}

/** True for a rating that cannot be a count: a word, two signs, a plus, or a negative number. */
export function isTellingRating(text: string): boolean {
  const signs = signsOf(text)
  return isSpelledRating(text) || ['++', '+', '--', '-1', '-2'].includes(signs)
}

/** True if the numbers of a table must be ratings from 2 to -2: some are negative, and no rating is spelled out. */
export function showsNumbers(cells: readonly string[]): boolean {
  const read = cells.map(ratingNumber)
  return read.some((rating) => contradiction(rating) > 0) && !cells.some((cell) => isSpelledRating(cell) || isSign(cell))
}

/** Two signs, or a single plus; nobody writes +1 like that. */
const isSign = (text: string): boolean => /^(\+\+?|--)$/.test(signsOf(text))

/** Returns a cell's rating: null for blank, undefined for no rating, or why it is unclear. */
export type CellReader = (text: string) => Rating | null | undefined | 'number' | 'dash'

/** Returns a reader for the cells of one table. Numbers count only with `numbers`; a single dash only if other signs show what it means. */
export function ratingReader(cells: readonly string[], numbers: boolean): CellReader {
  const digits = cells.some((text) => ratingNumber(text) !== undefined && ratingNumber(text) !== 'N')
  const signs = numbers || cells.some((text) => /^[+-]+$/.test(signsOf(text)) && signsOf(text) !== '-')
  return (text) => {
    const number = ratingNumber(text)
    if (number !== undefined && (numbers || digits)) return numbers ? number : 'number'
    if (signsOf(text) === '-' && !signs) return 'dash'
    return readRatingWord(text)
  }
}

const signsOf = (text: string) => (text.length > LONGEST ? '' : plainSigns(text).replace(/\s+/g, ''))
