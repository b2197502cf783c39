// Schemas of the checks: key assumptions, indicators (stored as expectations), milestones, and answers about pairs of hypotheses, the list,
// deception by sources and the report. No check changes a score. Docs: docs/method.md.

import { z } from 'zod'
import { formatCount } from './format-count.ts'
import { markPersonal } from './personal-text.ts'
import { dateSchema, idSchema, LIMITS, requiredText, someText } from './texts.ts'
import { type Level, levelSchema } from './workbook.ts'

/** How well an assumption is supported, from Heuer & Pherson's key assumptions check. */
export const ASSUMPTION_STATES = ['supported', 'caveats', 'unsupported'] as const
/** ASSUMPTION_STATES in words. */
export const ASSUMPTION_STATE_WORDS: Readonly<Record<(typeof ASSUMPTION_STATES)[number], string>> = {
  supported: 'supported',
  caveats: 'supported with caveats',
  unsupported: 'unsupported',
}
/** Whether an indicator or milestone was seen; `null` on the item: not known yet. */
export const OBSERVED_STATES = ['yes', 'no'] as const
/** Answers to a yes-or-no question. */
export const ANSWERS = ['yes', 'no', 'unsure'] as const
export type PairState = (typeof ANSWERS)[number]
/** How hard someone looked for an indicator, in words. */
export const SEARCH_WORDS: Readonly<Record<Level, string>> = {
  low: 'barely looked for',
  medium: 'looked for with some effort',
  high: 'looked for thoroughly',
}
/** The finding of a deception check. */
export const DECEPTION_FINDINGS = ['unlikely', 'possible', 'likely'] as const

/** Cells such as E5/H1 and whole rows such as E7, separated by one space. */
const CELLS =
  /^[A-Za-z][A-Za-z0-9._-]{0,31}(\/[A-Za-z][A-Za-z0-9._-]{0,31})?( [A-Za-z][A-Za-z0-9._-]{0,31}(\/[A-Za-z][A-Za-z0-9._-]{0,31})?)*$/
/** Errors about linked cells. */
export const CELLS_PROBLEMS = {
  tooLong: `Too many cells are linked: their list has more than ${formatCount(LIMITS.text)} characters. Link whole rows instead.`,
  form: 'Write cells as E5/H1 and whole rows as E7, separated by spaces.',
} as const
const cells = z.string().max(LIMITS.text, CELLS_PROBLEMS.tooLong).regex(CELLS, CELLS_PROBLEMS.form)

/** A key assumption. `state` null: not assessed yet. `cells`: the cells that depend on it, see `linkedCells`. */
export const assumptionFields = z.object({
  statement: requiredText(LIMITS.text, 'The assumption'),
  state: z.enum(ASSUMPTION_STATES).nullable(),
  cells: cells.nullable(),
  notes: markPersonal(someText(LIMITS.text, 'The notes')).nullable(),
})
/**
 * An indicator: what you would expect to see if a hypothesis were true. `search`: how hard someone looked for it. `evidence`: id of the item of evidence
 * added for it.
 */
export const expectationFields = z.object({
  statement: requiredText(LIMITS.text, 'What you would expect to see'),
  hypothesis: idSchema,
  seen: z.enum(OBSERVED_STATES).nullable(),
  search: levelSchema.nullable(),
  where: someText(LIMITS.short, 'Where you looked').nullable(),
  evidence: idSchema.nullable(),
  notes: markPersonal(someText(LIMITS.text, 'The notes')).nullable(),
})
/** A future event that would count against a hypothesis. `evidence`: id of the item of evidence added for its outcome. */
export const milestoneFields = z.object({
  statement: requiredText(LIMITS.text, 'The milestone'),
  hypothesis: idSchema.nullable(),
  where: someText(LIMITS.short, 'Where to look').nullable(),
  by: dateSchema.nullable(),
  seen: z.enum(OBSERVED_STATES).nullable(),
  evidence: idSchema.nullable(),
  notes: markPersonal(someText(LIMITS.text, 'The notes')).nullable(),
})

/** Parts of the report to which people can add their own text, in the order of the report. */
export const REPORT_PARTS = ['bottom', 'hypotheses', 'items', 'change', 'assumptions', 'milestones', 'dissent', 'method'] as const
export type ReportPart = (typeof REPORT_PARTS)[number]
/** The parts that every report has. Earlier versions also had 'items'; a comment on it is still shown. */
export const CURRENT_REPORT_PARTS = REPORT_PARTS.filter((part) => part !== 'items')

const note = markPersonal(someText(LIMITS.text, 'The note')).nullable()
/** Whether two hypotheses can both be true. Keyed by `pairKey`. */
export const pairFields = z.object({ both: z.enum(ANSWERS), note })
/** Whether the list of hypotheses is collectively exhaustive. Keyed by LIST_KEY. */
export const completenessFields = z.object({ complete: z.enum(ANSWERS), note })
/**
 * The deception check of a source, keyed by its id. Heuer & Pherson: MOM (motive, opportunity, means), POP (past opposition practices), MOSES
 * (manipulability of sources), EVE (evaluation of evidence). `finding` null: not assessed yet.
 */
export const deceptionFields = z.object({
  motive: markPersonal(someText(LIMITS.text, 'The motive')).nullable(),
  practice: markPersonal(someText(LIMITS.text, 'The past practice')).nullable(),
  manipulability: markPersonal(someText(LIMITS.text, 'The manipulability')).nullable(),
  evaluation: markPersonal(someText(LIMITS.text, 'The evaluation')).nullable(),
  finding: z.enum(DECEPTION_FINDINGS).nullable(),
})
/** A person's own text in the report. Keyed by ReportPart. */
export const reportFields = z.object({ text: markPersonal(requiredText(LIMITS.text, 'The text')) })

/** The fields of an answer, by kind. There is one answer for each key. */
export const ANSWER_FIELDS = {
  pair: pairFields,
  completeness: completenessFields,
  deception: deceptionFields,
  report: reportFields,
} as const
export type AnswerKind = keyof typeof ANSWER_FIELDS
/** The only key of the answer about the whole list of hypotheses. */
export const LIST_KEY = 'all'

export type AssumptionFields = Readonly<z.infer<typeof assumptionFields>>
export type ExpectationFields = Readonly<z.infer<typeof expectationFields>>
export type MilestoneFields = Readonly<z.infer<typeof milestoneFields>>
export type PairAnswer = Readonly<z.infer<typeof pairFields>>
export type CompletenessAnswer = Readonly<z.infer<typeof completenessFields>>
export type DeceptionCheck = Readonly<z.infer<typeof deceptionFields>>
export type ReportText = Readonly<z.infer<typeof reportFields>>

/** The key of a pair of hypotheses, independent of their order. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** A cell that depends on an assumption; with `hypothesis` null, a whole row. */
export interface LinkedCell {
  readonly evidence: string
  readonly hypothesis: string | null
}
/** Reads the field `cells` of an assumption, in its order; an empty list for null. */
export const linkedCells = (text: string | null): LinkedCell[] =>
  text === null
    ? []
    : text.split(' ').map((one) => {
        const [evidence = '', hypothesis = null] = one.split('/')
        return { evidence, hypothesis }
      })
/** The field `cells` for these cells, without duplicates; null for none. */
export const linkedCellsText = (cells: readonly LinkedCell[]): string | null =>
  cells.length === 0
    ? null
    : [...new Set(cells.map(({ evidence, hypothesis }) => (hypothesis === null ? evidence : `${evidence}/${hypothesis}`)))].join(' ')
