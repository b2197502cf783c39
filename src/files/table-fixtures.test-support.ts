// Reads the tables in src/files/fixtures with given answers to the questions about them.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Document } from '../ach/document/document.ts'
import { isOpen } from '../import/questions/question.ts'
import { formOfAnswers } from '../import/reading/answers.ts'
import { readTables, type TablesRead } from '../import/reading/read-tables.ts'
import { readFile } from './read-file.ts'

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)))

/** Reads a file with these answers. `form`: other fields of the preview. */
export function readFixture(
  name: string,
  answers: Readonly<Record<string, string>> = {},
  form: Readonly<Record<string, string>> = {},
): TablesRead {
  return readBytes(name, fixture(name), answers, form)
}

export function readBytes(
  name: string,
  bytes: Uint8Array,
  answers: Readonly<Record<string, string>> = {},
  form: Readonly<Record<string, string>> = {},
): TablesRead {
  const read = readFile({ name, bytes })
  if (read.kind !== 'tables') throw new Error(`${name} is read as ${read.kind}: ${JSON.stringify(read)}`)
  const tables = read.tables.map((table) => ({ name: table.name, grid: table.grid }))
  return readTables({ tables, form: { ...form, ...formOfAnswers(answers) }, options: { title: 'A table' } })
}

/** The document, if no question is open. */
export function documentRead(read: TablesRead): Document {
  const open = read.questions.filter(isOpen).map(({ id }) => id)
  if (open.length > 0) throw new Error(`These questions are open: ${open.join(', ')}.`)
  if (!read.read.document) throw new Error(read.read.stop ?? '')
  return read.read.document
}

/** One line for each item: its ratings, then its note for each hypothesis, if any. */
export const ratingLines = (document: Document, rater = 0): string[] =>
  document.evidence.map(({ id }) => document.hypotheses.map((one) => document.raters[rater]?.ratings[id]?.[one.id] ?? '.').join(' '))
export const noteLines = (document: Document): string[] =>
  document.evidence.flatMap(({ id }) =>
    Object.entries(document.raters[0]?.notes[id] ?? {}).map(([hypothesis, note]) => `${id} ${hypothesis}: ${note}`),
  )
export const printedLines = ({ read }: TablesRead): string[] =>
  read.printed.rows.map(({ kind, heading, values }) => `${kind}: ${heading}: ${Object.values(values).join(' | ')}`)
/** Ids of the questions, with those that need an answer in capitals. */
export const questionIds = ({ questions }: TablesRead): string[] => questions.map((one) => (isOpen(one) ? one.id.toUpperCase() : one.id))
