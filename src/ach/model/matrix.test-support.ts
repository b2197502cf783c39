// Views for tests, made from plain data: 'C N I .' is a row of ratings, '.' a blank one. Must not be used by the product.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { changesOf, type Document, parseDocument } from '../document/document.ts'
import { applyChanges } from '../log/apply-change.ts'
import { type View, viewFor } from '../view/view.ts'
import type { Rating } from './rating.ts'
import { type Evidence, emptyRater, type Level, NO_WORKBOOK, type Workbook } from './workbook.ts'

export interface PlainRow {
  readonly ratings: readonly (Rating | null)[]
  readonly credibility?: Level | null
  readonly relevance?: Level | null
  readonly parked?: boolean
  /** ids of a source and a cluster, which are added if they are new */
  readonly source?: string | null
  readonly cluster?: string | null
  readonly kind?: string | null
}

export interface Plain {
  readonly method?: Workbook['method']
  readonly rows: readonly PlainRow[]
  /** the number of hypotheses; by default the number of ratings in the first row */
  readonly hypotheses?: number
  readonly labels?: readonly string[]
  /** indices of parked hypotheses */
  readonly parked?: readonly number[]
}

export const row = (text: string, more: Omit<PlainRow, 'ratings'> = {}): PlainRow => ({
  ratings: text.split(' ').map((code) => (code === '.' ? null : (code as Rating))),
  ...more,
})

/** A matrix with the hypotheses H1, H2 …, the items E1, E2 … and one rater, 'me'. The default method is count. */
export function viewOfMatrix({ method = 'count', rows, hypotheses: count, labels = [], parked = [] }: Plain): View {
  const ids = Array.from({ length: count ?? rows[0]?.ratings.length ?? 0 }, (_, at) => `H${at + 1}`)
  const hypotheses = ids.map((id, at) => ({
    id,
    label: labels[at] ?? `Label ${at + 1}`,
    statement: `Statement ${at + 1}`,
    notes: null,
    parked: parked.includes(at),
    version: 1,
  }))
  const evidence = rows.map(
    (one, at): Evidence => ({
      id: `E${at + 1}`,
      statement: `Item ${at + 1}`,
      kind: one.kind ?? null,
      source: one.source ?? null,
      cluster: one.cluster ?? null,
      locator: null,
      url: null,
      date: null,
      credibility: one.credibility ?? null,
      grade: null,
      relevance: one.relevance ?? null,
      notes: null,
      parked: one.parked ?? false,
      version: 1,
    }),
  )
  const ratings = new Map<string, Map<string, Rating>>()
  for (const [at, one] of rows.entries()) {
    const entries = one.ratings.flatMap((rating, place): [string, Rating][] => (rating === null ? [] : [[ids[place] ?? '', rating]]))
    if (entries.length > 0) ratings.set(`E${at + 1}`, new Map(entries))
  }
  const me = { ...emptyRater('me'), ratings }
  const named = (ids: readonly (string | null | undefined)[]) => [...new Set(ids)].flatMap((id) => (id ? [id] : []))
  const defaults = { note: null, parked: false, version: 1 }
  const sources = named(rows.map((one) => one.source)).map((id) => ({
    id,
    name: `Source ${id}`,
    kind: null,
    reliability: null,
    url: null,
    ...defaults,
  }))
  const clusters = named(rows.map((one) => one.cluster)).map((id) => ({ id, label: `Cluster ${id}`, ...defaults }))
  const workbook: Workbook = {
    ...NO_WORKBOOK,
    seq: 1,
    title: 'Matrix',
    question: 'Which?',
    method,
    hypotheses: new Map(hypotheses.map((one) => [one.id, one])),
    evidence: new Map(evidence.map((one) => [one.id, one])),
    sources: new Map(sources.map((one) => [one.id, one])),
    clusters: new Map(clusters.map((one) => [one.id, one])),
    raters: new Map([['me', me]]),
  }
  return viewFor(workbook, { rater: 'me', names: new Map([['me', 'Analyst']]) })
}

export function viewOfDocument(document: Document): View {
  const { changes, people } = changesOf(document, null)
  return viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: people, unveiled: true })
}

/** A shipped case with its reference ratings revealed. */
export function shippedCase(id: string): View {
  const read = parseDocument(readFileSync(new URL(`../../../data/cases/${id}.json`, import.meta.url), 'utf8'))
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return viewOfDocument(read.document)
}

const levels: fc.Arbitrary<Level | null> = fc.constantFrom('low', 'medium', 'high', null)
const ratings: fc.Arbitrary<Rating | null> = fc.constantFrom('CC', 'C', 'N', 'I', 'II', 'N', 'C', 'I', 'NA', null)

/** Random matrices, small enough for every verdict to occur, with parked and uniform rows, parked columns, blanks and NA. */
export const matrices = ({ min = 0, max = 5 }: { min?: number; max?: number } = {}): fc.Arbitrary<Plain & { hypotheses: number }> =>
  fc.integer({ min, max }).chain((hypotheses) =>
    fc.record({
      hypotheses: fc.constant(hypotheses),
      method: fc.constantFrom('count' as const, 'weighted' as const),
      parked: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constant([0]) }),
      rows: fc.array(
        fc.record({
          ratings: fc.oneof(
            { weight: 5, arbitrary: fc.array(ratings, { minLength: hypotheses, maxLength: hypotheses }) },
            { weight: 1, arbitrary: ratings.map((rating) => Array.from({ length: hypotheses }, () => rating)) },
            // Favours the first hypothesis, so separated and close leads occur.
            {
              weight: 4,
              arbitrary: fc
                .constantFrom<Rating>('I', 'II', 'N')
                .map((rating) => Array.from({ length: hypotheses }, (_, at) => (at === 0 ? 'C' : rating))),
            },
          ),
          credibility: levels,
          relevance: levels,
          parked: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
        }),
        { maxLength: 10 },
      ),
    }),
  )

/** Random matrices whose items have sources, clusters and kinds, some without. */
export const groupedMatrices = (
  size: { min?: number; max?: number; sources?: number } = {},
): fc.Arbitrary<Plain & { hypotheses: number }> => {
  const one = (letter: string, most: number) =>
    fc.array(
      fc.option(
        fc.integer({ min: 1, max: most }).map((n) => `${letter}${n}`),
        { freq: 6 },
      ),
      { minLength: 10, maxLength: 10 },
    )
  return fc.tuple(matrices(size), one('S', size.sources ?? 4), one('K', 3), one('kind', 3)).map(([plain, source, cluster, kind]) => ({
    ...plain,
    rows: plain.rows.map((row, at) => ({ ...row, source: source[at], cluster: cluster[at], kind: kind[at] })),
  }))
}
