// Marks personal text in the schemas, and removes what is marked: names of people, and what they write beside the analysis itself.
// "Remove personal data" and reader links follow these marks and know no field by its name.
import { z } from 'zod'

type Schema = z.core.$ZodType
const marks = z.registry<{ readonly personal: true }>()

/** Marks this schema wherever it is used: what it reads is personal text. */
export function markPersonal<T extends Schema>(schema: T): T {
  marks.add(schema, { personal: true })
  return schema
}

/** True for a schema that was marked, for one that was made from it (as by `.max()`), and where either may be null or left out. */
export const isPersonal = (schema: Schema): boolean =>
  marks.get(schema) !== undefined || ((schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) && isPersonal(schema.unwrap()))

/** The value of this schema without personal text; null where nothing of it can stay. */
export type PersonalTextRemover = <T>(value: T) => T | null

/**
 * A function that removes the personal text of a schema: a field that may be missing is left out, one that may be null becomes null, one that
 * may be empty becomes empty; else what holds it goes. Entries of lists and records are left out. What has none is answered as it is, not as
 * a copy. The schema is read once, here. Throws an Error for a kind of schema that it cannot look into.
 */
export function compilePersonalTextRemover(schema: Schema): PersonalTextRemover {
  const remove = removalIn(schema)
  return <T>(value: T) => {
    const left = remove ? remove(value) : value
    return left === NOTHING ? null : (left as T)
  }
}

/** What is left of a value; NOTHING where it cannot stay. A removal is null where a schema has no personal text in it. */
type Removal = (value: unknown) => unknown
const NOTHING = Symbol('nothing is left')
const LEAVES = new Set(['string', 'number', 'boolean', 'enum', 'literal', 'transform'])

function removalIn(schema: Schema): Removal | null {
  if (isPersonal(schema)) return () => NOTHING
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unlessAbsent(removalIn(schema.unwrap()))
  if (schema instanceof z.ZodPipe) return removalIn(schema.in) ?? removalIn(schema.out)
  if (schema instanceof z.ZodArray) return inArray(removalIn(schema.element))
  if (schema instanceof z.ZodRecord) return isPersonal(schema.keyType) ? () => NOTHING : inRecord(removalIn(schema.valueType))
  if (schema instanceof z.ZodObject) return inObject(schema.shape)
  if (schema instanceof z.ZodDiscriminatedUnion) return inUnion(schema)
  const { type } = schema._zod.def
  if (LEAVES.has(type)) return null
  throw new Error(`Personal text cannot be looked for in a schema of the kind "${type}".`)
}

const unlessAbsent = (remove: Removal | null): Removal | null =>
  remove && ((value) => (value === null || value === undefined ? value : remove(value)))

const inArray = (remove: Removal | null): Removal | null =>
  remove && ((value) => (value as readonly unknown[]).map(remove).filter((left) => left !== NOTHING))

const inRecord = (remove: Removal | null): Removal | null =>
  remove &&
  ((value) =>
    Object.fromEntries(
      Object.entries(value as object)
        .map(([key, one]) => [key, remove(one)] as const)
        .filter(([, left]) => left !== NOTHING),
    ))

/** What stands in a field whose value cannot stay: undefined is that the field is left out, NOTHING that its object cannot stay either. */
function substituteFor(schema: Schema): unknown {
  for (const value of [undefined, null, '']) if (z.safeParse(schema, value).success) return value
  return NOTHING
}

function inObject(shape: Readonly<Record<string, Schema>>): Removal | null {
  const fields = Object.entries(shape).flatMap(([key, schema]) => {
    const remove = removalIn(schema)
    return remove ? [{ key, remove, substitute: substituteFor(schema) }] : []
  })
  if (fields.length === 0) return null
  return (value) => {
    const before = value as Readonly<Record<string, unknown>>
    let after = before
    for (const { key, remove, substitute } of fields) {
      if (!Object.hasOwn(before, key)) continue
      const left = remove(before[key])
      const now = left === NOTHING ? substitute : left
      if (now === NOTHING) return NOTHING
      if (now === undefined) after = without(after, key)
      else if (now !== before[key]) after = { ...after, [key]: now }
    }
    return after
  }
}

function without(fields: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const { [key]: _, ...others } = fields
  return others
}

function inUnion({ options, def: { discriminator } }: z.ZodDiscriminatedUnion): Removal | null {
  const removals = new Map<unknown, Removal>()
  for (const option of options) {
    const remove = removalIn(option)
    if (remove) for (const word of option._zod.propValues?.[discriminator] ?? []) removals.set(word, remove)
  }
  if (removals.size === 0) return null
  return (value) => removals.get((value as Readonly<Record<string, unknown>>)[discriminator])?.(value) ?? value
}
