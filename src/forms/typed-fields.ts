// Reads what was typed or pasted into the fields of an item, and reports all problems at once. Pure: knows no pages and no requests.

import type { z } from 'zod'
import { type Change, changeSchema, ITEM_FIELDS, type ItemKind } from '../ach/log/change.ts'
import { dateProblem, normalizeDate } from '../ach/model/dates.ts'
import { ALL_FIELDS } from '../ach/words/field-table.ts'

/** For answers other than the choices. */
export const YES_NO_UNSURE = 'Choose yes, no or not sure.'
export const DECEPTION_CHOICE = 'Choose unlikely, possible, likely or not assessed.'

/** Texts as typed, by field name; a missing field counts as empty. */
export type Typed = Readonly<Record<string, string | undefined>>
export interface Problem {
  readonly field: string
  readonly message: string
}
export type FieldsOf<W extends ItemKind> = Readonly<z.infer<(typeof ITEM_FIELDS)[W]>>
export type FieldsRead<W extends ItemKind> =
  | { readonly ok: true; readonly fields: FieldsOf<W> }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Fields that keep line ends and outer spaces. */
const LONG: ReadonlySet<string> = new Set(ALL_FIELDS.flatMap(([name, { input }]) => (input === 'text' ? [name] : [])))
/** Fields with a date, which may be typed in any form that `readDate` understands. */
const DATES: ReadonlySet<string> = new Set(ALL_FIELDS.flatMap(([name, { input }]) => (input === 'date' ? [name] : [])))
/** The error message for a value that is not a choice, by field name. */
const CHOICES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ALL_FIELDS.flatMap(([name, { wrong }]) => (wrong === null ? [] : [[name, wrong]]))),
  // the fields of answers
  both: YES_NO_UNSURE,
  complete: YES_NO_UNSURE,
  finding: DECEPTION_CHOICE,
}

/** The names of an item's fields, in the order of its schema. */
export const fieldNames = (what: ItemKind): string[] => Object.keys(ITEM_FIELDS[what].shape)

/** Reads typed texts with a schema. An empty text becomes null where the schema allows it; a date takes its stored form. */
export function readTyped<S extends z.ZodObject>(
  schema: S,
  typed: Typed,
): { ok: true; fields: z.output<S> } | { ok: false; problems: Problem[] } {
  const raw: Record<string, string | null> = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const text = typed[name] ?? ''
    const empty = text.trim() === ''
    const date = DATES.has(name) ? normalizeDate(text) : undefined
    raw[name] = empty && field.safeParse(null).success ? null : LONG.has(name) ? text : (date ?? text.trim())
  }
  const read = schema.safeParse(raw)
  if (read.success) return { ok: true, fields: read.data }
  const problems = new Map<string, Problem>()
  for (const issue of read.error.issues) {
    const field = String(issue.path[0])
    if (!problems.has(field)) problems.set(field, { field, message: problemWords(field, typed[field] ?? '') ?? issue.message })
  }
  return { ok: false, problems: [...problems.values()] }
}

/** The field's special message for this text; undefined where the schema's message applies. */
const problemWords = (field: string, text: string): string | undefined =>
  CHOICES[field] ?? (DATES.has(field) && normalizeDate(text) === undefined ? dateProblem(text) : undefined)

export const readFields = <W extends ItemKind>(what: W, typed: Typed): FieldsRead<W> =>
  readTyped(ITEM_FIELDS[what] as z.ZodObject, typed) as FieldsRead<W>

/** The change that adds an item. */
export const additionOf = <W extends ItemKind>(what: W, id: string, fields: FieldsOf<W>): Change =>
  changeSchema.parse({ type: 'added', what, id, fields })

/** The change that replaces the fields that differ; null when none do. `item` may have other properties too. */
export function editOf<W extends ItemKind>(what: W, id: string, item: FieldsOf<W>, fields: FieldsOf<W>): Change | null {
  const difference = differingFields(item, fields)
  return difference && changeSchema.parse({ type: 'changed', what, id, ...difference })
}

/** The old and new values of the fields that differ; null when none do. */
export function differingFields<T extends object>(before: T, after: T): { before: Partial<T>; after: Partial<T> } | null {
  const was: Partial<T> = {}
  const is: Partial<T> = {}
  for (const name of Object.keys(after) as (keyof T)[]) {
    if (before[name] === after[name]) continue
    was[name] = before[name]
    is[name] = after[name]
  }
  return Object.keys(is).length > 0 ? { before: was, after: is } : null
}
