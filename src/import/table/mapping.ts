// The meaning of a table's rows and columns: guessed first, then corrected by the user. Pure.
import { type Grid, type GridRow, gridCell, widthOf } from './grid.ts'
import { isHypothesisColumn, isOwnColumn, type Meaning } from './grid-columns.ts'
import { guessColumns } from './guess-columns.ts'
import { findHeader } from './header-rows.ts'
import { headerTitles, titleText } from './header-titles.ts'
import { showsNumbers } from './rating-words.ts'
import { totalsRows } from './skip-totals.ts'
import { isTransposed } from './transposed.ts'

export interface Mapping {
  /** file row where the table starts (headings, or evidence without them); rows above are left out */
  readonly first: number
  /** zero to two heading rows */
  readonly header: readonly number[]
  readonly columns: readonly Meaning[]
  /** ratings are numbers from 2 for CC to -2 for II */
  readonly numbers: boolean
  /** something was guessed and should be checked by the user */
  readonly asked: boolean
}

export interface TableRows {
  readonly above: readonly GridRow[]
  readonly header: readonly GridRow[]
  readonly body: readonly GridRow[]
  /** rows below the evidence that are not evidence, with the reason */
  readonly totals: ReadonlyMap<number, string>
}

/** A table split into its parts. */
export function tableRows({ rows }: Grid, { first, header }: Pick<Mapping, 'first' | 'header'>): TableRows {
  const last = header.at(-1) ?? first - 1
  const below = rows.filter(({ row }) => row > last)
  const names = rows.filter(({ row }) => header.includes(row))
  // Our own export has no score rows, but may have an item with the id Total.
  const totals = names.some(({ cells }) => isOwnColumn(cells)) ? new Map<number, string>() : totalsRows(below)
  return {
    above: rows.filter(({ row }) => row < first),
    header: names,
    body: below.filter(({ row }) => !totals.has(row)),
    totals,
  }
}

export function guessMapping(grid: Grid): Mapping {
  const { rows, sure } = findHeader(grid)
  const header = rows.map(({ row }) => row)
  const first = header[0] ?? grid.rows[0]?.row ?? 1
  if (isTransposed(grid)) {
    return { first, header, columns: Array.from({ length: widthOf(grid) }, () => null), numbers: false, asked: true }
  }
  const mapping = mappingUnder(grid, { first, header })
  return { ...mapping, asked: mapping.asked || !sure }
}

/** Guesses the mapping for heading rows chosen by the user. */
export function mappingUnder(grid: Grid, { first, header }: Pick<Mapping, 'first' | 'header'>): Mapping {
  const parts = tableRows(grid, { first, header })
  const { columns, sure } = guessColumns(parts.header, parts.body)
  const numbers = showsNumbers(ratedCells(parts.body, columns))
  const all = Array.from({ length: widthOf(grid) }, (_, at) => columns[at] ?? null)
  return { first, header, columns: all, numbers, asked: !sure || numbers }
}

/** Returns all cells of the rating columns. */
export const ratedCells = (body: readonly GridRow[], columns: readonly Meaning[]): string[] =>
  columns.flatMap((meaning, at) => (isHypothesisColumn(meaning) ? body.map((row) => gridCell(row, at)) : []))

/** Returns each column's heading on one line; “number 3” without one. */
export const columnTitles = (grid: Grid, mapping: Pick<Mapping, 'first' | 'header'>): string[] =>
  headerTitles(tableRows(grid, mapping).header, widthOf(grid)).map((title, at) => titleText(title) || `number ${at + 1}`)
