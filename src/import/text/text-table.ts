// A table found in a text. Pure.
import type { Grid } from '../table/grid.ts'

export interface TextTable {
  /** the heading above it; null for none */
  readonly name: string | null
  readonly grid: Grid
}
