// Reads an untrusted .xlsx file into plain cells, and refuses it with a sentence if anything is wrong. Skips whatever is not needed.
// Synchronous and up to a second long, so servers run it in a worker.
import type { SheetContent, Spreadsheet } from '../../import/table/spreadsheet.ts'
import { columnOf, readSheetCells, type SharedParts } from './read-cells.ts'
import { readComments, readFillColours } from './read-looks.ts'
import { readStrings } from './read-strings.ts'
import { type WorksheetPart, workbookParts } from './read-workbook.ts'
import { openZip } from './read-zip.ts'

/** Throws `Refused('invalid')` for every file that is not a sound .xlsx within the limits. `progress` receives shares from 0 to 1. */
export function readSpreadsheet(bytes: Uint8Array, progress?: (share: number) => void): Spreadsheet {
  const { worksheets, strings, styles, from1904 } = workbookParts(openZip(bytes))
  const whole = [strings, ...worksheets.map(({ part }) => part)].reduce((sum, part) => sum + (part?.size ?? 0), 0)
  let done = 0
  const read = (size: number) => {
    done += size
    progress?.(Math.min(1, done / whole))
  }
  progress?.(0)
  const shared: SharedParts = {
    strings: strings ? readStrings(strings, read) : [],
    colours: readFillColours(styles),
    cells: 0,
    text: 0,
    read,
  }
  const sheets = worksheets.map((worksheet) => ({
    name: worksheet.name,
    hidden: worksheet.hidden,
    ...readSheetCells(worksheet, shared),
    ...commentsOf(worksheet),
  }))
  progress?.(1)
  return { sheets, from1904 }
}

/** Comments by row and column; none if the sheet has none. */
function commentsOf({ comments }: WorksheetPart): Pick<SheetContent, 'comments'> {
  const found = new Map<number, Map<number, string>>()
  for (const [address, text] of readComments(comments)) {
    const [, letters, row] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? []
    if (letters === undefined) continue
    const columns = found.get(Number(row)) ?? new Map<number, string>()
    found.set(Number(row), columns.set(columnOf(letters), text))
  }
  return found.size > 0 ? { comments: found } : {}
}
