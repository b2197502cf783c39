// Reads ratings as codes, signs and words in any of the languages of the vocabulary: only what can mean nothing else. Pure.
import {
  COUNTED_RATINGS,
  contradiction,
  RATING_SIGNS,
  RATING_WORDS,
  RATINGS,
  type Rating,
  ratingWords,
  stepOf,
} from '../../ach/model/rating.ts'
import { foldWords } from '../words/fold-words.ts'
import { LEVEL_WORDS } from '../words/level-vocabulary.ts'
import { DOUBTFUL_WORDS, RATING_VOCABULARY } from '../words/rating-vocabulary.ts'

const STRONG = { C: 'CC', I: 'II' } as const

/** No rating is longer; a table may hold long texts in every cell. */
export const LONGEST_RATING = 100

const CODES: ReadonlyMap<string, Rating | null> = new Map<string, Rating | null>([
  ['', null],
  ...RATINGS.map((rating) => [rating.toLowerCase(), rating] as const),
  // the neutral step of scales that write CC and II for C and I
  ['nn', 'N'],
  // Cyrillic letters that look the same
  ['с', 'C'],
  ['сс', 'CC'],
  ['і', 'I'],
  ['іі', 'II'],
])
const SIGNS: ReadonlyMap<string, Rating> = new Map(
  RATINGS.flatMap((rating) => (RATING_SIGNS[rating] === null ? [] : [[RATING_SIGNS[rating], rating] as const])),
)
/** Words that earlier versions wrote, and signs between letters that count as spaces. */
const spoken = (text: string) => foldWords(text).replace(/[\s-]+/g, ' ')

/** Every pair of a word and one that changes it, in both orders; Eastern languages write no space between them. */
const pairs = (changing: readonly string[], plain: readonly string[]) =>
  changing.flatMap((one) =>
    plain.flatMap((word) => [`${one} ${word}`, `${word} ${one}`, ...(/[\u3040-\u9fff\uac00-\ud7af]/.test(one) ? [one + word] : [])]),
  )

const CERTAIN = new Map<string, Rating | null>()
const UNSURE = new Map<string, Rating | null>()
for (const { C, I, N, NA, blank, very, partly } of Object.values(RATING_VOCABULARY)) {
  const add = (to: Map<string, Rating | null>, words: readonly string[], rating: Rating | null) => {
    for (const word of words) to.set(spoken(word), rating)
  }
  add(CERTAIN, blank, null)
  add(CERTAIN, N, 'N')
  add(CERTAIN, NA, 'NA')
  for (const [rating, words] of [
    ['C', C],
    ['I', I],
  ] as const) {
    add(UNSURE, pairs(partly, words), rating)
    add(CERTAIN, words, rating)
    add(CERTAIN, pairs(very, words), STRONG[rating])
  }
}
for (const rating of RATINGS) CERTAIN.set(spoken(RATING_WORDS[rating]), rating)
CERTAIN.set(spoken(ratingWords(null)), null)
for (const [rating, words] of DOUBTFUL_WORDS) for (const word of words) if (!CERTAIN.has(spoken(word))) UNSURE.set(spoken(word), rating)

/** The first words of everything that is read, and of levels. Texts in scripts without spaces have no first word. */
const FIRST_WORDS = new Set([...CODES.keys(), ...CERTAIN.keys(), ...UNSURE.keys(), ...LEVEL_WORDS].map((words) => firstWord(words)))

function firstWord(folded: string): string {
  return /^[\p{L}\p{M}\p{N}']+/u.exec(folded)?.[0] ?? ''
}

/** False for a text that cannot begin with a rating: its first word begins none. Most evidence is told apart this way. */
export function mayBeRating(text: string): boolean {
  // C² has a footnote
  const word = firstWord(spoken(text.slice(0, 60).replace(/[\u00b9\u00b2\u00b3\u2070-\u2079].*/s, '')))
  return word === '' || /[\u3040-\u9fff]/.test(word) || /^\d/.test(word) || FIRST_WORDS.has(word)
}

/** Reads a code, a sign or a word in any case. Returns null for empty or “not rated”, undefined for anything else. Of numbers, only 0 is read. */
export function readRatingWord(text: string): Rating | null | undefined {
  if (text.length > LONGEST_RATING) return text.trim() === '' ? null : undefined
  const folded = foldWords(text)
  const close = folded.replace(/\s+/g, '')
  const code = CODES.get(close)
  if (code !== undefined) return code
  const sign = SIGNS.get(close)
  if (sign) return sign
  const words = spoken(text)
  for (const form of [words, words.replace(/[.]+$/, ''), words.replace(/[./]/g, '')]) {
    const found = CERTAIN.get(form)
    if (found !== undefined) return found
  }
  return undefined
}

/** Reads a word that has several meanings as the one it has most often; undefined for any other text. */
export function readUnsureWord(text: string): Rating | null | undefined {
  if (text.length > LONGEST_RATING) return undefined
  const words = spoken(text)
  return UNSURE.get(words) ?? UNSURE.get(words.replace(/[.]+$/, ''))
}

const plainNumber = (text: string) => foldWords(text).replace(/^([+-])\s+/, '$1')
const NUMBERS: ReadonlyMap<string, Rating> = new Map(COUNTED_RATINGS.map((rating) => [String(stepOf(rating)), rating]))

/** Reads 2 for CC … -2 for II, with any decimals; undefined for anything else. */
export function ratingNumber(text: string): Rating | undefined {
  if (text.length > LONGEST_RATING) return undefined
  const written = plainNumber(text)
  return /^[+-]?\d(\.0*)?$/.test(written) ? NUMBERS.get(String(Number(written) || 0)) : undefined
}

/** Returns the sign of a text without spaces, such as ++ or -; '' for a long text. */
export const signsOf = (text: string): string => (text.length > LONGEST_RATING ? '' : foldWords(text).replace(/\s+/g, ''))

const isLetters = (text: string) => /\p{L}/u.test(text)

/** True for a code or word that can only be a rating; false for NA. */
export function isSpelledRating(text: string): boolean {
  const rating = readRatingWord(text)
  return rating !== null && rating !== undefined && rating !== 'NA' && isLetters(text)
}

/** True if the numbers of a table must be ratings from 2 to -2: some are negative, and no rating is spelled out. */
export function showsNumbers(cells: readonly string[]): boolean {
  const read = cells.map(ratingNumber)
  return read.some((rating) => contradiction(rating) > 0) && !cells.some((cell) => isSpelledRating(cell) || isSign(cell))
}

/** Two signs, or a single plus; nobody writes +1 like that. */
const isSign = (text: string): boolean => /^(\+\+?|--)$/.test(signsOf(text))
