// The parts of the STIX 2.1 specification (sections 3, 4, 7 and 8) that the exported objects use, as strict schemas: a property that the
// specification does not have for an object is an error. Written from the text of the specification, because the schemas that OASIS publishes
// are in no package.
import { z } from 'zod'

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const idOf = (type: string) => z.string().regex(new RegExp(`^${type}--${UUID}$`))
const anyId = idOf('[a-z][a-z0-9-]{1,248}[a-z0-9]')
/** Three decimals, which `created` and `modified` need, and UTC. */
const timestamp = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const text = z.string().min(1)
const refs = z.array(anyId).min(1)

const externalReference = z
  .strictObject({ source_name: text, description: text.optional(), url: z.url().optional(), external_id: text.optional() })
  .refine(({ description, url, external_id }) => (description ?? url ?? external_id) !== undefined, 'one of three properties is required')

const common = {
  spec_version: z.literal('2.1'),
  created: timestamp,
  modified: timestamp,
  created_by_ref: idOf('identity').optional(),
  labels: z.array(text).min(1).optional(),
  confidence: z.int().min(0).max(100).optional(),
  external_references: z.array(externalReference).min(1).optional(),
  object_marking_refs: z.array(idOf('marking-definition')).min(1).optional(),
}
const object = <T extends string, S extends z.core.$ZodShape>(type: T, own: S) =>
  z.strictObject({ type: z.literal(type), id: idOf(type), ...common, ...own })

const identity = object('identity', { name: text, description: text.optional(), identity_class: text.optional() })
const note = object('note', { abstract: text.optional(), content: text, authors: z.array(text).min(1).optional(), object_refs: refs })
const opinion = object('opinion', {
  explanation: text.optional(),
  authors: z.array(text).min(1).optional(),
  opinion: z.enum(['strongly-disagree', 'disagree', 'neutral', 'agree', 'strongly-agree']),
  object_refs: refs,
})
const report = object('report', {
  name: text,
  description: text.optional(),
  report_types: z.array(text).min(1).optional(),
  published: timestamp,
  object_refs: refs,
})
const markingBase = {
  type: z.literal('marking-definition'),
  spec_version: z.literal('2.1'),
  id: idOf('marking-definition'),
  created: timestamp,
  name: text.optional(),
}
const marking = z.union([
  z.strictObject({ ...markingBase, definition_type: z.literal('statement'), definition: z.strictObject({ statement: text }) }),
  z.strictObject({
    ...markingBase,
    definition_type: z.literal('tlp'),
    definition: z.strictObject({ tlp: z.enum(['white', 'green', 'amber', 'red']) }),
  }),
  // The extension of TLP 2.0 defines the object instead of a definition.
  z.strictObject({
    ...markingBase,
    extensions: z.record(
      idOf('extension-definition'),
      z.strictObject({
        extension_type: z.literal('property-extension'),
        tlp_2_0: z.enum(['clear', 'green', 'amber', 'amber+strict', 'red']),
      }),
    ),
  }),
])

const bundleSchema = z.strictObject({
  type: z.literal('bundle'),
  id: idOf('bundle'),
  objects: z.array(z.union([identity, note, opinion, report, marking])).min(1),
})

/** Parses a bundle, and checks what schemas cannot say: unique ids, references that lead to objects, times in order. */
export function readBundle(text: string) {
  const bundle = bundleSchema.parse(JSON.parse(text))
  const ids = bundle.objects.map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw new Error('Two objects have the same id.')
  const known = new Set(ids)
  const references = [...text.matchAll(/"((?:[a-z]+_)+refs?)":(\[[^\]]*\]|"[^"]*")/g)].flatMap(([, , value = '""']) =>
    [JSON.parse(value)].flat(),
  )
  for (const one of references) if (!known.has(one)) throw new Error(`${one} is not in the bundle.`)
  for (const one of bundle.objects)
    if ('modified' in one && one.modified < one.created) throw new Error(`${one.id} was modified before it was created.`)
  return bundle
}
