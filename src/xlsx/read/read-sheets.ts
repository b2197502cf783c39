// An .xlsx that somebody sent, as plain cells. Takes nothing for granted: what is wrong with the file is refused in a sentence, and what
// is not needed is never looked at. Reads all at once and may take a second, so servers leave it to a worker.
import type { Spreadsheet } from '../../import/table/spreadsheet.ts'
import { readSheetCells, type SharedParts } from './read-cells.ts'
import { readStrings } from './read-strings.ts'
import { workbookParts } from './read-workbook.ts'
import { openZip } from './read-zip.ts'

/** Refused 'invalid' for every file that is not a sound .xlsx within the limits. `progress` is told the share done, 0 … 1. */
export function readSpreadsheet(bytes: Uint8Array, progress?: (share: number) => void): Spreadsheet {
  const { worksheets, strings, from1904 } = workbookParts(openZip(bytes))
  const whole = [strings, ...worksheets.map(({ part }) => part)].reduce((sum, part) => sum + (part?.size ?? 0), 0)
  let done = 0
  const read = (size: number) => {
    done += size
    progress?.(Math.min(1, done / whole))
  }
  progress?.(0)
  const shared: SharedParts = { strings: strings ? readStrings(strings, read) : [], cells: 0, read }
  const sheets = worksheets.map((worksheet) => ({
    name: worksheet.name,
    hidden: worksheet.hidden,
    rows: readSheetCells(worksheet, shared),
  }))
  progress?.(1)
  return { sheets, from1904 }
}
