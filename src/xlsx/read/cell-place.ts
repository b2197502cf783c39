// Where rows and cells say that they are: their r attributes, which may be left out. Refuses a place that cannot be.
import { quoteFromFile, refuseFile } from './refuse-file.ts'

/** A row without a number follows the one before. */
export function rowNumber(said: string | undefined, before: number, sheet: string): number {
  if (said === undefined) return before + 1
  if (!/^[1-9]\d{0,9}$/.test(said)) throw refuseFile(`The sheet ${sheet} has a row with the number ${quoteFromFile(said)}, which is none.`)
  return Number(said)
}

/** A cell without an address follows the one before. */
export function columnNumber(said: string | undefined, row: number, before: number, sheet: string): number {
  if (said === undefined) return before + 1
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,9})$/.exec(said) ?? []
  if (letters === undefined) throw refuseFile(`The sheet ${sheet} has a cell with the address ${quoteFromFile(said)}, which is none.`)
  if (Number(digits) !== row) throw refuseFile(`The sheet ${sheet} has the cell ${said} in row ${row}, where it does not belong.`)
  return columnOf(letters)
}

export const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
