// Brings a table into the usual layout: evidence in rows, hypotheses in columns. Pure.
import { isLong, pivotLong } from '../layout/long.ts'
import { fillMergedCells } from '../layout/merged-cells.ts'
import { isTransposed, turnGrid } from '../layout/turn.ts'
import type { Grid } from '../table/grid.ts'

/** How a table is laid out: hypotheses in columns, hypotheses in rows, or one rating in each row. */
export const LAYOUTS = ['columns', 'rows', 'long'] as const
export type TableLayout = (typeof LAYOUTS)[number]

export const LAYOUT_WORDS: Readonly<Record<TableLayout, string>> = {
  columns: 'hypotheses in columns',
  rows: 'hypotheses in rows',
  long: 'one rating in each row',
}

export interface Arranged {
  readonly grid: Grid
  readonly layout: TableLayout
}

/** `wanted`: the layout that someone chose; any other value leaves it to be guessed. */
export function arrangeGrid(grid: Grid, wanted?: string): Arranged {
  const layout = LAYOUTS.find((one) => one === wanted) ?? guessLayout(grid)
  const filled = fillMergedCells(grid)
  if (layout === 'rows') return { layout, grid: turnGrid(filled) }
  return { layout, grid: layout === 'long' ? pivotLong(filled) : filled }
}

const guessLayout = (grid: Grid): TableLayout => (grid.listed ? 'columns' : isLong(grid) ? 'long' : isTransposed(grid) ? 'rows' : 'columns')
