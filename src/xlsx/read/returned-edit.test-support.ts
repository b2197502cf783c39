// Edits exported files as a user in another program would, and reads them back.

import { differencesOf } from '../../ach/document/document-differences.ts'
import type { Change } from '../../ach/log/change.ts'
import type { View } from '../../ach/view/view.ts'
import type { SheetCell, SheetContent, Spreadsheet } from '../../import/table/spreadsheet.ts'
import { makeXlsx } from '../make-xlsx.ts'
import { type Returned, readReturned } from '../returned/returned.ts'
import type { FileOrigin } from '../sheets/stamp.ts'
import { readSpreadsheet } from './read-sheets.ts'

/** The exported file, unedited. */
export const exported = async (view: View, raters: readonly string[] = [...view.raters.keys()], origin: FileOrigin | null = null) =>
  readSpreadsheet(await makeXlsx(view, raters, origin))

export type Typed = string | number | boolean | null
export const typed = (value: Typed): SheetCell => ({ value, error: null, formula: false })
export const formula = (value: Typed): SheetCell => ({ value, error: null, formula: true })
export const error = (words: string): SheetCell => ({ value: null, error: words, formula: false })

/** `row`: number of the row whose first column (or `idColumn`) holds this id. */
export function rowOf(sheet: SheetContent, id: string, idColumn = 1): number {
  for (const [row, cells] of sheet.rows) if (cells.get(idColumn)?.value === id) return row
  throw new Error(`${sheet.name} has no row for ${id}.`)
}

/** Number of the column whose heading begins with this text. */
export function columnOf(sheet: SheetContent, heading: string): number {
  for (const cells of sheet.rows.values()) {
    if (![...cells.values()].some(({ value }) => value === 'ID')) continue
    for (const [column, { value }] of cells)
      if (typeof value === 'string' && (value === heading || value.startsWith(`${heading}\n`) || value.startsWith(`${heading} (`)))
        return column
  }
  throw new Error(`${sheet.name} has no column ${heading}.`)
}

export const sheetOf = (file: Spreadsheet, name: string): SheetContent => {
  const sheet = file.sheets.find((one) => one.name === name)
  if (!sheet) throw new Error(`There is no sheet ${name}.`)
  return sheet
}

/** Replaces one sheet; null removes it. */
export const withSheet = (file: Spreadsheet, name: string, work: (sheet: SheetContent) => SheetContent | null): Spreadsheet => ({
  ...file,
  sheets: file.sheets.flatMap((sheet) => (sheet.name === name ? (work(sheet) ?? []) : [sheet])),
})

type Cells = Map<number, Map<number, SheetCell>>
/** Edits the rows of one sheet. */
export const withRows = (file: Spreadsheet, name: string, work: (rows: Cells) => Cells): Spreadsheet =>
  withSheet(file, name, (sheet) => {
    const rows = work(new Map([...sheet.rows].map(([row, cells]) => [row, new Map(cells)])))
    return { ...sheet, rows: new Map([...rows].sort(([a], [b]) => a - b)) }
  })

/** Moves rows of one sheet with their comments; a row without a new place is deleted. */
export const withRowsMoved = (file: Spreadsheet, name: string, placeOf: (row: number) => number | null): Spreadsheet =>
  withSheet(file, name, (sheet) => {
    const moved = <T>(rows: ReadonlyMap<number, T>) =>
      new Map(
        [...rows]
          .flatMap(([row, cells]): [number, T][] => {
            const place = placeOf(row)
            return place === null ? [] : [[place, cells]]
          })
          .sort(([a], [b]) => a - b),
      )
    return { ...sheet, rows: moved(sheet.rows), ...(sheet.comments ? { comments: moved(sheet.comments) } : {}) }
  })

/** Moves columns of one sheet with their comments; a column without a new place is deleted. */
export const withColumnsMoved = (file: Spreadsheet, name: string, placeOf: (column: number) => number | null): Spreadsheet =>
  withSheet(file, name, (sheet) => {
    const moved = <T>(rows: ReadonlyMap<number, ReadonlyMap<number, T>>) =>
      new Map(
        [...rows].map(([row, cells]) => [
          row,
          new Map(
            [...cells]
              .flatMap(([column, cell]): [number, T][] => {
                const place = placeOf(column)
                return place === null ? [] : [[place, cell]]
              })
              .sort(([a], [b]) => a - b),
          ),
        ]),
      )
    return { ...sheet, rows: moved(sheet.rows), ...(sheet.comments ? { comments: moved(sheet.comments) } : {}) }
  })

/** Overwrites one cell; null clears it. */
export const withCell = (file: Spreadsheet, name: string, row: number, column: number, value: Typed | SheetCell): Spreadsheet =>
  withRows(file, name, (rows) => {
    const cells = new Map(rows.get(row))
    if (value === null) cells.delete(column)
    else cells.set(column, typeof value === 'object' ? value : typed(value))
    return new Map([...rows, [row, new Map([...cells].sort(([a], [b]) => a - b))]])
  })

/** Overwrites cells by `Sheet!id!heading`. */
export function edited(file: Spreadsheet, edits: Readonly<Record<string, Typed | SheetCell>>): Spreadsheet {
  return Object.entries(edits).reduce((now, [place, value]) => {
    const [name = '', id = '', heading = ''] = place.split('!')
    const sheet = sheetOf(now, name)
    return withCell(now, name, rowOf(sheet, id), columnOf(sheet, heading), value)
  }, file)
}

/** Types a row below the last one with an id. */
export function withNewRow(file: Spreadsheet, name: string, values: Readonly<Record<string, Typed>>): Spreadsheet {
  const sheet = sheetOf(file, name)
  const last = [...sheet.rows].findLast(([, cells]) => {
    const first = cells.get(1)
    return first !== undefined && !first.formula && first.value !== null
  })
  const row = (last?.[0] ?? 0) + 1
  return Object.entries(values).reduce((now, [heading, value]) => withCell(now, name, row, columnOf(sheet, heading), value), file)
}

export function returnedOf(file: Spreadsheet): Returned {
  const returned = readReturned(file)
  if (!returned) throw new Error('This is not a file of this program.')
  return returned
}

export interface Outcome {
  readonly changes: readonly Change[]
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
}

/** Returns what changed in the file and what could not be read. */
export function outcomeOf(file: Spreadsheet): Outcome {
  const { base, document, problems, warnings } = returnedOf(file)
  if (!base) throw new Error(`The file does not say what it was made from. ${warnings.join(' ')}`)
  return {
    changes: differencesOf(base, document),
    problems: problems.map(({ sheet, cell, message }) => `${sheet}!${cell}: ${message}`),
    warnings,
  }
}

export const NOTHING: Outcome = { changes: [], problems: [], warnings: [] }
