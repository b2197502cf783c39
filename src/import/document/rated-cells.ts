// The cells of a table under its hypotheses, as texts to be read as ratings. Pure.
import { colourText } from '../notation/colours.ts'
import type { WrittenCell } from '../notation/notation.ts'
import { cellPlace, type Grid, type GridRow, gridCell } from '../table/grid.ts'
import { isHypothesisColumn, type Meaning } from '../table/grid-columns.ts'

/** The text of a cell; a cell with only a colour is named by it. */
export function ratedText(row: GridRow, at: number): string {
  const text = gridCell(row, at).trim()
  const fill = row.fills?.get(at)
  return text === '' && fill !== undefined ? colourText(fill) : text
}

/** All cells under hypotheses with their places. */
export const ratedCells = (grid: Pick<Grid, 'turned'>, rows: readonly GridRow[], columns: readonly Meaning[]): WrittenCell[] =>
  rows.flatMap((row) =>
    columns.flatMap((meaning, at) => (isHypothesisColumn(meaning) ? [{ text: ratedText(row, at), place: cellPlace(grid, row, at) }] : [])),
  )
