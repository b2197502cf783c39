// Helpers for JSON of unknown programs: what a key means, and the texts, ids and fields of a value. Pure.
import { foldHeading } from '../words/fold-words.ts'
import { headingMeaning } from '../words/heading-vocabulary.ts'

export type JsonObject = Readonly<Record<string, unknown>>
export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text, number or truth value as a text; null for anything else. */
export const scalarText = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : null

type Part = 'hypotheses' | 'evidence' | 'ratings' | 'raters' | 'text' | 'id' | 'note'

/** Keys that name a part, besides the headings of columns in any of the languages. */
const KEYS: Readonly<Record<Part, ReadonlySet<string>>> = {
  hypotheses: new Set(['hypotheses', 'hypothesis', 'hyps', 'hyp', 'h', 'alternatives', 'hypothesisid', 'hypothesislist']),
  evidence: new Set([
    'evidence',
    'evidences',
    'evidenceitems',
    'evidenceid',
    'evidencelist',
    'items',
    'item',
    'indicators',
    'facts',
    'arguments',
    'e',
  ]),
  ratings: new Set(
    ['ratings', 'rating', 'scores', 'score', 'cells', 'matrix', 'assessments', 'assessment', 'consistency', 'consistencies'].concat([
      ...['values', 'value', 'evaluations', 'judgements', 'judgments', 'marks', 'grid', 'links', 'relations', 'code'],
    ]),
  ),
  raters: new Set(['raters', 'analysts', 'participants', 'experts', 'reviewers', 'assessors', 'people']),
  text: new Set(['statement', 'text', 'label', 'name', 'title', 'description', 'summary', 'content', 'evidence', 'hypothesis', 'fact']),
  id: new Set(['id', 'key', 'code', 'ref', 'number', 'no', 'uid']),
  note: new Set(['note', 'notes', 'comment', 'comments', 'remark', 'reason', 'rationale', 'justification', 'why', 'explanation']),
}
const MEANINGS: Readonly<Partial<Record<Part, readonly string[]>>> = {
  hypotheses: ['hypothesis'],
  evidence: ['statement'],
  ratings: ['rating'],
  raters: ['rater'],
  note: ['notes', 'why'],
}

export const isKeyOf = (part: Part, key: string): boolean =>
  KEYS[part].has(foldHeading(key)) || (MEANINGS[part]?.includes(headingMeaning(key) ?? '') ?? false)

/** The value of the first key that names a part; undefined without one. */
export function partIn(object: JsonObject, part: Part): unknown {
  const key = Object.keys(object).find((one) => isKeyOf(part, one))
  return key === undefined ? undefined : object[key]
}

/** An item of a list: its id, its text, other texts, and the value itself. */
export interface JsonItem {
  readonly id: string | null
  readonly text: string
  readonly fields: ReadonlyMap<string, string>
  readonly value: unknown
}

/** Reads a list of texts or objects, or an object of them by id; null if it is neither. */
export function itemsOf(list: unknown): JsonItem[] | null {
  const entries = Array.isArray(list) ? list.map((value) => [null, value] as const) : isObject(list) ? Object.entries(list) : []
  const items = entries.map(([key, value]) => itemOf(key, value))
  return items.length > 0 && items.every((item) => item !== null) ? items : null
}

function itemOf(key: string | null, value: unknown): JsonItem | null {
  const text = scalarText(value)
  if (text !== null) return { id: key, text, fields: new Map(), value }
  if (!isObject(value)) return null
  const texts = Object.entries(value).flatMap(([name, one]) => {
    const found = scalarText(one)
    return found === null ? [] : [[name, found] as const]
  })
  const id = texts.find(([name]) => isKeyOf('id', name))
  const named = texts.filter(([name]) => KEYS.text.has(foldHeading(name)) && name !== id?.[0])
  // A short label stands before a longer statement in the set of keys only by chance: the first key of the file counts.
  const [main] = named
  const said = main?.[1] ?? id?.[1] ?? key
  if (said === undefined || said === null) return null
  return { id: id?.[1] ?? key, text: said, fields: new Map(texts.filter(([name]) => name !== main?.[0] && name !== id?.[0])), value }
}
