// Reads XML that a stranger may have made into a small tree. Must not keep what it reads in objects keyed by names from the file.
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
  /** what stands directly in it, without the text of its children; as `cleanText` leaves it */
  readonly text: string
}

/** The most elements and attributes together. */
const MOST_PARTS = 200_000
const MOST = { depth: 32, elements: MOST_PARTS, attributes: MOST_PARTS, between: 500_000 } as const

/** What is wrong with XML that is not read. */
export const XML_REFUSALS = {
  tooMany: `The file has more than ${MOST_PARTS.toLocaleString('en')} entries; that is more than can be read.`,
  malformed: (line: number, character: number) =>
    `The file is damaged: what is inside is not well-formed XML (line ${line}, character ${character}).`,
  doctype: 'The file has a document type declaration (DOCTYPE), which no file of PARC ACH needs; it was not read.',
  tooDeep: `The file nests its entries more than ${MOST.depth} levels deep; no file of PARC ACH does.`,
  longText: `The file has a text of more than ${MOST.between.toLocaleString('en')} characters; that is more than can be read.`,
  nothing: 'There is nothing inside the file.',
  encoding: 'The text inside the file is neither UTF-16 nor UTF-8; it cannot be read.',
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

/** The root element of the bytes, UTF-8 or UTF-16; a file that is broken, or larger or deeper than any real one, is refused. */
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

/** The text bit by bit, without control characters that old programs let through and XML forbids. Line ends are never cut in two. */
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

/** By the byte order mark; without one by the zero byte beside the first character, which is always "<" or a space. */
function xmlEncoding([first, second]: Uint8Array): XmlEncoding {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be'
  return 'utf-8'
}
