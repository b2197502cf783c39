import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { documentOf, writeDocument } from '../../ach/document/document.ts'
import { makeXlsx } from '../make-xlsx.ts'
import { cellsIn, partOf, partsIn } from '../read-back.test-support.ts'
import { randomView, viewOfCase, viewOfText } from '../sample.test-support.ts'

/** As a reader of the format would: magic, version, checksum, length, stamp, chunks. */
async function hidden(...given: Parameters<typeof makeXlsx>) {
  const sheet = cellsIn(partsIn(await makeXlsx(...given))).get('_ach_data')
  const at = (row: number) => sheet?.get(`A${row}`)?.value
  expect([at(1), at(2)]).toEqual(['ACH-WORKBOOK', 2])
  const chunks = Array.from({ length: Number(at(5)) }, (_, index) => String(at(7 + index)))
  for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(32_000)
  expect(at(7 + chunks.length)).toBeUndefined()
  const bytes = inflateSync(Buffer.from(chunks.join(''), 'base64'))
  const stamp = String(at(6))
  expect(createHash('sha256').update(`${stamp}\n${bytes}`).digest('hex')).toBe(at(3))
  expect(bytes.length).toBe(at(4))
  return { text: bytes.toString('utf8'), stamp: JSON.parse(stamp) }
}

describe('the hidden sheet', () => {
  it('the hidden sheet cannot be unhidden from the menu', async () => {
    const parts = partsIn(await makeXlsx(viewOfCase('tokyo-1995'), []))
    const sheets = partOf(parts, 'xl/workbook.xml').children.find(({ name }) => name === 'sheets')?.children
    expect(sheets?.at(-1)?.attributes).toMatchObject({ name: '_ach_data', state: 'veryHidden' })
  })

  it.each([
    ['the case', viewOfCase('kazakhstan-2022')],
    ['several raters and awkward texts', randomView({ hypotheses: 5, evidence: 40, raters: 3, awkward: true })],
    ['a large workbook, in several chunks', randomView({ hypotheses: 20, evidence: 1000, raters: 1 })],
    ['an empty workbook', randomView({ hypotheses: 0, evidence: 0, raters: 0 })],
  ])('holds the canonical document of %s', async (_, view) => {
    const { text } = await hidden(view, [...view.raters.keys()])
    expect(text).toBe(writeDocument(documentOf(view)))
    expect(writeDocument(documentOf(viewOfText(text)))).toBe(text)
  })

  it('the hidden sheet holds the ratings of the exported raters only', async () => {
    const view = randomView({ hypotheses: 3, evidence: 10, raters: 3 })
    const { text } = await hidden(view, ['r2'])
    expect(JSON.parse(text).raters.map(({ id }: { id: string }) => id)).toEqual(['r2'])
  })

  it('the hidden sheet identifies the workbook and time of export without revealing its id', async () => {
    const view = randomView({ hypotheses: 3, evidence: 10 })
    const origin = { workbook: 'q7Zk2uN4vXb9', at: '2026-01-03T12:00:00.000Z' }
    const { stamp } = await hidden(view, ['r1'], origin)
    const from = createHash('sha256').update('ach-workbook q7Zk2uN4vXb9').digest('hex').slice(0, 32)
    expect(stamp).toEqual({ kind: 'workbook', from, seq: view.seq, at: origin.at })
    expect(view.seq).toBeGreaterThan(0)
    for (const part of partsIn(await makeXlsx(view, ['r1'], origin)).values()) expect(part).not.toContain(origin.workbook)
  })

  it('the hidden sheet records no workbook if none was given', async () => {
    const view = randomView({ hypotheses: 1, evidence: 1 })
    expect((await hidden(view, [])).stamp).toEqual({ kind: 'workbook', from: null, seq: view.seq, at: null })
  })
})
