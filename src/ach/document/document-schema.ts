// The schema of a document. Keys are written in the order in which they stand here. Rules between the parts are in document-rules.ts.

import { z } from 'zod'
import {
  type AssumptionFields,
  assumptionFields,
  completenessFields,
  type DeceptionCheck,
  deceptionFields,
  type ExpectationFields,
  expectationFields,
  type MilestoneFields,
  milestoneFields,
  pairFields,
  REPORT_PARTS,
  reportFields,
} from '../model/checks.ts'
import { formatCount } from '../model/format-count.ts'
import { GRADE_LEVELS } from '../model/grade.ts'
import { printedSchema } from '../model/printed-results.ts'
import { passageSchema, type SourceText, textBody, textFields, textPages } from '../model/source-texts.ts'
import { idSchema, LIMITS } from '../model/texts.ts'
import {
  type ClusterFields,
  clusterFields,
  confidenceFields,
  type EvidenceFields,
  evidenceFields,
  exerciseSchema,
  type HypothesisFields,
  hypothesisFields,
  methodSchema,
  noteText,
  ratingSchema,
  reasonText,
  referenceSchema,
  type SourceFields,
  settingsFields,
  sourceFields,
} from '../model/workbook.ts'
import { checkLinks } from './document-rules.ts'

export const NOT_A_PROBABILITY = 'This must be a number from 0 to 1.'
export const GRADE_DISAGREES =
  'The grade disagrees with the credibility. Grades 1 and 2 need high, 3 medium, 4 and 5 low, and 6 a credibility that is unknown.'

/** Requires a schema for each field of an item, so that none is left out of documents. */
type EachField<Fields> = Readonly<Record<keyof Fields | 'id' | 'parked', z.ZodType>>
const absentIsNull = <T extends z.ZodType>(schema: T) => schema.nullable().default(null)
const parked = z.boolean().default(false)
const list = <T extends z.ZodType>(schema: T, max: number, what: string) =>
  z.array(schema).max(max * LIMITS.withParked, `There are more than ${formatCount(max * LIMITS.withParked)} ${what}.`)
const rows = <T extends z.ZodType>(value: T) => z.record(idSchema, z.record(idSchema, value)).default({})
const { shape: hypothesis } = hypothesisFields
const { shape: evidence } = evidenceFields
const { shape: source } = sourceFields
const { shape: cluster } = clusterFields
const { shape: assumption } = assumptionFields
const { shape: expectation } = expectationFields
const { shape: milestone } = milestoneFields
const { shape: pair } = pairFields
const { shape: deception } = deceptionFields

const estimates = z.record(idSchema, z.number(NOT_A_PROBABILITY).min(0, NOT_A_PROBABILITY).max(1, NOT_A_PROBABILITY)).default({})

/** The value of `format` in a document. */
export const DOCUMENT_FORMAT = 'ach-workbook'

const shape = z.object({
  format: z.literal(DOCUMENT_FORMAT),
  version: z.literal(1),
  method: methodSchema.default('weighted'),
  title: settingsFields.shape.title,
  question: settingsFields.shape.question,
  background: absentIsNull(settingsFields.shape.background),
  marking: absentIsNull(settingsFields.shape.marking),
  reference: absentIsNull(referenceSchema),
  hypotheses: list(
    z.object({
      id: idSchema,
      label: hypothesis.label,
      statement: hypothesis.statement,
      notes: absentIsNull(hypothesis.notes),
      parked,
    } satisfies EachField<HypothesisFields>),
    LIMITS.hypotheses,
    'hypotheses',
  ),
  sources: list(
    z.object({
      id: idSchema,
      name: source.name,
      kind: absentIsNull(source.kind),
      reliability: absentIsNull(source.reliability),
      url: absentIsNull(source.url),
      note: absentIsNull(source.note),
      deception: absentIsNull(
        z.object({
          motive: absentIsNull(deception.motive),
          practice: absentIsNull(deception.practice),
          manipulability: absentIsNull(deception.manipulability),
          evaluation: absentIsNull(deception.evaluation),
          finding: absentIsNull(deception.finding),
        } satisfies Readonly<Record<keyof DeceptionCheck, z.ZodType>>),
      ),
      parked,
    } satisfies EachField<SourceFields & { deception: unknown }>),
    LIMITS.sources,
    'sources',
  ).default([]),
  clusters: list(
    z.object({ id: idSchema, label: cluster.label, note: absentIsNull(cluster.note), parked } satisfies EachField<ClusterFields>),
    LIMITS.clusters,
    'clusters',
  ).default([]),
  evidence: list(
    z
      .object({
        id: idSchema,
        statement: evidence.statement,
        kind: absentIsNull(evidence.kind),
        source: absentIsNull(evidence.source),
        locator: absentIsNull(evidence.locator),
        url: absentIsNull(evidence.url),
        date: absentIsNull(evidence.date),
        credibility: absentIsNull(evidence.credibility),
        grade: absentIsNull(evidence.grade),
        relevance: absentIsNull(evidence.relevance),
        cluster: absentIsNull(evidence.cluster),
        notes: absentIsNull(evidence.notes),
        parked,
      } satisfies EachField<EvidenceFields>)
      .refine(({ grade, credibility }) => grade === null || GRADE_LEVELS[grade] === credibility, {
        message: GRADE_DISAGREES,
        path: ['grade'],
      }),
    LIMITS.evidence,
    'items of evidence',
  ),
  assumptions: list(
    z.object({
      id: idSchema,
      statement: assumption.statement,
      state: absentIsNull(assumption.state),
      cells: absentIsNull(assumption.cells),
      notes: absentIsNull(assumption.notes),
      parked,
    } satisfies EachField<AssumptionFields>),
    LIMITS.assumptions,
    'assumptions',
  ).default([]),
  expectations: list(
    z.object({
      id: idSchema,
      statement: expectation.statement,
      hypothesis: expectation.hypothesis,
      seen: absentIsNull(expectation.seen),
      search: absentIsNull(expectation.search),
      where: absentIsNull(expectation.where),
      evidence: absentIsNull(expectation.evidence),
      notes: absentIsNull(expectation.notes),
      parked,
    } satisfies EachField<ExpectationFields>),
    LIMITS.expectations,
    'indicators',
  ).default([]),
  milestones: list(
    z.object({
      id: idSchema,
      statement: milestone.statement,
      hypothesis: absentIsNull(milestone.hypothesis),
      where: absentIsNull(milestone.where),
      by: absentIsNull(milestone.by),
      seen: absentIsNull(milestone.seen),
      evidence: absentIsNull(milestone.evidence),
      notes: absentIsNull(milestone.notes),
      parked,
    } satisfies EachField<MilestoneFields>),
    LIMITS.milestones,
    'milestones',
  ).default([]),
  /** whether two hypotheses can both be true */
  pairs: z.array(z.object({ hypotheses: z.tuple([idSchema, idSchema]), both: pair.both, note: absentIsNull(pair.note) })).default([]),
  /** whether the list of hypotheses is complete */
  completeness: absentIsNull(z.object({ complete: completenessFields.shape.complete, note: absentIsNull(completenessFields.shape.note) })),
  /** the hypothesis recorded as having come true */
  cameTrue: absentIsNull(idSchema),
  raters: z
    .array(
      z.object({
        id: idSchema,
        name: sourceFields.shape.name,
        kind: z.enum(['person', 'reference']).default('person'),
        note: absentIsNull(noteText),
        /** reference ratings that have been revealed; false for people, who are always shown */
        shown: z.boolean().default(false),
        ratings: rows(ratingSchema),
        /** ratings at the end of a first round; empty without one, and for raters who joined later */
        firstRound: rows(ratingSchema),
        /** cells that were rated a second time without seeing the first rating; `first` is missing for a cell that was blank */
        ratedAgain: rows(z.object({ first: absentIsNull(ratingSchema), again: ratingSchema })),
        rationales: z.record(idSchema, reasonText).default({}),
        notes: rows(noteText),
        /** the rater's own probabilities, before the evidence and now */
        estimates: z.object({ before: estimates, now: estimates }).default({ before: {}, now: {} }),
        /** the rater's confidence in the conclusion */
        confidence: absentIsNull(z.object({ level: confidenceFields.shape.level, why: absentIsNull(confidenceFields.shape.why) })),
      }),
    )
    .max(LIMITS.raters, `There are more than ${LIMITS.raters} raters.`),
  /** people's own text in the report, by part */
  report: z.partialRecord(z.enum(REPORT_PARTS), reportFields.shape.text).default({}),
  exercise: absentIsNull(exerciseSchema),
  /** the results that the document prints, as they are written */
  printed: absentIsNull(printedSchema),
  /** source texts, only in documents for which someone asked for them */
  texts: z
    .array(
      z.object({
        id: idSchema,
        title: textFields.shape.title,
        source: absentIsNull(textFields.shape.source),
        date: absentIsNull(textFields.shape.date),
        body: textBody,
        pages: textPages.default(null),
      } satisfies Readonly<Record<Exclude<keyof SourceText, 'listed' | 'version'>, z.ZodType>>),
    )
    .max(LIMITS.sourceTexts, `There are more than ${LIMITS.sourceTexts} texts.`)
    .default([]),
  /** by evidence id: the passage that the item quotes */
  passages: z.record(idSchema, passageSchema).default({}),
})

/** Ids are unique ignoring case, linked items exist, and active items are within the limits. */
export const documentSchema = shape.superRefine(checkLinks, { when: () => true })
