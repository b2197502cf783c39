// Opens an untrusted zip. The whole directory is checked first. Parts are unpacked on request only, and never beyond their declared
// size.
import { crc32, inflateRawSync } from 'node:zlib'
import { refuseFile } from './refuse-file.ts'
import { type Entry, entriesOf } from './zip-directory.ts'

/** Refusals of a part that does not match its declaration. */
export const PART_REFUSALS = {
  smaller: (name: string) => `The part ${name} of this file is smaller than the file declares.`,
  larger: (name: string) => `The part ${name} of this file is larger than the file declares.`,
  checksum: (name: string) => `The part ${name} of this file is damaged: its checksum is wrong.`,
} as const

export interface PackedPart {
  readonly name: string
  /** bytes when unpacked */
  readonly size: number
  /** Unpacks the part again on each call. Throws `Refused` if size or checksum differ from the declaration. */
  unpack(): Buffer
}

/** Keys are lower case: part names ignore case. */
export type ZipParts = ReadonlyMap<string, PackedPart>

/** Throws `Refused('invalid')` for every file that is not a plain zip within the limits. */
export function openZip(bytes: Uint8Array): ZipParts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Map(
    entriesOf(file).map((entry) => [
      entry.name.toLowerCase(),
      { name: entry.name, size: entry.size, unpack: () => unpackEntry(entry, file.subarray(entry.start, entry.start + entry.packed)) },
    ]),
  )
}

function unpackEntry({ name, deflated, size, crc }: Entry, packed: Buffer): Buffer {
  const data = deflated ? inflate(name, packed, size) : packed
  if (data.length > size) throw tooLarge(name)
  if (data.length < size) throw refuseFile(PART_REFUSALS.smaller(name))
  if (crc32(data) !== crc) throw refuseFile(PART_REFUSALS.checksum(name))
  return data
}

function inflate(name: string, packed: Buffer, size: number): Buffer {
  try {
    // a single buffer of the right size instead of many that are joined
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size), chunkSize: size + 64 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(name)
    throw refuseFile(`The part ${name} of this file is damaged: it cannot be unpacked.`)
  }
}

const tooLarge = (name: string) => refuseFile(PART_REFUSALS.larger(name))
