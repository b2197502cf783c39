// The shape of a document and the rules between its parts. The order of keys here is the order in which they are written.
import { z } from 'zod'
import { type DocumentLinks, linksOf } from './document-links.ts'
import {
  clusterFields,
  evidenceFields,
  exerciseSchema,
  hypothesisFields,
  idSchema,
  LIMITS,
  methodSchema,
  noteText,
  ratingSchema,
  reasonText,
  referenceSchema,
  settingsFields,
  sourceFields,
} from './workbook.ts'

const absentIsNull = <T extends z.ZodType>(schema: T) => schema.nullable().default(null)
const parked = z.boolean().default(false)
const list = <T extends z.ZodType>(schema: T, max: number, what: string) =>
  z.array(schema).max(max * LIMITS.withParked, `There are more than ${(max * LIMITS.withParked).toLocaleString('en')} ${what}.`)
const rows = <T extends z.ZodType>(value: T) => z.record(idSchema, z.record(idSchema, value)).default({})
const { shape: hypothesis } = hypothesisFields
const { shape: evidence } = evidenceFields
const { shape: source } = sourceFields
const { shape: cluster } = clusterFields

const shape = z.object({
  format: z.literal('ach-workbook'),
  version: z.literal(1),
  method: methodSchema.default('weighted'),
  title: settingsFields.shape.title,
  question: settingsFields.shape.question,
  background: absentIsNull(settingsFields.shape.background),
  reference: absentIsNull(referenceSchema),
  hypotheses: list(
    z.object({ id: idSchema, label: hypothesis.label, statement: hypothesis.statement, notes: absentIsNull(hypothesis.notes), parked }),
    LIMITS.hypotheses,
    'hypotheses',
  ),
  sources: list(
    z.object({
      id: idSchema,
      name: source.name,
      kind: absentIsNull(source.kind),
      reliability: absentIsNull(source.reliability),
      note: absentIsNull(source.note),
      parked,
    }),
    LIMITS.sources,
    'sources',
  ).default([]),
  clusters: list(
    z.object({ id: idSchema, label: cluster.label, note: absentIsNull(cluster.note), parked }),
    LIMITS.clusters,
    'clusters',
  ).default([]),
  evidence: list(
    z.object({
      id: idSchema,
      statement: evidence.statement,
      kind: absentIsNull(evidence.kind),
      source: absentIsNull(evidence.source),
      locator: absentIsNull(evidence.locator),
      date: absentIsNull(evidence.date),
      credibility: absentIsNull(evidence.credibility),
      relevance: absentIsNull(evidence.relevance),
      cluster: absentIsNull(evidence.cluster),
      notes: absentIsNull(evidence.notes),
      parked,
    }),
    LIMITS.evidence,
    'items of evidence',
  ),
  raters: z
    .array(
      z.object({
        id: idSchema,
        name: sourceFields.shape.name,
        kind: z.enum(['person', 'reference']).default('person'),
        note: absentIsNull(noteText),
        /** a reference reading that was asked for; people are always shown */
        shown: z.boolean().default(false),
        ratings: rows(ratingSchema),
        rationales: z.record(idSchema, reasonText).default({}),
        notes: rows(noteText),
      }),
    )
    .max(LIMITS.raters, `There are more than ${LIMITS.raters} raters.`),
  exercise: absentIsNull(exerciseSchema),
})

/** Ids are unique ignoring case; sources, clusters, rated evidence and hypotheses exist; the limits hold for what is not parked. */
export const documentSchema = shape.superRefine(checkLinks, { when: () => true })

/** More than anybody reads; each costs time. */
const MOST_PROBLEMS = 1000

/** Runs whatever else is wrong, so that all problems are listed at once. */
function checkLinks(given: unknown, context: Pick<z.core.$RefinementCtx, 'addIssue'>): void {
  const document = linksOf(given)
  let found = 0
  const problem = (path: PropertyKey[], message: string) => {
    found += 1
    if (found <= MOST_PROBLEMS) context.addIssue({ code: 'custom', path, message })
  }
  for (const name of ['hypotheses', 'sources', 'clusters', 'evidence', 'raters'] as const) uniqueIds(document, name, problem)
  for (const name of ['hypotheses', 'evidence', 'sources', 'clusters'] as const)
    if (document[name].filter((one) => !one.parked).length > LIMITS[name])
      problem([name], `A workbook holds at most ${LIMITS[name].toLocaleString('en')}; park or split before bringing in more.`)
  const ids = {
    hypotheses: idsOf(document.hypotheses),
    evidence: idsOf(document.evidence),
    sources: idsOf(document.sources),
    clusters: idsOf(document.clusters),
  }
  document.evidence.forEach((item, at) => {
    if (item.source !== null && !ids.sources.has(item.source)) problem(['evidence', at, 'source'], `There is no source ${item.source}.`)
    if (item.cluster !== null && !ids.clusters.has(item.cluster))
      problem(['evidence', at, 'cluster'], `There is no cluster ${item.cluster}.`)
  })
  document.raters.forEach((rater, at) => {
    for (const field of ['ratings', 'notes'] as const)
      for (const [evidence, row] of Object.entries(rater[field])) {
        if (!ids.evidence.has(evidence)) problem(['raters', at, field, evidence], `There is no evidence ${evidence}.`)
        for (const hypothesis of Object.keys(row))
          if (!ids.hypotheses.has(hypothesis)) problem(['raters', at, field, evidence, hypothesis], `There is no hypothesis ${hypothesis}.`)
      }
    for (const evidence of Object.keys(rater.rationales))
      if (!ids.evidence.has(evidence)) problem(['raters', at, 'rationales', evidence], `There is no evidence ${evidence}.`)
  })
  document.exercise.short.forEach((evidence, at) => {
    if (!ids.evidence.has(evidence)) problem(['exercise', 'short', at], `There is no evidence ${evidence}.`)
  })
  let cells = 0
  for (const rater of document.raters) for (const row of Object.values(rater.ratings)) cells += Object.keys(row).length
  if (cells > LIMITS.ratedCells) problem(['raters'], `A workbook holds at most ${LIMITS.ratedCells.toLocaleString('en')} rated cells.`)
}

const idsOf = (items: readonly { id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id))

function uniqueIds(
  document: DocumentLinks,
  name: 'hypotheses' | 'sources' | 'clusters' | 'evidence' | 'raters',
  problem: (path: PropertyKey[], message: string) => void,
) {
  const seen = new Map<string, string>()
  document[name].forEach(({ id }, at) => {
    const first = seen.get(id.toLowerCase())
    if (first !== undefined)
      problem([name, at, 'id'], first === id ? `The id ${id} is used twice.` : `The ids ${first} and ${id} differ only in case.`)
    seen.set(id.toLowerCase(), id)
  })
}
