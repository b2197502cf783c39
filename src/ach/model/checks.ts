// The checks beside the matrix: key assumptions, what one would expect to see, milestones to watch, and answers to questions about
// hypotheses, sources and the report. Schemas and types only; none of them ever changes a score. Docs: docs/method.md.
import { z } from 'zod'
import { markPersonal } from './personal-text.ts'
import { dateSchema, idSchema, LIMITS, requiredText, someText } from './texts.ts'
import { type Level, levelSchema } from './workbook.ts'

/** How well an assumption holds: Heuer & Pherson's key assumptions check. */
export const ASSUMPTION_STATES = ['supported', 'caveats', 'unsupported'] as const
/** The same in words. */
export const ASSUMPTION_STATE_WORDS: Readonly<Record<(typeof ASSUMPTION_STATES)[number], string>> = {
  supported: 'supported',
  caveats: 'supported with caveats',
  unsupported: 'unsupported',
}
/** Was it seen? `null` on an item is: nobody knows yet. */
export const OBSERVED_STATES = ['yes', 'no'] as const
/** An answer to a question that has no third way of being true. */
export const ANSWERS = ['yes', 'no', 'unsure'] as const
export type PairState = (typeof ANSWERS)[number]
/** How hard something was looked for, in words. */
export const SEARCH_WORDS: Readonly<Record<Level, string>> = {
  low: 'hardly looked for',
  medium: 'looked for with some effort',
  high: 'looked for thoroughly',
}
/** What a deception check came to. */
export const DECEPTION_FINDINGS = ['unlikely', 'possible', 'likely'] as const

/** A cell, or without a hypothesis a whole row: E5/H1, E7. Several are apart by one space. */
const CELLS =
  /^[A-Za-z][A-Za-z0-9._-]{0,31}(\/[A-Za-z][A-Za-z0-9._-]{0,31})?( [A-Za-z][A-Za-z0-9._-]{0,31}(\/[A-Za-z][A-Za-z0-9._-]{0,31})?)*$/
/** Said of cells that are not kept. */
export const CELLS_PROBLEMS = {
  tooLong: `More than ${LIMITS.text.toLocaleString('en')} characters of cells cannot be linked.`,
  form: 'Write cells as E5/H1, whole rows as E7, one after the other.',
} as const
const cells = z.string().max(LIMITS.text, CELLS_PROBLEMS.tooLong).regex(CELLS, CELLS_PROBLEMS.form)

/** What is taken for granted. `state` null: not judged yet. `cells`: what rests on it, as `cellsOf` reads it. */
export const assumptionFields = z.object({
  statement: requiredText(LIMITS.text, 'The assumption'),
  state: z.enum(ASSUMPTION_STATES).nullable(),
  cells: cells.nullable(),
  notes: markPersonal(someText(LIMITS.text, 'The notes')).nullable(),
})
/** "If this hypothesis were true, what should I see?" `search`: how hard it was looked for. `evidence`: the item that it became. */
export const expectationFields = z.object({
  statement: requiredText(LIMITS.text, 'What you would see'),
  hypothesis: idSchema,
  seen: z.enum(OBSERVED_STATES).nullable(),
  search: levelSchema.nullable(),
  where: someText(LIMITS.short, 'Where you looked').nullable(),
  evidence: idSchema.nullable(),
  notes: markPersonal(someText(LIMITS.text, 'The notes')).nullable(),
})
/** Something to watch for: whom it would speak against, where to look, by when. `evidence`: the item that it became when it was seen. */
export const milestoneFields = z.object({
  statement: requiredText(LIMITS.text, 'The milestone'),
  hypothesis: idSchema.nullable(),
  where: someText(LIMITS.short, 'Where to look').nullable(),
  by: dateSchema.nullable(),
  seen: z.enum(OBSERVED_STATES).nullable(),
  evidence: idSchema.nullable(),
  notes: markPersonal(someText(LIMITS.text, 'The notes')).nullable(),
})

/** The parts of the report to which people can add words of their own, in its order. */
export const REPORT_PARTS = ['bottom', 'hypotheses', 'items', 'change', 'assumptions', 'dissent', 'milestones', 'method'] as const
export type ReportPart = (typeof REPORT_PARTS)[number]

const note = markPersonal(someText(LIMITS.text, 'The note')).nullable()
/** Can both be true? Keyed by `pairKey`. */
export const pairFields = z.object({ both: z.enum(ANSWERS), note })
/** Is the list of hypotheses complete, so that the answer must be one of them? Keyed by LIST_KEY. */
export const completenessFields = z.object({ complete: z.enum(ANSWERS), note })
/**
 * A deception check on a source, keyed by its id (Heuer & Pherson: motive, opportunity and means; past opposition practices;
 * manipulability of sources; evaluation of evidence). `finding` null: not judged yet.
 */
export const deceptionFields = z.object({
  motive: markPersonal(someText(LIMITS.text, 'The motive')).nullable(),
  practice: markPersonal(someText(LIMITS.text, 'The past practice')).nullable(),
  manipulability: markPersonal(someText(LIMITS.text, 'The manipulability')).nullable(),
  evaluation: markPersonal(someText(LIMITS.text, 'The evaluation')).nullable(),
  finding: z.enum(DECEPTION_FINDINGS).nullable(),
})
/** Words of one's own in the report, keyed by a ReportPart. */
export const reportFields = z.object({ text: markPersonal(requiredText(LIMITS.text, 'The text')) })

/** The questions that have one answer for each key, and the fields of an answer. */
export const ANSWER_FIELDS = {
  pair: pairFields,
  completeness: completenessFields,
  deception: deceptionFields,
  report: reportFields,
} as const
/** What an answer is about. */
export type AnswerKind = keyof typeof ANSWER_FIELDS
/** The one key of an answer about all hypotheses together. */
export const LIST_KEY = 'all'

export type AssumptionFields = Readonly<z.infer<typeof assumptionFields>>
export type ExpectationFields = Readonly<z.infer<typeof expectationFields>>
export type MilestoneFields = Readonly<z.infer<typeof milestoneFields>>
export type PairAnswer = Readonly<z.infer<typeof pairFields>>
export type CompletenessAnswer = Readonly<z.infer<typeof completenessFields>>
export type DeceptionCheck = Readonly<z.infer<typeof deceptionFields>>
export type ReportText = Readonly<z.infer<typeof reportFields>>

/** The key of two hypotheses, the same in either order. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** A cell that rests on an assumption; `hypothesis` null is the whole row. */
export interface LinkedCell {
  readonly evidence: string
  readonly hypothesis: string | null
}
/** The cells of an assumption's field, in the order in which they were written; none for null. */
export const linkedCells = (text: string | null): LinkedCell[] =>
  text === null
    ? []
    : text.split(' ').map((one) => {
        const [evidence = '', hypothesis = null] = one.split('/')
        return { evidence, hypothesis }
      })
/** The field for these cells, each once; null for none. */
export const linkedCellsText = (cells: readonly LinkedCell[]): string | null =>
  cells.length === 0
    ? null
    : [...new Set(cells.map(({ evidence, hypothesis }) => (hypothesis === null ? evidence : `${evidence}/${hypothesis}`)))].join(' ')
