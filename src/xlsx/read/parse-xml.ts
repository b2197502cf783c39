// Goes through XML that a stranger may have made, element by element, within limits. Must not keep anything of it, follow anything outside
// the bytes, or expand an entity beyond the five of XML.
import { SaxesParser, type SaxesTagNS } from 'saxes'

export type XmlTag = Pick<SaxesTagNS, 'name' | 'local' | 'attributes'>

/** `depth` of the root is 1. `local` is the name without a prefix. */
export interface XmlHandlers {
  open(local: string, depth: number, tag: XmlTag): void
  close?(local: string, depth: number): void
  /** may come in several pieces */
  text?(text: string): void
}

export interface XmlLimits {
  readonly depth: number
  readonly elements: number
  /** of one element */
  readonly attributes: number
  /** About the most characters between two elements or attributes; Infinity for a reader that keeps no long text. */
  readonly between: number
}

/** What may be wrong: a document type declaration, XML that is not well-formed to its end, or a limit that is passed. */
export type XmlFault = 'doctype' | 'malformed' | keyof XmlLimits

/** How a fault is told; line and column are where it was noticed, from 1 and 0. */
export type RefuseXml = (fault: XmlFault, line: number, column: number) => Error

/** Throws what `refuse` makes of the first fault. `declared` is given the encoding that the XML declares, if any, before the root. */
export function parseXml(
  pieces: Iterable<string>,
  { open, close, text }: XmlHandlers,
  most: XmlLimits,
  refuse: RefuseXml,
  declared?: (encoding: string | undefined) => void,
): void {
  // Six handlers at most: one more, and V8 keeps the parser in a form that is five times slower. So there is none for errors.
  const parser = new SaxesParser({ xmlns: true, position: false })
  let depth = 0
  let elements = 0
  let attributes = 0
  let between = 0
  const wrong = (fault: XmlFault) => refuse(fault, parser.line, parser.column)
  parser.on('doctype', () => {
    throw wrong('doctype')
  })
  parser.on('attribute', () => {
    between = 0
    attributes += 1
    if (attributes > most.attributes) throw wrong('attributes')
  })
  parser.on('opentag', (tag) => {
    if (elements === 0) declared?.(parser.xmlDecl.encoding)
    between = 0
    attributes = 0
    elements += 1
    depth += 1
    if (elements > most.elements) throw wrong('elements')
    if (depth > most.depth) throw wrong('depth')
    open(tag.local, depth, tag)
  })
  parser.on('closetag', ({ local }) => {
    between = 0
    close?.(local, depth)
    depth -= 1
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  try {
    for (const piece of pieces) {
      parser.write(piece)
      between += piece.length
      if (between > most.between) throw wrong('between')
    }
    parser.close()
  } catch (error) {
    throw saidByParser(error) ? wrong('malformed') : error
  }
}

/** The parser throws plain errors; ours and those of a fault in our code are others. */
const saidByParser = (error: unknown): boolean => error instanceof Error && error.constructor === Error

/** Bytes decoded at a time. Texts cut out of one large string would keep all of it in memory for as long as they live. */
const STEP = 64 * 1024

export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** The bytes as text, bit by bit; UTF-8 must be sound, or what `undecodable` makes is thrown. `read` is told of the bytes gone through. */
export function* decodePieces(
  bytes: Uint8Array,
  encoding: XmlEncoding,
  undecodable: () => Error,
  read?: (bytes: number) => void,
): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' })
  const decode = (piece?: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined })
    } catch {
      throw undecodable()
    }
  }
  for (let at = 0; at < bytes.length; at += STEP) {
    const piece = bytes.subarray(at, at + STEP)
    yield decode(piece)
    read?.(piece.length)
  }
  yield decode()
}
