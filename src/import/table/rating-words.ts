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
/** Further words for a rating, beside its own. */
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
/** From a rating to the one whose words are the same with "very". */
const MUCH: ReadonlyMap<Rating, Rating> = new Map(
  RATINGS.flatMap((strong) => {
    const plain = WORDS.get(/^very (.+)$/.exec(RATING_WORDS[strong])?.[1] ?? '')
    return plain ? [[plain, strong] as const] : []
  }),
)
const NUMBERS: ReadonlyMap<string, Rating> = new Map(COUNTED_RATINGS.map((rating) => [String(stepOf(rating)), rating]))

/** No rating is written with more; a table may hold long texts in every cell. */
const LONGEST = 100

/** Minus signs and dashes as they are on a keyboard. */
const plainSigns = (text: string) => text.replace(/[−‐‑‒–—]/g, '-')

/** A rating as a code, a sign or a word, any case. `null` for empty (blank), `undefined` for what is not a rating. Numbers but 0 are none here. */
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

/** 2 for CC … -2 for II, however many decimals; `undefined` for anything else. */
export function ratingNumber(text: string): Rating | undefined {
  if (text.length > LONGEST) return undefined
  const written = plainSigns(text.trim()).replace(/^([+-])\s+/, '$1')
  return /^[+-]?\d(\.0*)?$/.test(written) ? NUMBERS.get(String(Number(written) || 0)) : undefined
}

const isLetters = (text: string) => /\p{L}/u.test(text)

/** True for a rating that can be nothing else: a code or a word but NA. */
export function isSpelledRating(text: string): boolean {
  const rating = readRatingWord(text)
  return rating !== null && rating !== undefined && rating !== 'NA' && isLetters(text)
}

/** True for a rating that cannot be a count: spelled, two signs, a plus, or a number below nothing. */
export function isTellingRating(text: string): boolean {
  const signs = signsOf(text)
  return isSpelledRating(text) || ['++', '+', '--', '-1', '-2'].includes(signs)
}

/** Whether the rated cells of a table say by themselves that their numbers go from 2 to -2: some are below nothing, and nothing is spelled out. */
export function showsNumbers(cells: readonly string[]): boolean {
  const read = cells.map(ratingNumber)
  return read.some((rating) => contradiction(rating) > 0) && !cells.some((cell) => isSpelledRating(cell) || isSign(cell))
}

/** Two signs, or one that stands alone: nobody writes +1 so. */
const isSign = (text: string): boolean => /^(\+\+?|--)$/.test(signsOf(text))

/** A cell's rating: null for blank, undefined for none, or why it cannot be told. */
export type CellReader = (text: string) => Rating | null | undefined | 'number' | 'dash'

/** Reads the cells of one table. A number counts only with `numbers`; a single dash only where other signs show what it means. */
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
