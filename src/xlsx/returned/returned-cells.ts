// One sheet of a file that came back, read cell by cell. What cannot be taken as typed becomes a problem with its place, and the value
// that the file was made with stays.
import { cleanText } from '../../ach/model/texts.ts'
import { cellName, type PlaceProblem, type SheetCell, type SheetContent } from '../../import/table/spreadsheet.ts'
import { ID_HEADING } from '../sheets/layout.ts'

/** Collected while a file is read. */
export interface ReadFindings {
  readonly problems: PlaceProblem[]
  /** what one should know about the whole */
  readonly warnings: string[]
}

/** Said of a cell that nobody can have typed; a sentence follows of what stays. */
export const UNTYPED_CELL = {
  error: (error: string) => `There is an error (${error}) where something is typed.`,
  formula: 'There is a formula where something is typed. Put its value there.',
} as const

/** Headings stand in the first rows. */
const HEAD_WITHIN = 40

/** A table in a sheet: where its headings stand, in which columns, and its rows as far as they go. */
export interface ReturnedTable {
  readonly sheet: SheetContent
  readonly head: number
  /** heading → column; of a heading that comes twice the first */
  readonly columns: ReadonlyMap<string, number>
  /** numbers of the rows below the headings */
  readonly rows: readonly number[]
}

export const sheetNamed = (sheets: readonly SheetContent[], name: string): SheetContent | undefined =>
  sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase())

/** The text of a heading, however it is broken into lines. */
export const headingOf = (cell: SheetCell | undefined): string =>
  typeof cell?.value === 'string' ? cleanText(cell.value).replace(/-\n/g, '').trim() : ''

/** The table whose heading row has ID and that other heading, in one of the first rows; undefined where there is none. */
export function tableIn(sheet: SheetContent | undefined, other: string, within = HEAD_WITHIN): ReturnedTable | undefined {
  if (!sheet) return undefined
  for (const [head, cells] of sheet.rows) {
    if (head > within) return undefined
    const columns = new Map<string, number>()
    for (const [column, cell] of cells) if (!columns.has(headingOf(cell))) columns.set(headingOf(cell), column)
    if (!columns.has(ID_HEADING) || !columns.has(other)) continue
    return { sheet, head, columns, rows: [...sheet.rows.keys()].filter((row) => row > head) }
  }
  return undefined
}

/** Texts that differ only in what spreadsheet programs change by themselves count as the same. */
export const sameText = (a: string, b: string): boolean => foldText(a, ' ') === foldText(b, ' ') || foldText(a, '') === foldText(b, '')
/** LibreOffice loses tabs on the way through .ods. */
const foldText = (text: string, tab: string) => cleanText(text).normalize('NFC').replaceAll('\t', tab).replace(/ +$/gm, '').trim()

/** One sheet, its cells by row and column. */
export class SheetCells {
  constructor(
    readonly sheet: SheetContent,
    readonly findings: ReadFindings,
  ) {}

  problem(row: number, column: number | null, message: string): void {
    this.findings.problems.push({ sheet: this.sheet.name, cell: column === null ? `row ${row}` : cellName(row, column), message })
  }

  /** What was typed, '' for an empty cell; undefined where nobody can have typed it, which is then a problem. */
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
