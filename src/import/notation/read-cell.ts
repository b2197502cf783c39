// Reads one cell of a matrix: a rating, with a remark after it or a mark before it, and why it is not certain. Knows no other cell. Pure.
import type { Rating } from '../../ach/model/rating.ts'
import { keepKnown } from '../words/keep-known.ts'
import { levelWord } from '../words/level-vocabulary.ts'
import { guessMark, leadingMarks } from './marks.ts'
import { LONGEST_RATING, mayBeRating, ratingNumber, readRatingWord, readUnsureWord } from './rating-words.ts'

/**
 * Why a rating is a guess: a mark such as ✓; a word such as “partly”; two ratings; a rating with an arrow; a rating with words right after
 * it; high, medium or low.
 */
export type CellDoubt = 'mark' | 'word' | 'two' | 'arrow' | 'loose' | 'level'

export interface CellReading {
  /** null: not rated; undefined: no rating */
  readonly rating: Rating | null | undefined
  /** the text of the rating itself; '' without one */
  readonly head: string
  /** what follows the rating; null for nothing */
  readonly note: string | null
  readonly doubt: CellDoubt | null
  /** the other rating of `two` */
  readonly second?: Rating
}

const NOTHING: CellReading = { rating: undefined, head: '', note: null, doubt: null }

/** Characters at the start of a cell in which the rating is looked for, and places where it may end. */
const MOST_SEARCHED = 80
const MOST_PLACES = 12

/** Removes emphasis and links of Markdown, and what makes a sign an emoji. */
export const plainCell = (text: string): string =>
  text
    .replace(/[\ufe0e\ufe0f\u200b-\u200d\u2060\ufeff\u00ad]|[\u{1f3fb}-\u{1f3ff}]/gu, '')
    .replace(/^\s*(\*\*|__|~~|`)(.{1,200}?)\1/s, '$2')
    .trim()

/** Reads the text of a cell. */
export const readCell: (text: string) => CellReading = keepKnown(readText)

function readText(text: string): CellReading {
  const plain = plainCell(text)
  if (!mayBeRating(plain)) return NOTHING
  const whole = readHead(plain)
  if (whole) return whole
  for (const at of ends(plain)) {
    const head = readHead(plain.slice(0, at).trim())
    if (head && head.rating !== undefined) return withRemark(head, plain.slice(0, at).trim(), plain.slice(at))
  }
  return levelWord(plain) ? { rating: undefined, head: plain, note: null, doubt: 'level' } : NOTHING
}

/** Where the rating may end, the last place first: before or after each sign, and before each space. */
function ends(text: string): number[] {
  const found = new Set<number>()
  for (const { index, 0: sign } of text.slice(0, MOST_SEARCHED).matchAll(/[\p{P}\p{S}\s\u00b9\u00b2\u00b3\u2070-\u2079]/gu)) {
    for (const at of /\s/.test(sign) ? [index] : [index, index + sign.length]) if (at > 0 && at < text.length) found.add(at)
    if (found.size > MOST_PLACES) break
  }
  return [...found].sort((a, b) => b - a)
}

/** Reads a text that is a rating and nothing else; null if it is not. */
function readHead(text: string): CellReading | null {
  if (text.length > LONGEST_RATING) return null
  const certain = readRatingWord(text)
  if (certain !== undefined) return { rating: certain, head: text, note: null, doubt: null }
  const mark = guessMark(text)
  if (mark !== undefined) return { rating: mark, head: text, note: null, doubt: 'mark' }
  const unsure = readUnsureWord(text)
  if (unsure !== undefined) return { rating: unsure, head: text, note: null, doubt: 'word' }
  const marks = leadingMarks(text)
  if (marks !== '' && marks.length < text.length) return readMarkedWord(marks, text.slice(marks.length).trim())
  return null
}

/** “✅ Supports”: the word is the rating, unless the mark says the opposite. */
function readMarkedWord(marks: string, words: string): CellReading | null {
  const mark = guessMark(marks)
  const certain = readRatingWord(words)
  if (words !== '' && certain !== undefined && certain !== null) {
    return { rating: certain, head: words, note: null, doubt: opposes(mark, certain) ? 'word' : null }
  }
  const unsure = readUnsureWord(words)
  return unsure === undefined ? null : { rating: unsure, head: words, note: words, doubt: 'word' }
}

const side = (rating: Rating | null | undefined) => (rating === 'C' || rating === 'CC' ? 1 : rating === 'I' || rating === 'II' ? -1 : 0)
const opposes = (one: Rating | null | undefined, other: Rating) => side(one) * side(other) < 0

const ARROW = /^\s*(?:→|⇒|➔|➜|➡|->|=>|-->|>)/
const SEPARATOR = /^\s*(?:[-–—―−:：;；,，、.。!！*†‡§|(（[［【〈{"“«'‘<#¹²³⁰-⁹]|\/\s|\n)/

/** What follows a rating: a remark, another rating, or words without a separator. */
function withRemark(head: CellReading, written: string, rest: string): CellReading {
  const remark = remarkOf(rest)
  if (remark === '') return head
  const sign = !/\p{L}/u.test(written)
  // 0.5, +5%, 2/23, +word, I’m and C.I.A. are no ratings with a remark
  if (/^[.,:/]?\d/.test(rest) || /^['’.]\p{L}/u.test(rest) || (sign && !/^[\s\p{P}]/u.test(rest))) return NOTHING
  const note = head.note === null ? remark : `${head.note} ${rest.trim()}`
  if (ARROW.test(rest)) {
    const to = readRatingWord(remark.replace(ARROW, '').trim())
    return to ? { ...head, doubt: 'two', second: to, note: remark } : { ...head, doubt: 'arrow', note: remark }
  }
  const other =
    remark.length <= LONGEST_RATING
      ? readRatingWord(remark.replace(/^(?:or|oder|ou|o|to|bis|и|или|或|又は|または|또는|and|&|\/|\|)\s+/i, ''))
      : undefined
  const names = other && other !== head.rating && head.rating !== null && head.doubt === null
  // “CC (Confirms)” explains itself; “C (N)” and “C / inconsistent” name another rating
  if (names && (remark.length < 5 || opposes(head.rating, other))) return { ...head, doubt: 'two', second: other, note: remark }
  if (head.doubt !== null) return { ...head, note }
  // “Supports ✓” says it twice
  const mark = guessMark(remark)
  if (mark && !opposes(mark, head.rating ?? 'N') && !sign) return head
  if (SEPARATOR.test(rest) || sign) return { ...head, note }
  return { ...head, note, doubt: 'loose' }
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '（': '）', '［': '］', '【': '】', '{': '}' }

/** The remark without the separator before it, and without brackets around all of it. */
function remarkOf(rest: string): string {
  const text = rest.trim()
  if (ARROW.test(text)) return text
  const open = text[0] ?? ''
  const close = PAIRS[open]
  if (close !== undefined && text.endsWith(close) && !text.slice(1, -1).includes(open)) return text.slice(1, -1).trim()
  const bare = text.replace(/^(?:[-–—―−:：;；,，、.。|/]\s*)+/, '').trim()
  return bare === '' ? text : bare
}

/** True for a rating, with or without a remark, or a number of the scale. */
export function isRatingText(text: string): boolean {
  const { rating, doubt } = readCell(text)
  return (
    (rating !== undefined && rating !== null && (doubt === null || doubt === 'mark' || doubt === 'two' || doubt === 'arrow')) ||
    ratingNumber(text) !== undefined
  )
}

/** True for a rating that cannot be a count, an initial or a flag: a word, two signs, a plus, a mark, or a negative number. */
export function isTellingRating(text: string): boolean {
  const { rating, doubt } = readCell(text)
  if (rating === undefined || rating === null || rating === 'NA') return ratingNumber(text) !== undefined && /^\s*[-−–‐]/.test(text)
  const plain = plainCell(text)
  if (/^\s*[-−–‐‑‒—]\s*$/.test(plain) || /^0/.test(plain)) return false
  return doubt === null || doubt === 'mark' || doubt === 'two' || doubt === 'arrow'
}
