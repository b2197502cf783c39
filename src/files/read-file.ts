// Reads a file of any supported kind. Returns a refusal for unreadable files instead of throwing.
import { type Document, parseDocument } from '../ach/document/document.ts'
import { Refused } from '../ach/model/refused.ts'
import { LIMITS } from '../ach/model/texts.ts'
import { countNoun } from '../ach/words/phrases.ts'
import { type Grid, gridFromSheet, gridFromText, widthOf } from '../import/table/grid.ts'
import type { PlaceProblem, Spreadsheet } from '../import/table/spreadsheet.ts'
import { readSpreadsheet } from '../xlsx/read/read-sheets.ts'
import { type Returned, readReturned } from '../xlsx/returned/returned.ts'
import { DATA_SHEET } from '../xlsx/sheets/hidden-sheet.ts'
import { readAchz } from './achz/achz.ts'
import { decodeText } from './decode/decode-text.ts'
import { fileKind } from './decode/file-kind.ts'
import { GUNZIP_REFUSALS } from './decode/gunzip.ts'

/** Why a file is refused. */
export const FILE_REFUSALS = {
  jsonNotUtf8: 'This .json file is not UTF-8 text. Save it as UTF-8, then choose it again.',
  otherSpreadsheet: 'This is not an .xlsx file. Save or export it as .xlsx, then import that file.',
  emptySheets: 'The visible sheets of this file are empty.',
  tooLarge:
    'This text is too large for a table of evidence: at most 8 MB and 100,000 lines. Keep only the rows of evidence, then import it again.',
  tableTooLarge: (rows: number, columns: number) =>
    `This table has ${countNoun(rows, 'row', 'rows')} and ${countNoun(columns, 'column', 'columns')}. At most ${countNoun(MOST_ROWS, 'row', 'rows')} and ${MOST_COLUMNS} columns can be read. Keep only the rows of evidence, then import it again.`,
  nothing: 'This file has no content.',
} as const

/** A sheet, or a whole text, that may hold a table of evidence. */
export interface TableFound {
  readonly name: string
  readonly grid: Grid
  readonly problems: readonly PlaceProblem[]
}

/** A workbook found in a file, and what the import drops. */
export interface DocumentFound {
  readonly document: Document
  readonly losses: readonly string[]
}

export type FileRead =
  | { readonly kind: 'refused'; readonly problems: readonly string[] }
  /** whole workbooks, at least one; `from`: the file kind */
  | { readonly kind: 'documents'; readonly from: 'json' | 'achz'; readonly documents: readonly DocumentFound[] }
  /** a spreadsheet exported by this program */
  | { readonly kind: 'returned'; readonly returned: Returned }
  /** any other table, at least one; `note`: how the text was decoded */
  | { readonly kind: 'tables'; readonly tables: readonly TableFound[]; readonly note: string | null }

export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** `progress` receives shares from 0 to 1. */
export function readFile(file: NamedFile, progress?: (share: number) => void): FileRead {
  try {
    return read(file, progress)
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', problems: [error.message] }
    throw error
  }
}

function read({ name, bytes }: NamedFile, progress?: (share: number) => void): FileRead {
  if (bytes.length === 0) throw new Refused('invalid', GUNZIP_REFUSALS.empty)
  switch (fileKind(name, bytes)) {
    case 'achz':
      return { kind: 'documents', from: 'achz', documents: readAchz(bytes).workbooks }
    case 'spreadsheet':
      if (/\.(ods|numbers)$/i.test(name)) throw new Refused('invalid', FILE_REFUSALS.otherSpreadsheet)
      return spreadsheet(readSpreadsheet(bytes, progress))
    case 'json':
      return json(bytes)
    case 'text':
      return text(name, bytes)
  }
}

/** Accepts a leading byte order mark. */
function json(bytes: Uint8Array): FileRead {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused('invalid', FILE_REFUSALS.jsonNotUtf8)
  }
  const found = parseDocument(text)
  if (!found.ok) return { kind: 'refused', problems: found.problems }
  return { kind: 'documents', from: 'json', documents: [{ document: found.document, losses: found.dropped }] }
}

/** More than any workbook can hold; guessing at such a table would only take long. */
const MOST_ROWS = LIMITS.evidence * LIMITS.withParked
const MOST_COLUMNS = 80

/** Returns the tables within the limits. Throws `Refused` if there are none. */
function tablesOf(tables: readonly TableFound[]): TableFound[] {
  const fit = tables.filter(({ grid }) => grid.rows.length <= MOST_ROWS && widthOf(grid) <= MOST_COLUMNS)
  const [first] = tables
  if (!first) throw new Refused('invalid', FILE_REFUSALS.emptySheets)
  if (fit.length === 0) throw new Refused('limit', FILE_REFUSALS.tableTooLarge(first.grid.rows.length, widthOf(first.grid)))
  return fit
}

function spreadsheet(file: Spreadsheet): FileRead {
  const returned = readReturned(file)
  if (returned) return { kind: 'returned', returned }
  const tables = file.sheets.flatMap((sheet) => {
    const { grid, problems } = gridFromSheet(sheet, { from1904: file.from1904 })
    return sheet.hidden || sheet.name === DATA_SHEET || grid.rows.length === 0 ? [] : [{ name: sheet.name, grid, problems }]
  })
  return { kind: 'tables', tables: tablesOf(tables), note: null }
}

/** A larger text is no table of evidence; splitting it into cells would only take long. */
const MOST_TEXT = 8 * 1024 * 1024
const MOST_LINES = 100_000

function text(name: string, bytes: Uint8Array): FileRead {
  let lines = 1
  for (let at = bytes.indexOf(10); at >= 0 && lines <= MOST_LINES; at = bytes.indexOf(10, at + 1)) lines += 1
  if (bytes.length > MOST_TEXT || lines > MOST_LINES) throw new Refused('limit', FILE_REFUSALS.tooLarge)
  const { text, encoding, guessed } = decodeText(bytes)
  const { grid } = gridFromText(text)
  if (grid.rows.length === 0) throw new Refused('invalid', FILE_REFUSALS.nothing)
  const note = guessed
    ? `The file does not name its character encoding. It was read as ${encoding}. Check that the letters look right.`
    : null
  return { kind: 'tables', tables: tablesOf([{ name, grid, problems: [] }]), note }
}
