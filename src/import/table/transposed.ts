// Detects a table with hypotheses in rows and evidence in columns, which cannot be read. Pure.
import { type Grid, gridCell } from './grid.ts'
import { fieldByTitle } from './grid-columns.ts'
import { isNumbered } from './hypothesis-heading.ts'
import { isSpelledRating } from './rating-words.ts'

const HYPOTHESIS = /^(alternative |competing )?hypothes[ie]s$/i
const MOST_ROWS = 30

/** True if rows begin with H1, H2 … and hold ratings, or if a first column is headed as hypotheses with ratings to its right. */
export function isTransposed({ rows }: Grid): boolean {
  const first = rows.slice(0, MOST_ROWS)
  // a text column to the right of another one: the first holds ids
  if (first.some(({ cells }) => cells.findIndex((cell) => fieldByTitle(cell) === 'statement') > 0)) return false
  const rated = first.filter(({ cells }) => cells.slice(1).some(isSpelledRating))
  const numbered = rated.filter(({ cells }) => isNumbered(cells.find((cell) => cell.trim() !== '') ?? ''))
  if (numbered.length >= 2 && numbered.length * 2 > rated.length) return true
  const head = first.find(({ cells }) => HYPOTHESIS.test((cells[0] ?? '').trim()))
  if (!head || head.cells.filter((cell) => cell.trim() !== '').length < 3) return false
  return rated.length > 0 && rated.every((row) => row.row > head.row && gridCell(row, 0).trim() !== '')
}
