// Turns an imported file into workbooks and lines of problems for the command line, where questions are answered by options.
import type { Document } from '../ach/document/document.ts'
import { startSentence } from '../ach/words/phrases.ts'
import type { FileRead } from '../files/read-file.ts'
import { RATER_NAME } from '../import/document/read-table.ts'
import { type Answers, isOpen, type Question } from '../import/questions/question.ts'
import { formOfAnswers } from '../import/reading/answers.ts'
import { readTables } from '../import/reading/read-tables.ts'
import { asWritten } from '../import/review/as-written.ts'
import type { Grid } from '../import/table/grid.ts'
import { isHypothesisColumn, type Meaning } from '../import/table/grid-columns.ts'
import { GridProblems } from '../import/table/grid-problems.ts'
import { columnTitles, type Mapping } from '../import/table/mapping.ts'
import type { PlaceProblem } from '../import/table/spreadsheet.ts'
import { unknownKey } from './document-file.ts'
import type { InputFile } from './input-file.ts'
import { UnreadableFile } from './mistakes.ts'

export const skippedRow = (place: string, reason: string): string => `${startSentence(place)} was skipped: ${reason}`
export const unratedRow = (place: string): string => `${startSentence(place)} has no rating.`

export interface ImportOutput {
  readonly document: Document
  /** What the file was exported from; null if unknown. */
  readonly base: Document | null
  /** a table with its printed results, and its ratings as reference ratings; missing for other files */
  readonly written?: Document
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
export function importResult(
  input: Omit<InputFile, 'bytes'>,
  read: Exclude<FileRead, { kind: 'refused' }>,
  answers: Answers = {},
): ImportResult {
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
      return tableIn(input, read, answers)
  }
}

export const ONLY_CELLS = 'This spreadsheet has no hidden sheet, so only the visible cells were read.'

const withPlace = ({ sheet, cell, message }: PlaceProblem): string =>
  `${sheet} sheet${cell === null ? '' : `, ${placeIn(cell)}`}: ${message}`

/** A problem of a whole row already names it: "row 5". */
const placeIn = (cell: string): string => (cell.startsWith('row ') ? cell : `cell ${cell}`)

/** Reads the tables as answered. Throws `UnreadableFile` with the questions that have no answer. */
function tableIn(
  { name, path }: Omit<InputFile, 'bytes'>,
  { tables, note, partial = false }: Extract<FileRead, { kind: 'tables' }>,
  answers: Answers,
): ImportResult {
  const { mapping, grid, read, questions, unread } = readTables({
    tables,
    form: formOfAnswers(answers),
    options: { title: titleOf(path ?? '') },
  })
  const { document, stop, problems, ignored, remarks, unrated } = read
  const lines = [...tables.flatMap((table) => table.problems.map(withPlace)), ...problems.map(({ message }) => message)]
  const open = questions.filter(isOpen)
  const isNoteOfLoss = !grid.listed || partial
  if (open.length > 0) throw new UnreadableFile(open.map((question) => `${name}: ${openQuestion(question)}`))
  if (document === null) throw new UnreadableFile([stop ?? '', ...lines].map((line) => `${name}: ${line}`))
  return {
    workbooks: [{ base: null, document, written: asWritten(document, read.printed, RATER_NAME) }],
    unread: [
      ...(note !== null && isNoteOfLoss ? [note] : []),
      ...unread,
      ...questions.filter(({ answered }) => !answered).map(assumedAnswer),
      ...(mapping.asked ? [guessNotes(grid, mapping)] : []),
      ...lines,
    ],
    discarded: [
      ...(note !== null && !isNoteOfLoss ? [note] : []),
      ...remarks,
      ...ignored.map(({ place, reason }) => skippedRow(place, reason)),
      ...(read.counts.ratings > 0 ? unrated.map(unratedRow) : []),
    ],
  }
}

const optionsIn = ({ id, options }: Question): string => options.map(({ value, words }) => `--answer ${id}=${value} (${words})`).join(', ')

/** A question that needs an answer, with the options that give one. */
export const openQuestion = (question: Question): string =>
  `${question.sentence}${placesIn(question)} Choose one of these options: ${optionsIn(question)}.`

/** A question that was answered with its default. */
export const assumedAnswer = (question: Question): string =>
  `${question.sentence}${placesIn(question)} Assumed ${question.id}=${question.chosen}. Options: ${optionsIn(question)}.`

const placesIn = ({ places, count }: Question): string =>
  places.length === 0 ? '' : ` (${places.join(', ')}${count > places.length ? ` and ${count - places.length} more` : ''})`

/** The file's name without its extension. Stdin has no name. */
const titleOf = (file: string): string =>
  /[^/\\]*$/
    .exec(file)?.[0]
    .replace(/\.\w{1,5}$/, '')
    .trim() || 'A table'

function guessNotes(grid: Grid, mapping: Mapping): string {
  const titles = new GridProblems(columnTitles(grid, mapping))
  const columns = mapping.columns.map((meaning, at) => `${titles.title(at)} as ${meaningWords(meaning)}`)
  return `The meanings of the columns were guessed: ${columns.join(', ')}. Import the file in the browser to correct this.`
}

const meaningWords = (meaning: Meaning): string => (meaning === null ? 'nothing' : isHypothesisColumn(meaning) ? 'a hypothesis' : meaning)
