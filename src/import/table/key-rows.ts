// Reads keys to the ratings, such as “CC = very consistent, C = consistent”, wherever they stand. Pure.

import type { Rating } from '../../ach/model/rating.ts'
import { guessMark } from '../notation/marks.ts'
import { keyOf, type RatingKey } from '../notation/notation.ts'
import { readRatingWord, readUnsureWord } from '../notation/rating-words.ts'
import { isKeyTitle } from '../words/row-vocabulary.ts'
import type { GridRow } from './grid.ts'

const MOST = 400

/** Returns the ratings that a text explains, by code; null if it is no key. */
export function readKey(text: string): RatingKey | null {
  if (text.length > MOST) return null
  const [, title = '', rest = text] = /^([^:：=]{1,40})[:：]\s*(.*)$/s.exec(text) ?? []
  const body = isKeyTitle(title) ? rest : text
  const parts = body.split(/[,;|\n]|\s{2,}|\s\/\s|(?<=\p{L})\.\s/u).filter((part) => part.trim() !== '')
  const found = new Map<string, Rating>()
  let same = true
  for (const part of parts) {
    const [code, sign, words] = split(part)
    const means = readRatingWord(words) ?? readUnsureWord(words)
    if (code === '' || words.length < 3 || !means) return null
    const itself = readRatingWord(code)
    const mark = guessMark(code)
    if (itself === undefined && mark === undefined && !/^\p{L}{1,2}$/u.test(code)) return null
    if (itself !== means && sign !== '=' && mark === undefined) same = false
    found.set(keyOf(code), means)
  }
  // “N: not known” alone is evidence; two explanations are a key
  return found.size > 1 || (found.size === 1 && same) ? found : null
}

/** Splits “CC = very consistent”, “+ consistent” or “I (inconsistent)” into a code, a sign and words. */
function split(part: string): readonly [code: string, sign: string, words: string] {
  const text = part.trim()
  const signed = /^(\S{1,4}|\S \S)\s*([=:：–-])\s*(\S.*)$/su.exec(text)
  if (signed && !/^[+-]$/.test(signed[1] ?? '')) return [signed[1] ?? '', signed[2] ?? '', signed[3] ?? '']
  const plain = /^(\S{1,4})\s+\(?([^()]*)\)?$/su.exec(text)
  const [code = '', words = ''] = plain ? [plain[1], plain[2]] : [signed?.[1], signed?.[3]]
  return [code, /\p{L}/u.test(code) ? ' ' : '=', words.replace(/^=\s*/, '').trim()]
}

/** Joins keys; the first explanation of a code counts. */
export function joinKeys(texts: readonly string[]): RatingKey {
  const all = new Map<string, Rating>()
  for (const text of texts) for (const [code, rating] of readKey(text) ?? []) if (!all.has(code)) all.set(code, rating)
  return all
}

/** The texts of a row that may be a key: each cell, or a code and its words in two cells. */
export function keyLines({ cells }: GridRow): string[] {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return [...filled, filled.join(' = ')]
}
