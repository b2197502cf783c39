// A table as rows of texts, from a sheet, a .csv file or a pasted block; knows no column meanings. Pure.

import { unescapeFormula } from '../../ach/document/formula-guard.ts'
import { formatCount } from '../../ach/model/format-count.ts'
import { Refused } from '../../ach/model/refused.ts'
import { cleanText } from '../../ach/model/texts.ts'
import { countNoun } from '../../ach/words/phrases.ts'
import { likelySeparator } from './separator.ts'
import { hasMoreCells, MOST_TABLE_CELLS, type Separator, splitCells } from './split-cells.ts'
import { cellName, type Merge, type PlaceProblem, type SheetCell, type SheetContent } from './spreadsheet.ts'

export interface GridRow {
  /** row number in the file, from 1; unique in the grid */
  readonly row: number
  readonly cells: readonly string[]
  /** the row in words, if it is no row of the file: “column C” of a turned table */
  readonly place?: string
  /** comments on cells, by column index */
  readonly comments?: ReadonlyMap<number, string>
  /** colours of empty cells in six hexadecimal digits, by column index */
  readonly fills?: ReadonlyMap<number, string>
}
/** A text outside a table, such as prose around it. */
export interface LineAround {
  readonly row: number
  readonly text: string
}
export interface Grid {
  /** only rows with content */
  readonly rows: readonly GridRow[]
  /** numbers in a date column count days from 1904 instead of 1900 */
  readonly from1904: boolean
  readonly merges?: readonly Merge[]
  readonly around?: readonly LineAround[]
  /** rows and columns were exchanged: the file row of each column */
  readonly turned?: readonly number[]
  /** made from a list: one row of headings, then one item of evidence in each row, whatever it looks like */
  readonly listed?: true
}

/** The row in words, such as “row 3”. */
export const rowPlace = ({ row, place }: Pick<GridRow, 'row' | 'place'>): string => place ?? `row ${row}`

/** The name of a cell in the file, such as B3. `at`: column index in the grid. */
export const cellPlace = (grid: Pick<Grid, 'turned'>, { row, place }: GridRow, at: number): string =>
  grid.turned ? cellName(grid.turned[at] ?? 1, row) : place === undefined ? cellName(row, at + 1) : `${place}, column ${at + 1}`

const isFilled = ({ cells }: GridRow) => cells.some((cell) => cell.trim() !== '')

/** Returns a cell's text; '' if the row is shorter. */
export const gridCell = ({ cells }: GridRow, at: number): string => cells[at] ?? ''

/** Number of columns of the longest row. */
export const widthOf = ({ rows }: Grid): number => rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)

/** Cells without a value that are reported one by one; others are only counted. */
const MOST_PROBLEMS = 1000

/** Returns a sheet's values as displayed. Cells without a value are empty; a formula without one is reported. */
export function gridFromSheet(sheet: SheetContent, { from1904 }: { readonly from1904: boolean }): { grid: Grid; problems: PlaceProblem[] } {
  const problems: PlaceProblem[] = []
  let more = 0
  const rows = [...sheet.rows].map(([row, found]): GridRow => {
    const cells: string[] = []
    for (const [column, cell] of found) {
      while (cells.length < column - 1) cells.push('')
      cells.push(textOf(cell))
      const message = lackOf(cell)
      if (message === null) continue
      if (problems.length < MOST_PROBLEMS) problems.push({ sheet: sheet.name, cell: cellName(row, column), message })
      else more += 1
    }
    return { row, cells, ...extrasOf(sheet, row) }
  })
  if (more > 0) problems.push({ sheet: sheet.name, cell: null, message: EMPTY_CELLS.more(more) })
  const merges = sheet.merges ?? []
  return { grid: { rows: rows.filter(isFilled), from1904, ...(merges.length > 0 ? { merges } : {}) }, problems }
}

/** Comments and colours of a row, by column index from 0. */
function extrasOf({ comments, fills }: SheetContent, row: number): Pick<GridRow, 'comments' | 'fills'> {
  const shifted = (of: ReadonlyMap<number, string>) => new Map([...of].map(([column, text]) => [column - 1, text]))
  const [said, coloured] = [comments?.get(row), fills?.get(row)]
  return { ...(said ? { comments: shifted(said) } : {}), ...(coloured ? { fills: shifted(coloured) } : {}) }
}

function textOf({ value, error }: SheetCell): string {
  if (error !== null || value === null) return ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  // 0.1 + 0.2 reads 0.3, as a spreadsheet displays it
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : cleanText(value)
}

/** Problems of cells without a value. */
export const EMPTY_CELLS = {
  error: (error: string) => `This cell holds the error ${error}. It is read as empty.`,
  formula: 'This formula has no stored value. It is read as empty.',
  more: (cells: number) =>
    `${countNoun(cells, 'more cell has', 'more cells have')} no value and ${cells === 1 ? 'is' : 'are'} read as empty.`,
} as const

function lackOf({ value, error, formula }: SheetCell): string | null {
  if (error !== null) return EMPTY_CELLS.error(error)
  return formula && value === null ? EMPTY_CELLS.formula : null
}

const DAY = 86_400_000
const LAST_DAY = Date.UTC(9999, 11, 31)

/** Converts a spreadsheet's day number (days since the end of 1899, or the start of 1904) to a date; drops the time of day. */
export function serialDate(n: number, from1904: boolean): string | undefined {
  const days = Math.floor(n)
  // Excel treats 1900 as a leap year: day 60 does not exist, and earlier days count from one day later.
  if (!Number.isFinite(n) || days < (from1904 ? 0 : 1) || (!from1904 && days === 60)) return undefined
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const time = first + days * DAY
  return time > LAST_DAY ? undefined : new Date(time).toISOString().slice(0, 10)
}

export const TOO_MANY_CELLS = `This table has more than ${formatCount(MOST_TABLE_CELLS)} cells. Keep only the rows and columns of evidence, then import it again.`

/**
 * `separator`: undefined detects it from the text or a first line such as `sep=;`; null reads one cell per line. Throws `Refused('limit')`
 * for far more cells than fit a workbook.
 */
export function gridFromText(text: string, separator?: Separator | null): { grid: Grid; separator: Separator | null } {
  const clean = cleanText(text.replace(/^\ufeff/, ''))
  const told = /^"?sep=([\t,;])"?[\t,;]*(?:\n|$)/i.exec(clean)
  const skipped = told?.[0].length ?? 0
  const between = separator === undefined ? ((told?.[1] as Separator | undefined) ?? likelySeparator(clean)) : separator
  if (hasMoreCells(clean, between, MOST_TABLE_CELLS)) throw new Refused('limit', TOO_MANY_CELLS)
  const rows = splitCells(clean.slice(skipped), between, { exact: true }).map((cells, at): GridRow => {
    return { row: at + (skipped > 0 ? 2 : 1), cells: cells.map(unescapeFormula) }
  })
  return { grid: { rows: rows.filter(isFilled), from1904: false }, separator: between }
}
