// The results that a published matrix prints: totals, ranks, verdicts and likelihoods, as they are written. They come with a document and never
// change. They are compared with what the ratings give (src/ach/check), and never used as figures of the workbook.
import { z } from 'zod'
import { markPersonal } from './personal-text.ts'
import { cutText, idSchema, LIMITS, someText } from './texts.ts'

/** What a printed row holds. */
export const PRINTED_KINDS = ['total', 'rank', 'verdict', 'likelihood', 'other'] as const
export type PrintedKind = (typeof PRINTED_KINDS)[number]

/** The most rows that are kept. */
export const MOST_PRINTED = 50

const text = (what: string) => markPersonal(someText(LIMITS.short, what)).optional()

/** `text` as written, unless it was removed, and the number that it states, if any. */
const valueSchema = z.object({ text: text('The printed result'), number: z.number().optional() })
const rowSchema = z.object({
  /** the row heading, as written; missing if it was removed */
  heading: text('The heading of the printed result'),
  kind: z.enum(PRINTED_KINDS),
  /** by hypothesis id; a blank cell is missing */
  values: z.record(idSchema, valueSchema).refine((values) => Object.keys(values).length > 0, 'A row of printed results needs a value.'),
})
export const printedSchema = z.object({
  rows: z
    .array(rowSchema)
    .min(1, 'Printed results need a row.')
    .max(MOST_PRINTED, `There are more than ${MOST_PRINTED} rows of printed results.`),
  /** weights that the document prints, by evidence id */
  weights: z.record(idSchema, z.number()).optional(),
})

export type PrintedResult = Readonly<z.output<typeof rowSchema>>
export type PrintedResults = Readonly<z.output<typeof printedSchema>>

/** A result as it is stored. */
export const printedValue = (written: string, number: number | undefined): PrintedResult['values'][string] => ({
  text: cutText(written, LIMITS.short),
  ...(number !== undefined && { number }),
})
