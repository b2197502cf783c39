// Reads a table with the column meanings that the user chose, and guesses the others. Pure; slow for a large table, so servers run it in a
// worker.
import type { Grid } from './grid.ts'
import type { Mapping } from './mapping.ts'
import { type MappingForm, mappingFromForm } from './mapping-form.ts'
import { type GridOptions, type GridRead, readGrid } from './read-table.ts'

export interface ColumnsOrder {
  readonly grid: Grid
  /** What was chosen on the page; fields that are missing are guessed. */
  readonly form: MappingForm
  readonly options: GridOptions
}

export interface ColumnsRead {
  readonly mapping: Mapping
  readonly read: GridRead
}

export function readColumns({ grid, form, options }: ColumnsOrder): ColumnsRead {
  const mapping = mappingFromForm(form, grid)
  return { mapping, read: readGrid(grid, mapping, options) }
}
