// A spreadsheet after reading: plain values by sheet, row and column, independent of any library. Pure.

/** A non-empty cell. */
export interface SheetCell {
  /** null for a formula without a stored value */
  readonly value: string | number | boolean | null
  /** an error such as #REF!; null for none */
  readonly error: string | null
  /** true for a computed value, which never counts as typed input */
  readonly formula: boolean
}

export interface SheetContent {
  readonly name: string
  readonly hidden: boolean
  /** row → column → cell, both from 1, ascending; empty cells have no entry */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>
  /** row → column → text of the comment on the cell */
  readonly comments?: ReadonlyMap<number, ReadonlyMap<number, string>>
  /** row → column → colour of an empty cell, as six hexadecimal digits */
  readonly fills?: ReadonlyMap<number, ReadonlyMap<number, string>>
  readonly merges?: readonly Merge[]
}

/** A merged area; rows and columns from 1. Only its first cell has a value. */
export interface Merge {
  readonly row: number
  readonly column: number
  readonly toRow: number
  readonly toColumn: number
}

export interface Spreadsheet {
  /** in tab order; names are unique ignoring case */
  readonly sheets: readonly SheetContent[]
  /** days count from 1904 instead of 1900 */
  readonly from1904: boolean
}

/** A problem at a place in a spreadsheet; `cell` such as A1, null for the whole sheet. */
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
