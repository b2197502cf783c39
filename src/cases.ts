// Reads the cases in data/cases that ship with the program, and what the first page says about each. The build checks them; a start reads the
// result.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Document, parseDocument } from './ach/document/document.ts'
import type { TourPoints } from './ach/words/tour-words.ts'

/** The items that the tour of a finished example shows: a row to read, a linchpin, and a source to leave out. */
const tourSchema = z.object({ row: z.string(), linchpin: z.string(), source: z.string() }) satisfies z.ZodType<TourPoints>

const cardSchema = z.object({
  /** the name of the file without `.json` */
  case: z.string(),
  /** what kind of case it is */
  kind: z.string(),
  /** minutes for rating it alone */
  minutes: z.number().int().positive(),
  /** what one learns from it, as a sentence without a subject */
  learn: z.string(),
  /** the case is also shown as a finished example, with its reference ratings */
  tour: tourSchema.optional(),
})

export interface Case {
  readonly id: string
  readonly document: Document
  readonly card: Readonly<z.infer<typeof cardSchema>>
}
/** In the order of the first page. */
export type Cases = ReadonlyMap<string, Case>

/** Reads every case that `cards.json` lists. Throws with the list of problems if one of them cannot be read. */
export function readCases(folder: string): Cases {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const cards = z.array(cardSchema).parse(JSON.parse(read('cards.json')))
  return new Map(cards.map((card) => [card.case, { id: card.case, document: documentIn(`${card.case}.json`, read), card }]))
}

/** Reads what the build made of `readCases`. Checking the cases again would take a tenth of a start, and 4 MB. */
export function loadCases(file: string): Cases {
  const cases: readonly Case[] = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(cases.map((one) => [one.id, one]))
}

function documentIn(file: string, read: (file: string) => string): Document {
  const found = parseDocument(read(file))
  if (!found.ok) throw new Error(`The case ${file} cannot be read: ${found.problems.join(' ')}`)
  return found.document
}
