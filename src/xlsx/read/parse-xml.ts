// Streams untrusted XML, element by element, within limits. Keeps nothing, reads nothing outside the bytes, and expands only the five
// predefined entities.
import { SaxesParser, type SaxesTagNS } from 'saxes'

export type XmlTag = Pick<SaxesTagNS, 'name' | 'local' | 'uri' | 'attributes'>

/** `depth` of the root is 1. `local` is the name without prefix. */
export interface XmlHandlers {
  open(local: string, depth: number, tag: XmlTag): void
  close?(local: string, depth: number): void
  /** may be called with several pieces */
  text?(text: string): void
}

export interface XmlLimits {
  readonly depth: number
  readonly elements: number
  /** per element */
  readonly attributes: number
  /**
   * Approximate maximum of characters between two elements or attributes. The parser holds texts, comments and instructions up to their end,
   * piece by piece, in many times their size.
   */
  readonly between: number
}

/** A document type declaration, XML that is not well-formed, or an exceeded limit. */
export type XmlFault = 'doctype' | 'malformed' | keyof XmlLimits

/** Creates the error for a fault, noticed at this line (from 1) and column (from 0). */
export type RefuseXml = (fault: XmlFault, line: number, column: number) => Error

/** Throws the error that `refuse` creates for the first fault. `declared` is called before the root with the declared encoding, if any. */
export function parseXml(
  pieces: Iterable<string>,
  { open, close, text }: XmlHandlers,
  most: XmlLimits,
  refuse: RefuseXml,
  declared?: (encoding: string | undefined) => void,
): void {
  // At most six handlers: with a seventh, V8 keeps the parser in a form that is five times slower. Hence none for errors.
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
    throw isParserError(error) ? wrong('malformed') : error
  }
}

/** The parser throws plain errors. Our errors, and those of bugs, have other classes. */
const isParserError = (error: unknown): boolean => error instanceof Error && error.constructor === Error

/** Bytes decoded at a time. Substrings of one large string would keep all of it in memory. */
const STEP = 64 * 1024

export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/**
 * Yields the bytes as text, piece by piece. Throws `undecodable()` for invalid UTF-8. `read` is called with the number of bytes of each
 * piece.
 */
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
