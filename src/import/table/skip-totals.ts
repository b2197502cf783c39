// Finds matrix rows that are not evidence: scores, ranks, remarks below them, and keys to the ratings. Pure.
import type { GridRow } from './grid.ts'
import { isSpelledRating, readRatingWord } from './rating-words.ts'

const WORDS = new Set(
  'weighted unweighted total totals sum of score scores rank ranks ranking inconsistency inconsistencies consistency overall number count final result average mean net the by points order grand per hypothesis hypotheses i ii summe gesamt ergebnis rang somme résultat totale suma сумма итого всего ранг қорытынды'.split(
    ' ',
  ),
)
const KEYS = new Set(
  'summe gesamt ergebnis rang somme résultat totale suma сумма итого всего ранг қорытынды total totals sum score scores rank ranks ranking inconsistency inconsistencies count average mean'.split(
    ' ',
  ),
)
const NUMBER = /^[+\-−]?\d+([.,]\d+)?\s*%?$|^\d+(st|nd|rd|th)$/i

/** “Inconsistency score”, “Total”, “Weighted inconsistency:”, “Rank” */
function isTotalWords(text: string): boolean {
  if (text.length > 60) return false
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.some((word) => KEYS.has(word)) && words.every((word) => WORDS.has(word))
}

const filledCells = ({ cells }: GridRow) => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')

function isTotal(row: GridRow): boolean {
  const [first = '', ...rest] = filledCells(row)
  return isTotalWords(first) && rest.some((cell) => NUMBER.test(cell)) && !rest.some(isSpelledRating)
}

/** “CC = very consistent”, one or several */
function isKey(text: string): boolean {
  if (text.length > 300) return false
  return text.split(/[,;|\n]/).every((part) => {
    const [, code = '', words = ''] = /^\s*([A-Z+0-]{1,2})\s*[=:–-]\s*(\S.*)$/i.exec(part) ?? []
    const rating = readRatingWord(code)
    return Boolean(rating) && words.length > 2 && readRatingWord(words) === rating
  })
}

/** Why a row is not evidence. */
export const SKIPPED_ROWS = {
  scores: 'left out because it holds scores, which are recalculated.',
  key: 'left out because it explains the ratings.',
  remark: 'left out because it is a remark below the scores.',
} as const

/**
 * Returns the reason for each row that is not evidence. A total is recognised by its words and numbers; a lone text below the first total
 * is a remark.
 */
export function totalsRows(rows: readonly GridRow[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const one of rows) {
    const texts = filledCells(one)
    if (isTotal(one) || (found.size > 0 && isTotalWords(texts[0] ?? '') && !texts.slice(1).some(isSpelledRating)))
      found.set(one.row, SKIPPED_ROWS.scores)
    else if ((texts.length === 1 && isKey(texts[0] ?? '')) || (texts.length === 2 && isKey(texts.join(' = '))))
      found.set(one.row, SKIPPED_ROWS.key)
    else if (found.size > 0 && texts.length === 1) found.set(one.row, SKIPPED_ROWS.remark)
  }
  return found
}
