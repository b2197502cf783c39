// The parts of a document that refer to one another, read so that nothing can be wrong with them: a file with a bad rating and a
// duplicate id should hear of both at once. Must not report anything itself.

/** An item's id, and whether it is parked. */
export interface Linked {
  readonly id: string
  readonly parked: boolean
}
/** The ids of a document and what refers to them, by list. */
export interface DocumentLinks {
  readonly hypotheses: readonly Linked[]
  readonly sources: readonly Linked[]
  readonly clusters: readonly Linked[]
  readonly evidence: readonly (Linked & { readonly source: string | null; readonly cluster: string | null })[]
  readonly raters: readonly (Linked & Readonly<Record<'ratings' | 'notes' | 'rationales', Readonly<Record<string, object>>>>)[]
  readonly exercise: { readonly short: readonly string[] }
}

/** `document` may have any shape: what cannot be read is empty, and what has no id gets one that nothing can refer to. */
export function linksOf(document: unknown): DocumentLinks {
  const list = (key: string) => {
    const given = field(document, key)
    return (Array.isArray(given) ? given : []).map((item: unknown, at) => ({
      item,
      id: text(field(item, 'id')) ?? ` ${key} ${at}`,
      parked: field(item, 'parked') === true,
    }))
  }
  const linked = (key: string): Linked[] => list(key).map(({ id, parked }) => ({ id, parked }))
  const short = field(field(document, 'exercise'), 'short')
  return {
    hypotheses: linked('hypotheses'),
    sources: linked('sources'),
    clusters: linked('clusters'),
    evidence: list('evidence').map(({ item, id, parked }) => ({
      id,
      parked,
      source: text(field(item, 'source')),
      cluster: text(field(item, 'cluster')),
    })),
    raters: list('raters').map(({ item, id, parked }) => ({
      id,
      parked,
      ratings: rows(field(item, 'ratings')),
      notes: rows(field(item, 'notes')),
      rationales: rows(field(item, 'rationales')),
    })),
    exercise: { short: Array.isArray(short) ? short.filter((id) => typeof id === 'string') : [] },
  }
}

/** What stands under a key of something that may have any shape; undefined where it has no such key of its own. */
export const field = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const record = (value: unknown): object => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {})
const rows = (value: unknown): Record<string, object> =>
  Object.fromEntries(Object.entries(record(value)).map(([key, row]) => [key, record(row)]))
