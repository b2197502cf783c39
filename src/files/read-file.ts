// Reads a file of any supported kind. Returns a refusal for unreadable files instead of throwing.

import { type Document, parseDocument } from '../ach/document/document.ts'
import { DOCUMENT_FORMAT } from '../ach/document/document-schema.ts'
import { jsonExcess } from '../ach/document/json-bounds.ts'
import { formatCount } from '../ach/model/format-count.ts'
import { Refused } from '../ach/model/refused.ts'
import { LIMITS } from '../ach/model/texts.ts'
import { countNoun } from '../ach/words/phrases.ts'
import { jsonTables } from '../import/json/json-tables.ts'
import { type ForeignItems, itemsGrid } from '../import/references/foreign-items.ts'
import { isReferenceText, itemsOfJson, readReferenceText } from '../import/references/read-items.ts'
import { type Grid, gridFromSheet, widthOf } from '../import/table/grid.ts'
import type { PlaceProblem, SheetContent, Spreadsheet } from '../import/table/spreadsheet.ts'
import { readTextTables } from '../import/text/read-text.ts'
import { readSpreadsheet } from '../xlsx/read/read-sheets.ts'
import { type Returned, readReturned } from '../xlsx/returned/returned.ts'
import { DATA_SHEET } from '../xlsx/sheets/hidden-sheet.ts'
import { CELL_LIMIT } from '../xlsx/write/safe-text.ts'
import { readAchz } from './achz/achz.ts'
import { decodeText } from './decode/decode-text.ts'
import { fileKind } from './decode/file-kind.ts'
import { type ForeignKind, foreignKind } from './decode/foreign-kind.ts'
import { GUNZIP_REFUSALS } from './decode/gunzip.ts'
import { readOds } from './ods/read-ods.ts'

/** Why a file is refused. */
export const FILE_REFUSALS = {
  jsonNotUtf8: 'This .json file is not UTF-8 text. Save it as UTF-8, then choose it again.',
  otherSpreadsheet: 'This is not an .xlsx file. Save or export it as .xlsx, then import that file.',
  emptySheets: 'The visible sheets of this file are empty.',
  tooLarge:
    'This text is too large for a table of evidence: at most 8 MB and 100,000 lines. Keep only the rows of evidence, then import it again.',
  tableTooLarge: (rows: number, columns: number) =>
    `This table has ${countNoun(rows, 'row', 'rows')} and ${countNoun(columns, 'column', 'columns')}. At most ${countNoun(MOST_ROWS, 'row', 'rows')} and ${MOST_COLUMNS} columns can be read. Keep only the rows of evidence, then import it again.`,
  longCell: (row: number, length: number) =>
    `Row ${formatCount(row)} of this table has a cell with ${formatCount(length)} characters. At most ${formatCount(CELL_LIMIT)} can be read. Shorten it, then import the file again.`,
  longTables:
    'The cells of these sheets hold more than 8 million characters together. Keep only the rows of evidence, then import the file again.',
  nothing: 'This file has no content.',
  noItems: 'Nothing in this file can become evidence.',
  instead: (kind: string, instead: string) => `This is ${kind}: ${instead}.`,
  other: (kind: string) => `This is ${kind}, not a table of evidence. Choose a spreadsheet (.xlsx), a table (.csv) or a workbook (.json).`,
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
  /** any other table, at least one; `note`: how the text was decoded, or what a list of items holds */
  | { readonly kind: 'tables'; readonly tables: readonly TableFound[]; readonly note: string | null; readonly partial?: boolean }

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
      if (/\.numbers$/i.test(name)) throw new Refused('invalid', FILE_REFUSALS.otherSpreadsheet)
      return spreadsheet(readSpreadsheet(bytes, progress))
    case 'ods':
      return spreadsheet(readOds(bytes))
    case 'other':
      throw new Refused('invalid', refusalOf(foreignKind(name, bytes)))
    case 'json':
      return json(name, bytes)
    case 'text':
      return text(name, bytes)
  }
}

const refusalOf = (kind: ForeignKind | null): string =>
  kind === null || kind.instead === null
    ? FILE_REFUSALS.other(kind?.what ?? 'another kind of file')
    : FILE_REFUSALS.instead(kind.what, kind.instead)

/** Reads a document of this program, or the matrix of another one. Accepts a leading byte order mark. */
function json(name: string, bytes: Uint8Array): FileRead {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused('invalid', FILE_REFUSALS.jsonNotUtf8)
  }
  const found = parseDocument(text)
  if (!found.ok) return foreignJson(name, text) ?? { kind: 'refused', problems: found.problems }
  return { kind: 'documents', from: 'json', documents: [{ document: found.document, losses: found.dropped }] }
}

/** Text beyond this is no matrix of another program; its values would only take memory. */
const MOST_FOREIGN = 4 * 1024 * 1024

/** The beginning of STIX. */
const BUNDLE = /"type"\s*:\s*"bundle"/

/** Returns the tables of another program’s JSON; null if it is not evident what they are. */
function foreignJson(name: string, text: string): FileRead | null {
  if (text.length > MOST_TEXT && BUNDLE.test(text.slice(0, 1000))) throw new Refused('limit', FILE_REFUSALS.tooLarge)
  if (text.length > MOST_TEXT || jsonExcess(text) !== null) return null
  let raw: unknown
  try {
    raw = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return null
  }
  // A damaged document of this program is refused with its problems.
  if (typeof raw === 'object' && raw !== null && 'format' in raw && raw.format === DOCUMENT_FORMAT) return null
  const items = itemsOfJson(raw)
  if (items) return listed(name, items)
  if (text.length > MOST_FOREIGN) return null
  const found = jsonTables(name, raw)
  const tables = found.filter(({ grid }) => fits(sizeOf(grid)))
  if (found[0] && tables.length === 0) throw tableTooLarge(sizeOf(found[0].grid))
  return tables.length === 0 ? null : { kind: 'tables', tables: tables.map((table) => ({ ...table, problems: [] })), note: null }
}

/** Items that another program lists. Throws `Refused` if there are none, or too many. */
function listed(name: string, { items, note, partial = false }: ForeignItems): FileRead {
  if (items.length === 0) throw new Refused('invalid', `${FILE_REFUSALS.noItems} ${note}`)
  const grid = itemsGrid(items)
  if (!fits(sizeOf(grid))) throw tableTooLarge(sizeOf(grid))
  return { kind: 'tables', tables: [{ name, grid, problems: [] }], note, partial }
}

/** More than any workbook can hold; guessing at such a table would only take long. */
const MOST_ROWS = LIMITS.evidence * LIMITS.withParked
const MOST_COLUMNS = 80

/** A larger text is no table of evidence; splitting it into cells would only take long. */
const MOST_TEXT = 8 * 1024 * 1024
const MOST_LINES = 100_000

interface TableSize {
  readonly rows: number
  readonly columns: number
}

const fits = ({ rows, columns }: TableSize): boolean => rows <= MOST_ROWS && columns <= MOST_COLUMNS
const sizeOf = (grid: Grid): TableSize => ({ rows: grid.rows.length, columns: widthOf(grid) })
const tableTooLarge = ({ rows, columns }: TableSize) => new Refused('limit', FILE_REFUSALS.tableTooLarge(rows, columns))

function spreadsheet(file: Spreadsheet): FileRead {
  const returned = readReturned(file)
  if (returned) return { kind: 'returned', returned }
  const tables: TableFound[] = []
  let tooLarge: TableSize | null = null
  let characters = 0
  for (const sheet of file.sheets) {
    if (sheet.hidden || sheet.name === DATA_SHEET) continue
    const columns = lastColumn(sheet)
    // A grid has a cell for each place, filled or not: one cell far to the right in each row would take gigabytes.
    if (columns > MOST_COLUMNS) {
      tooLarge ??= { rows: sheet.rows.size, columns }
      continue
    }
    const { grid, problems } = gridFromSheet(sheet, { from1904: file.from1904 })
    if (!fits(sizeOf(grid))) tooLarge ??= sizeOf(grid)
    else if (grid.rows.length > 0) tables.push({ name: sheet.name, grid, problems })
    // Cells that share one text in the file do not share it in the result.
    characters += charactersIn(grid)
    if (characters > MOST_TEXT) throw new Refused('limit', FILE_REFUSALS.longTables)
  }
  if (tables.length > 0) return { kind: 'tables', tables, note: null }
  throw tooLarge ? tableTooLarge(tooLarge) : new Refused('invalid', FILE_REFUSALS.emptySheets)
}

const lastColumn = ({ rows }: SheetContent): number => [...rows.values()].reduce((most, columns) => Math.max(most, ...columns.keys()), 0)

const charactersIn = ({ rows }: Grid): number =>
  rows.reduce((sum, { cells }) => cells.reduce((ofRow, { length }) => ofRow + length, sum), 0)

function text(name: string, bytes: Uint8Array): FileRead {
  if (bytes.length > MOST_TEXT) throw new Refused('limit', FILE_REFUSALS.tooLarge)
  const { text, encoding, guessed } = decodeText(bytes)
  if (hasMoreLines(text)) throw new Refused('limit', FILE_REFUSALS.tooLarge)
  if (isReferenceText(text)) return listed(name, readReferenceText(text))
  const tables = readTextTables(name, text)
  for (const { grid } of tables) {
    if (grid.rows.length === 0) throw new Refused('invalid', FILE_REFUSALS.nothing)
    if (!fits(sizeOf(grid))) throw tableTooLarge(sizeOf(grid))
    for (const { row, cells } of grid.rows) {
      const long = cells.find(({ length }) => length > CELL_LIMIT)
      if (long !== undefined) throw new Refused('limit', FILE_REFUSALS.longCell(row, long.length))
    }
  }
  const note = guessed
    ? `The file does not name its character encoding. It was read as ${encoding}. Check that the letters look right.`
    : null
  return { kind: 'tables', tables: tables.map((table) => ({ ...table, problems: [] })), note }
}

const [LF, CR] = [10, 13]

/** Counts line ends as every program writes them: LF, CRLF, or CR alone. */
function hasMoreLines(text: string): boolean {
  let ends = 0
  for (let at = 0; at < text.length && ends < MOST_LINES; at += 1) {
    const code = text.charCodeAt(at)
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) ends += 1
  }
  return ends >= MOST_LINES
}
