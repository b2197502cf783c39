// For tests of personal text: every field of a schema into which people can write what they like.
import { z } from 'zod'
import { isPersonal } from '../model/personal-text.ts'

export interface FreeText {
  /** the words of its change, then the way to it: `changed evidence after.notes` */
  readonly path: string
  readonly personal: boolean
}

/** No id, date, time or cell reads like this. */
const SENTENCE = 'Zhanar says: “not on 3/4, (perhaps) later!”'

export function freeTextsOf(schema: z.core.$ZodType, path = '', within = false): FreeText[] {
  const personal = within || isPersonal(schema)
  const inside = (one: z.core.$ZodType, place = path) => freeTextsOf(one, place, personal)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return inside(schema.unwrap())
  if (schema instanceof z.ZodArray) return inside(schema.element, `${path}[]`)
  if (schema instanceof z.ZodRecord) return [...inside(schema.keyType, `${path} key`), ...inside(schema.valueType, `${path}{}`)]
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap((one) => inside(one))
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape)
    const words = fields.flatMap(([, one]) => (one instanceof z.ZodLiteral ? [String(one.value)] : []))
    const begin = words.length > 0 ? `${words.join(' ')} ` : path === '' ? '' : `${path}.`
    return fields.flatMap(([key, one]) => inside(one, `${begin}${key}`))
  }
  return z.safeParse(schema, SENTENCE).success ? [{ path, personal }] : []
}

/** The same text at each path where a value has one that contains `text`, in the words of `freeTextsOf`. */
export function pathsOf(change: object, text: string): string[] {
  const words = ['type', 'what', 'about'].flatMap((key) => (key in change ? [String((change as Record<string, unknown>)[key])] : []))
  const paths: string[] = []
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'string' && value.includes(text)) paths.push(`${words.join(' ')} ${path}`)
    if (value !== null && typeof value === 'object')
      for (const [key, one] of Object.entries(value)) look(one, path === '' ? key : `${path}.${key}`)
  }
  look(change, '')
  return paths
}
