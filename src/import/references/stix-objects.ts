// Reads the objects of a STIX 2.0 or 2.1 bundle that say something in words. docs/stix.md explains the mapping. Pure.
import { countNoun } from '../../ach/words/phrases.ts'
import { isObject, type JsonObject, scalarText } from '../json/json-values.ts'
import { type ForeignItem, type ForeignItems, firstAddress, lines, singleLine } from './foreign-items.ts'

/** Sentences for the preview. */
export const STIX_NOTES = {
  what: (objects: number, named: number) =>
    `${countNoun(objects, 'object', 'objects')} of a STIX bundle ${objects === 1 ? 'was' : 'were'} read, with the name of the creator as the source.${named === 0 ? '' : ` ${named} of them ${named === 1 ? 'has' : 'have'} no description, so the text is the name or the pattern.`}`,
  confidence: 'Credibility is the confidence that the creators have in their own data. Leave the column out if you judge it yourself.',
  skipped: (objects: number) =>
    `${countNoun(objects, 'other object is', 'other objects are')} left out because ${objects === 1 ? 'it has' : 'they have'} no text, connect${objects === 1 ? 's' : ''} or judge${objects === 1 ? 's' : ''} others, or ${objects === 1 ? 'is' : 'are'} revoked.`,
} as const

/** What other objects need, and what says something only about other objects. */
const USED = new Set(['identity', 'marking-definition', 'extension-definition', 'language-content'])
const ABOUT_OTHERS = new Set(['relationship', 'sighting', 'opinion'])

type StixRead = JsonObject & { readonly type: string; readonly id: string }

/** Returns the objects of a bundle; null for anything else. */
export function stixObjects(raw: unknown): readonly StixRead[] | null {
  if (!isObject(raw) || raw.type !== 'bundle' || !Array.isArray(raw.objects)) return null
  return raw.objects.filter((one): one is StixRead => isObject(one) && typeof one.type === 'string' && typeof one.id === 'string')
}

export function stixItems(all: readonly StixRead[]): ForeignItems {
  const objects = latestVersions(all)
  const rows = [...objects.values()].filter(({ type }) => !USED.has(type))
  const found = rows.flatMap((object) => itemOf(object, objects) ?? [])
  const named = found.filter((one) => one.named).length
  const skipped = rows.length - found.length
  const items = found.map(({ item }) => item)
  return {
    items,
    note: [
      STIX_NOTES.what(items.length, named),
      ...(items.some(({ credibility }) => credibility !== '') ? [STIX_NOTES.confidence] : []),
      ...(skipped > 0 ? [STIX_NOTES.skipped(skipped)] : []),
    ].join(' '),
  }
}

/** By id, in the order of the bundle. */
function latestVersions(all: readonly StixRead[]): ReadonlyMap<string, StixRead> {
  const found = new Map<string, StixRead>()
  const time = ({ modified }: StixRead) => Date.parse(scalarText(modified) ?? '') || 0
  for (const object of all) {
    const before = found.get(object.id)
    if (!before || time(object) >= time(before)) found.set(object.id, object)
  }
  return found
}

const textOf = (object: JsonObject, ...names: readonly string[]): string =>
  names.map((name) => (scalarText(object[name]) ?? '').trim()).find((text) => text !== '') ?? ''

const textsIn = (list: unknown): string[] => (Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [])

function itemOf(object: StixRead, objects: ReadonlyMap<string, StixRead>): { item: ForeignItem; named: boolean } | null {
  if (object.revoked === true || ABOUT_OTHERS.has(object.type)) return null
  const told = textOf(object, 'description', 'content') || observedText(object, objects)
  // Observables, such as addresses and files, have a value at most. They are read where observed data names them.
  const isDomainObject = typeof object.created === 'string'
  const statement = told || (isDomainObject ? textOf(object, 'name', 'abstract', 'pattern') : '')
  if (statement === '') return null
  const references = (Array.isArray(object.external_references) ? object.external_references : []).filter(isObject)
  const linked = references.find((one) => firstAddress(textOf(one, 'url')) !== '')
  const creator = objects.get(textOf(object, 'created_by_ref'))
  const confidence = confidenceIn(object)
  const others = ['name', 'abstract', 'pattern'].map((name) => textOf(object, name)).filter((text) => text !== statement)
  const markings = textsIn(object.object_marking_refs).map((id) => markingText(objects.get(id)))
  return {
    named: told === '',
    item: {
      statement,
      kind: object.type,
      source: singleLine((creator && textOf(creator, 'name')) || (references[0] ? textOf(references[0], 'source_name') : '')),
      locator: linked ? singleLine(textOf(linked, 'description', 'external_id')) : '',
      url: linked ? firstAddress(textOf(linked, 'url')) : '',
      date: dayOf(textOf(object, 'first_observed', 'published', 'valid_from', 'created')),
      credibility: confidence === null ? '' : levelOf(confidence),
      notes: lines(
        ...others,
        confidence === null ? '' : `Confidence of the creator: ${confidence} of 100.`,
        ...markings.map((marking) => (marking === '' ? '' : `Marking: ${marking}`)),
      ),
    },
  }
}

/** The day in UTC. */
const dayOf = (timestamp: string): string => /^\d{4}-\d\d-\d\d(?=T|$)/.exec(timestamp)?.[0] ?? ''

function confidenceIn({ confidence }: JsonObject): number | null {
  return typeof confidence === 'number' && confidence >= 0 && confidence <= 100 ? confidence : null
}

/** STIX 2.1, appendix A: the scale “None, Low, Med, High”. */
const levelOf = (confidence: number): string => (confidence < 30 ? 'low' : confidence < 70 ? 'medium' : 'high')

function markingText(marking: StixRead | undefined): string {
  if (!marking) return ''
  const definition = isObject(marking.definition) ? marking.definition : {}
  const tlp = textOf(definition, 'tlp')
  return singleLine(textOf(marking, 'name') || textOf(definition, 'statement') || (tlp === '' ? '' : `TLP:${tlp.toUpperCase()}`))
}

/** Observables of one observation that are named; more are counted. */
const MOST_NAMED = 20

/** “Observed 3 times: ipv4-addr 198.51.100.1”; '' for other objects, and if no observable has a value. */
function observedText(object: StixRead, objects: ReadonlyMap<string, StixRead>): string {
  if (object.type !== 'observed-data') return ''
  const within = isObject(object.objects) ? Object.values(object.objects).filter(isObject) : []
  const observables = [...textsIn(object.object_refs).flatMap((id) => objects.get(id) ?? []), ...within]
  const named = observables.flatMap((one) => {
    const value = textOf(one, 'value', 'name', 'path', 'subject', 'command_line', 'key', 'account_login', 'display_name', 'user_id')
    return value === '' ? [] : [`${textOf(one, 'type')} ${singleLine(value)}`]
  })
  if (named.length === 0) return ''
  const times = typeof object.number_observed === 'number' ? `Observed ${countNoun(object.number_observed, 'time')}` : 'Observed'
  const more = named.length > MOST_NAMED ? ` and ${named.length - MOST_NAMED} more` : ''
  return `${times}: ${named.slice(0, MOST_NAMED).join('; ')}${more}`
}
