// What a file that was read comes to on the command line, where nobody can be asked: its workbooks, and in lines what is missing from them.
import type { Document } from '../ach/document/document.ts'
import type { FileRead, TableFound } from '../files/read-file.ts'
import { isHypothesisColumn, type Meaning } from '../import/table/grid-columns.ts'
import { GridProblems } from '../import/table/grid-problems.ts'
import { columnTitles, guessMapping, type Mapping } from '../import/table/mapping.ts'
import { readGrid } from '../import/table/read-table.ts'
import type { PlaceProblem } from '../import/table/spreadsheet.ts'
import { unknownKey } from './document-file.ts'
import type { InputFile } from './given-file.ts'
import { UnreadableFile } from './mistakes.ts'

export const skippedRow = (row: number, reason: string): string => `Row ${row} is left out: ${reason}`

export interface ImportOutput {
  readonly document: Document
  /** what the file was made with; null where that is not known */
  readonly base: Document | null
}

export interface ImportResult {
  /** at least one */
  readonly workbooks: readonly ImportOutput[]
  /** what could not be read as it stands, or is not sure */
  readonly unread: readonly string[]
  /** what was read and has no place in a workbook */
  readonly left: readonly string[]
}

/** Throws Unreadable where no workbook can be made of it. */
export function importResult(given: Omit<InputFile, 'bytes'>, read: Exclude<FileRead, { kind: 'refused' }>): ImportResult {
  switch (read.kind) {
    case 'returned': {
      const { base, document, problems, warnings } = read.returned
      const unread = [...warnings, ...(base === null ? [ONLY_CELLS] : []), ...problems.map(withPlace)]
      return { workbooks: [{ base, document }], unread, left: [] }
    }
    case 'documents': {
      const several = read.documents.length > 1
      const said = (loss: string) => (read.from === 'json' ? unknownKey(loss) : loss)
      return {
        workbooks: read.documents.map(({ document }) => ({ base: null, document })),
        unread: [],
        left: read.documents.flatMap(({ losses }, at) => losses.map((loss) => (several ? `matrix ${at + 1}: ` : '') + said(loss))),
      }
    }
    case 'tables':
      return tableIn(given, read.tables, read.note)
  }
}

export const ONLY_CELLS = 'There is no hidden sheet to go by; only what stands in the visible cells was brought in.'

const withPlace = ({ sheet, cell, message }: PlaceProblem): string =>
  `Sheet ${sheet}${cell === null ? '' : `, ${placeIn(cell)}`}: ${message}`

/** A problem of a whole row names it in words. */
const placeIn = (cell: string): string => (cell.startsWith('row ') ? cell : `cell ${cell}`)

/** The table with most rows, understood as well as it can be without asking. */
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
      ...others.map((one) => `Sheet ${one.name} is left out; ${table.name} has more rows.`),
      ...(mapping.asked ? [guessNotes(table, mapping)] : []),
      ...lines,
    ],
    left: ignored.map(({ row, reason }) => skippedRow(row, reason)),
  }
}

/** The file's name as a title; what is piped in has none. */
const titleOf = (file: string): string =>
  /[^/\\]*$/
    .exec(file)?.[0]
    .replace(/\.\w{1,5}$/, '')
    .trim() || 'A table'

function guessNotes({ grid }: TableFound, mapping: Mapping): string {
  const titles = new GridProblems(columnTitles(grid, mapping))
  const columns = mapping.columns.map((meaning, at) => `${titles.title(at)} as ${meaningWords(meaning)}`)
  const numbers = mapping.numbers ? ' Numbers were read as ratings from 2 for CC to -2 for II.' : ''
  return `It is not certain what its columns mean; they were read thus: ${columns.join(', ')}.${numbers} In the browser this can be corrected.`
}

const meaningWords = (meaning: Meaning): string => (meaning === null ? 'nothing' : isHypothesisColumn(meaning) ? 'a hypothesis' : meaning)
