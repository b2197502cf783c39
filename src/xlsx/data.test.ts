import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { documentOf, writeDocument } from '../ach/document.ts'
import { cellsIn, partOf, partsIn } from './read-back.test-support.ts'
import { randomView, viewOfCase, viewOfText } from './sample.test-support.ts'
import { xlsxOf } from './xlsx-of.ts'

/** As a reader of the format would: magic, version, checksum, length, chunks. */
async function hiddenDocument(...given: Parameters<typeof xlsxOf>): Promise<string> {
  const sheet = cellsIn(partsIn(await xlsxOf(...given))).get('_ach_data')
  const at = (row: number) => sheet?.get(`A${row}`)?.value
  expect([at(1), at(2)]).toEqual(['ACH-WORKBOOK', 1])
  const chunks = Array.from({ length: Number(at(5)) }, (_, index) => String(at(6 + index)))
  for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(32_000)
  expect(at(6 + chunks.length)).toBeUndefined()
  const bytes = inflateSync(Buffer.from(chunks.join(''), 'base64'))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(at(3))
  expect(bytes.length).toBe(at(4))
  return bytes.toString('utf8')
}

describe('the hidden sheet', () => {
  it('cannot be unhidden from the menu', async () => {
    const parts = partsIn(await xlsxOf(viewOfCase('tokyo-1995'), []))
    const sheets = partOf(parts, 'xl/workbook.xml').children.find(({ name }) => name === 'sheets')?.children
    expect(sheets?.at(-1)?.attributes).toMatchObject({ name: '_ach_data', state: 'veryHidden' })
  })

  it.each([
    ['the case', viewOfCase('kazakhstan-2022')],
    ['several raters and awkward texts', randomView({ hypotheses: 5, evidence: 40, raters: 3, awkward: true })],
    ['a large workbook, in several chunks', randomView({ hypotheses: 20, evidence: 1000, raters: 1 })],
    ['an empty workbook', randomView({ hypotheses: 0, evidence: 0, raters: 0 })],
  ])('holds the canonical document of %s', async (_, view) => {
    const text = await hiddenDocument(view, [...view.raters.keys()])
    expect(text).toBe(writeDocument(documentOf(view)))
    expect(writeDocument(documentOf(viewOfText(text)))).toBe(text)
  })

  it('holds the ratings of the exported raters and of nobody else', async () => {
    const view = randomView({ hypotheses: 3, evidence: 10, raters: 3 })
    const text = await hiddenDocument(view, ['r2'])
    expect(JSON.parse(text).raters.map(({ id }: { id: string }) => id)).toEqual(['r2'])
  })
})
