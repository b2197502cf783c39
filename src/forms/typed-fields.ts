// Reads what somebody typed or pasted into the fields of an item, all problems at once. Pure; knows no forms and no requests.

import type { z } from 'zod'
import { type Change, changeSchema, ITEM_FIELDS, type ItemKind } from '../ach/log/change.ts'
import { ALL_FIELDS } from '../ach/words/field-table.ts'

/** Said of an answer that is none of the choices. */
export const YES_NO_UNSURE = 'Choose yes, no or not sure.'
export const DECEPTION_CHOICE = 'Choose unlikely, possible or likely, or leave it open.'

/** Texts as they came, by field name; a missing one counts as empty. */
export type Typed = Readonly<Record<string, string | undefined>>
export interface Problem {
  readonly field: string
  readonly message: string
}
export type FieldsOf<W extends ItemKind> = Readonly<z.infer<(typeof ITEM_FIELDS)[W]>>
export type FieldsRead<W extends ItemKind> =
  | { readonly ok: true; readonly fields: FieldsOf<W> }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Fields in which line ends and outer spaces are kept. */
const LONG: ReadonlySet<string> = new Set(ALL_FIELDS.flatMap(([name, { input }]) => (input === 'text' ? [name] : [])))
/** What is said where a value cannot be chosen, by the name of its field. */
const CHOICES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ALL_FIELDS.flatMap(([name, { wrong }]) => (wrong === null ? [] : [[name, wrong]]))),
  // of answers
  both: YES_NO_UNSURE,
  complete: YES_NO_UNSURE,
  finding: DECEPTION_CHOICE,
}

/** The names of an item's fields, in the order of its schema. */
export const fieldNames = (what: ItemKind): string[] => Object.keys(ITEM_FIELDS[what].shape)

/** Typed texts against a schema of texts: empty becomes null where that is allowed. */
export function readTyped<S extends z.ZodObject>(
  schema: S,
  typed: Typed,
): { ok: true; fields: z.output<S> } | { ok: false; problems: Problem[] } {
  const raw: Record<string, string | null> = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const text = typed[name] ?? ''
    const empty = text.trim() === ''
    raw[name] = empty && field.safeParse(null).success ? null : LONG.has(name) ? text : text.trim()
  }
  const read = schema.safeParse(raw)
  if (read.success) return { ok: true, fields: read.data }
  const problems = new Map<string, Problem>()
  for (const issue of read.error.issues) {
    const field = String(issue.path[0])
    if (!problems.has(field)) problems.set(field, { field, message: CHOICES[field] ?? issue.message })
  }
  return { ok: false, problems: [...problems.values()] }
}

export const readFields = <W extends ItemKind>(what: W, typed: Typed): FieldsRead<W> =>
  readTyped(ITEM_FIELDS[what] as z.ZodObject, typed) as FieldsRead<W>

/** The change that adds an item. */
export const additionOf = <W extends ItemKind>(what: W, id: string, fields: FieldsOf<W>): Change =>
  changeSchema.parse({ type: 'added', what, id, fields })

/** The change that replaces what differs, or null when nothing does. `item` may hold more than the fields. */
export function editOf<W extends ItemKind>(what: W, id: string, item: FieldsOf<W>, fields: FieldsOf<W>): Change | null {
  const difference = differingFields(item, fields)
  return difference && changeSchema.parse({ type: 'changed', what, id, ...difference })
}

/** The fields of `after` that differ from `before`, on both sides; null when none does. */
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
