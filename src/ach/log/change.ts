// The schemas of all changes, the events of which the log consists. They are stored, so a released type is never altered, only extended. A
// change that replaces a value carries the value before, so that it can be undone without reading anything else. Personal text is marked
// (src/ach/model/personal-text.ts); all other text survives "Remove personal data".
import { z } from 'zod'
import { ANSWER_FIELDS, type AnswerKind, assumptionFields, expectationFields, milestoneFields } from '../model/checks.ts'
import { decisionSchema, momentSchema, proposalFields, runOptionsSchema, switchesSchema, timerSchema } from '../model/exercise.ts'
import { markPersonal } from '../model/personal-text.ts'
import { printedSchema } from '../model/printed-results.ts'
import { passageSchema, textBody, textFields, textPages } from '../model/source-texts.ts'
import { stageSchema } from '../model/stage.ts'
import { idSchema, LIMITS } from '../model/texts.ts'
import {
  clusterFields,
  confidenceFields,
  ESTIMATE_TIMES,
  evidenceFields,
  exerciseSchema,
  firstPassFields,
  hypothesisFields,
  levelSchema,
  noteText,
  ratingSchema,
  reasonText,
  referenceSchema,
  settingsFields,
  sourceFields,
  stateNameText,
} from '../model/workbook.ts'

/**
 * The version stored with every change. Each version only adds to the one before, so old changes need no conversion. 2: checks and
 * probabilities. 3: raters whose ratings another person enters, and the removal of personal data. 4: exercise runs. 5: paper forms of the
 * first round entered after it, "cannot say" for credibility, first rounds imported with a document, and which hypothesis came true. 6: undone
 * additions, names of past states, markings, and the raters' confidence. 7: consent to the calibration, grades of the Admiralty code, first
 * passes, blind second ratings, source texts with the passages that items quote, links of evidence and sources, and printed results. 8:
 * exercises at one's own pace, courses, questions of participants and votes for them.
 */
export const CHANGE_VERSION = 8

/** The kinds of item that a workbook lists, and their fields. */
export const ITEM_FIELDS = {
  hypothesis: hypothesisFields,
  evidence: evidenceFields,
  source: sourceFields,
  cluster: clusterFields,
  assumption: assumptionFields,
  expectation: expectationFields,
  milestone: milestoneFields,
} as const
/** A kind of item, as used in changes. */
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
    /** What the answer belongs to: see src/ach/model/checks.ts. */
    key: z.string().max(LIMITS.short),
    before: fields.nullable(),
    after: fields.nullable(),
  })

const probability = z.number().min(0).max(1)
const group = z.number().int().min(1).max(LIMITS.raters)
const practice = z.array(ratingSchema.nullable()).max(LIMITS.hypotheses)
const retestItems = z.array(idSchema).max(LIMITS.retest)
const changedText = textFields.extend({ listed: z.boolean() }).partial()
const cell = { rater: idSchema, evidence: idSchema, hypothesis: idSchema }

/** A change as stored, by `type`; ids and texts as defined in src/ach/model/workbook.ts. */
export const changeSchema = z.discriminatedUnion('type', [
  /** The first change of every workbook. */
  z.object({
    type: z.literal('created'),
    fields: settingsFields.extend({ marking: settingsFields.shape.marking.optional() }),
    reference: referenceSchema.nullable(),
    exercise: exerciseSchema.nullable(),
    /** Origin: the id of a case, the workbook it was copied from, or null. */
    from: z.string().max(LIMITS.title).nullable(),
    /** Its raters have a first pass; see `Workbook.firstPass`. Missing if they have none. */
    firstPass: z
      .string()
      .regex(/^[A-Za-z0-9_-]{8,64}$/)
      .optional(),
    /** The results that the document prints; missing if it prints none. */
    printed: printedSchema.optional(),
  }),
  /** Title, question, background or method. */
  z.object({ type: z.literal('settings'), before: settingsFields.partial(), after: settingsFields.partial() }),
  z.discriminatedUnion('what', [
    added('hypothesis', hypothesisFields),
    added('evidence', evidenceFields.extend({ grade: evidenceFields.shape.grade.optional(), url: evidenceFields.shape.url.optional() })),
    added('source', sourceFields.extend({ url: sourceFields.shape.url.optional() })),
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
  /** The addition of an item was undone (false) or redone (true). */
  z.object({ type: z.literal('listed'), what, id: idSchema, before: z.boolean(), after: z.boolean() }),
  /** All ids of that kind, in the order before and after. */
  z.object({ type: z.literal('ordered'), what, before: z.array(idSchema), after: z.array(idSchema) }),
  /** A rater joins. `name` is set only for reference raters; people's names are stored outside the log. */
  z.object({
    type: z.literal('joined'),
    rater: idSchema,
    kind: z.enum(['person', 'reference']),
    name: markPersonal(z.string().max(LIMITS.label)).nullable(),
    note: noteText.nullable(),
    shown: z.boolean(),
    /** The person who enters this rater's ratings from a worksheet or paper form; missing if raters rate themselves. */
    enteredBy: idSchema.optional(),
    /** Set for participants of the exercise run; missing for all others. */
    participant: z.literal(true).optional(),
  }),
  /** A rater was removed (false) or restored (true) with all ratings. */
  z.object({ type: z.literal('present'), rater: idSchema, before: z.boolean(), after: z.boolean() }),
  /** Reference ratings were revealed (true) or hidden again (false). */
  z.object({ type: z.literal('shown'), rater: idSchema, before: z.boolean(), after: z.boolean() }),
  /** null: blank */
  z.object({ type: z.literal('rated'), ...cell, before: ratingSchema.nullable(), after: ratingSchema.nullable() }),
  z.object({ type: z.literal('noted'), ...cell, before: noteText.nullable(), after: noteText.nullable() }),
  z.object({
    type: z.literal('reasoned'),
    rater: idSchema,
    evidence: idSchema,
    before: reasonText.nullable(),
    after: reasonText.nullable(),
  }),
  /** null: no answer */
  z.discriminatedUnion('about', [
    answered('pair', ANSWER_FIELDS.pair),
    answered('completeness', ANSWER_FIELDS.completeness),
    answered('deception', ANSWER_FIELDS.deception),
    answered('report', ANSWER_FIELDS.report),
  ]),
  /** A rater's own probability of a hypothesis, 0 to 1; null: none. */
  z.object({
    type: z.literal('estimated'),
    rater: idSchema,
    when: z.enum(ESTIMATE_TIMES),
    hypothesis: idSchema,
    before: probability.nullable(),
    after: probability.nullable(),
  }),
  /** A rater's confidence in their conclusion; null: none given. */
  z.object({
    type: z.literal('confidence'),
    rater: idSchema,
    before: confidenceFields.nullable(),
    after: confidenceFields.nullable(),
  }),
  /** Whether a rater agrees that their figures stand under their name in the calibration. */
  z.object({ type: z.literal('consented'), rater: idSchema, before: z.boolean(), after: z.boolean() }),
  /** The workbook becomes an exercise run, at its first stage. */
  z.object({ type: z.literal('opened'), options: runOptionsSchema }),
  /** The room moves to another stage, forwards or back. */
  z.object({ type: z.literal('staged'), before: momentSchema, after: momentSchema }),
  /** The timer is stopped, continues or gets more time. */
  z.object({ type: z.literal('timed'), before: timerSchema, after: timerSchema }),
  z.object({ type: z.literal('switched'), before: switchesSchema.partial(), after: switchesSchema.partial() }),
  /** A participant is assigned to a group; null: none. */
  z.object({ type: z.literal('grouped'), rater: idSchema, before: group.nullable(), after: group.nullable() }),
  /** The practice row, in the order of its hypotheses; null: not done. */
  z.object({ type: z.literal('practised'), rater: idSchema, before: practice.nullable(), after: practice.nullable() }),
  /** How credible a participant judges an item to be; null: no answer. */
  z.object({
    type: z.literal('weighed'),
    rater: idSchema,
    evidence: idSchema,
    before: levelSchema.nullable(),
    after: levelSchema.nullable(),
  }),
  /** Whether a participant's reason may be shown to others; null: not decided. */
  z.object({
    type: z.literal('approved'),
    rater: idSchema,
    evidence: idSchema,
    before: z.boolean().nullable(),
    after: z.boolean().nullable(),
  }),
  /** A participant proposes an addition; `id` identifies the proposal. */
  z.object({ type: z.literal('proposed'), rater: idSchema, id: idSchema, fields: proposalFields }),
  /** A first-round rating from a paper form, entered after the reveal; null: blank. */
  z.object({ type: z.literal('recorded'), ...cell, before: ratingSchema.nullable(), after: ratingSchema.nullable() }),
  /** A participant answers that they cannot say how credible an item is; false: no such answer. */
  z.object({ type: z.literal('unsure'), rater: idSchema, evidence: idSchema, before: z.boolean(), after: z.boolean() }),
  /** A participant votes for a proposed question, or no longer does. */
  z.object({ type: z.literal('voted'), rater: idSchema, id: idSchema, before: z.boolean(), after: z.boolean() }),
  /** A participant has finished a stage at their own pace; `lobby`: has read the introduction. */
  z.object({ type: z.literal('passed'), rater: idSchema, stage: stageSchema }),
  z.object({ type: z.literal('decided'), id: idSchema, before: decisionSchema.nullable(), after: decisionSchema.nullable() }),
  /** The ratings at the end of a rater's first round, imported with a document. */
  z.object({ type: z.literal('remembered'), rater: idSchema, ratings: z.record(idSchema, z.record(idSchema, ratingSchema)) }),
  /** A rater shows or hides scores, or chooses an order, on their first pass. */
  z.object({ type: z.literal('firstPass'), rater: idSchema, before: firstPassFields.partial(), after: firstPassFields.partial() }),
  /** A rater is asked to rate these items again, without seeing the first ratings. */
  z.object({ type: z.literal('retested'), rater: idSchema, before: retestItems, after: retestItems }),
  /** A cell is rated again; null: blank. `first`: the rating in the matrix when it was rated again. */
  z.object({
    type: z.literal('ratedAgain'),
    ...cell,
    first: ratingSchema.nullable(),
    before: ratingSchema.nullable(),
    after: ratingSchema.nullable(),
  }),
  /** People agree which hypothesis turned out true; null: no agreement. */
  z.object({ type: z.literal('cameTrue'), before: idSchema.nullable(), after: idSchema.nullable() }),
  /** The state after the change `seq` gets a name; null: no name. */
  z.object({
    type: z.literal('named'),
    seq: z.number().int().min(1),
    before: stateNameText.nullable(),
    after: stateNameText.nullable(),
  }),
  /** A source text is added. One paragraph a line. */
  z.object({ type: z.literal('textAdded'), id: idSchema, fields: textFields, body: textBody, pages: textPages }),
  /** Title, source or date of a source text; `listed` false: it was removed. */
  z.object({ type: z.literal('textChanged'), id: idSchema, before: changedText, after: changedText }),
  /** The passage that an item of evidence quotes; null: none. */
  z.object({ type: z.literal('quoted'), evidence: idSchema, before: passageSchema.nullable(), after: passageSchema.nullable() }),
  /** People's names and texts were removed from all changes before this one (src/ach/log/redact.ts). Written only by the store. */
  z.object({ type: z.literal('redacted') }),
])
/** One action in a workbook, or part of one. */
export type Change = Readonly<z.infer<typeof changeSchema>>
/** The type of a change. */
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
  listed: true,
  ordered: true,
  joined: true,
  present: true,
  shown: true,
  rated: true,
  noted: true,
  reasoned: true,
  answered: true,
  estimated: true,
  confidence: true,
  consented: true,
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
  voted: true,
  passed: true,
  recorded: true,
  unsure: true,
  remembered: true,
  firstPass: true,
  retested: true,
  ratedAgain: true,
  cameTrue: true,
  named: true,
  textAdded: true,
  textChanged: true,
  quoted: true,
  redacted: true,
} satisfies Record<ChangeType, true>) as readonly ChangeType[]

/** Bytes of text, in UTF-8, that a change stores for a rater: a reason, a note or a proposal. */
export function writtenBytes(change: Change): number {
  switch (change.type) {
    case 'noted':
    case 'reasoned':
      return utf8Length(change.after ?? '')
    case 'proposed':
      return utf8Length(change.fields.statement) + utf8Length(change.fields.label ?? '')
    default:
      return 0
  }
}

const utf8 = new TextEncoder()
const utf8Length = (text: string): number => utf8.encode(text).length

/** A change as stored in the log. */
export interface LoggedChange {
  /** 1, 2, 3 … within a workbook, without gaps. */
  readonly seq: number
  /** ISO 8601, UTC. */
  readonly at: string
  /** Id of the rater who made the change. */
  readonly by: string
  /** Shared by all changes of one action, which are consecutive and are undone together. */
  readonly batch: string
  /** The batch that this one undoes, else null. */
  readonly undoes: string | null
  /** Version of the change's schema, 1 to CHANGE_VERSION. */
  readonly v: number
  readonly change: Change
}
