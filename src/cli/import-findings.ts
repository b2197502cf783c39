// Turns an imported file into workbooks and lines of problems for the command line, where no question can be asked.
import type { Document } from '../ach/document/document.ts'
import type { FileRead, TableFound } from '../files/read-file.ts'
import { isHypothesisColumn, type Meaning } from '../import/table/grid-columns.ts'
import { GridProblems } from '../import/table/grid-problems.ts'
import { columnTitles, guessMapping, type Mapping } from '../import/table/mapping.ts'
import { readGrid } from '../import/table/read-table.ts'
import type { PlaceProblem } from '../import/table/spreadsheet.ts'
import { unknownKey } from './document-file.ts'
import type { InputFile } from './input-file.ts'
import { UnreadableFile } from './mistakes.ts'

export const skippedRow = (row: number, reason: string): string => `Row ${row} was skipped: ${reason}`

export interface ImportOutput {
  readonly document: Document
  /** What the file was exported from; null if unknown. */
  readonly base: Document | null
}

export interface ImportResult {
  /** At least one. */
  readonly workbooks: readonly ImportOutput[]
  /** Problems: what could not be read as it stands or is uncertain. `--strict` rejects them. */
  readonly unread: readonly string[]
  /** What was read but has no place in a workbook. `--strict` accepts it. */
  readonly discarded: readonly string[]
}

/** Throws `UnreadableFile` if no workbook can be made from the file. */
export function importResult(input: Omit<InputFile, 'bytes'>, read: Exclude<FileRead, { kind: 'refused' }>): ImportResult {
  switch (read.kind) {
    case 'returned': {
      const { base, document, problems, warnings } = read.returned
      const unread = [...warnings, ...(base === null ? [ONLY_CELLS] : []), ...problems.map(withPlace)]
      return { workbooks: [{ base, document }], unread, discarded: [] }
    }
    case 'documents': {
      const several = read.documents.length > 1
      const lossText = (loss: string) => (read.from === 'json' ? unknownKey(loss) : loss)
      return {
        workbooks: read.documents.map(({ document }) => ({ base: null, document })),
        unread: [],
        discarded: read.documents.flatMap(({ losses }, at) => losses.map((loss) => (several ? `matrix ${at + 1}: ` : '') + lossText(loss))),
      }
    }
    case 'tables':
      return tableIn(input, read.tables, read.note)
  }
}

export const ONLY_CELLS = 'This spreadsheet has no hidden sheet, so only the visible cells were read.'

const withPlace = ({ sheet, cell, message }: PlaceProblem): string =>
  `${sheet} sheet${cell === null ? '' : `, ${placeIn(cell)}`}: ${message}`

/** A problem of a whole row already names it: "row 5". */
const placeIn = (cell: string): string => (cell.startsWith('row ') ? cell : `cell ${cell}`)

/** Reads the table with the most rows, with guessed column meanings. */
function tableIn({ name, path }: Omit<InputFile, 'bytes'>, tables: readonly TableFound[], note: string | null): ImportResult {
  const table = tables.reduce((best, one) => (one.grid.rows.length > best.grid.rows.length ? one : best))
  const mapping = guessMapping(table.grid)
  const { document, stop, problems, ignored } = readGrid(table.grid, mapping, { title: titleOf(path ?? '') })
  const lines = [...table.problems.map(withPlace), ...problems.map(({ message }) => message)]
  if (document === null) throw new UnreadableFile([stop ?? '', ...lines].map((line) => `${name}: ${line}`))
  const others = tables.filter((one) => one !== table)
  return {
    workbooks: [{ base: null, document }],
    unread: [
      ...(note === null ? [] : [note]),
      ...others.map((one) => `Sheet ${one.name} was skipped because ${table.name} has more rows.`),
      ...(mapping.asked ? [guessNotes(table, mapping)] : []),
      ...lines,
    ],
    discarded: ignored.map(({ row, reason }) => skippedRow(row, reason)),
  }
}

/** The file's name without its extension. Stdin has no name. */
const titleOf = (file: string): string =>
  /[^/\\]*$/
    .exec(file)?.[0]
    .replace(/\.\w{1,5}$/, '')
    .trim() || 'A table'

function guessNotes({ grid }: TableFound, mapping: Mapping): string {
  const titles = new GridProblems(columnTitles(grid, mapping))
  const columns = mapping.columns.map((meaning, at) => `${titles.title(at)} as ${meaningWords(meaning)}`)
  const numbers = mapping.numbers ? ' Numbers were read as ratings, from 2 for CC to −2 for II.' : ''
  return `The meanings of the columns were guessed: ${columns.join(', ')}.${numbers} Import the file in the browser to correct this.`
}

const meaningWords = (meaning: Meaning): string => (meaning === null ? 'nothing' : isHypothesisColumn(meaning) ? 'a hypothesis' : meaning)
