// Lists every field of a schema that accepts free text, for tests of personal text.
import { z } from 'zod'
import { isPersonal } from '../model/personal-text.ts'

export interface FreeText {
  /** The literals of its change, then the path: `changed evidence after.notes`. */
  readonly path: string
  readonly personal: boolean
}

/** Texts with a name; none of them is an id, a date, a time or a cell reference. */
const TEXTS = ['Zhanar says: “not on 3/4, (perhaps) later!”', 'https://example.org/Zhanar']

export function freeTextsOf(schema: z.core.$ZodType, path = '', within = false): FreeText[] {
  const personal = within || isPersonal(schema)
  const nested = (one: z.core.$ZodType, place = path) => freeTextsOf(one, place, personal)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return nested(schema.unwrap())
  if (schema instanceof z.ZodArray) return nested(schema.element, `${path}[]`)
  if (schema instanceof z.ZodRecord) return [...nested(schema.keyType, `${path} key`), ...nested(schema.valueType, `${path}{}`)]
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap((one) => nested(one))
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape)
    const words = fields.flatMap(([, one]) => (one instanceof z.ZodLiteral ? [String(one.value)] : []))
    const begin = words.length > 0 ? `${words.join(' ')} ` : path === '' ? '' : `${path}.`
    return fields.flatMap(([key, one]) => nested(one, `${begin}${key}`))
  }
  return TEXTS.some((text) => z.safeParse(schema, text).success) ? [{ path, personal }] : []
}

/** The paths, in the form of `freeTextsOf`, at which a change contains `text`. */
export function pathsOf(change: object, text: string): string[] {
  const words = ['type', 'what', 'about'].flatMap((key) => (key in change ? [String((change as Record<string, unknown>)[key])] : []))
  const paths: string[] = []
  const search = (value: unknown, path: string): void => {
    if (typeof value === 'string' && value.includes(text)) paths.push(`${words.join(' ')} ${path}`)
    if (value !== null && typeof value === 'object')
      for (const [key, one] of Object.entries(value)) search(one, Array.isArray(value) ? `${path}[]` : path === '' ? key : `${path}.${key}`)
  }
  search(change, '')
  return paths
}
