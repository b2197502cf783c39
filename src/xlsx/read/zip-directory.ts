// Reads the directory of an untrusted zip and refuses what no spreadsheet program writes. Unpacks nothing; checks every number against
// the file.
import { formatCount } from '../../ach/model/format-count.ts'
import { refuseFile } from './refuse-file.ts'

/** Ways in which a zip is damaged. */
export const ZIP_FLAWS = { noEnd: 'its end is missing', cutDirectory: 'its list of parts is cut off' } as const
export const ODD_PART_NAME = 'A part of this file has a name that no spreadsheet program uses.'

/** Limits in bytes and numbers. A sheet with comments takes four parts, and our own files have a sheet for each of up to 250 raters. */
export const ZIP_LIMITS = { file: 10 << 20, parts: 1200, part: 24 << 20, together: 64 << 20, name: 120 } as const

export interface Entry {
  readonly name: string
  readonly deflated: boolean
  readonly crc: number
  /** bytes, packed and declared unpacked */
  readonly packed: number
  readonly size: number
  /** offset of the packed bytes */
  readonly start: number
}

const FILE = 0x04034b50
const DIRECTORY = 0x02014b50
const END = 0x06054b50
const END_LENGTH = 22
const COMMENT_MOST = 0xffff
/** A field with this value refers to the zip64 record. */
const ZIP64 = 0xffffffff
const OLD_OFFICE = 0xd0cf11e0
/** encrypted, strongly encrypted, directory encrypted */
const ENCRYPTED = (1 << 0) | (1 << 6) | (1 << 13)
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const BAD_NAME = /(^|\/)\.\.?(\/|$)|^\/|\\|[\u0000-\u001f]/

const megabytes = (bytes: number) => `${bytes >> 20} MB`
const damagedZip = (how: string) => refuseFile(`This file is damaged: ${how}.`, 'Copy or download it again, then import it.')
const zip64 = () => refuseFile('This file is packed as zip64, which is meant for files of several gigabytes.')

export function entriesOf(file: Buffer): Entry[] {
  checkKind(file)
  const end = endOf(file)
  const directory = file.readUInt32LE(end + 16)
  const entries = headersOf(file, end).map((header) => ({ ...header, start: startOf(file, header, directory) }))
  if (entries.some(({ name }) => /vbaproject/i.test(name)))
    throw refuseFile('This file has macros, which are not accepted.', 'Save it as .xlsx, a workbook without macros, then import that.')
  checkOverlaps(entries, directory)
  return entries
}

function checkKind(file: Buffer): void {
  if (file.length > ZIP_LIMITS.file)
    throw refuseFile(
      `This file is larger than ${megabytes(ZIP_LIMITS.file)}, the most that can be imported.`,
      'In a copy, delete the pictures and sheets that are not needed, then import that.',
    )
  if (file.length === 0) throw refuseFile('This file is empty.', 'Save it again in the spreadsheet program, then import it.')
  if (file.length > 4 && file.readUInt32BE(0) === OLD_OFFICE)
    throw refuseFile(
      'This file is protected with a password or is an old .xls.',
      'Save it as .xlsx without a password, then import it again.',
    )
  if (file.length < 4 || file.readUInt32LE(0) !== FILE)
    throw refuseFile('This file is not a spreadsheet in .xlsx format.', 'Open it in a spreadsheet program and save it as .xlsx again.')
}

/** Returns the offset of the end record, which must be the last thing in the file. */
function endOf(file: Buffer): number {
  const first = Math.max(0, file.length - END_LENGTH - COMMENT_MOST)
  for (let at = file.length - END_LENGTH; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === END && at + END_LENGTH + file.readUInt16LE(at + 20) === file.length) return at
  }
  throw damagedZip(ZIP_FLAWS.noEnd)
}

type Header = Omit<Entry, 'start'> & { readonly offset: number }

function headersOf(file: Buffer, end: number): Header[] {
  const count = file.readUInt16LE(end + 10)
  const size = file.readUInt32LE(end + 12)
  const begin = file.readUInt32LE(end + 16)
  if (count === 0xffff || size === ZIP64 || begin === ZIP64) throw zip64()
  if (file.readUInt16LE(end + 4) !== 0 || file.readUInt16LE(end + 6) !== 0 || file.readUInt16LE(end + 8) !== count)
    throw refuseFile('This file is one piece of an archive that was split into several.')
  if (count > ZIP_LIMITS.parts)
    throw refuseFile(`This file has more than ${formatCount(ZIP_LIMITS.parts)} parts, the most that can be read.`)
  if (begin + size > end) throw damagedZip('its list of parts lies outside the file')

  const headers: Header[] = []
  const names = new Set<string>()
  let together = 0
  let at = begin
  for (let left = count; left > 0; left -= 1) {
    const header = headerAt(file, at, begin + size)
    if (names.has(header.name.toLowerCase())) throw refuseFile('This file has two parts of the same name.')
    names.add(header.name.toLowerCase())
    together += header.size
    if (together > ZIP_LIMITS.together)
      throw refuseFile(`The unpacked parts of this file are larger than ${megabytes(ZIP_LIMITS.together)} together.`)
    headers.push(header)
    at = header.next
  }
  return headers
}

function headerAt(file: Buffer, at: number, end: number): Header & { readonly next: number } {
  if (at + 46 > end || file.readUInt32LE(at) !== DIRECTORY) throw damagedZip('its list of parts is broken')
  const nameEnd = at + 46 + file.readUInt16LE(at + 28)
  const next = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  if (next > end) throw damagedZip(ZIP_FLAWS.cutDirectory)
  const method = file.readUInt16LE(at + 10)
  const [packed, size, offset] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24), file.readUInt32LE(at + 42)]
  const name = file.toString('utf8', at + 46, nameEnd)
  if (file.readUInt16LE(at + 8) & ENCRYPTED)
    throw refuseFile('Parts of this file are encrypted.', 'Save it without a password, then import it again.')
  if (packed === ZIP64 || size === ZIP64 || offset === ZIP64) throw zip64()
  if (method !== 0 && method !== 8) throw refuseFile(`This file uses a compression that cannot be read (method ${method}).`)
  if (nameEnd - at - 46 > ZIP_LIMITS.name || BAD_NAME.test(name)) throw refuseFile(ODD_PART_NAME)
  if (size > ZIP_LIMITS.part) throw refuseFile(`An unpacked part of this file is larger than ${megabytes(ZIP_LIMITS.part)}.`)
  return { name, deflated: method === 8, crc: file.readUInt32LE(at + 16), packed, size, offset, next }
}

function startOf(file: Buffer, { offset }: Header, directory: number): number {
  if (offset + 30 > directory || file.readUInt32LE(offset) !== FILE) throw damagedZip('a part is not where the list says')
  return offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
}

/** Rejects bytes shared by two parts: a small block could otherwise be unpacked hundreds of times. */
function checkOverlaps(entries: readonly (Entry & { readonly offset: number })[], directory: number): void {
  const sorted = entries.toSorted((a, b) => a.offset - b.offset)
  sorted.forEach(({ start, packed }, index) => {
    if (start + packed > (sorted[index + 1]?.offset ?? directory)) throw refuseFile('Parts of this file overlap.')
  })
}
