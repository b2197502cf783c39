// Describes a spreadsheet as plain data before any library is involved: sheets, cells, formulas and styles.
import type { StyleName } from './styles.ts'

/** A formula without its equals sign, and its result for the texts and ratings in the file. */
export interface Formula {
  readonly formula: string
  readonly result: string | number
}

export interface SheetPlanCell {
  /** user text is only ever a string value, never part of a formula */
  readonly value?: string | number | Formula
  readonly style: StyleName
  /** the address of a web page that the cell opens, http or https; the value is what it shows */
  readonly link?: string | null
  /** comment on the cell */
  readonly note?: string
}

export interface SheetRow {
  /** in points; default 15 */
  readonly height?: number
  /** from column A; a gap is an untouched cell */
  readonly cells: readonly (SheetPlanCell | undefined)[]
}

/**
 * What a cell accepts. `from`: a drop-down of a comma-separated list or a defined name; or any text up to a length. `strict` rejects other
 * entries; otherwise there is only a warning.
 */
export interface CellChoice {
  readonly range: string
  readonly from: { readonly list: readonly string[] } | { readonly name: string } | { readonly characters: number }
  readonly strict: boolean
  readonly error: string
  readonly prompt?: { readonly title: string; readonly text: string }
}

/** A colour that depends on the content, RRGGBB. The first matching rule wins. */
export type Highlight = { readonly range: string } & (
  | { readonly when: 'equals'; readonly value: string | number; readonly fill: string; readonly ink: string; readonly bold?: boolean }
  | { readonly when: 'formula'; readonly formula: string; readonly fill: string; readonly ink: string; readonly strike?: boolean }
  | { readonly when: 'bar'; readonly max: number | null; readonly fill: string }
  | { readonly when: 'scale'; readonly from: string; readonly to: string }
)

/** A bar chart of the numbers in a column. `texts` and `numbers` are what the ranges hold at first. */
export interface SheetChart {
  readonly title: string
  /** ranges with the name of their sheet, such as Hypotheses!$B$5:$B$9 */
  readonly labels: string
  readonly values: string
  readonly texts: readonly string[]
  /** null draws no bar */
  readonly numbers: readonly (number | null)[]
  /** first and last cell that it covers, from 0 */
  readonly from: { readonly row: number; readonly column: number }
  readonly to: { readonly row: number; readonly column: number }
  readonly fill: string
}

export interface SheetPlan {
  /** fixed ASCII, no apostrophe */
  readonly name: string
  readonly tab?: string
  /** widths in characters */
  readonly columns: readonly number[]
  /** hidden columns for formulas, from 1 */
  readonly hiddenColumns?: readonly number[]
  readonly rows: readonly SheetRow[]
  /** rows above and columns left of this cell are frozen */
  readonly frozenAt?: { readonly rows: number; readonly columns: number }
  readonly filter?: string
  /** rows repeated on every printed page, such as 3:6 */
  readonly printedRows?: string
  readonly printedColumns?: string
  /** print area, such as A1:N60; default: everything */
  readonly printed?: string
  /** printed in portrait; default: landscape */
  readonly portrait?: boolean
  readonly choices?: readonly CellChoice[]
  readonly highlights?: readonly Highlight[]
  readonly chart?: SheetChart
  /** printed at the foot, below the title of the workbook */
  readonly footer?: string
  /** cannot be unhidden from the menu */
  readonly hidden?: boolean
}

export interface WorkbookPlan {
  readonly title: string
  /** printed at the head and foot of every sheet; null: none */
  readonly marking: string | null
  readonly sheets: readonly SheetPlan[]
  /** defined name → range */
  readonly names: Readonly<Record<string, string>>
}

/** Returns A, B … Z, AA …; the first column is 1. */
export function columnLetters(number: number): string {
  let letters = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
