// Reads and writes the JSON document of a workbook (format `ach-workbook`, version 1). Reading reports all problems at once. Writing is canonical:
// export, import and export again give the same bytes.

import { z } from 'zod'
import type { Change } from '../log/change.ts'
import { estimateHypothesis, giveConfidence, giveReason, join, noteCell, rateCell } from '../log/rater-changes.ts'
import { LIST_KEY, pairKey, REPORT_PARTS } from '../model/checks.ts'
import { passageOf, readableTexts } from '../model/source-texts.ts'
import { finishSteps, type Steps } from '../model/steps.ts'
import { type Cells, ESTIMATE_TIMES, emptyRater, firstRoundOf, type Rater } from '../model/workbook.ts'
import type { View } from '../view/view.ts'
import { DOCUMENT_FORMAT, documentSchema } from './document-schema.ts'
import { sizeProblems } from './document-size.ts'
import { issueWords } from './document-words.ts'
import { jsonExcess } from './json-bounds.ts'

/** A document after reading: missing values are null, false or empty, and blank cells have no entry. */
export type Document = z.output<typeof documentSchema>
/** The document with the paths of unknown keys that were dropped (at most 1,000), or all problems of the text. */
export type DocumentRead =
  | { readonly ok: true; readonly document: Document; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads the text of a document. Each problem is a sentence that starts with its place, such as "evidence[0].date: ". */
export function parseDocument(text: string): DocumentRead {
  const excess = jsonExcess(text)
  if (excess !== null) return { ok: false, problems: [excess] }
  let raw: unknown
  try {
    raw = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    return { ok: false, problems: [DOCUMENT_REFUSALS.notJson(error instanceof Error ? error.message : 'it cannot be parsed')] }
  }
  const head = z.object({ format: z.literal(DOCUMENT_FORMAT), version: z.number() }).safeParse(raw)
  if (!head.success) return { ok: false, problems: [DOCUMENT_REFUSALS.otherFormat] }
  if (head.data.version > 1) return { ok: false, problems: [DOCUMENT_REFUSALS.newer(head.data.version)] }
  const large = sizeProblems(raw)
  if (large.length > 0) return { ok: false, problems: large }
  let read: z.ZodSafeParseResult<Document>
  try {
    read = documentSchema.safeParse(raw, { error: issueWords })
  } catch (error) {
    // zod passes all issues as arguments of one call, which overflows the stack if there are about a hundred thousand.
    if (!(error instanceof RangeError)) throw error
    return TOO_MANY
  }
  if (!read.success)
    return read.error.issues.length > MOST_LISTED ? TOO_MANY : { ok: false, problems: read.error.issues.flatMap(problemsOf) }
  const dropped: string[] = []
  droppedKeys(raw, read.data, '', dropped)
  return { ok: true, document: read.data, dropped }
}

/** A fixed limit, because the stack size differs between threads. */
const MOST_LISTED = 100_000
/** Problems of the whole document. */
export const DOCUMENT_REFUSALS = {
  notJson: (why: string) => `This is not valid JSON: ${why}.`,
  otherFormat: `This is not an ACH workbook: "format": "${DOCUMENT_FORMAT}" or a version is missing.`,
  newer: (version: number) => `This file has document version ${version}. Use a newer version of this program to read it.`,
  tooManyMistakes: 'This file has more problems than can be listed.',
} as const

const TOO_MANY: DocumentRead = { ok: false, problems: [DOCUMENT_REFUSALS.tooManyMistakes] }

function problemsOf(issue: z.core.$ZodIssue): string[] {
  const place = issue.path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
  const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
  return [`${place || 'The document'}: ${message}`]
}

const MOST_DROPPED = 1000

/** Adds the paths of keys in `raw` that are not in the document, up to MOST_DROPPED. */
function droppedKeys(raw: unknown, kept: unknown, path: string, dropped: string[]): void {
  if (raw === null || typeof raw !== 'object' || kept === null || typeof kept !== 'object') return
  for (const key of Object.keys(raw)) {
    if (dropped.length >= MOST_DROPPED) return
    const place = Array.isArray(raw) ? `${path}[${key}]` : path ? `${path}.${key}` : key
    if (!Object.hasOwn(kept, key)) dropped.push(place)
    else droppedKeys((raw as Record<string, unknown>)[key], (kept as Record<string, unknown>)[key], place, dropped)
  }
}

/** How a workbook is created from a document. */
export interface CreateOptions {
  readonly withRatings?: boolean
  /** see `Workbook.firstPass`; its raters have no first pass if it is missing */
  readonly firstPass?: string | undefined
}

/** `changesOf` in steps of at most one rater's row. */
export function* changeSteps(
  document: Document,
  from: string | null,
  { withRatings = true, firstPass }: CreateOptions = {},
): Steps<{ changes: Change[]; people: Map<string, string> }> {
  const { title, question, background, method, marking, reference, exercise, printed } = document
  const fields = { title, question, background, method, marking }
  const rest = { ...(firstPass !== undefined && { firstPass }), ...(printed !== null && { printed }) }
  const changes: Change[] = [{ type: 'created', fields, reference, exercise, from, ...rest }]
  const parked: Change[] = []
  const sources = document.sources.map(({ deception: _, ...source }) => source)
  const lists = [
    ['hypothesis', document.hypotheses],
    ['source', sources],
    ['cluster', document.clusters],
    ['evidence', document.evidence],
    ['assumption', document.assumptions],
    ['expectation', document.expectations],
    ['milestone', document.milestones],
  ] as const
  for (const [what, items] of lists) {
    for (const { id, parked: isParked, ...fields } of items) {
      changes.push({ type: 'added', what, id, fields } as Change)
      if (isParked) parked.push({ type: 'parked', what, id })
    }
  }
  for (const { id, body, pages, ...fields } of document.texts) changes.push({ type: 'textAdded', id, fields, body, pages })
  for (const [evidence, after] of Object.entries(document.passages)) changes.push({ type: 'quoted', evidence, before: null, after })
  changes.push(...answersIn(withRatings ? document : { ...document, report: {} }))
  if (withRatings && document.cameTrue !== null) changes.push({ type: 'cameTrue', before: null, after: document.cameTrue })
  const people = new Map<string, string>()
  for (const {
    id,
    kind,
    name,
    note,
    shown,
    ratings,
    firstRound,
    ratedAgain,
    rationales,
    notes,
    estimates,
    confidence,
  } of document.raters) {
    const reference = kind === 'reference'
    const rater = emptyRater(id)
    if (!reference) people.set(id, name)
    changes.push(reference ? { ...join(id, { note }), kind, name, shown } : join(id, { note }))
    if (!reference && !withRatings) continue
    for (const [evidence, row] of Object.entries(ratings)) {
      for (const [hypothesis, after] of Object.entries(row)) changes.push(...rateCell(rater, evidence, hypothesis, after))
      yield
    }
    if (Object.keys(firstRound).length > 0) changes.push({ type: 'remembered', rater: id, ratings: firstRound })
    for (const [evidence, row] of Object.entries(ratedAgain))
      for (const [hypothesis, { first, again }] of Object.entries(row))
        changes.push({ type: 'ratedAgain', rater: id, evidence, hypothesis, first, before: null, after: again })
    for (const [evidence, after] of Object.entries(rationales)) changes.push(...giveReason(rater, evidence, after))
    for (const [evidence, row] of Object.entries(notes))
      for (const [hypothesis, after] of Object.entries(row)) changes.push(...noteCell(rater, evidence, hypothesis, after))
    changes.push(...giveConfidence(rater, confidence))
    for (const when of ESTIMATE_TIMES)
      for (const [hypothesis, after] of Object.entries(estimates[when])) changes.push(...estimateHypothesis(rater, when, hypothesis, after))
  }
  return { changes: [...changes, ...parked], people }
}

/**
 * Returns the changes that create the workbook of a document, with 'created' first and parking last, and people's names by rater id. `from`
 * is stored with 'created'. `withRatings: false` leaves out people's ratings and texts, those in the report too, and the hypothesis that came
 * true. Reference ratings stay.
 */
export const changesOf = (
  document: Document,
  from: string | null,
  options: CreateOptions = {},
): { changes: Change[]; people: Map<string, string> } => finishSteps(changeSteps(document, from, options))

function answersIn({ sources, pairs, completeness, report }: Document): Change[] {
  const changes: Change[] = []
  for (const { hypotheses, both, note } of pairs)
    changes.push({ type: 'answered', about: 'pair', key: pairKey(...hypotheses), before: null, after: { both, note } })
  if (completeness) changes.push({ type: 'answered', about: 'completeness', key: LIST_KEY, before: null, after: completeness })
  for (const { id, deception } of sources)
    if (deception) changes.push({ type: 'answered', about: 'deception', key: id, before: null, after: deception })
  for (const [key, text] of Object.entries(report))
    if (text !== undefined) changes.push({ type: 'answered', about: 'report', key, before: null, after: { text } })
  return changes
}

/** `sourceTexts`: with source texts and the passages that items quote. */
export interface DocumentOptions {
  readonly sourceTexts?: boolean
}

/** The document of a view. Reference ratings that are not revealed are left out, and so are source texts unless `options` ask for them. */
export const documentOf = (view: View, options: DocumentOptions = {}): Document => finishSteps(documentSteps(view, options))

/** `documentOf` in steps of one rater. */
export function* documentSteps(view: View, { sourceTexts = false }: DocumentOptions = {}): Steps<Document> {
  const rows = <T>(cells: Cells<T>): Record<string, Record<string, T>> => {
    const ordered: Record<string, Record<string, T>> = {}
    for (const evidence of view.evidence.keys()) {
      const row = cells.get(evidence)
      if (!row || row.size === 0) continue
      const values: Record<string, T> = {}
      for (const hypothesis of view.hypotheses.keys()) {
        const value = row.get(hypothesis)
        if (value !== undefined) values[hypothesis] = value
      }
      ordered[evidence] = values
    }
    return ordered
  }
  const rationales = (rater: Pick<Rater, 'rationales'>) => {
    const ordered: Record<string, string> = {}
    for (const evidence of view.evidence.keys()) {
      const why = rater.rationales.get(evidence)
      if (why !== undefined) ordered[evidence] = why
    }
    return ordered
  }
  const estimated = (probabilities: ReadonlyMap<string, number>) =>
    Object.fromEntries([...view.hypotheses.keys()].flatMap((id) => (probabilities.has(id) ? [[id, probabilities.get(id) ?? 0]] : [])))
  const bare = <T extends { version: number }>(items: ReadonlyMap<string, T>) => [...items.values()].map(({ version: _, ...item }) => item)
  const raters: Document['raters'] = []
  for (const rater of view.raters.values()) {
    raters.push({
      id: rater.id,
      name: rater.name,
      kind: rater.kind,
      note: rater.note,
      shown: rater.kind === 'reference' && rater.shown,
      ratings: rows(rater.ratings),
      firstRound: rows(firstRoundOf(rater) ?? new Map()),
      ratedAgain: rows(rater.again),
      rationales: rationales(rater),
      notes: rows(rater.notes),
      estimates: { before: estimated(rater.estimates.before), now: estimated(rater.estimates.now) },
      confidence: rater.confidence,
    })
    yield
  }
  return {
    format: DOCUMENT_FORMAT,
    version: 1,
    method: view.method,
    title: view.title,
    question: view.question,
    background: view.background,
    marking: view.marking,
    reference: view.reference,
    hypotheses: bare(view.hypotheses),
    sources: bare(view.sources).map((source) => ({ ...source, deception: answer(view.deception.get(source.id)) })),
    clusters: bare(view.clusters),
    evidence: bare(view.evidence),
    assumptions: bare(view.assumptions),
    expectations: bare(view.expectations),
    milestones: bare(view.milestones),
    pairs: pairsOf(view),
    completeness: answer(view.completeness.get(LIST_KEY)),
    cameTrue: view.cameTrue,
    raters,
    report: Object.fromEntries(REPORT_PARTS.flatMap((part) => (view.report.has(part) ? [[part, view.report.get(part)?.text ?? '']] : []))),
    exercise: view.exercise,
    printed: view.printed,
    ...(sourceTexts ? textsOf(view) : { texts: [], passages: {} }),
  }
}

/** An answer without its version; null if there is none. */
function answer<T extends { readonly version: number }>(stored: T | undefined): Omit<T, 'version'> | null {
  if (!stored) return null
  const { version: _, ...fields } = stored
  return fields
}

/** The source texts that can be read, and the passages in them. */
function textsOf(view: View): Pick<Document, 'texts' | 'passages'> {
  const texts = readableTexts(view).map(({ listed: _, version: __, pages, ...text }) => ({ ...text, pages: pages && [...pages] }))
  const passages = [...view.evidence.keys()].flatMap((id) => {
    const found = passageOf(view, id)
    return found ? [[id, found.passage] as const] : []
  })
  return { texts, passages: Object.fromEntries(passages) }
}

/** Answers about pairs, in the order of the hypotheses. */
function pairsOf(view: View): Document['pairs'] {
  const ids = [...view.hypotheses.keys()]
  return ids.flatMap((a, at) =>
    ids.slice(at + 1).flatMap((b) => {
      const pair = view.pairs.get(pairKey(a, b))
      return pair ? [{ hypotheses: [a, b] as [string, string], both: pair.both, note: pair.note }] : []
    }),
  )
}

/** The canonical text: keys in schema order, optional keys left out if null, false or empty, two-space indent, final newline. */
export const writeDocument = (document: Document): string => finishSteps(writeSteps(document))

/** `writeDocument` in steps of a few parts for each rater. */
export function* writeSteps(document: Document): Steps<string> {
  const sorted = sortBySchema(documentSchema, { ...document, raters: [] })
  yield
  const text = `${JSON.stringify(sorted, null, 2)}\n`
  yield
  const raters: string[] = []
  for (const rater of document.raters) {
    const [one] = sortBySchema(documentSchema.shape.raters, [rater], false) as [unknown]
    yield
    raters.push(JSON.stringify(one, null, 2).replace(/^/gm, '    '))
    yield
  }
  // No text of a document contains a line break as such.
  return raters.length === 0 ? text : text.replace('\n  "raters": []', () => `\n  "raters": [\n${raters.join(',\n')}\n  ]`)
}

const REQUIRED = new Set(['format', 'version', 'title', 'question', 'hypotheses', 'evidence', 'raters'])

/** Puts the keys of objects in schema order, recursively. Records keep their order. */
function sortBySchema(schema: z.core.$ZodType, value: unknown, top = true): unknown {
  const inner = unwrap(schema)
  if (value === null || typeof value !== 'object') return value
  if (inner instanceof z.ZodArray) return (value as unknown[]).map((one) => sortBySchema(inner.element, one, false))
  if (!(inner instanceof z.ZodObject)) return value
  const ordered: Record<string, unknown> = {}
  for (const [key, part] of Object.entries(inner.shape)) {
    const one = sortBySchema(part as z.core.$ZodType, (value as Record<string, unknown>)[key], false)
    if ((top && REQUIRED.has(key)) || !isEmpty(one)) ordered[key] = one
  }
  return ordered
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return unwrap(schema.unwrap())
  if (schema instanceof z.ZodPipe) return unwrap(schema.in)
  return schema
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === false || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
