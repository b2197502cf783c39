// Extracts the ids of a raw document and the links between them. It accepts a value of any shape, so that links can be checked even if other
// parts of the file are invalid. Must not report problems itself.

import { assumptionFields } from '../model/checks.ts'
import type { EstimateTime } from '../model/workbook.ts'

export interface LinkTarget {
  readonly id: string
  readonly parked: boolean
}
/** The keys of a document that hold items with ids. */
export const LINKED_LISTS = ['hypotheses', 'sources', 'clusters', 'evidence', 'assumptions', 'expectations', 'milestones'] as const

/** The ids of a document and the links to them, by list. */
export interface DocumentLinks {
  readonly hypotheses: readonly LinkTarget[]
  readonly sources: readonly LinkTarget[]
  readonly clusters: readonly LinkTarget[]
  readonly evidence: readonly (LinkTarget & { readonly source: string | null; readonly cluster: string | null })[]
  readonly assumptions: readonly (LinkTarget & { readonly cells: string | null })[]
  readonly expectations: readonly (LinkTarget & LinkSource)[]
  readonly milestones: readonly (LinkTarget & LinkSource)[]
  /** two ids each; null for an unreadable pair */
  readonly pairs: readonly (readonly [string, string] | null)[]
  readonly raters: readonly (LinkTarget &
    Readonly<Record<'ratings' | 'firstRound' | 'ratedAgain' | 'notes' | 'rationales', Readonly<Record<string, object>>>> & {
      /** ids of the hypotheses with a probability */
      readonly estimates: Readonly<Record<EstimateTime, readonly string[]>>
    })[]
  readonly cameTrue: string | null
  readonly texts: readonly (LinkTarget & { readonly source: string | null; readonly length: number })[]
  /** by evidence id; numbers are NaN where they cannot be read */
  readonly passages: readonly { readonly evidence: string; readonly text: string | null; readonly from: number; readonly to: number }[]
  readonly exercise: { readonly short: readonly string[] }
}

interface LinkSource {
  readonly hypothesis: string | null
  readonly evidence: string | null
}

/** `document` may have any shape. Unreadable parts are empty; an item without an id gets one that no link can match. */
export function linksOf(document: unknown): DocumentLinks {
  const list = (key: string) => {
    const items = fieldOf(document, key)
    return (Array.isArray(items) ? items : []).map((item: unknown, at) => ({
      item,
      id: text(fieldOf(item, 'id')) ?? ` ${key} ${at}`,
      parked: fieldOf(item, 'parked') === true,
    }))
  }
  const linked = (key: string): LinkTarget[] => list(key).map(({ id, parked }) => ({ id, parked }))
  const linkSources = (key: string) =>
    list(key).map(({ id, parked, item }) => ({
      id,
      parked,
      hypothesis: text(fieldOf(item, 'hypothesis')),
      evidence: text(fieldOf(item, 'evidence')),
    }))
  const short = fieldOf(fieldOf(document, 'exercise'), 'short')
  return {
    hypotheses: linked('hypotheses'),
    sources: linked('sources'),
    clusters: linked('clusters'),
    evidence: list('evidence').map(({ item, id, parked }) => ({
      id,
      parked,
      source: text(fieldOf(item, 'source')),
      cluster: text(fieldOf(item, 'cluster')),
    })),
    assumptions: list('assumptions').map(({ id, parked, item }) => {
      const cells = text(fieldOf(item, 'cells'))
      return { id, parked, cells: assumptionFields.shape.cells.safeParse(cells).success ? cells : null }
    }),
    expectations: linkSources('expectations'),
    milestones: linkSources('milestones'),
    pairs: list('pairs').map(({ item }) => {
      const two = fieldOf(item, 'hypotheses')
      const [a, b] = Array.isArray(two) ? two : []
      return typeof a === 'string' && typeof b === 'string' ? ([a, b] as const) : null
    }),
    raters: list('raters').map(({ item, id, parked }) => ({
      id,
      parked,
      ratings: rows(fieldOf(item, 'ratings')),
      firstRound: rows(fieldOf(item, 'firstRound')),
      ratedAgain: rows(fieldOf(item, 'ratedAgain')),
      notes: rows(fieldOf(item, 'notes')),
      estimates: {
        before: Object.keys(record(fieldOf(fieldOf(item, 'estimates'), 'before'))),
        now: Object.keys(record(fieldOf(fieldOf(item, 'estimates'), 'now'))),
      },
      rationales: rows(fieldOf(item, 'rationales')),
    })),
    cameTrue: text(fieldOf(document, 'cameTrue')),
    texts: list('texts').map(({ item, id, parked }) => ({
      id,
      parked,
      source: text(fieldOf(item, 'source')),
      length: text(fieldOf(item, 'body'))?.length ?? 0,
    })),
    passages: Object.entries(record(fieldOf(document, 'passages'))).map(([evidence, one]) => ({
      evidence,
      text: text(fieldOf(one, 'text')),
      from: Number(fieldOf(one, 'from') ?? Number.NaN),
      to: Number(fieldOf(one, 'to') ?? Number.NaN),
    })),
    exercise: { short: Array.isArray(short) ? short.filter((id) => typeof id === 'string') : [] },
  }
}

/** The value of an own key; undefined if there is none, or `value` is not an object. */
export const fieldOf = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const record = (value: unknown): object => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {})
const rows = (value: unknown): Record<string, object> =>
  Object.fromEntries(Object.entries(record(value)).map(([key, row]) => [key, record(row)]))
