import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refused } from '../../ach/model/refused.ts'
import { craftedParts } from '../crafted-book.test-support.ts'
import { craftedZip } from '../crafted-zip.test-support.ts'
import { zip } from '../write/zip.ts'
import { openZip, PART_REFUSALS } from './read-zip.ts'
import { ODD_PART_NAME, ZIP_FLAWS, ZIP_LIMITS } from './zip-directory.ts'

const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refused && error.code === 'invalid') return error.message
    throw error
  }
  return ''
}
const unpackAll = (bytes: Uint8Array) => [...openZip(bytes).values()].map((part) => part.unpack().toString())

describe('a sound zip', () => {
  it('returns the parts that the zip writer packed, by lower-case name', async () => {
    const parts = [
      { name: 'xl/Workbook.xml', data: Buffer.from('<workbook/>') },
      { name: 'empty.xml', data: Buffer.alloc(0) },
      { name: 'large.bin', data: Buffer.alloc(1_000_000, 'abc') },
    ]
    const opened = openZip(await zip(parts))
    expect([...opened.keys()]).toEqual(['xl/workbook.xml', 'empty.xml', 'large.bin'])
    for (const { name, data } of parts) {
      const part = opened.get(name.toLowerCase())
      expect(part).toMatchObject({ name, size: data.length })
      expect(part?.unpack().equals(data)).toBe(true)
    }
  })

  it('can have stored parts, folders and a comment', () => {
    const bytes = craftedZip(
      [
        { name: 'xl/', stored: true },
        { name: 'a.xml', text: 'stored', stored: true },
      ],
      { 20: 3 },
    )
    expect(unpackAll(Buffer.concat([bytes, Buffer.from('yes')]))).toEqual(['', 'stored'])
  })

  it('is opened inside a larger buffer', () => {
    const bytes = craftedZip([{ name: 'a.xml', text: 'here' }])
    expect(unpackAll(Buffer.concat([Buffer.alloc(7), bytes]).subarray(7))).toEqual(['here'])
  })

  it('can have the maximum number of parts and not one more', () => {
    const parts = Array.from({ length: ZIP_LIMITS.parts }, (_, index) => ({ name: `${index}.xml`, stored: true }))
    expect(openZip(craftedZip(parts)).size).toBe(ZIP_LIMITS.parts)
    expect(refusal(() => openZip(craftedZip([...parts, { name: 'one more.xml', stored: true }])))).toContain('1,200 parts')
  })
})

describe('a part of a zip', () => {
  it('is unpacked only on request', () => {
    const opened = openZip(
      craftedZip([
        { name: 'a.xml', text: 'fine' },
        { name: 'b.xml', text: 'not fine', crc: 1 },
      ]),
    )
    expect(opened.get('a.xml')?.unpack().toString()).toBe('fine')
    expect(refusal(() => opened.get('b.xml')?.unpack())).toContain(PART_REFUSALS.checksum('b.xml'))
  })

  it('is never unpacked beyond its declared size', () => {
    const bytes = craftedZip([{ name: 'a.xml', size: 100, repeated: { before: '', block: ' '.repeat(500_000), times: 4, after: '' } }])
    // reading on to the end would find the damage
    const end = bytes.indexOf('PK\u0001\u0002')
    bytes.fill(0xff, end - 8, end)
    expect(refusal(() => openZip(bytes).get('a.xml')?.unpack())).toContain(PART_REFUSALS.larger('a.xml'))
  })

  it('cannot misstate its size if it is stored either', () => {
    const opened = (size: number) => openZip(craftedZip([{ name: 'a.xml', text: 'twelve bytes', stored: true, size }])).get('a.xml')
    expect(refusal(() => opened(5)?.unpack())).toContain(PART_REFUSALS.larger('a.xml'))
    expect(refusal(() => opened(50)?.unpack())).toContain(PART_REFUSALS.smaller('a.xml'))
  })

  it.each(['../a.xml', 'xl/../a.xml', './a.xml', '/a.xml', 'xl\\a.xml', 'a\u0000.xml', 'x'.repeat(121)])('cannot be called %j', (name) => {
    expect(refusal(() => openZip(craftedZip([{ name, text: 'x' }])))).toContain(ODD_PART_NAME)
  })

  it.each(['xl/a..b.xml', '.hidden', 'xl/日本.xml', 'x'.repeat(120)])('can be called %j', (name) => {
    expect(openZip(craftedZip([{ name, text: 'x' }])).size).toBe(1)
  })
})

describe('a damaged zip', () => {
  const bytes = craftedZip(craftedParts())

  it('is refused wherever it is cut off', () => {
    for (let length = 0; length < bytes.length; length += 1)
      expect(
        refusal(() => unpackAll(bytes.subarray(0, length))),
        `${length}`,
      ).not.toBe('')
  })

  it('is refused if its list of parts ends too early', () => {
    const shorter = Buffer.from(bytes)
    const end = bytes.length - 22
    shorter.writeUInt32LE(bytes.readUInt32LE(end + 12) - 1, end + 12)
    expect(refusal(() => openZip(shorter))).toContain(ZIP_FLAWS.cutDirectory)
  })

  it('is refused or read, whichever bytes are changed, and never causes another error', () => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const corrupted = Buffer.from(bytes)
        for (const [at, value] of changes) corrupted[at] = value
        refusal(() => unpackAll(corrupted))
      }),
      { numRuns: 500 },
    )
  })
})
