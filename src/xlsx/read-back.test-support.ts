// Opens an .xlsx for tests without exceljs: zip entries, elements, cells. Trusts the file; never use it on what users send.
import { inflateRawSync } from 'node:zlib'

export interface CellRead {
  readonly value: string | number | null
  readonly formula: string | null
}
/** Sheet name → address → cell. */
export type SheetsRead = Map<string, Map<string, CellRead>>

/** Every part of the zip by its name, in the order of the central directory. */
export function partsIn(file: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(file)
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const parts = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    parts.set(name, inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(at + 20))).toString('utf8'))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

/** Returns the root element. Throws if tags do not match. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open: XmlElement[] = [root]
  const tag = /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy
  let at = 0
  for (let found = tag.exec(xml); found; found = tag.exec(xml)) {
    at = tag.lastIndex
    const [, closing, name, attributes = '', alone, text] = found
    const current = open.at(-1)
    if (!current) throw new Error('An element is closed too often')
    if (text !== undefined) current.text += plain(text)
    if (name === undefined) continue
    if (closing) {
      if (current.name !== name) throw new Error(`${current.name} is closed as ${name}`)
      open.pop()
      continue
    }
    const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, plain(value)])
    const element: XmlElement = { name, attributes: Object.fromEntries(pairs), children: [], text: '' }
    current.children.push(element)
    if (!alone) open.push(element)
  }
  if (at !== xml.length || open.length !== 1) throw new Error(`The XML is broken at ${at}: ${xml.slice(at, at + 40)}`)
  const [document] = root.children
  if (!document) throw new Error('There is no element')
  return document
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (_, decimal, hex, name) =>
    name ? (ENTITIES[name] ?? '') : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  )

/** As Excel and others read typed text: _x0041_ is A. */
const decoded = (text: string) => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))

export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((one) => one.name === name)
export const all = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((one) => [...(one.name === name ? [one] : []), ...all(one, name)])

export function partOf(parts: ReadonlyMap<string, string>, name: string): XmlElement {
  const xml = parts.get(name)
  if (xml === undefined) throw new Error(`There is no part ${name}`)
  return parseXml(xml)
}

/** Sheet name → the worksheet part. */
export function worksheetsIn(parts: ReadonlyMap<string, string>): Map<string, XmlElement> {
  const targets = new Map(
    partOf(parts, 'xl/_rels/workbook.xml.rels').children.map(({ attributes }) => [attributes.Id ?? '', `xl/${attributes.Target}`]),
  )
  const sheets = all(partOf(parts, 'xl/workbook.xml'), 'sheet')
  return new Map(sheets.map(({ attributes }) => [attributes.name ?? '', partOf(parts, targets.get(attributes['r:id'] ?? '') ?? '')]))
}

export function cellsIn(parts: ReadonlyMap<string, string>): SheetsRead {
  const strings = parts.has('xl/sharedStrings.xml')
    ? partOf(parts, 'xl/sharedStrings.xml').children.map((item) =>
        all(item, 't')
          .map(({ text }) => text)
          .join(''),
      )
    : []
  const sheets: SheetsRead = new Map()
  for (const [name, worksheet] of worksheetsIn(parts)) {
    const cells = new Map<string, CellRead>()
    for (const cell of all(worksheet, 'c')) {
      const { r = '', t } = cell.attributes
      const text = child(cell, 'v')?.text
      const formula = child(cell, 'f')?.text ?? null
      if (text === undefined && formula === null) continue
      const value = t === 's' ? decoded(strings[Number(text)] ?? '') : t === 'str' ? (text ?? '') : text === undefined ? null : Number(text)
      cells.set(r, { value, formula })
    }
    sheets.set(name, cells)
  }
  return sheets
}

/** Defined name → range. */
export const namesIn = (parts: ReadonlyMap<string, string>): Map<string, string> =>
  new Map(all(partOf(parts, 'xl/workbook.xml'), 'definedName').map(({ attributes, text }) => [attributes.name ?? '', text]))
