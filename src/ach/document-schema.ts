// The shape of a document and the rules between its parts. The order of keys here is the order in which they are written.
import { z } from 'zod'
import {
  assumptionFields,
  cellsOf,
  completenessFields,
  deceptionFields,
  expectationFields,
  milestoneFields,
  pairFields,
  pairKey,
  REPORT_PARTS,
  reportFields,
} from './aids.ts'
import { type DocumentLinks, LINKED_LISTS, linksOf } from './document-links.ts'
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
  WHEN,
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
const { shape: assumption } = assumptionFields
const { shape: expectation } = expectationFields
const { shape: milestone } = milestoneFields
const { shape: pair } = pairFields
const { shape: deception } = deceptionFields

const estimates = z
  .record(
    idSchema,
    z
      .number('This must be a number from 0 to 1.')
      .min(0, 'This must be a number from 0 to 1.')
      .max(1, 'This must be a number from 0 to 1.'),
  )
  .default({})

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
      /** a deception check */
      deception: absentIsNull(
        z.object({
          motive: absentIsNull(deception.motive),
          practice: absentIsNull(deception.practice),
          manipulability: absentIsNull(deception.manipulability),
          evaluation: absentIsNull(deception.evaluation),
          finding: absentIsNull(deception.finding),
        }),
      ),
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
  assumptions: list(
    z.object({
      id: idSchema,
      statement: assumption.statement,
      state: absentIsNull(assumption.state),
      cells: absentIsNull(assumption.cells),
      notes: absentIsNull(assumption.notes),
      parked,
    }),
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
    }),
    LIMITS.expectations,
    'expectations',
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
    }),
    LIMITS.milestones,
    'milestones',
  ).default([]),
  /** can both be true? */
  pairs: z.array(z.object({ hypotheses: z.tuple([idSchema, idSchema]), both: pair.both, note: absentIsNull(pair.note) })).default([]),
  /** is the list of hypotheses complete? */
  completeness: absentIsNull(z.object({ complete: completenessFields.shape.complete, note: absentIsNull(completenessFields.shape.note) })),
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
        /** the rater's own probabilities, before the evidence and now */
        estimates: z.object({ before: estimates, now: estimates }).default({ before: {}, now: {} }),
      }),
    )
    .max(LIMITS.raters, `There are more than ${LIMITS.raters} raters.`),
  /** words of one's own in the report, by its parts */
  report: z.partialRecord(z.enum(REPORT_PARTS), reportFields.shape.text).default({}),
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
  for (const name of [...LINKED_LISTS, 'raters'] as const) uniqueIds(document, name, problem)
  for (const name of LINKED_LISTS)
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
  for (const name of ['expectations', 'milestones'] as const)
    document[name].forEach((one, at) => {
      if (one.hypothesis !== null && !ids.hypotheses.has(one.hypothesis))
        problem([name, at, 'hypothesis'], `There is no hypothesis ${one.hypothesis}.`)
      if (one.evidence !== null && !ids.evidence.has(one.evidence)) problem([name, at, 'evidence'], `There is no evidence ${one.evidence}.`)
    })
  document.assumptions.forEach((one, at) => {
    for (const cell of cellsOf(one.cells)) {
      if (!ids.evidence.has(cell.evidence)) problem(['assumptions', at, 'cells'], `There is no evidence ${cell.evidence}.`)
      if (cell.hypothesis !== null && !ids.hypotheses.has(cell.hypothesis))
        problem(['assumptions', at, 'cells'], `There is no hypothesis ${cell.hypothesis}.`)
    }
  })
  const pairs = new Set<string>()
  document.pairs.forEach((pair, at) => {
    if (pair === null) return
    const [a, b] = pair
    for (const one of [a, b]) if (!ids.hypotheses.has(one)) problem(['pairs', at, 'hypotheses'], `There is no hypothesis ${one}.`)
    if (a === b) problem(['pairs', at, 'hypotheses'], 'Two different hypotheses are compared.')
    if (pairs.has(pairKey(a, b))) problem(['pairs', at, 'hypotheses'], 'This pair comes twice.')
    pairs.add(pairKey(a, b))
  })
  document.raters.forEach((rater, at) => {
    for (const when of WHEN)
      for (const hypothesis of rater.estimates[when])
        if (!ids.hypotheses.has(hypothesis)) problem(['raters', at, 'estimates', when, hypothesis], `There is no hypothesis ${hypothesis}.`)
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
  name: (typeof LINKED_LISTS)[number] | 'raters',
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
