// Parses untrusted XML into a small tree. Never uses names from the file as object keys.
import { formatCount } from '../../ach/model/format-count.ts'
import { Refused } from '../../ach/model/refused.ts'
import { cleanText } from '../../ach/model/texts.ts'
import { decodePieces, parseXml, type RefuseXml, type XmlEncoding } from '../../xlsx/read/parse-xml.ts'

export interface XmlAttribute {
  readonly name: string
  readonly text: string
}
export interface XmlElement {
  readonly name: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlElement[]
  /** direct text without that of children; cleaned by `cleanText` */
  readonly text: string
}

/** Upper limit for elements and attributes together. */
const MOST_PARTS = 200_000
const MOST = { depth: 32, elements: MOST_PARTS, attributes: MOST_PARTS, between: 500_000 } as const

/** Why XML is refused. */
export const XML_REFUSALS = {
  tooMany: `This file has more than ${formatCount(MOST_PARTS)} entries, the most that can be read.`,
  malformed: (line: number, character: number) =>
    `This file is damaged: its XML is not well-formed (line ${line}, character ${character}).`,
  doctype: 'This file has a document type declaration (DOCTYPE), which PARC ACH never writes. It was not read.',
  tooDeep: `This file nests entries more than ${MOST.depth} levels deep, which PARC ACH never does. It was not read.`,
  longText: `This file has a text of more than ${formatCount(MOST.between)} characters, the most that can be read.`,
  nothing: 'This file has no content.',
  encoding: 'The text in this file is neither UTF-16 nor UTF-8. It cannot be read.',
} as const

const refuse: RefuseXml = (fault, line, column) => {
  switch (fault) {
    case 'malformed':
      return new Refused('invalid', XML_REFUSALS.malformed(line, column))
    case 'doctype':
      return new Refused('invalid', XML_REFUSALS.doctype)
    case 'depth':
      return new Refused('invalid', XML_REFUSALS.tooDeep)
    case 'elements':
    case 'attributes':
      return tooManyParts()
    case 'between':
      return new Refused('invalid', XML_REFUSALS.longText)
  }
}

const tooManyParts = () => new Refused('invalid', XML_REFUSALS.tooMany)

interface Growing {
  name: string
  attributes: XmlAttribute[]
  children: Growing[]
  text: string
}

/**
 * Returns the root element of UTF-8 or UTF-16 bytes. Throws `Refused` for files that are damaged, or larger or deeper than any real one.
 */
export function parseXmlTree(bytes: Uint8Array): XmlElement {
  const top: Growing = { name: '', attributes: [], children: [], text: '' }
  const ancestors = [top]
  let parts = 0
  parseXml(
    cleanPieces(bytes),
    {
      open(_local, _depth, tag) {
        const attributes = Object.values(tag.attributes).map(({ name, value }) => ({ name, text: cleanText(value) }))
        parts += 1 + attributes.length
        if (parts > MOST_PARTS) throw tooManyParts()
        const element: Growing = { name: tag.name, attributes, children: [], text: '' }
        ancestors.at(-1)?.children.push(element)
        ancestors.push(element)
      },
      text(text) {
        const element = ancestors.at(-1)
        if (element) element.text += text
      },
      close() {
        const element = ancestors.pop()
        if (element) element.text = cleanText(element.text)
      },
    },
    MOST,
    refuse,
  )
  const root = top.children[0]
  if (!root) throw new Refused('invalid', XML_REFUSALS.nothing)
  return root
}

/** Yields the text piece by piece, without control characters that XML forbids but old programs write. Never splits a line end. */
function* cleanPieces(bytes: Uint8Array): Generator<string> {
  let held = ''
  for (const piece of decodePieces(bytes, xmlEncoding(bytes), undecodable)) {
    const text = held + piece
    held = text.endsWith('\r') ? '\r' : ''
    yield cleanText(held ? text.slice(0, -1) : text)
  }
  yield cleanText(held)
}

const undecodable = () => new Refused('invalid', XML_REFUSALS.encoding)

/** Detects the encoding by the byte order mark, else by the zero byte next to the first character, which is always "<" or a space. */
function xmlEncoding([first, second]: Uint8Array): XmlEncoding {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be'
  return 'utf-8'
}
