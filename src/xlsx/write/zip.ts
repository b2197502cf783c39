// Packs parts into a zip whose bytes depend only on the parts: fixed time, fixed order, no extra fields.
import { promisify } from 'node:util'
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib'

const inAnotherThread = promisify(deflateRaw)
/** Up to this many bytes, passing a part to another thread takes longer than packing it here. */
const SMALL = 65_536
const LEVEL = { level: 6 }
const deflate = (data: Buffer) => (data.length <= SMALL ? deflateRawSync(data, LEVEL) : inAnotherThread(data, LEVEL))

export interface ZipEntry {
  readonly name: string
  readonly data: Buffer
}

/** 1 January 2026, 00:00, in zip's date format. */
const TIME = 0
const DATE = ((2026 - 1980) << 9) | (1 << 5) | 1
const UTF8_NAMES = 0x800
const DEFLATED = 8
const VERSION = 20

export async function zip(parts: readonly ZipEntry[]): Promise<Buffer> {
  const packed = await Promise.all(parts.map(async (part) => ({ ...part, deflated: await deflate(part.data) })))
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, deflated } of packed) {
    const nameBytes = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(VERSION, 0)
    fields.writeUInt16LE(UTF8_NAMES, 2)
    fields.writeUInt16LE(DEFLATED, 4)
    fields.writeUInt16LE(TIME, 6)
    fields.writeUInt16LE(DATE, 8)
    fields.writeUInt32LE(crc32(data), 10)
    fields.writeUInt32LE(deflated.length, 14)
    fields.writeUInt32LE(data.length, 18)
    fields.writeUInt16LE(nameBytes.length, 22)
    files.push(signature(0x04034b50), fields, nameBytes, deflated)

    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    directory.push(signature(0x02014b50), number16(VERSION), fields, where, nameBytes)
    offset += 4 + fields.length + nameBytes.length + deflated.length
  }
  const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(packed.length, 4)
  end.writeUInt16LE(packed.length, 6)
  end.writeUInt32LE(directorySize, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, ...directory, signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function number16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
