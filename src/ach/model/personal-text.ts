// Marks personal text in the schemas (names of people and their notes) and removes marked text from values. "Remove personal data" and reader
// links use these marks, so no other code lists personal fields by name.
import { z } from 'zod'

type Schema = z.core.$ZodType
const marks = z.registry<{ readonly personal: true }>()

/** Marks text of this schema as personal, wherever the schema is used. */
export function markPersonal<T extends Schema>(schema: T): T {
  marks.add(schema, { personal: true })
  return schema
}

/** True for a marked schema, for one derived from it (such as by `.max()`), and for nullable and optional forms of both. */
export const isPersonal = (schema: Schema): boolean =>
  marks.get(schema) !== undefined || ((schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) && isPersonal(schema.unwrap()))

/** Returns the value without personal text; null if nothing of it can remain. */
export type PersonalTextRemover = <T>(value: T) => T | null

/**
 * Returns a function that removes personal text from values of a schema. An optional field is left out, a nullable one becomes null, one that
 * may be empty becomes ''; otherwise the enclosing object is removed. Entries of lists and records are left out. A value without personal
 * text is returned as is, not copied. The schema is analysed once, at the first call, because most runs of the program remove nothing. That call
 * throws Error for a kind of schema it cannot search.
 */
export function compilePersonalTextRemover(schema: Schema): PersonalTextRemover {
  let remove: Removal | null | undefined
  return <T>(value: T) => {
    if (remove === undefined) remove = removalIn(schema)
    const left = remove ? remove(value) : value
    return left === NOTHING ? null : (left as T)
  }
}

/** Returns what remains of a value, NOTHING if it cannot remain. The removal is null for a schema without personal text. */
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
  throw new Error(`Cannot search for personal text in a schema of type "${type}".`)
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

/** The replacement for a removed value. undefined: leave the field out. NOTHING: the enclosing object must go too. */
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
