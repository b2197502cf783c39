// Finds the heading rows of a table: one or two, with or without a title above. Pure.

import { isSpelledRating } from '../notation/rating-words.ts'
import { isRatingText, isTellingRating } from '../notation/read-cell.ts'
import { type Grid, type GridRow, gridCell } from './grid.ts'
import { fieldByTitle, isComputedColumn, isGroupColumn } from './grid-columns.ts'
import { isNumbered } from './hypothesis-heading.ts'

export interface HeaderFound {
  /** zero, one or two consecutive rows */
  readonly rows: readonly GridRow[]
  /** false if no headings were recognised */
  readonly sure: boolean
}

/** Maximum number of rows above the headings. */
const MOST_ABOVE = 30

const isFilled = (text: string) => text.trim() !== ''

/** Rows that are examined: enough to tell what a column holds. */
const MOST_SAMPLED = 300

const sampleOf = (rows: readonly GridRow[]): readonly GridRow[] => {
  const step = Math.ceil(rows.length / MOST_SAMPLED)
  return step > 1 ? rows.filter((_, at) => at % step === 0) : rows
}

/** Indexes of columns in which at least half of the filled cells are ratings, some of them words, signs or negative numbers. */
export function ratingColumns(all: readonly GridRow[]): number[] {
  const rows = sampleOf(all)
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  return Array.from({ length: width }, (_, at) => at).filter((at) => {
    const filled = rows.map((one) => gridCell(one, at)).filter(isFilled)
    return filled.some(isTellingRating) && filled.filter(isRatingText).length * 2 >= filled.length
  })
}

export function findHeader({ rows, listed }: Grid): HeaderFound {
  if (listed) return { rows: rows.slice(0, 1), sure: true }
  const first = rows.slice(0, MOST_ABOVE)
  const best = first.map(headingPoints).reduce((most, points) => Math.max(most, points), 0)
  const at = first.findIndex((row) => headingPoints(row) === best)
  const base = rows[at]
  if (best === 0 || !base) return { rows: headerByRatings(rows), sure: false }
  const [above, below] = [rows[at - 1], rows[at + 1]]
  if (below && belongsBelow(base, below)) return { rows: [base, below], sure: true }
  if (above && belongsAbove(base, above)) return { rows: [above, base], sure: true }
  return { rows: [base], sure: true }
}

/** Scores how much a row looks like headings; 0 for none. */
export function headingPoints({ cells }: GridRow): number {
  const filled = cells.filter(isFilled)
  const fields = new Set(cells.map(fieldByTitle).filter((field) => field !== undefined))
  // hypotheses may be called A, B and C
  if (filled.filter(isSpelledRating).length * 2 > filled.length - fields.size) return 0
  const numbered = filled.filter(isNumbered).length
  const enough =
    fields.size >= 2 ||
    numbered >= 2 ||
    (fields.size === 1 && numbered > 0) ||
    (fields.has('statement') && (filled.length > 1 || cells.length === 1))
  return enough ? 2 * fields.size + numbered + filled.filter(isComputedColumn).length : 0
}

/** A row with statements below hypothesis ids, or names below “Hypotheses”: it has no evidence and no ratings. */
function belongsBelow(base: GridRow, below: GridRow): boolean {
  const statement = base.cells.map(fieldByTitle).indexOf('statement')
  const text = gridCell(below, Math.max(statement, 0))
  if (isFilled(text) && (statement >= 0 || fieldByTitle(text) !== 'statement')) return false
  const texts = below.cells.filter((cell, at) => isFilled(cell) && fieldByTitle(gridCell(base, at)) === undefined)
  return texts.length > 0 && !below.cells.some(isRatingText)
}

/** A row with hypothesis ids above their names, or “Hypotheses” over all of them. */
function belongsAbove(base: GridRow, above: GridRow): boolean {
  const free = above.cells.filter((_, at) => fieldByTitle(gridCell(base, at)) === undefined)
  return !above.cells.some(isRatingText) && (free.some(isGroupColumn) || free.filter(isNumbered).length >= 2)
}

/** Without known headings: the row right above the ratings, if it has a text over most of them. */
function headerByRatings(rows: readonly GridRow[]): readonly GridRow[] {
  const columns = ratingColumns(rows)
  const at = rows.findIndex((row) => columns.some((column) => isRatingText(gridCell(row, column))))
  const above = rows[at - 1]
  const texts = columns.filter((column) => above && isFilled(gridCell(above, column)))
  return above && columns.length > 0 && texts.length * 2 >= columns.length ? [above] : []
}
