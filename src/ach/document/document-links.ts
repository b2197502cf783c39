// The parts of a document that refer to one another, read so that nothing can be wrong with them: a file with a bad rating and a
// duplicate id should hear of both at once. Must not report anything itself.

import { assumptionFields } from '../model/checks.ts'
import type { EstimateTime } from '../model/workbook.ts'

/** An item's id, and whether it is parked. */
export interface LinkTarget {
  readonly id: string
  readonly parked: boolean
}
/** The lists of items with ids, by their keys in a document. */
export const LINKED_LISTS = ['hypotheses', 'sources', 'clusters', 'evidence', 'assumptions', 'expectations', 'milestones'] as const

/** The ids of a document and what refers to them, by list. */
export interface DocumentLinks {
  readonly hypotheses: readonly LinkTarget[]
  readonly sources: readonly LinkTarget[]
  readonly clusters: readonly LinkTarget[]
  readonly evidence: readonly (LinkTarget & { readonly source: string | null; readonly cluster: string | null })[]
  readonly assumptions: readonly (LinkTarget & { readonly cells: string | null })[]
  readonly expectations: readonly (LinkTarget & Pointing)[]
  readonly milestones: readonly (LinkTarget & Pointing)[]
  /** two ids each; null for one that cannot be read */
  readonly pairs: readonly (readonly [string, string] | null)[]
  readonly raters: readonly (LinkTarget &
    Readonly<Record<'ratings' | 'firstRound' | 'notes' | 'rationales', Readonly<Record<string, object>>>> & {
      /** the hypotheses that were estimated */
      readonly estimates: Readonly<Record<EstimateTime, readonly string[]>>
    })[]
  readonly cameTrue: string | null
  readonly exercise: { readonly short: readonly string[] }
}

interface Pointing {
  readonly hypothesis: string | null
  readonly evidence: string | null
}

/** `document` may have any shape: what cannot be read is empty, and what has no id gets one that nothing can refer to. */
export function linksOf(document: unknown): DocumentLinks {
  const list = (key: string) => {
    const given = fieldOf(document, key)
    return (Array.isArray(given) ? given : []).map((item: unknown, at) => ({
      item,
      id: text(fieldOf(item, 'id')) ?? ` ${key} ${at}`,
      parked: fieldOf(item, 'parked') === true,
    }))
  }
  const linked = (key: string): LinkTarget[] => list(key).map(({ id, parked }) => ({ id, parked }))
  const pointing = (key: string) =>
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
    expectations: pointing('expectations'),
    milestones: pointing('milestones'),
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
      notes: rows(fieldOf(item, 'notes')),
      estimates: {
        before: Object.keys(record(fieldOf(fieldOf(item, 'estimates'), 'before'))),
        now: Object.keys(record(fieldOf(fieldOf(item, 'estimates'), 'now'))),
      },
      rationales: rows(fieldOf(item, 'rationales')),
    })),
    cameTrue: text(fieldOf(document, 'cameTrue')),
    exercise: { short: Array.isArray(short) ? short.filter((id) => typeof id === 'string') : [] },
  }
}

/** What stands under a key of something that may have any shape; undefined where it has no such key of its own. */
export const fieldOf = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const record = (value: unknown): object => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {})
const rows = (value: unknown): Record<string, object> =>
  Object.fromEntries(Object.entries(record(value)).map(([key, row]) => [key, record(row)]))
