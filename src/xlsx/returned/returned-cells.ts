// Reads one sheet of a returned file cell by cell. A cell that cannot have been typed is reported, and keeps the value the file was made
// with.
import { cleanText } from '../../ach/model/texts.ts'
import { cellName, type PlaceProblem, type SheetCell, type SheetContent } from '../../import/table/spreadsheet.ts'
import { ID_HEADING } from '../sheets/layout.ts'

/** Collected while reading a file. */
export interface ReadFindings {
  readonly problems: PlaceProblem[]
  /** warnings about the file as a whole */
  readonly warnings: string[]
  /** sheet → rows whose comments were read */
  readonly commented: Map<string, Set<number>>
}

/** Problems of a cell that cannot have been typed. A sentence about what stays is appended. */
export const UNTYPED_CELL = {
  error: (error: string) => `This cell holds an error (${error}) instead of a typed value.`,
  formula: 'This cell holds a formula instead of a typed value. Replace it with its value.',
} as const

/** Headings are within this number of rows. */
const HEAD_WITHIN = 40

/** A table on a sheet: the row of its headings, their columns, and the rows below. */
export interface ReturnedTable {
  readonly sheet: SheetContent
  readonly head: number
  /** heading → column; the first one if a heading is repeated */
  readonly columns: ReadonlyMap<string, number>
  /** row numbers below the headings */
  readonly rows: readonly number[]
}

export const sheetNamed = (sheets: readonly SheetContent[], name: string): SheetContent | undefined =>
  sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase())

/** Returns a heading without its line breaks. */
export const headingOf = (cell: SheetCell | undefined): string =>
  typeof cell?.value === 'string' ? cleanText(cell.value).replace(/-\n/g, '').trim() : ''

/** With this number of its headings, a table is recognised although the heading that names it was renamed. */
const ENOUGH = 3

/**
 * Returns the first table whose heading row has ID and the heading `other`, or at least three of `headings`; undefined if there is none.
 */
export function tableIn(
  sheet: SheetContent | undefined,
  other: string,
  headings: readonly string[] = [],
  within = HEAD_WITHIN,
): ReturnedTable | undefined {
  if (!sheet) return undefined
  for (const [head, cells] of sheet.rows) {
    if (head > within) return undefined
    const columns = new Map<string, number>()
    for (const [column, cell] of cells) if (!columns.has(headingOf(cell))) columns.set(headingOf(cell), column)
    const named = columns.has(ID_HEADING) && columns.has(other)
    if (!named && headings.filter((heading) => columns.has(heading)).length < ENOUGH) continue
    return { sheet, head, columns, rows: [...sheet.rows.keys()].filter((row) => row > head) }
  }
  return undefined
}

/** True for a cell that someone filled in: neither empty nor computed. */
export const isTyped = (cell: SheetCell | undefined): boolean =>
  cell !== undefined && !cell.formula && cell.error === null && String(cell.value ?? '').trim() !== ''

/** True for texts that differ only in what spreadsheet programs change by themselves. */
export const sameText = (a: string, b: string): boolean => foldText(a, ' ') === foldText(b, ' ') || foldText(a, '') === foldText(b, '')
/** LibreOffice drops tabs when saving .ods. */
const foldText = (text: string, tab: string) => cleanText(text).normalize('NFC').replaceAll('\t', tab).replace(/ +$/gm, '').trim()

/** A sheet's cells by row and column. */
export class SheetCells {
  constructor(
    readonly sheet: SheetContent,
    readonly findings: ReadFindings,
  ) {}

  problem(row: number, column: number | null, message: string): void {
    this.findings.problems.push({ sheet: this.sheet.name, cell: column === null ? `row ${row}` : cellName(row, column), message })
  }

  /** Returns the typed text, '' for an empty cell. Reports a cell that cannot have been typed and returns undefined. */
  typed(row: number, column: number | undefined, stays: string): string | undefined {
    const cell = column === undefined ? undefined : this.sheet.rows.get(row)?.get(column)
    if (cell === undefined || column === undefined) return ''
    if (cell.error !== null) {
      this.problem(row, column, `${UNTYPED_CELL.error(cell.error)} ${stays}`)
      return undefined
    }
    if (cell.formula) {
      this.problem(row, column, `${UNTYPED_CELL.formula} ${stays}`)
      return undefined
    }
    if (cell.value === null) return ''
    if (typeof cell.value === 'boolean') return cell.value ? 'TRUE' : 'FALSE'
    return cleanText(String(cell.value)).trim()
  }
}
