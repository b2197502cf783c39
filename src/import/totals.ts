// The rows below a matrix that are no evidence: scores, ranks and what is written under them. Pure.
import type { GridRow } from './grid.ts'
import { isSpelledRating } from './rating-words.ts'

const WORDS = new Set(
  'weighted unweighted total totals sum of score scores rank ranks ranking inconsistency inconsistencies consistency overall number count final result average mean net the by points order grand per hypothesis hypotheses i ii'.split(
    ' ',
  ),
)
const KEYS = new Set('total totals sum score scores rank ranks ranking inconsistency inconsistencies count average mean'.split(' '))
const NUMBER = /^[+\-−]?\d+([.,]\d+)?\s*%?$|^\d+(st|nd|rd|th)$/i

/** “Inconsistency score”, “Total”, “Weighted inconsistency:”, “Rank” */
function isTotalWords(text: string): boolean {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? []
  return text.length <= 60 && words.some((word) => KEYS.has(word)) && words.every((word) => WORDS.has(word))
}

const filled = ({ cells }: GridRow) => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')

function isTotal(row: GridRow): boolean {
  const [first = '', ...rest] = filled(row)
  return isTotalWords(first) && rest.some((cell) => NUMBER.test(cell)) && !rest.some(isSpelledRating)
}

/** By row, why it is no evidence. A row is a total by its words and its numbers; below the first one a lone text is a remark. */
export function totalsIn(rows: readonly GridRow[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const one of rows) {
    const texts = filled(one)
    if (isTotal(one) || (found.size > 0 && isTotalWords(texts[0] ?? '') && !texts.slice(1).some(isSpelledRating)))
      found.set(one.row, 'It holds scores, which are worked out anew.')
    else if (found.size > 0 && texts.length === 1) found.set(one.row, 'It stands below the scores.')
  }
  return found
}
