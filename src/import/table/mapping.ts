// The meaning of a table's rows and columns: guessed first, then corrected by the user. Pure.
import { isRatingText } from '../notation/read-cell.ts'
import { type Grid, type GridRow, gridCell, widthOf } from './grid.ts'
import { isHypothesisColumn, type Meaning } from './grid-columns.ts'
import { guessColumns } from './guess-columns.ts'
import { findHeader } from './header-rows.ts'
import { headerTitles, titleText } from './header-titles.ts'
import { isPrintedRow, rowRoles } from './row-roles.ts'

export interface Mapping {
  /** file row where the table starts (headings, or evidence without them); rows above are left out */
  readonly first: number
  /** zero to two heading rows */
  readonly header: readonly number[]
  readonly columns: readonly Meaning[]
  /** something was guessed and should be checked by the user */
  readonly asked: boolean
}

export interface TableRows {
  readonly above: readonly GridRow[]
  readonly header: readonly GridRow[]
  /** all rows below the headings */
  readonly body: readonly GridRow[]
}

/** A table split into its parts. */
export function tableRows({ rows }: Grid, { first, header }: Pick<Mapping, 'first' | 'header'>): TableRows {
  const last = header.at(-1) ?? first - 1
  return {
    above: rows.filter(({ row }) => row < first),
    header: rows.filter(({ row }) => header.includes(row)),
    body: rows.filter(({ row }) => row > last),
  }
}

export function guessMapping(grid: Grid): Mapping {
  const { rows, sure } = findHeader(grid)
  const header = rows.map(({ row }) => row)
  const first = header[0] ?? grid.rows[0]?.row ?? 1
  const mapping = mappingUnder(grid, { first, header })
  return { ...mapping, asked: mapping.asked || !sure }
}

/** Guesses the mapping for heading rows chosen by the user. */
export function mappingUnder(grid: Grid, { first, header }: Pick<Mapping, 'first' | 'header'>): Mapping {
  const parts = tableRows(grid, { first, header })
  const { columns, sure } = guessColumns(
    parts.header,
    parts.body.filter((row) => !isPrintedRow(row, [])),
  )
  const all = Array.from({ length: widthOf(grid) }, (_, at) => columns[at] ?? null)
  return { first, header, columns: all, asked: !sure }
}

/** True if a table, with its guessed columns, holds rated evidence. A key to the ratings does not. */
export function holdsRatings(grid: Grid, { first, header, columns }: Mapping): boolean {
  const rows = tableRows(grid, { first, header })
  const rated = (row: GridRow) =>
    columns.some((meaning, at) => isHypothesisColumn(meaning) && (isRatingText(gridCell(row, at)) || row.fills?.has(at)))
  return rowRoles(rows.header, rows.body, columns).some(({ role, row }) => role === 'evidence' && rated(row))
}

/** Returns each column's heading on one line; “number 3” without one. */
export const columnTitles = (grid: Grid, mapping: Pick<Mapping, 'first' | 'header'>): string[] =>
  headerTitles(tableRows(grid, mapping).header, widthOf(grid)).map((title, at) => titleText(title) || `number ${at + 1}`)
