// Reads the XML of one part of a spreadsheet (UTF-8 only); refusals name the part.
import { formatCount } from '../../ach/model/format-count.ts'
import { decodePieces, parseXml, type XmlFault, type XmlHandlers, type XmlTag } from './parse-xml.ts'
import { refuseFile } from './refuse-file.ts'

/** `between`: cells hold 32,767 characters, each of which may be written with up to ten. */
const MOST = { depth: 64, elements: 2_500_000, attributes: 256, between: 1_000_000 } as const

const FAULTS: Readonly<Record<XmlFault, string>> = {
  doctype: 'has a document type declaration, which no spreadsheet needs',
  malformed: 'is damaged or cut off: its XML is broken',
  depth: `nests elements more than ${MOST.depth} levels deep`,
  elements: `has more than ${formatCount(MOST.elements)} elements, the most that can be read`,
  attributes: `has an element with more than ${MOST.attributes} attributes`,
  between: `has more than ${formatCount(MOST.between)} characters, comments or instructions without an element`,
}

/** Handlers get local names; prefixes and namespaces are ignored. `read` receives the number of bytes since its last call. */
export function readXml(part: string, bytes: Buffer, handlers: XmlHandlers, read?: (bytes: number) => void): void {
  const wrong = (what: string) => refuseFile(`The part ${part} of this file ${what}.`)
  const encoding = () => wrong('is not written in UTF-8')
  parseXml(
    decodePieces(bytes, 'utf-8', encoding, read),
    handlers,
    MOST,
    (fault) => wrong(FAULTS[fault]),
    (declared = 'utf-8') => {
      if (!/^(utf-?8|us-ascii)$/i.test(declared)) throw encoding()
    },
  )
}

export const attributeOf = (tag: XmlTag, name: string): string | undefined => tag.attributes[name]?.value

/** Returns an attribute with any prefix, such as r:id. */
export const prefixedAttributeOf = (tag: XmlTag, name: string): string | undefined =>
  Object.values(tag.attributes).find(({ local, prefix }) => local === name && prefix !== '' && prefix !== 'xmlns')?.value

/** True as the schemas write it. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'
