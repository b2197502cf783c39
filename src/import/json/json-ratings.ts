// Finds the ratings in JSON of unknown programs: next to the evidence, next to the hypotheses, in a list, in a matrix, or by pairs of ids. Pure.
import { isKeyOf, isObject, type JsonItem, type JsonObject, partIn, scalarText } from './json-values.ts'

/** A rating as it is written, and the note on it. */
export interface JsonRating {
  readonly text: string
  readonly note: string | null
}
/** Ratings by evidence index, then by hypothesis index. */
export type JsonRatings = Map<number, Map<number, JsonRating>>

export interface JsonLists {
  readonly evidence: readonly JsonItem[]
  readonly hypotheses: readonly JsonItem[]
}

/** Returns the ratings that `owner` holds; empty if there are none in an evident shape. */
export function ratingsIn(owner: JsonObject, lists: JsonLists): JsonRatings {
  const found: JsonRatings = new Map()
  const give = (item: number, hypothesis: number, value: unknown) => {
    const rating = ratingOf(value)
    if (item < 0 || hypothesis < 0 || rating === null) return
    const row = found.get(item) ?? new Map<number, JsonRating>()
    found.set(item, row.set(hypothesis, rating))
  }
  const { evidence, hypotheses } = lists
  const keys = Object.keys(owner).filter((key) => isKeyOf('ratings', key))
  for (const key of keys) readPart(owner[key], lists, give)
  for (const [item, { value }] of evidence.entries())
    if (isObject(value)) readOwn(value, hypotheses, (other, rating) => give(item, other, rating))
  for (const [hypothesis, { value }] of hypotheses.entries())
    if (isObject(value)) readOwn(value, evidence, (other, rating) => give(other, hypothesis, rating))
  return found
}

function ratingOf(value: unknown): JsonRating | null {
  const text = scalarText(value)
  if (text !== null) return { text, note: null }
  if (!isObject(value)) return null
  const rating = scalarText(partIn(value, 'ratings'))
  return rating === null ? null : { text: rating, note: scalarText(partIn(value, 'note')) }
}

type Give = (item: number, hypothesis: number, value: unknown) => void

function readPart(part: unknown, lists: JsonLists, give: Give): void {
  const { evidence, hypotheses } = lists
  if (Array.isArray(part)) {
    if (part.length > 0 && part.every(Array.isArray)) readGrid(part, lists, give)
    else readList(part, lists, give)
    return
  }
  if (!isObject(part)) return
  for (const [key, value] of Object.entries(part)) {
    const [item, hypothesis] = [indexOf(evidence, key), indexOf(hypotheses, key)]
    if (isObject(value) || Array.isArray(value)) {
      if (item >= 0) readRow(value, hypotheses, (other, rating) => give(item, other, rating))
      else if (hypothesis >= 0) readRow(value, evidence, (other, rating) => give(other, hypothesis, rating))
      else readPair(key, value, lists, give)
    } else readPair(key, value, lists, give)
  }
}

/** “E1-H2”, “E1,H2”, “H2|E1” */
function readPair(key: string, value: unknown, { evidence, hypotheses }: JsonLists, give: Give): void {
  for (const separator of ['|', ',', ':', '/', '_', '-', '.', ' ']) {
    const [first = '', second = '', ...more] = key.split(separator).map((one) => one.trim())
    if (second === '' || more.length > 0) continue
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const [item, hypothesis] = [indexOf(evidence, one), indexOf(hypotheses, other)]
      if (item >= 0 && hypothesis >= 0) {
        give(item, hypothesis, value)
        return
      }
    }
  }
}

/** A matrix of rows: one for each item of evidence, or one for each hypothesis. */
function readGrid(rows: readonly (readonly unknown[])[], { evidence, hypotheses }: JsonLists, give: Give): void {
  const byItem = rows.length === evidence.length && rows.every((row) => row.length <= hypotheses.length)
  const byHypothesis = rows.length === hypotheses.length && rows.every((row) => row.length <= evidence.length)
  if (!byItem && !byHypothesis) return
  for (const [one, row] of rows.entries())
    for (const [other, value] of row.entries()) {
      if (byItem) give(one, other, value)
      else give(other, one, value)
    }
}

/** A list of objects that each name an item, a hypothesis and a rating. */
function readList(list: readonly unknown[], { evidence, hypotheses }: JsonLists, give: Give): void {
  const entries = list.filter(isObject)
  const refs = (part: 'evidence' | 'hypotheses') => entries.map((entry) => scalarText(partIn(entry, part)) ?? '')
  const [items, others] = [indexes(evidence, refs('evidence')), indexes(hypotheses, refs('hypotheses'))]
  for (const [at, entry] of entries.entries()) give(items[at] ?? -1, others[at] ?? -1, entry)
}

/** The ratings that an item or a hypothesis holds itself. */
function readOwn(value: JsonObject, others: readonly JsonItem[], give: (other: number, rating: unknown) => void): void {
  for (const [key, part] of Object.entries(value)) {
    if (!isKeyOf('ratings', key)) {
      // ratings may stand right among the fields, by the ids of the others
      const at = scalarText(part) === null ? -1 : others.findIndex(({ id }) => id !== null && id === key)
      if (at >= 0) give(at, part)
    } else if (typeof part === 'object' && part !== null) readRow(part, others, give)
  }
}

function readRow(row: unknown, others: readonly JsonItem[], give: (other: number, rating: unknown) => void): void {
  if (Array.isArray(row)) {
    const refs = row.map((one) => (isObject(one) ? (scalarText(partIn(one, 'hypotheses')) ?? scalarText(partIn(one, 'evidence'))) : null))
    const named = refs.every((ref) => ref !== null) ? indexes(others, refs as string[]) : null
    for (const [at, value] of row.entries()) give(named ? (named[at] ?? -1) : at < others.length ? at : -1, value)
  } else if (isObject(row)) for (const [key, value] of Object.entries(row)) give(indexOf(others, key), value)
}

/** The places of the items of a list by id and by text, in lower case. */
const known = new WeakMap<readonly JsonItem[], ReadonlyMap<string, number>>()

function placesOf(items: readonly JsonItem[]): ReadonlyMap<string, number> {
  const before = known.get(items)
  if (before) return before
  const places = new Map<string, number>()
  const add = (name: string, at: number) => {
    const key = name.trim().toLowerCase()
    if (!places.has(key)) places.set(key, at)
  }
  for (const [at, { id }] of items.entries()) if (id !== null) add(id, at)
  for (const [at, { text }] of items.entries()) add(text, at)
  known.set(items, places)
  return places
}

/** The place of an item by its id or its text; -1 if there is none. */
const indexOf = (items: readonly JsonItem[], ref: string): number => placesOf(items).get(ref.trim().toLowerCase()) ?? -1

/** Places by id or text; if no item has an id, numbers count from 0 or from 1. */
function indexes(items: readonly JsonItem[], refs: readonly string[]): number[] {
  const found = refs.map((ref) => indexOf(items, ref))
  if (found.some((at) => at >= 0) || items.some(({ id }) => id !== null)) return found
  const numbers = refs.map(Number)
  const from = numbers.includes(0) ? 0 : 1
  return numbers.map((number) => (Number.isInteger(number) && number - from < items.length ? number - from : -1))
}
