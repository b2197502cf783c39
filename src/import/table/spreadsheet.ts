// A spreadsheet as it was read: plain values by sheet, row and column, with no library behind them. Pure.

/** A cell that holds something. */
export interface SheetCell {
  /** null where a formula came without its value */
  readonly value: string | number | boolean | null
  /** an error such as #REF!; null where it is none */
  readonly error: string | null
  /** true where the value was computed: it is never trusted as something that somebody typed */
  readonly formula: boolean
}

export interface SheetContent {
  readonly name: string
  readonly hidden: boolean
  /** row → column → cell, both from 1, ascending; empty cells have no entry */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>
}

export interface Spreadsheet {
  /** in the order of the tabs; names are unique ignoring case */
  readonly sheets: readonly SheetContent[]
  /** days are counted from 1904 instead of 1900 */
  readonly from1904: boolean
}

/** Something wrong at a place in a spreadsheet; `cellHtml` as A1, null where the whole sheet is meant. */
export interface PlaceProblem {
  readonly sheet: string
  readonly cell: string | null
  readonly message: string
}

/** A1, B2 … AA10. */
export function cellName(row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row}`
}
