// Goes through the XML of a part that somebody sent, element by element. Nothing is kept, no entity is expanded beyond the five of XML,
// and what is not well-formed UTF-8 to its end is refused.
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { refuseFile } from './refuse-file.ts'

export type XmlTag = Pick<SaxesTagNS, 'local' | 'attributes'>

/** Names are local ones: prefixes and namespaces play no part. The root has depth 1. */
export interface XmlHandlers {
  open(name: string, depth: number, tag: XmlTag): void
  close?(name: string, depth: number): void
  /** may come in several pieces */
  text?(text: string): void
}

const MOST = { depth: 64, elements: 2_500_000, attributes: 256 } as const
const PIECE = 1 << 18

/** `read` is told how many bytes were gone through since it was told last. */
export function readXml(part: string, bytes: Buffer, { open, close, text }: XmlHandlers, read?: (bytes: number) => void): void {
  const wrong = (what: string) => refuseFile(`The part ${part} of this file ${what}.`)
  const encoding = () => wrong('is not written in UTF-8')
  // Six handlers at most: one more, and V8 keeps the parser in a form that is five times slower. So there is none for errors.
  const parser = new SaxesParser({ xmlns: true, position: false })
  let depth = 0
  let elements = 0
  let attributes = 0
  parser.on('doctype', () => {
    throw wrong('has a document type declaration, which no spreadsheet needs')
  })
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > MOST.attributes) throw wrong(`has an element with more than ${MOST.attributes} attributes`)
  })
  parser.on('opentag', (tag) => {
    if (elements === 0 && !/^(utf-?8|us-ascii)$/i.test(parser.xmlDecl.encoding ?? 'utf-8')) throw encoding()
    attributes = 0
    elements += 1
    depth += 1
    if (elements > MOST.elements) throw wrong(`has more than ${MOST.elements.toLocaleString('en')} elements, the most that are read`)
    if (depth > MOST.depth) throw wrong(`has elements that lie more than ${MOST.depth} deep in one another`)
    open(tag.local, depth, tag)
  })
  parser.on('closetag', ({ local }) => {
    close?.(local, depth)
    depth -= 1
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }

  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (piece?: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined })
    } catch {
      throw encoding()
    }
  }
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE)
      parser.write(decoded(piece))
      read?.(piece.length)
    }
    parser.write(decoded()).close()
  } catch (error) {
    throw saidByParser(error) ? wrong('is damaged or cut off: its XML is broken') : error
  }
}

/** The parser throws plain errors; ours and those of a fault in our code are others. */
const saidByParser = (error: unknown): boolean => error instanceof Error && error.constructor === Error

export const attributeOf = (tag: XmlTag, name: string): string | undefined => tag.attributes[name]?.value

/** An attribute that has some prefix, as r:id. */
export const prefixedAttributeOf = (tag: XmlTag, name: string): string | undefined =>
  Object.values(tag.attributes).find(({ local, prefix }) => local === name && prefix !== '' && prefix !== 'xmlns')?.value

/** Yes and no as the schemas write them. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'
