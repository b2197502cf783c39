// Schemas and types of a workbook: hypotheses, evidence, sources, clusters, raters and checks. Everything is read-only; a workbook changes only
// through the changes of src/ach/log.
import { z } from 'zod'
import type {
  AssumptionFields,
  CompletenessAnswer,
  DeceptionCheck,
  ExpectationFields,
  MilestoneFields,
  PairAnswer,
  ReportPart,
  ReportText,
} from './checks.ts'
import type { Run } from './exercise.ts'
import { markPersonal } from './personal-text.ts'
import type { PrintedResults } from './printed-results.ts'
import { RATINGS, type Rating } from './rating.ts'
import { NO_SOURCE_TEXTS, type SourceTexts } from './source-texts.ts'
import { type Stage, stageSchema } from './stage.ts'
import { dateSchema, idSchema, LIMITS, requiredText, someText } from './texts.ts'
import { urlSchema } from './web-address.ts'

export const LEVELS = ['low', 'medium', 'high'] as const
/** A stored level; unknown is `null`. */
export const levelSchema = z.enum(LEVELS)
/** Credibility or relevance of an item. `null` (unknown) counts as medium but is shown as unknown. */
export type Level = z.infer<typeof levelSchema>

/** Credibility of information in the Admiralty code; 6: judged, but cannot be rated. `null` on an item: not graded. */
export const GRADES = ['1', '2', '3', '4', '5', '6'] as const
export type Grade = (typeof GRADES)[number]
const gradeSchema = z.enum(GRADES)

/** Reliability of a source in the Admiralty code. F: judged, but cannot be rated. `null` on a source: not assessed yet. */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Reliability = (typeof RELIABILITIES)[number]
export const RELIABILITY_WORDS: Readonly<Record<Reliability, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'cannot be judged',
}

/** `count`: every item weighs 1; `weighted`: by its credibility and relevance. */
export const methodSchema = z.enum(['count', 'weighted'])
export type Method = z.infer<typeof methodSchema>
/** A stored rating; blank is `null` or a missing entry. */
export const ratingSchema = z.enum(RATINGS)

/** Suggested kinds of evidence; any other word is allowed. */
export const EVIDENCE_KINDS = ['event', 'claim', 'document', 'background', 'assumption', 'absence'] as const
/** Suggested kinds of sources; any other word is allowed. */
export const SOURCE_KINDS = ['record', 'official', 'media', 'analyst', 'document', 'witness', 'technical'] as const

const kind = someText(LIMITS.short, 'The kind').nullable()

/** In this and the following schemas, `null` means not given. Texts pass through `cleanText` and are limited by LIMITS. */
export const hypothesisFields = z.object({
  label: requiredText(LIMITS.label, 'The label'),
  statement: requiredText(LIMITS.text, 'The full hypothesis'),
  notes: markPersonal(someText(LIMITS.text, 'The notes')).nullable(),
})
/** `source` and `cluster` are ids. */
export const evidenceFields = z.object({
  statement: requiredText(LIMITS.text, 'The text'),
  kind,
  source: idSchema.nullable(),
  cluster: idSchema.nullable(),
  locator: someText(LIMITS.short, 'The place in the source').nullable(),
  url: urlSchema.nullable(),
  date: dateSchema.nullable(),
  credibility: levelSchema.nullable(),
  grade: gradeSchema.nullable(),
  relevance: levelSchema.nullable(),
  notes: markPersonal(someText(LIMITS.text, 'The notes')).nullable(),
})
export const sourceFields = z.object({
  name: requiredText(LIMITS.label, 'The name'),
  kind,
  reliability: z.enum(RELIABILITIES).nullable(),
  url: urlSchema.nullable(),
  note: markPersonal(someText(LIMITS.text, 'The note')).nullable(),
})
/** Items from one origin, so that circular reporting shows. */
export const clusterFields = z.object({
  label: requiredText(LIMITS.label, 'The label'),
  note: markPersonal(someText(LIMITS.text, 'The note')).nullable(),
})
/** A note on a cell or a rater. */
export const noteText = markPersonal(someText(LIMITS.text, 'The note'))
/** A rater's reason for the ratings of a row. */
export const reasonText = markPersonal(someText(LIMITS.text, 'The reason'))
/** The name of a past state of the workbook, as the history shows it. */
export const stateNameText = markPersonal(requiredText(LIMITS.label, 'The name'))
/** Levels of analytic confidence, as in ICD 203. They say how good the basis is, never how likely a hypothesis is. */
export const CONFIDENCE_LEVELS = ['low', 'moderate', 'high'] as const
/** A rater's confidence in their conclusion. `why`: sources, assumptions and gaps. */
export const confidenceFields = z.object({
  level: z.enum(CONFIDENCE_LEVELS, 'Choose low, moderate or high.'),
  why: markPersonal(someText(LIMITS.text, 'The reason')).nullable(),
})
export type Confidence = Readonly<z.infer<typeof confidenceFields>>
/** Settings of the whole workbook. */
export const settingsFields = z.object({
  title: requiredText(LIMITS.title, 'The title'),
  question: requiredText(LIMITS.text, 'The question'),
  background: someText(LIMITS.text, 'The background').nullable(),
  method: methodSchema,
  marking: someText(LIMITS.short, 'The marking').nullable(),
})
/** Offered as markings: the Traffic Light Protocol 2.0 and common classifications. Any other text is allowed. */
export const MARKINGS = [
  'TLP:CLEAR',
  'TLP:GREEN',
  'TLP:AMBER',
  'TLP:AMBER+STRICT',
  'TLP:RED',
  'INTERNAL',
  'OFFICIAL',
  'RESTRICTED',
  'CONFIDENTIAL',
  'SECRET',
] as const
/** The publication that a case comes from. */
export const referenceSchema = z.object({
  author: someText(LIMITS.short, 'The author').optional(),
  publisher: someText(LIMITS.short, 'The publisher').optional(),
  url: someText(LIMITS.text, 'The address').optional(),
  asOf: dateSchema.optional(),
  note: someText(LIMITS.text, 'The note').optional(),
})
/**
 * The plan of an exercise that comes with a case. `minutes`: by stage, 0 to 1,000. `short`: ids of the items in the short deck. `contentNote`:
 * a warning shown before the case, for example that people died in it.
 */
export const exerciseSchema = z.object({
  brief: someText(LIMITS.text, 'The brief').optional(),
  contentNote: someText(LIMITS.text, 'The content note').optional(),
  minutes: z.partialRecord(stageSchema, z.number().min(0).max(1000)).optional(),
  short: z.array(idSchema).max(LIMITS.evidence).optional(),
  debrief: z.array(someText(LIMITS.text, 'A question of the debrief')).max(100).optional(),
})

/** Properties of every item besides its fields. */
interface Kept {
  readonly id: string
  /** not in the scores, but still in the workbook */
  readonly parked: boolean
  /** seq of the item's last change */
  readonly version: number
}
export type HypothesisFields = Readonly<z.infer<typeof hypothesisFields>>
export type EvidenceFields = Readonly<z.infer<typeof evidenceFields>>
export type SourceFields = Readonly<z.infer<typeof sourceFields>>
export type ClusterFields = Readonly<z.infer<typeof clusterFields>>
export type SettingsFields = Readonly<z.infer<typeof settingsFields>>
export type Reference = Readonly<z.infer<typeof referenceSchema>>
export type ExercisePlan = Readonly<z.infer<typeof exerciseSchema>>

export interface Hypothesis extends Kept, HypothesisFields {}
export interface Evidence extends Kept, EvidenceFields {}
export interface Source extends Kept, SourceFields {}
export interface Cluster extends Kept, ClusterFields {}
export interface Assumption extends Kept, AssumptionFields {}
export interface Expectation extends Kept, ExpectationFields {}
export interface Milestone extends Kept, MilestoneFields {}

/** An item whose addition was undone. */
export interface Withdrawn {
  /** its kind */
  readonly what: string
  /** its place on its list, from 0 */
  readonly at: number
  readonly item: Hypothesis | Evidence | Source | Cluster | Assumption | Expectation | Milestone
}

/** An answer with the seq of its last change. */
export type Versioned<T> = T & { readonly version: number }

/** Evidence id → hypothesis id → value; a missing entry is blank. */
export type Cells<T> = ReadonlyMap<string, ReadonlyMap<string, T>>

/** A cell that a rater rated a second time, without seeing the first rating. */
export interface Retest {
  /** the rating when it was rated again; null if it was blank then */
  readonly first: Rating | null
  readonly again: Rating
}

/** What a rater chose for their first pass, and whether it is over. */
export const firstPassFields = z.object({
  /** scores are shown although cells are blank */
  scoresShown: z.boolean(),
  /** one item at a time follows the workbook's order */
  ownOrder: z.boolean(),
})
export type FirstPassChoices = Readonly<z.infer<typeof firstPassFields>>

/** A person who rates, or the reference ratings of a case. */
export interface Rater {
  readonly id: string
  readonly kind: 'person' | 'reference'
  /** null for people: their names are not stored in the log */
  readonly name: string | null
  readonly note: string | null
  /** false: reference ratings that are not revealed yet, left out of every view; always true for people */
  readonly shown: boolean
  /** the person who enters these ratings for the rater (paper forms); null if raters rate themselves */
  readonly enteredBy: string | null
  /** false: removed, so that the stored ratings count in no view; always true if `enteredBy` is null */
  readonly present: boolean
  readonly ratings: Cells<Rating>
  readonly notes: Cells<string>
  /** evidence id → reason for the ratings of the row */
  readonly rationales: ReadonlyMap<string, string>
  /** hypothesis id → the rater's own probability, 0 to 1; they need not add up to 1 */
  readonly estimates: Readonly<Record<EstimateTime, ReadonlyMap<string, number>>>
  /** the rater's confidence in the conclusion; null if they have not said */
  readonly confidence: Confidence | null
  /** the rater agrees that their figures stand under their name in the calibration; a file does not carry it */
  readonly consent: boolean
  /** first-round ratings imported with a document, else null; use `firstRoundOf` */
  readonly earlier: Cells<Rating> | null
  /** `over`: every cell was rated once, so the first pass does not start again */
  readonly firstPass: FirstPassChoices & { readonly over: boolean }
  /** ids of the items that the rater was last asked to rate again, in that order; empty before the first time */
  readonly retest: readonly string[]
  /** what the rater rated again; apart from `ratings`, which it does not change */
  readonly again: Cells<Retest>
  /** null outside an exercise */
  readonly participation: Participation | null
}

/** What a participant did in an exercise, apart from current ratings. */
export interface Participation {
  /** the stage in which the participant joined */
  readonly since: Stage
  /** the stages that they have finished at their own pace; `lobby` stands for the introduction */
  readonly passed: readonly Stage[]
  /** number of the group, from 1; null if the room is not divided */
  readonly group: number | null
  /**
   * ratings at the end of the blind first round, including paper forms filled in before its end; null until then, and for participants who
   * joined later
   */
  readonly first: Cells<Rating> | null
  /** ratings of the practice row, in the order of its hypotheses; null before it is done */
  readonly practised: readonly (Rating | null)[] | null
  /** evidence id → credibility */
  readonly weighed: ReadonlyMap<string, Level>
  /** ids of items whose credibility the participant cannot say */
  readonly unsure: ReadonlySet<string>
  /** bytes of text that the participant has stored so far, in UTF-8; replaced and removed texts count too, because the log keeps them */
  readonly written: number
  /** evidence id → whether the facilitator lets others see the reason; a missing entry is undecided */
  readonly approved: ReadonlyMap<string, boolean>
}

/** When a person's own probability applies. `before` is the prior of the Bayesian view. */
export const ESTIMATE_TIMES = ['before', 'now'] as const
export type EstimateTime = (typeof ESTIMATE_TIMES)[number]

export const NO_ESTIMATES: Rater['estimates'] = { before: new Map(), now: new Map() }

/** A person without ratings or texts. */
export const emptyRater = (id: string): Rater => ({
  id,
  kind: 'person',
  name: null,
  note: null,
  shown: true,
  enteredBy: null,
  present: true,
  ratings: new Map(),
  notes: new Map(),
  rationales: new Map(),
  estimates: NO_ESTIMATES,
  confidence: null,
  consent: false,
  earlier: null,
  firstPass: { scoresShown: false, ownOrder: false, over: false },
  retest: [],
  again: new Map(),
  participation: null,
})

/** The maps are in the order of the workbook. */
export interface Workbook extends SettingsFields, SourceTexts {
  /** number of the last change; 0 before the first */
  readonly seq: number
  /** seq of the last change of title, question, background or method */
  readonly version: number
  /** seq of the last removal of personal data, 0 if there was none; changes up to it cannot be undone */
  readonly redacted: number
  readonly reference: Reference | null
  readonly exercise: ExercisePlan | null
  /** the workbook or case that it was made from, as stored when it was created; null for none */
  readonly from: string | null
  /** what the document that it was made from prints as its results; null for none */
  readonly printed: PrintedResults | null
  /** seed of the orders in which its raters get items on their first pass; null for a workbook without a first pass */
  readonly firstPass: string | null
  readonly hypotheses: ReadonlyMap<string, Hypothesis>
  readonly evidence: ReadonlyMap<string, Evidence>
  readonly sources: ReadonlyMap<string, Source>
  readonly clusters: ReadonlyMap<string, Cluster>
  readonly assumptions: ReadonlyMap<string, Assumption>
  readonly expectations: ReadonlyMap<string, Expectation>
  readonly milestones: ReadonlyMap<string, Milestone>
  /** by kind and id: items whose addition was undone, which nothing shows or counts; their ids stay used */
  readonly withdrawn: ReadonlyMap<string, Withdrawn>
  /** by `pairKey`: whether two hypotheses can both be true */
  readonly pairs: ReadonlyMap<string, Versioned<PairAnswer>>
  /** by LIST_KEY: whether the list of hypotheses is complete */
  readonly completeness: ReadonlyMap<string, Versioned<CompletenessAnswer>>
  /** by source id */
  readonly deception: ReadonlyMap<string, Versioned<DeceptionCheck>>
  /** people's own text in the report */
  readonly report: ReadonlyMap<ReportPart, Versioned<ReportText>>
  readonly raters: ReadonlyMap<string, Rater>
  /** by seq of its last change: the names that people gave to past states */
  readonly stateNames: ReadonlyMap<number, string>
  /** id of the hypothesis recorded as having come true; null if none is recorded */
  readonly cameTrue: string | null
  /** null for an ordinary workbook */
  readonly run: Run | null
}

/** The workbook before its first change. */
export const NO_WORKBOOK: Workbook = {
  seq: 0,
  version: 0,
  redacted: 0,
  title: '',
  question: '',
  background: null,
  method: 'count',
  marking: null,
  reference: null,
  exercise: null,
  from: null,
  printed: null,
  firstPass: null,
  hypotheses: new Map(),
  evidence: new Map(),
  sources: new Map(),
  clusters: new Map(),
  assumptions: new Map(),
  expectations: new Map(),
  milestones: new Map(),
  withdrawn: new Map(),
  pairs: new Map(),
  completeness: new Map(),
  deception: new Map(),
  report: new Map(),
  raters: new Map(),
  stateNames: new Map(),
  ...NO_SOURCE_TEXTS,
  cameTrue: null,
  run: null,
}

/** The rating of a cell; `null` if it is blank or does not exist. */
export const ratingAt = (rater: Pick<Rater, 'ratings'>, evidence: string, hypothesis: string): Rating | null =>
  rater.ratings.get(evidence)?.get(hypothesis) ?? null
/** True if the rater gave each of these hypotheses a rating or NA for the item. */
export const isRowRated = ({ ratings }: Pick<Rater, 'ratings'>, evidence: string, hypotheses: readonly Hypothesis[]): boolean => {
  const row = ratings.get(evidence)
  return row !== undefined && hypotheses.every(({ id }) => row.has(id))
}
/** Ratings at the end of the first round; null without a first round, and for participants who joined later. */
export const firstRoundOf = ({ participation, earlier }: Pick<Rater, 'participation' | 'earlier'>): Cells<Rating> | null =>
  participation ? participation.first : earlier
/** The note on a cell; `null` if there is none. */
export const noteAt = (rater: Pick<Rater, 'notes'>, evidence: string, hypothesis: string): string | null =>
  rater.notes.get(evidence)?.get(hypothesis) ?? null

/** The items that are not parked, in order. */
export const activeItems = <T extends { readonly parked: boolean }>(items: ReadonlyMap<string, T>): T[] =>
  [...items.values()].filter(({ parked }) => !parked)
