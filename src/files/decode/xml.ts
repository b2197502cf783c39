// Reads XML that a stranger may have made into a small tree. Must not follow entities or anything else outside the bytes, and must not
// keep what it reads in objects keyed by names from the file.
import { SaxesParser } from 'saxes'
import { Refused } from '../../ach/model/refused.ts'
import { cleanText } from '../../ach/model/texts.ts'

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

/** The most levels of elements, and the most elements and attributes together. */
const MOST_DEEP = 32
const MOST_PARTS = 200_000
/** About the most characters between two of them; what is far too long for any field takes much memory to put together. */
const MOST_BETWEEN = 500_000
/** Bytes read at a time. Texts cut out of one large string would keep all of it in memory for as long as they live. */
const STEP = 64 * 1024

/** What is wrong with XML that is not read. */
export const XML_REFUSALS = {
  tooMany: `The file has more than ${MOST_PARTS.toLocaleString('en')} entries; that is more than can be read.`,
  malformed: (line: number, character: number) =>
    `The file is damaged: what is inside is not well-formed XML (line ${line}, character ${character}).`,
  doctype: 'The file has a document type declaration (DOCTYPE), which no file of PARC ACH needs; it was not read.',
  tooDeep: `The file nests its entries more than ${MOST_DEEP} levels deep; no file of PARC ACH does.`,
  longText: `The file has a text of more than ${MOST_BETWEEN.toLocaleString('en')} characters; that is more than can be read.`,
  nothing: 'There is nothing inside the file.',
  encoding: 'The text inside the file is neither UTF-16 nor UTF-8; it cannot be read.',
} as const

interface Growing {
  name: string
  attributes: XmlAttribute[]
  children: Growing[]
  text: string
}

/** The root element of the bytes, UTF-8 or UTF-16; a file that is broken, or larger or deeper than any real one, is refused. */
export function parseXmlTree(bytes: Uint8Array): XmlElement {
  const parser = new SaxesParser({ xmlns: false })
  const top: Growing = { name: '', attributes: [], children: [], text: '' }
  const open = [top]
  let attributes: XmlAttribute[] = []
  let parts = 0
  let between = 0
  const countPart = () => {
    parts += 1
    between = 0
    if (parts > MOST_PARTS) throw new Refused('invalid', XML_REFUSALS.tooMany)
  }
  const addText = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('error', () => {
    throw new Refused('invalid', XML_REFUSALS.malformed(parser.line, parser.column))
  })
  parser.on('doctype', () => {
    throw new Refused('invalid', XML_REFUSALS.doctype)
  })
  parser.on('attribute', ({ name, value }) => {
    countPart()
    attributes.push({ name, text: cleanText(value) })
  })
  parser.on('opentag', ({ name }) => {
    countPart()
    if (open.length > MOST_DEEP) throw new Refused('invalid', XML_REFUSALS.tooDeep)
    const element: Growing = { name, attributes, children: [], text: '' }
    attributes = []
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    between = 0
    const element = open.pop()
    if (element) element.text = cleanText(element.text)
  })
  for (const text of piecesOf(bytes)) {
    parser.write(text)
    between += text.length
    if (between > MOST_BETWEEN) throw new Refused('invalid', XML_REFUSALS.longText)
  }
  parser.close()
  const root = top.children[0]
  if (!root) throw new Refused('invalid', XML_REFUSALS.nothing)
  return root
}

/** The text bit by bit, without control characters that old programs let through and XML forbids. Line ends are never cut in two. */
function* piecesOf(bytes: Uint8Array): Generator<string> {
  const encoding = xmlEncoding(bytes)
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' })
  let held = ''
  for (let at = 0; at <= bytes.length; at += STEP) {
    const text = held + decodeEntities(decoder, bytes.subarray(at, at + STEP), at + STEP <= bytes.length)
    held = text.endsWith('\r') ? '\r' : ''
    yield cleanText(held ? text.slice(0, -1) : text)
  }
  yield cleanText(held)
}

function decodeEntities(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream })
  } catch {
    throw new Refused('invalid', XML_REFUSALS.encoding)
  }
}

export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** By the byte order mark; without one by the zero byte beside the first character, which is always "<" or a space. */
export function xmlEncoding([first, second]: Uint8Array): XmlEncoding {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be'
  return 'utf-8'
}
