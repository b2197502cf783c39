import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { documentOf, writeDocument } from '../../ach/document/document.ts'
import type { SheetCell, SheetContent } from '../../import/table/spreadsheet.ts'
import { makeWorksheet, makeXlsx } from '../make-xlsx.ts'
import { cellsIn, partsIn } from '../read-back.test-support.ts'
import { randomView } from '../sample.test-support.ts'
import { dataSheet } from '../sheets/hidden-sheet.ts'
import { fingerprintOf, type Stamp } from '../sheets/stamp.ts'
import { readHiddenSheet } from './read-hidden-sheet.ts'

const view = randomView({ hypotheses: 4, evidence: 400, raters: 2, awkward: true })
const text = writeDocument(documentOf(view))
const stamp: Stamp = { kind: 'workbook', from: fingerprintOf('one'), seq: 12, at: '2026-01-03T12:00:00.000Z' }
type Values = (SheetCell['value'] | undefined)[]

/** Column A of the hidden sheet, from row 1. */
const valuesOf = (document = text, of: Stamp = stamp): Values =>
  dataSheet(of, document).rows.map(({ cells }) => cells[0]?.value as string | number)
const sheetOf = (values: Values, more: Partial<SheetCell> = {}): SheetContent => ({
  name: '_ach_data',
  hidden: true,
  rows: new Map(
    values.flatMap((value, index) =>
      value === undefined ? [] : [[index + 1, new Map([[1, { value, error: null, formula: false, ...more }]])]],
    ),
  ),
})
/** The sheet with these rows replaced. */
const withRows = (rows: Record<number, Values[number]>): SheetContent =>
  sheetOf(valuesOf().map((value, at) => (at + 1 in rows ? rows[at + 1] : value)))
/** Any text as a sheet with the right checksum. */
const sealed = (document: string | Uint8Array, stampText = JSON.stringify(stamp)): SheetContent => {
  const bytes = Buffer.from(document)
  const sum = createHash('sha256').update(`${stampText}\n`).update(bytes).digest('hex')
  const chunks =
    deflateSync(bytes)
      .toString('base64')
      .match(/.{1,32000}/g) ?? []
  return sheetOf(['ACH-WORKBOOK', 2, sum, bytes.length, chunks.length, stampText, ...chunks])
}
const why = (sheet: SheetContent | undefined) => {
  const read = readHiddenSheet(sheet)
  if (read.ok) return 'ok'
  expect(read.message).toMatch(/^[A-Z].*[^.]\.$/s)
  return read.why
}

describe('the hidden sheet of a returned file', () => {
  it('gives the document and the stamp it was made with', () => {
    const read = readHiddenSheet(sheetOf(valuesOf()))
    expect(read).toMatchObject({ ok: true, stamp })
    expect(read.ok && writeDocument(read.document)).toBe(text)
  })

  it.each([
    ['an export', () => makeXlsx(view, ['r1'], { workbook: 'one', at: '2026-01-03T12:00:00.000Z' }), 'workbook'],
    ['a worksheet', () => makeWorksheet(view, { workbook: 'one', at: '2026-01-03T12:00:00.000Z' }), 'worksheet'],
  ])('is read from %s', async (_, make, kind) => {
    const cells = cellsIn(partsIn(await make())).get('_ach_data')
    const read = readHiddenSheet(sheetOf([...(cells?.values() ?? [])].map(({ value }) => value)))
    expect(read).toMatchObject({ ok: true, stamp: { kind, from: fingerprintOf('one'), seq: view.seq, at: '2026-01-03T12:00:00.000Z' } })
  })

  it('of version 1 is read without an origin', () => {
    const [magic, , , length, count, , ...chunks] = valuesOf()
    const sum = createHash('sha256').update(text).digest('hex')
    const read = readHiddenSheet(sheetOf([magic, 1, sum, length, count, ...chunks]))
    expect(read).toMatchObject({ ok: true, stamp: { kind: 'workbook', from: null, seq: 0, at: null } })
    expect(read.ok && writeDocument(read.document)).toBe(text)
  })

  it('is absent, newer or damaged, each with a sentence', () => {
    expect(why(undefined)).toBe('absent')
    expect(why(sheetOf([]))).toBe('absent')
    expect(why(withRows({ 2: 3 }))).toBe('newer')
    expect(why(withRows({ 1: 'something' }))).toBe('damaged')
  })
})

describe('a hidden sheet that was tampered with', () => {
  const altered = JSON.stringify({ ...stamp, seq: 13 })
  it.each<[string, SheetContent]>([
    ['another checksum', withRows({ 3: 'f'.repeat(64) })],
    ['another stamp', withRows({ 6: altered })],
    ['another document', withRows({ 4: text.length, 7: String(valuesOf('{}')[6]) })],
    ['another length', withRows({ 4: 3 })],
    ['a chunk cut', withRows({ 7: String(valuesOf()[6]).slice(0, 100) })],
    ['a chunk taken out', withRows({ 7: undefined })],
    ['a chunk that is a number', withRows({ 7: 7 })],
    ['a chunk that is not base64', withRows({ 7: '\u0000'.repeat(100) })],
    ['no chunks', withRows({ 5: 0 })],
    ['a billion chunks', withRows({ 5: 1e9 })],
    ['no number of chunks', withRows({ 5: '3' })],
    ['half a chunk', withRows({ 5: 1.5 })],
    ['a huge length', withRows({ 4: 1e15 })],
    ['no version', withRows({ 2: undefined })],
    ['version 0', withRows({ 2: 0 })],
    ['version 1 over a stamp', withRows({ 2: 1 })],
    ['no checksum', withRows({ 3: undefined })],
    ['no stamp', withRows({ 6: undefined })],
    ['a stamp that is a number', withRows({ 6: 1 })],
    ['true in a cell', withRows({ 3: true })],
    ['formulas instead of values', sheetOf(valuesOf(), { formula: true })],
    ['errors instead of values', sheetOf(valuesOf(), { error: '#REF!' })],
    ['text that is not UTF-8', sealed(Buffer.from(text.replace('"question": "', '$&\u0001')).map((byte) => (byte === 1 ? 0xff : byte)))],
    ['no JSON', sealed('not a document')],
    ['JSON of something else', sealed('[1, 2, 3]')],
    ['null', sealed('null')],
    ['JSON nested without end', sealed('['.repeat(1_000_000))],
    ['a stamp that is not JSON', sealed(text, 'seq 12')],
    ['a stamp with an id instead of a fingerprint', sealed(text, JSON.stringify({ ...stamp, from: 'one' }))],
    ['a stamp of another kind', sealed(text, JSON.stringify({ ...stamp, kind: 'else' }))],
    ['a stamp of no time', sealed(text, JSON.stringify({ ...stamp, at: 'yesterday' }))],
  ])('is damaged: %s', (_, sheet) => {
    expect(why(sheet)).toBe('damaged')
  })

  it('does not unpack a bomb, whatever length it declares', () => {
    const bomb =
      deflateSync(Buffer.alloc(100 * 1024 * 1024, 32))
        .toString('base64')
        .match(/.{1,32000}/g) ?? []
    const [magic, version, sum, , , stampText] = valuesOf()
    expect(readHiddenSheet(sheetOf([magic, version, sum, 1000, bomb.length, stampText, ...bomb]))).toMatchObject({
      why: 'damaged',
      message: expect.stringContaining('too long'),
    })
  })

  it('changes no object of the program', () => {
    const evil = text.replace('{', '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}},')
    const ratings = text.replace('"ratings": {', '"ratings": {"__proto__": {"polluted": "II"},')
    for (const one of [evil, ratings]) {
      const read = readHiddenSheet(sealed(one))
      if (read.ok) expect(writeDocument(read.document)).toBe(text)
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    }
    const stamped = readHiddenSheet(sealed(text, JSON.stringify(stamp).replace('{', '{"__proto__": {"polluted": 1},')))
    expect(stamped).toMatchObject({ ok: true, stamp })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
