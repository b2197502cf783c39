// Reads the XML of one part of a spreadsheet: what is wrong with it is refused with the name of the part. Must be UTF-8.
import { decodePieces, parseXml, type XmlFault, type XmlHandlers, type XmlTag } from './parse-xml.ts'
import { refuseFile } from './refuse-file.ts'

/** A part has a size of its own that is checked; what lies between its elements is passed over or cut. */
const MOST = { depth: 64, elements: 2_500_000, attributes: 256, between: Infinity } as const

const FAULTS: Readonly<Record<XmlFault, string>> = {
  doctype: 'has a document type declaration, which no spreadsheet needs',
  malformed: 'is damaged or cut off: its XML is broken',
  depth: `has elements that lie more than ${MOST.depth} deep in one another`,
  elements: `has more than ${MOST.elements.toLocaleString('en')} elements, the most that are read`,
  attributes: `has an element with more than ${MOST.attributes} attributes`,
  between: 'has a text that is too long',
}

/** Names are local ones: prefixes and namespaces play no part. `read` is told how many bytes were gone through since it was told last. */
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

/** An attribute that has some prefix, as r:id. */
export const prefixedAttributeOf = (tag: XmlTag, name: string): string | undefined =>
  Object.values(tag.attributes).find(({ local, prefix }) => local === name && prefix !== '' && prefix !== 'xmlns')?.value

/** Yes and no as the schemas write them. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'
