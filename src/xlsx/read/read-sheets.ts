// Reads an untrusted .xlsx file into plain cells, and refuses it with a sentence if anything is wrong. Skips whatever is not needed.
// Synchronous and up to a second long, so servers run it in a worker.
import type { Spreadsheet } from '../../import/table/spreadsheet.ts'
import { readSheetCells, type SharedParts } from './read-cells.ts'
import { readStrings } from './read-strings.ts'
import { workbookParts } from './read-workbook.ts'
import { openZip } from './read-zip.ts'

/** Throws `Refused('invalid')` for every file that is not a sound .xlsx within the limits. `progress` receives shares from 0 to 1. */
export function readSpreadsheet(bytes: Uint8Array, progress?: (share: number) => void): Spreadsheet {
  const { worksheets, strings, from1904 } = workbookParts(openZip(bytes))
  const whole = [strings, ...worksheets.map(({ part }) => part)].reduce((sum, part) => sum + (part?.size ?? 0), 0)
  let done = 0
  const read = (size: number) => {
    done += size
    progress?.(Math.min(1, done / whole))
  }
  progress?.(0)
  const shared: SharedParts = { strings: strings ? readStrings(strings, read) : [], cells: 0, text: 0, read }
  const sheets = worksheets.map((worksheet) => ({
    name: worksheet.name,
    hidden: worksheet.hidden,
    rows: readSheetCells(worksheet, shared),
  }))
  progress?.(1)
  return { sheets, from1904 }
}
