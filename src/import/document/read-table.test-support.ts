// Test helpers: reads a text into a document and shows the document as users see it.
import { expect } from 'vitest'
import { type Document, parseDocument, writeDocument } from '../../ach/document/document.ts'
import type { Answers } from '../questions/question.ts'
import { gridFromText } from '../table/grid.ts'
import { guessMapping, type Mapping } from '../table/mapping.ts'
import { type GridRead, readGrid } from './read-table.ts'

export const lines = (...rows: string[]) => rows.join('\n')
/** Reads a table in the usual layout. `change`: corrects the guessed mapping. */
export function read(
  text: string,
  change: (mapping: Mapping) => Mapping = (mapping) => mapping,
  answers: Answers = {},
): GridRead & { mapping: Mapping } {
  const { grid } = gridFromText(text)
  const mapping = change(guessMapping(grid))
  return { ...readGrid(grid, mapping, { title: 'A table', rater: 'Ana', answers }), mapping }
}
export function documentIn(found: GridRead): Document {
  if (!found.document) throw new Error(found.stop ?? '')
  const reparsed = parseDocument(writeDocument(found.document))
  expect(reparsed).toEqual({ ok: true, document: found.document, dropped: [] })
  return found.document
}
/** The matrix as users see it: texts, levels, ratings. */
export const matrixOf = (document: Document, rater = 0) =>
  document.evidence.map(({ id, statement, credibility, relevance }) => {
    const row = document.raters[rater]?.ratings[id] ?? {}
    return [id, statement, credibility, relevance, document.hypotheses.map((one) => row[one.id] ?? '.').join(' ')]
  })
export const hypothesesIn = (document: Document) => document.hypotheses.map(({ id, label, statement }) => [id, label, statement])
export const messages = ({ problems }: GridRead) => problems.map(({ message }) => message)

/** Row and reason of each row that is no evidence. */
export const ignoredIn = ({ ignored }: GridRead) => ignored.map(({ row, reason }) => ({ row, reason }))
