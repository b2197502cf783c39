// What a spreadsheet is before any library touches it: sheets, cells, formulas and looks as plain data. No exceljs here.
import type { StyleName } from './styles.ts'

/** A formula without its equals sign, and what it gives for the texts and ratings in the file. */
export interface Formula {
  readonly formula: string
  readonly result: string | number
}

export interface SheetPlanCell {
  /** user text is only ever a string here, never part of a formula */
  readonly value?: string | number | Formula
  readonly style: StyleName
  /** a comment on the cell */
  readonly note?: string
}

export interface SheetRow {
  /** points; left out = 15 */
  readonly height?: number
  /** from column A on; a gap is an untouched cell */
  readonly cells: readonly (SheetPlanCell | undefined)[]
}

/**
 * What a cell takes. `from` is a drop-down of a comma list or a defined name, or any text of at most so many characters; `strict`
 * refuses other entries, else they only bring a warning.
 */
export interface CellChoice {
  readonly range: string
  readonly from: { readonly list: readonly string[] } | { readonly name: string } | { readonly characters: number }
  readonly strict: boolean
  readonly error: string
  readonly prompt?: { readonly title: string; readonly text: string }
}

/** A colour that follows the content. Colours are RRGGBB. The first of several that apply wins. */
export type Highlight = { readonly range: string } & (
  | { readonly when: 'equals'; readonly value: string | number; readonly fill: string; readonly ink: string; readonly bold?: boolean }
  | { readonly when: 'formula'; readonly formula: string; readonly fill: string; readonly ink: string; readonly strike?: boolean }
  | { readonly when: 'bar'; readonly max: number | null; readonly fill: string }
  | { readonly when: 'scale'; readonly from: string; readonly to: string }
)

export interface SheetPlan {
  /** fixed ASCII, no apostrophe */
  readonly name: string
  readonly tab?: string
  /** widths in characters */
  readonly columns: readonly number[]
  /** columns that only formulas need, the first is 1 */
  readonly hiddenColumns?: readonly number[]
  readonly rows: readonly SheetRow[]
  /** rows above and columns left of this cell stay in sight */
  readonly frozenAt?: { readonly rows: number; readonly columns: number }
  readonly filter?: string
  /** rows that repeat on every printed page, for example 3:6 */
  readonly printedRows?: string
  readonly printedColumns?: string
  /** what is printed, for example A1:N60; left out = all */
  readonly printed?: string
  /** printed upright; left out = across */
  readonly portrait?: boolean
  readonly choices?: readonly CellChoice[]
  readonly highlights?: readonly Highlight[]
  /** cannot be unhidden from the menu */
  readonly hidden?: boolean
}

export interface WorkbookPlan {
  readonly title: string
  readonly sheets: readonly SheetPlan[]
  /** defined name → range */
  readonly names: Readonly<Record<string, string>>
}

/** A, B … Z, AA …; the first column is 1. */
export function columnLetters(number: number): string {
  let letters = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
