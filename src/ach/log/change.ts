// A Change is one thing that somebody did. These schemas are what is stored: a released type is never altered, only added to.
// Each change that replaces a value carries what was there before, so that it can be taken back without looking anything up.
// Personal text is marked (src/ach/model/personal-text.ts): what is not survives "Remove personal data".
import { z } from 'zod'
import { ANSWER_FIELDS, type AnswerKind, assumptionFields, expectationFields, milestoneFields } from '../model/checks.ts'
import { decisionSchema, momentSchema, proposalFields, runOptionsSchema, switchesSchema, timerSchema } from '../model/exercise.ts'
import { markPersonal } from '../model/personal-text.ts'
import { idSchema, LIMITS } from '../model/texts.ts'
import {
  clusterFields,
  ESTIMATE_TIMES,
  evidenceFields,
  exerciseSchema,
  hypothesisFields,
  levelSchema,
  noteText,
  ratingSchema,
  reasonText,
  referenceSchema,
  settingsFields,
  sourceFields,
} from '../model/workbook.ts'

/** The version written beside every stored change. Each only added to the one before, nothing has to be lifted: 2 checks and probabilities, 3 raters whose ratings somebody else enters, and that personal data were removed, 4 runs of exercises, 5 sheets of the first round that are entered after it, that somebody cannot say how credible an item is, first rounds that came with a document, and which hypothesis turned out true. */
export const CHANGE_VERSION = 5

/** The kinds of item that a workbook lists, and the fields of each. */
export const ITEM_FIELDS = {
  hypothesis: hypothesisFields,
  evidence: evidenceFields,
  source: sourceFields,
  cluster: clusterFields,
  assumption: assumptionFields,
  expectation: expectationFields,
  milestone: milestoneFields,
} as const
/** A kind of item, as changes name it. */
export type ItemKind = keyof typeof ITEM_FIELDS
const what = z.enum(['hypothesis', 'evidence', 'source', 'cluster', 'assumption', 'expectation', 'milestone'])

const added = <W extends ItemKind, F extends z.ZodRawShape>(kind: W, fields: z.ZodObject<F>) =>
  z.object({ type: z.literal('added'), what: z.literal(kind), id: idSchema, fields })
const changed = <W extends ItemKind, F extends z.ZodRawShape>(kind: W, fields: z.ZodObject<F>) =>
  z.object({ type: z.literal('changed'), what: z.literal(kind), id: idSchema, before: fields.partial(), after: fields.partial() })

const answered = <A extends AnswerKind, F extends z.ZodRawShape>(about: A, fields: z.ZodObject<F>) =>
  z.object({
    type: z.literal('answered'),
    about: z.literal(about),
    /** what the answer belongs to: see src/ach/model/checks.ts */
    key: z.string().max(LIMITS.short),
    before: fields.nullable(),
    after: fields.nullable(),
  })

const probability = z.number().min(0).max(1)
const group = z.number().int().min(1).max(LIMITS.raters)
const practice = z.array(ratingSchema.nullable()).max(LIMITS.hypotheses)
const cell = { rater: idSchema, evidence: idSchema, hypothesis: idSchema }

/** A change as it is stored, by `type`; ids and texts as src/ach/model/workbook.ts allows them. */
export const changeSchema = z.discriminatedUnion('type', [
  /** the first change of every workbook */
  z.object({
    type: z.literal('created'),
    fields: settingsFields,
    reference: referenceSchema.nullable(),
    exercise: exerciseSchema.nullable(),
    /** where it came from: a case's id, the workbook it was copied from, or null */
    from: z.string().max(LIMITS.title).nullable(),
  }),
  /** title, question, background or method */
  z.object({ type: z.literal('settings'), before: settingsFields.partial(), after: settingsFields.partial() }),
  z.discriminatedUnion('what', [
    added('hypothesis', hypothesisFields),
    added('evidence', evidenceFields),
    added('source', sourceFields),
    added('cluster', clusterFields),
    added('assumption', assumptionFields),
    added('expectation', expectationFields),
    added('milestone', milestoneFields),
  ]),
  z.discriminatedUnion('what', [
    changed('hypothesis', hypothesisFields),
    changed('evidence', evidenceFields),
    changed('source', sourceFields),
    changed('cluster', clusterFields),
    changed('assumption', assumptionFields),
    changed('expectation', expectationFields),
    changed('milestone', milestoneFields),
  ]),
  z.object({ type: z.literal('parked'), what, id: idSchema }),
  z.object({ type: z.literal('restored'), what, id: idSchema }),
  /** all ids of that kind, in the order before and after */
  z.object({ type: z.literal('ordered'), what, before: z.array(idSchema), after: z.array(idSchema) }),
  /** a rater joins; `name` only for a reference rater, people's names are kept outside the log */
  z.object({
    type: z.literal('joined'),
    rater: idSchema,
    kind: z.enum(['person', 'reference']),
    name: markPersonal(z.string().max(LIMITS.label)).nullable(),
    note: noteText.nullable(),
    shown: z.boolean(),
    /** the person who enters this rater's ratings, from a sheet that was filled in elsewhere; left out where raters rate themselves */
    enteredBy: idSchema.optional(),
    /** they take part in the exercise that the workbook is a run of; left out for everybody else */
    participant: z.literal(true).optional(),
  }),
  /** a rater whose ratings somebody else entered was taken out (false) or brought back (true) with all ratings */
  z.object({ type: z.literal('present'), rater: idSchema, before: z.boolean(), after: z.boolean() }),
  /** a reference rater was asked for (true) or put away again (false) */
  z.object({ type: z.literal('shown'), rater: idSchema, before: z.boolean(), after: z.boolean() }),
  /** null is blank */
  z.object({ type: z.literal('rated'), ...cell, before: ratingSchema.nullable(), after: ratingSchema.nullable() }),
  z.object({ type: z.literal('noted'), ...cell, before: noteText.nullable(), after: noteText.nullable() }),
  z.object({
    type: z.literal('reasoned'),
    rater: idSchema,
    evidence: idSchema,
    before: reasonText.nullable(),
    after: reasonText.nullable(),
  }),
  /** null is no answer */
  z.discriminatedUnion('about', [
    answered('pair', ANSWER_FIELDS.pair),
    answered('completeness', ANSWER_FIELDS.completeness),
    answered('deception', ANSWER_FIELDS.deception),
    answered('report', ANSWER_FIELDS.report),
  ]),
  /** somebody's own probability of a hypothesis, 0 … 1; null is none */
  z.object({
    type: z.literal('estimated'),
    rater: idSchema,
    when: z.enum(ESTIMATE_TIMES),
    hypothesis: idSchema,
    before: probability.nullable(),
    after: probability.nullable(),
  }),
  /** the workbook becomes a run of an exercise, at its first stage */
  z.object({ type: z.literal('opened'), options: runOptionsSchema }),
  /** the room goes on to another stage, or back */
  z.object({ type: z.literal('staged'), before: momentSchema, after: momentSchema }),
  /** the timer is stopped, goes on, or gets more time */
  z.object({ type: z.literal('timed'), before: timerSchema, after: timerSchema }),
  z.object({ type: z.literal('switched'), before: switchesSchema.partial(), after: switchesSchema.partial() }),
  /** a participant goes into a group; null is none */
  z.object({ type: z.literal('grouped'), rater: idSchema, before: group.nullable(), after: group.nullable() }),
  /** the row for practice, in the order of its hypotheses; null is not done */
  z.object({ type: z.literal('practised'), rater: idSchema, before: practice.nullable(), after: practice.nullable() }),
  /** how credible a participant judges an item; null is no answer */
  z.object({
    type: z.literal('weighed'),
    rater: idSchema,
    evidence: idSchema,
    before: levelSchema.nullable(),
    after: levelSchema.nullable(),
  }),
  /** a participant's reason may be shown to others, or is kept back; null is not decided */
  z.object({
    type: z.literal('approved'),
    rater: idSchema,
    evidence: idSchema,
    before: z.boolean().nullable(),
    after: z.boolean().nullable(),
  }),
  /** a participant wants something added; `id` is the proposal's own */
  z.object({ type: z.literal('proposed'), rater: idSchema, id: idSchema, fields: proposalFields }),
  /** a rating of the first round, from a sheet of paper that was filled in before the reveal and is entered after it; null is blank */
  z.object({ type: z.literal('recorded'), ...cell, before: ratingSchema.nullable(), after: ratingSchema.nullable() }),
  /** a participant cannot say how credible an item is: an answer too; false is no such answer */
  z.object({ type: z.literal('unsure'), rater: idSchema, evidence: idSchema, before: z.boolean(), after: z.boolean() }),
  z.object({ type: z.literal('decided'), id: idSchema, before: decisionSchema.nullable(), after: decisionSchema.nullable() }),
  /** the ratings with which a rater's first round ended, as a document brought them along */
  z.object({ type: z.literal('remembered'), rater: idSchema, ratings: z.record(idSchema, z.record(idSchema, ratingSchema)) }),
  /** people agree which hypothesis turned out true; null is that nothing is agreed */
  z.object({ type: z.literal('cameTrue'), before: idSchema.nullable(), after: idSchema.nullable() }),
  /** names of people and what they wrote were removed from all changes before this one: see src/ach/log/redact.ts; written by the store alone */
  z.object({ type: z.literal('redacted') }),
])
/** One thing that somebody did. */
export type Change = Readonly<z.infer<typeof changeSchema>>
/** What kind of thing it was. */
export type ChangeType = Change['type']
/** The changes of one type. */
export type ChangeOf<T extends ChangeType> = Extract<Change, { type: T }>

/** Every type of change that this version knows. */
export const CHANGE_TYPES = Object.keys({
  created: true,
  settings: true,
  added: true,
  changed: true,
  parked: true,
  restored: true,
  ordered: true,
  joined: true,
  present: true,
  shown: true,
  rated: true,
  noted: true,
  reasoned: true,
  answered: true,
  estimated: true,
  opened: true,
  staged: true,
  timed: true,
  switched: true,
  grouped: true,
  practised: true,
  weighed: true,
  approved: true,
  proposed: true,
  decided: true,
  recorded: true,
  unsure: true,
  remembered: true,
  cameTrue: true,
  redacted: true,
} satisfies Record<ChangeType, true>) as readonly ChangeType[]

/** A change as the log keeps it. */
export interface LoggedChange {
  /** 1, 2, 3 … within one workbook, without gaps */
  readonly seq: number
  /** ISO 8601, UTC */
  readonly at: string
  /** id of the rater who did it */
  readonly by: string
  /** changes done in one action share it; they follow one another and are undone together */
  readonly batch: string
  /** the batch that this one takes back, else null */
  readonly undoes: string | null
  /** the version of the change's shape, 1 … CHANGE_VERSION */
  readonly v: number
  readonly change: Change
}
