// Packs a zip for tests of the zip reader. Fields are correct unless a test sets false ones.
import { constants, crc32, deflateRawSync } from 'node:zlib'

export interface CraftedPart {
  readonly name: string
  readonly text?: string
  readonly bytes?: Buffer
  /** a block that is repeated between two texts, without being held in memory unpacked */
  readonly repeated?: { readonly before: string; readonly block: string; readonly times: number; readonly after: string }
  readonly stored?: boolean
  /** false values for these fields of the header */
  readonly flags?: number
  readonly method?: number
  readonly size?: number
  readonly crc?: number
  /** the directory points to the content of the part with this name */
  readonly at?: string
}

interface Packed {
  readonly bytes: Buffer
  readonly size: number
  readonly crc: number
}

const END = Buffer.from([3, 0])

function packPart({ text = '', bytes = Buffer.from(text), repeated, stored }: CraftedPart): Packed {
  if (stored) return { bytes, size: bytes.length, crc: crc32(bytes) }
  if (!repeated) return { bytes: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) }
  const [before, block, after] = [repeated.before, repeated.block, repeated.after].map((part) => Buffer.from(part)) as [
    Buffer,
    Buffer,
    Buffer,
  ]
  // Blocks that end on a byte boundary can be joined.
  const packBlock = (part: Buffer) => deflateRawSync(part, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const packedBlock = packBlock(block)
  let crc = crc32(before)
  for (let left = repeated.times; left > 0; left -= 1) crc = crc32(block, crc)
  return {
    bytes: Buffer.concat([packBlock(before), ...Array<Buffer>(repeated.times).fill(packedBlock), packBlock(after), END]),
    size: before.length + block.length * repeated.times + after.length,
    crc: crc32(after, crc),
  }
}

/** `end` overwrites 16-bit fields of the end record, by their offset in it. */
export function craftedZip(parts: readonly CraftedPart[], end: Readonly<Record<number, number>> = {}): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  const offsets = new Map<string, number>()
  let offset = 0
  for (const part of parts) {
    const { bytes, size, crc } = packPart(part)
    const name = Buffer.from(part.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(part.flags ?? 0x800, 2)
    fields.writeUInt16LE(part.method ?? (part.stored ? 0 : 8), 4)
    fields.writeUInt32LE(part.crc ?? crc, 10)
    fields.writeUInt32LE(bytes.length, 14)
    fields.writeUInt32LE(part.size ?? size, 18)
    fields.writeUInt16LE(name.length, 22)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offsets.get(part.at ?? '') ?? offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), fields, where, name)
    if (part.at !== undefined) continue
    pieces.push(Buffer.from('PK\x03\x04'), fields, name, bytes)
    offsets.set(part.name, offset)
    offset += 4 + fields.length + name.length + bytes.length
  }
  const last = Buffer.alloc(22)
  last.write('PK\x05\x06', 'latin1')
  last.writeUInt16LE(parts.length, 8)
  last.writeUInt16LE(parts.length, 10)
  last.writeUInt32LE(Buffer.concat(directory).length, 12)
  last.writeUInt32LE(offset, 16)
  for (const [place, value] of Object.entries(end)) last.writeUInt16LE(value, Number(place))
  return Buffer.concat([...pieces, ...directory, last])
}
