// What a workbook is: hypotheses, evidence, sources, clusters, raters, checks; their fields.
// Types are inferred from the zod schemas. Everything is read-only: a workbook only changes through src/ach/change.ts.
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
import { RATINGS, type Rating } from './rating.ts'
import { type Stage, stageSchema } from './stage.ts'
import { dateSchema, idSchema, LIMITS, requiredText, someText } from './texts.ts'

/** From little to much. */
export const LEVELS = ['low', 'medium', 'high'] as const
/** A level as it is stored; unknown is `null`, never a level. */
export const levelSchema = z.enum(LEVELS)
/** Credibility or relevance of an item; `null` is unknown, which counts as medium and is shown as unknown. */
export type Level = z.infer<typeof levelSchema>

/** Letters of the Admiralty code, from the most reliable; `null` on a source is not judged yet, F was judged and cannot be told. */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
/** A letter of the Admiralty code. */
export type Reliability = (typeof RELIABILITIES)[number]
/** The Admiralty code for sources. F is unknown, not worst. */
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
/** How items weigh. */
export type Method = z.infer<typeof methodSchema>
/** A rating as it is stored; blank is `null` or a missing entry, never a rating. */
export const ratingSchema = z.enum(RATINGS)

/** Kinds of evidence that are offered; any other word is kept too. */
export const EVIDENCE_KINDS = ['event', 'claim', 'document', 'background', 'assumption', 'absence'] as const
/** Kinds of sources that are offered; any other word is kept too. */
export const SOURCE_KINDS = ['record', 'official', 'media', 'analyst', 'document', 'witness', 'technical'] as const

const kind = someText(LIMITS.short, 'The kind').nullable()

/** What is written about a hypothesis. In these and the following fields `null` is not given; texts go through `cleanText` and have at most LIMITS characters. */
export const hypothesisFields = z.object({
  label: requiredText(LIMITS.label, 'The label'),
  statement: requiredText(LIMITS.text, 'The statement'),
  notes: markPersonal(someText(LIMITS.text, 'The notes')).nullable(),
})
/** What is written about an item; source and cluster are ids of this workbook. */
export const evidenceFields = z.object({
  statement: requiredText(LIMITS.text, 'The text'),
  kind,
  source: idSchema.nullable(),
  cluster: idSchema.nullable(),
  locator: someText(LIMITS.short, 'The place in the source').nullable(),
  date: dateSchema.nullable(),
  credibility: levelSchema.nullable(),
  relevance: levelSchema.nullable(),
  notes: markPersonal(someText(LIMITS.text, 'The notes')).nullable(),
})
/** What is written about a source. */
export const sourceFields = z.object({
  name: requiredText(LIMITS.label, 'The name'),
  kind,
  reliability: z.enum(RELIABILITIES).nullable(),
  note: markPersonal(someText(LIMITS.text, 'The note')).nullable(),
})
/** What is written about items that share an origin. */
export const clusterFields = z.object({
  label: requiredText(LIMITS.label, 'The label'),
  note: markPersonal(someText(LIMITS.text, 'The note')).nullable(),
})
/** What somebody writes beside a cell or a rater. */
export const noteText = markPersonal(someText(LIMITS.text, 'The note'))
/** Why somebody rated a row so. */
export const reasonText = markPersonal(someText(LIMITS.text, 'The reason'))
/** What people set for the whole workbook. */
export const settingsFields = z.object({
  title: requiredText(LIMITS.title, 'The title'),
  question: requiredText(LIMITS.text, 'The question'),
  background: someText(LIMITS.text, 'The background').nullable(),
  method: methodSchema,
})
/** Where a case comes from. */
export const referenceSchema = z.object({
  author: someText(LIMITS.short, 'The author').optional(),
  publisher: someText(LIMITS.short, 'The publisher').optional(),
  url: someText(LIMITS.text, 'The address').optional(),
  asOf: dateSchema.optional(),
  note: someText(LIMITS.text, 'The note').optional(),
})
/**
 * The plan of a workshop that a case brings along: minutes (0 … 1,000) by stage; `shortLabel` names the items for a short one; `contentNote` is
 * said before anybody reads the case, where that may hurt: people died in it, for instance.
 */
export const exerciseSchema = z.object({
  brief: someText(LIMITS.text, 'The brief').optional(),
  contentNote: someText(LIMITS.text, 'The content note').optional(),
  minutes: z.partialRecord(stageSchema, z.number().min(0).max(1000)).optional(),
  short: z.array(idSchema).max(LIMITS.evidence).optional(),
  debrief: z.array(someText(LIMITS.text, 'A question of the debrief')).max(100).optional(),
})

/** What every item has beside its fields. */
interface Kept {
  readonly id: string
  /** parked: out of the scores, still in the workbook */
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

/** An answer with the seq of its last change. */
export type Versioned<T> = T & { readonly version: number }

/** evidence id → hypothesis id → value; a missing entry is blank */
export type Cells<T> = ReadonlyMap<string, ReadonlyMap<string, T>>

/** Somebody who rates, or a reading to compare with. */
export interface Rater {
  readonly id: string
  readonly kind: 'person' | 'reference'
  /** Only a reference rater is named here; people's names live outside the log. */
  readonly name: string | null
  readonly note: string | null
  /** A reference rater stays out of every view until somebody asks for it. Always true for people. */
  readonly shown: boolean
  /** The person who enters these ratings in the rater's place; null where raters rate themselves. */
  readonly enteredBy: string | null
  /** false: taken out; the ratings are kept and count in no view. Always true where `enteredBy` is null. */
  readonly present: boolean
  readonly ratings: Cells<Rating>
  readonly notes: Cells<string>
  /** evidence id → why this row was rated so */
  readonly rationales: ReadonlyMap<string, string>
  /** hypothesis id → the rater's own probability, 0 … 1, before the evidence and now; they need not add up to 1 */
  readonly estimates: Readonly<Record<EstimateTime, ReadonlyMap<string, number>>>
  /** the ratings of a first round that came with a document; null where none did, and for who takes part in an exercise: see `firstRoundOf` */
  readonly earlier: Cells<Rating> | null
  /** what they did in an exercise beside rating; null for everybody who takes part in none */
  readonly participation: Participation | null
}

/** Somebody's part in a run of an exercise. */
export interface Participation {
  /** the stage in which they came in */
  readonly since: Stage
  /** 1, 2 …; null where the room is not divided */
  readonly group: number | null
  /**
   * the ratings with which the first round ended, blind, and what sheets of paper that were filled in before its end say; null before its
   * end, and for those who came later
   */
  readonly first: Cells<Rating> | null
  /** what they answered in the practice row, in the order of its hypotheses; null before */
  readonly practised: readonly (Rating | null)[] | null
  /** evidence id → how credible they judge it */
  readonly weighed: ReadonlyMap<string, Level>
  /** evidence ids of items of which they said that they cannot say */
  readonly unsure: ReadonlySet<string>
  /** evidence id → whether their reason may be shown to others; a missing entry is not decided yet */
  readonly approved: ReadonlyMap<string, boolean>
}

/** When somebody gave a probability of their own: `before` is the prior of the Bayesian view. */
export const ESTIMATE_TIMES = ['before', 'now'] as const
export type EstimateTime = (typeof ESTIMATE_TIMES)[number]

/** Nothing was estimated. */
export const NO_ESTIMATES: Rater['estimates'] = { before: new Map(), now: new Map() }

/** A person who has rated and written nothing. */
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
  earlier: null,
  participation: null,
})

/** Maps are in the workbook's own order. */
export interface Workbook extends SettingsFields {
  /** number of the last change that made this workbook; 0 before the first */
  readonly seq: number
  /** seq of the last change of title, question, background or method */
  readonly version: number
  /** seq of the last time that personal data were removed: what came before cannot be taken back; 0 where that never was */
  readonly redacted: number
  readonly reference: Reference | null
  readonly exercise: ExercisePlan | null
  readonly hypotheses: ReadonlyMap<string, Hypothesis>
  readonly evidence: ReadonlyMap<string, Evidence>
  readonly sources: ReadonlyMap<string, Source>
  readonly clusters: ReadonlyMap<string, Cluster>
  readonly assumptions: ReadonlyMap<string, Assumption>
  readonly expectations: ReadonlyMap<string, Expectation>
  readonly milestones: ReadonlyMap<string, Milestone>
  /** by `pairKey` of two hypotheses: can both be true? */
  readonly pairs: ReadonlyMap<string, Versioned<PairAnswer>>
  /** by LIST_KEY: is the list of hypotheses complete? */
  readonly completeness: ReadonlyMap<string, Versioned<CompletenessAnswer>>
  /** by source id */
  readonly deception: ReadonlyMap<string, Versioned<DeceptionCheck>>
  /** words of one's own in the report */
  readonly report: ReadonlyMap<ReportPart, Versioned<ReportText>>
  readonly raters: ReadonlyMap<string, Rater>
  /** id of the hypothesis that turned out true, as people agree; null while nothing is agreed */
  readonly cameTrue: string | null
  /** the exercise that this workbook is a run of; null for an ordinary workbook */
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
  reference: null,
  exercise: null,
  hypotheses: new Map(),
  evidence: new Map(),
  sources: new Map(),
  clusters: new Map(),
  assumptions: new Map(),
  expectations: new Map(),
  milestones: new Map(),
  pairs: new Map(),
  completeness: new Map(),
  deception: new Map(),
  report: new Map(),
  raters: new Map(),
  cameTrue: null,
  run: null,
}

/** The rating of a cell; `null` is blank, also for ids that are not there. */
export const ratingAt = (rater: Pick<Rater, 'ratings'>, evidence: string, hypothesis: string): Rating | null =>
  rater.ratings.get(evidence)?.get(hypothesis) ?? null
/** The ratings with which this rater's first round ended; null where there was none, and for who came later. */
export const firstRoundOf = ({ participation, earlier }: Pick<Rater, 'participation' | 'earlier'>): Cells<Rating> | null =>
  participation ? participation.first : earlier
/** The note of a cell; `null` where there is none. */
export const noteAt = (rater: Pick<Rater, 'notes'>, evidence: string, hypothesis: string): string | null =>
  rater.notes.get(evidence)?.get(hypothesis) ?? null

/** What is not parked, in the workbook's own order. */
export const activeItems = <T extends { readonly parked: boolean }>(items: ReadonlyMap<string, T>): T[] =>
  [...items.values()].filter(({ parked }) => !parked)
