// A document in which every text field of the schema contains hostile text that names its field. New fields are found automatically.
import type { z } from 'zod'
import { documentSchema } from '../../ach/document/document-schema.ts'

/** Text that would execute, break out of its context, expand or be calculated wherever escaping is missing. */
export const HOSTILE = `<script>x</script>"'><img src=x onerror=y>&amp;{{7*7}}`
export const mark = (begin: string, field: string): string => `${begin}${HOSTILE} ⟦${field}⟧`

const LISTS: Readonly<Record<string, string>> = {
  hypotheses: 'H',
  sources: 'S',
  clusters: 'K',
  evidence: 'E',
  assumptions: 'A',
  expectations: 'X',
  milestones: 'M',
  texts: 'T',
}
/** Two items of each kind; the second ones are linked to the first. */
const COUNT = 2
/** Values of fields that are not free text, by the end of their path. */
const VALUES: readonly (readonly [RegExp, unknown])[] = [
  [/^raters\[0\]\.id$/, 'me'],
  [/^raters\[1\]\.id$/, 'other'],
  [/^raters\[0\]\.kind$/, 'person'],
  [/^raters\[1\]\.kind$/, 'reference'],
  [/^raters\[1\]\.shown$/, true],
  [/^raters\[0\]\.shown$/, false],
  [/\.parked$/, false],
  [/\.hypotheses\[0\]$|\.hypothesis$/, 'H1'],
  [/\.hypotheses\[1\]$/, 'H2'],
  [/\.source$/, 'S1'],
  [/\.cluster$/, 'K1'],
  [/^expectations\[1\]\.evidence$|^milestones\[1\]\.evidence$/, null],
  [/\.evidence$|\.short\[\d\]$/, 'E1'],
  [/\.(date|by|asOf)$/, '2022-01-05'],
  [/^texts\[\d\]\.pages\[\d\]$/, 0],
  [/^passages\.\w+\.text$/, 'T1'],
  [/^passages\.\w+\.from$/, 0],
  [/^(evidence|sources)\[\d\]\.url$/, `https://example.org/?q=${HOSTILE.replaceAll(' ', '+')}`],
  [/^cameTrue$/, 'H1'],
  [/\.cells$/, 'E1/H1 E2'],
  [/\.estimates\./, 0.5],
  [/\.minutes\./, 10],
  [/^printed\..*(\.number|weights\.\w+)$/, 2],
  [/^evidence\[0\]\.(credibility|relevance)$/, 'high'],
  // the credibility of the other items is low
  [/^evidence\[[1-9]\]\.grade$/, '4'],
  [/\.ratings\.E1\.H1$/, 'CC'],
  [/\.ratings\.E1\.H2$/, 'II'],
  [/\.ratings\.E2\.H1$/, 'I'],
]

interface Def {
  readonly type: string
  readonly shape: Readonly<Record<string, z.ZodType>>
  readonly element: z.ZodType
  readonly items: readonly z.ZodType[]
  readonly keyType: z.ZodType
  readonly valueType: z.ZodType
  readonly innerType: z.ZodType
  readonly entries: Readonly<Record<string, string>>
  readonly values: readonly unknown[]
}
const defOf = (schema: z.ZodType) => schema._zod.def as unknown as Def

/** The document as a malicious user would type it. `fields` maps each path to the text there. */
export function markedDocument(begin: string): { json: string; fields: ReadonlyMap<string, string> } {
  const fields = new Map<string, string>()
  function value(schema: z.ZodType, path: string): unknown {
    const def = defOf(schema)
    const below = (key: string) => (path === '' ? key : `${path}.${key}`)
    switch (def.type) {
      case 'nullable':
      case 'optional':
      case 'default':
        return value(def.innerType, path)
      case 'object':
        return Object.fromEntries(Object.entries(def.shape).map(([key, one]) => [key, value(one, below(key))]))
      case 'array': {
        const count = path === 'pairs' || path === 'exercise.short' ? 1 : COUNT
        return Array.from({ length: count }, (_, at) => value(def.element, `${path}[${at}]`))
      }
      case 'tuple':
        return def.items.map((one, at) => value(one, `${path}[${at}]`))
      case 'record':
        return Object.fromEntries(keysOf(def, path).map((key) => [key, value(def.valueType, below(key))]))
      case 'pipe': {
        // Cleaned texts are transformed; ids, dates and the like are plain strings with a pattern.
        const [, other] = VALUES.find(([pattern]) => pattern.test(path)) ?? []
        if (other !== undefined) return other
        const text = mark(begin, path)
        fields.set(path, text)
        return text
      }
      default:
        // The passages cover the whole text, so that it is shown in one piece.
        return /^passages\.\w+\.to$/.test(path) ? mark(begin, 'texts[0].body').length : plain(def, path)
    }
  }
  return { json: JSON.stringify(value(documentSchema, '')), fields }
}

function plain(def: Def, path: string): unknown {
  const value = VALUES.find(([pattern]) => pattern.test(path))
  if (value) return value[1]
  const [, list = '', at] = /^(\w+)\[(\d)\]\.id$/.exec(path) ?? []
  if (LISTS[list] !== undefined) return `${LISTS[list]}${Number(at) + 1}`
  if (def.type === 'enum') return Object.keys(def.entries)[0]
  if (def.type === 'literal') return def.values[0]
  throw new Error(`No value is defined for the document field ${path}.`)
}

/** The keys of a record: those listed by its schema, or the ids of items in the document. */
function keysOf(def: Def, path: string): readonly string[] {
  const key = defOf(def.keyType)
  if (key.type === 'enum') return Object.keys(key.entries)
  return /\.(estimates\.\w+|ratings\.E\d|firstRound\.E\d|ratedAgain\.E\d|notes\.E\d|values)$/.test(path) ? ['H1', 'H2'] : ['E1', 'E2']
}
