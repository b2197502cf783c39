// Copies the XML of an untrusted template, keeping only elements and attributes of known namespaces. So nothing in it can run, load or link.

import { readXml } from '../xlsx/read/read-xml.ts'

/** Namespaces that are kept, with the prefixes under which they are written. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
])
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const XML = 'http://www.w3.org/XML/1998/namespace'

export const NAMESPACES = [...PREFIXES, [RELATIONSHIPS, 'r']].map(([uri, prefix]) => ` xmlns:${prefix}="${uri}"`).join('')

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }
export const escapeXml = (text: string): string => text.replace(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? sign)

/** Elements whose text is kept: words, and the places of pictures. */
const WITH_TEXT: ReadonlySet<string> = new Set(['w:t', 'wp:posOffset', 'wp:align'])

/** An element as it was read; attributes by their prefixed names. */
export interface XmlElementStart {
  /** with the prefix under which it is written, such as w:p */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

export type Keep =
  /** with its content */
  | 'keep'
  /** without its content */
  | 'drop'
  /** only its content */
  | 'unwrap'
  /** this XML instead of it and its content */
  | { readonly instead: string }

export interface KeepRules {
  /** Is asked about each element of a known namespace; the others are dropped. */
  decide?(element: XmlElementStart): Keep
  /** Is told each text, and the name of its element, also of those that are dropped. */
  text?(element: string, text: string): void
  /** Returns the id to write for a relationship of a picture; null drops the reference. */
  picture?(id: string): string | null
}

export interface KeptXml {
  /** the content of the root */
  readonly content: string
  /** the children of the root */
  readonly children: readonly { readonly name: string; readonly xml: string }[]
}

export function keepXml(part: string, bytes: Buffer, rules: KeepRules = {}): KeptXml {
  const { decide = () => 'keep', picture = () => null } = rules
  const children: { name: string; xml: string[] }[] = []
  const open: { keep: Keep; name: string }[] = []
  let dropped = 0
  const write = (text: string) => children.at(-1)?.xml.push(text)
  readXml(part, bytes, {
    open(local, depth, tag) {
      const prefix = PREFIXES.get(tag.uri)
      const name = `${prefix}:${local}`
      const attributes = attributesOf(Object.values(tag.attributes), picture)
      const answer = dropped > 0 || prefix === undefined ? 'drop' : depth === 1 ? 'unwrap' : decide({ name, attributes })
      const keep = typeof answer === 'string' ? answer : 'drop'
      open.push({ keep, name })
      if (keep === 'drop') dropped += 1
      if (depth === 2) children.push({ name, xml: [] })
      if (typeof answer !== 'string') write(answer.instead)
      if (keep === 'keep') write(`<${name}${[...attributes].map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('')}>`)
    },
    text(text) {
      rules.text?.(open.at(-1)?.name ?? '', text)
      if (dropped === 0 && WITH_TEXT.has(open.at(-1)?.name ?? '')) write(escapeXml(text))
    },
    close() {
      const closed = open.pop()
      if (closed?.keep === 'drop') dropped -= 1
      if (closed?.keep === 'keep') write(`</${closed.name}>`)
    },
  })
  const kept = children.map(({ name, xml }) => ({ name, xml: xml.join('') })).filter(({ xml }) => xml !== '')
  return { content: kept.map(({ xml }) => xml).join(''), children: kept }
}

function attributesOf(
  all: readonly { readonly local: string; readonly prefix: string; readonly uri: string; readonly value: string }[],
  picture: (id: string) => string | null,
): Map<string, string> {
  const kept = new Map<string, string>()
  for (const { local, prefix, uri, value } of all) {
    const known = PREFIXES.get(uri)
    if (prefix === 'xmlns' || local === 'xmlns') continue
    if (uri === '' || known !== undefined) kept.set(uri === '' ? local : `${known}:${local}`, value)
    else if (uri === XML && local === 'space') kept.set('xml:space', value)
    else if (uri === RELATIONSHIPS && local === 'embed') {
      const id = picture(value)
      if (id !== null) kept.set('r:embed', id)
    }
  }
  return kept
}
