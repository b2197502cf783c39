// Makes a matrix that someone published ready to be checked: its ratings become reference ratings, and its printed results are kept. Pure.
import type { Document } from '../../ach/document/document.ts'
import { type Printed, printedResults } from '../document/printed.ts'

/** The name of the rater of a matrix that names none. */
export const AS_WRITTEN = 'As written'

/** `rater`: the name that the reader gave to the rater of a table that names none. */
export const asWritten = (document: Document, printed: Printed, rater: string): Document => ({
  ...document,
  method: document.evidence.some(({ credibility, relevance }) => credibility !== null || relevance !== null) ? 'weighted' : 'count',
  printed: printedResults(printed),
  raters: document.raters.map((one) => ({ ...one, kind: 'reference', shown: true, name: one.name === rater ? AS_WRITTEN : one.name })),
})
