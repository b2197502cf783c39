import { afterEach, describe, expect, it } from 'vitest'
import { createExporter, type Exporter } from './exporter.ts'
import { makeWorksheet, makeXlsx } from './make-xlsx.ts'
import { randomView, viewOfCase } from './sample.test-support.ts'

const kazakhstan = viewOfCase('kazakhstan-2022')
const article = [...kazakhstan.raters.keys()]
const opened: Exporter[] = []
const exporter = (code?: string): Exporter => {
  const made = code === undefined ? createExporter() : createExporter(new URL(`data:text/javascript,${encodeURIComponent(code)}`))
  opened.push(made)
  return made
}
afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())))

describe('the exporter', () => {
  it('the exporter returns the same bytes as an export in the same thread, for several jobs at once', async () => {
    const { xlsx } = exporter()
    const view = randomView({ hypotheses: 4, evidence: 30, raters: 2, awkward: true })
    const files = await Promise.all([xlsx(kazakhstan, article), xlsx(view, ['r2']), xlsx(view, ['r1', 'r2']), xlsx(view, [])])
    const expected = await Promise.all([
      makeXlsx(kazakhstan, article),
      makeXlsx(view, ['r2']),
      makeXlsx(view, ['r1', 'r2']),
      makeXlsx(view, []),
    ])
    for (const [index, file] of files.entries()) expect(Buffer.from(file).equals(expected[index] ?? Buffer.alloc(0))).toBe(true)
  })

  it('the exporter keeps the origin of a file, and creates worksheets with the same bytes as in the same thread', async () => {
    const { xlsx, worksheet } = exporter()
    const origin = { workbook: 'one', at: '2026-01-03T12:00:00.000Z' }
    const files = await Promise.all([worksheet(kazakhstan, origin), xlsx(kazakhstan, article, origin), worksheet(kazakhstan, null)])
    const expected = [
      await makeWorksheet(kazakhstan, origin),
      await makeXlsx(kazakhstan, article, origin),
      await makeWorksheet(kazakhstan, null),
    ]
    for (const [index, file] of files.entries()) expect(Buffer.from(file).equals(expected[index] ?? Buffer.alloc(0))).toBe(true)
  })

  it('the exporter sends its worker no ratings for a worksheet', async () => {
    const { worksheet } = exporter(
      `import { parentPort } from 'node:worker_threads'
       parentPort.on('message', ({ view }) => parentPort.postMessage({ file: new Uint8Array([view.raters.size, view.me === null ? 0 : 1]) }))`,
    )
    expect([...(await worksheet(kazakhstan, null))]).toEqual([0, 0])
  })

  it('the exporter refuses a rater that the view does not show', async () => {
    await expect(exporter().xlsx(kazakhstan, ['somebody'])).rejects.toMatchObject({ code: 'unknown' })
  })

  it('the exporter refuses more matrices than one file can hold', async () => {
    const view = randomView({ hypotheses: 20, evidence: 1000, raters: 6 })
    await expect(exporter().xlsx(view, [...view.raters.keys()])).rejects.toMatchObject({
      code: 'limit',
      message: expect.stringContaining('fewer raters'),
    })
  })

  it('the exporter refuses waiting exports when its worker dies', async () => {
    const { xlsx } = exporter(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(1))`)
    const both = await Promise.allSettled([xlsx(kazakhstan, article), xlsx(kazakhstan, article)])
    for (const one of both) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
  })

  it('the exporter refuses if its worker fails or cannot start', async () => {
    const throwing = exporter(
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('broken') })`,
    )
    await expect(throwing.xlsx(kazakhstan, article)).rejects.toMatchObject({ code: 'unavailable' })
    await expect(exporter('this is no program').xlsx(kazakhstan, article)).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('a closed exporter refuses waiting and later exports', async () => {
    const one = exporter(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {})`)
    const waiting = one.xlsx(kazakhstan, article)
    const refused = expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
    await new Promise(setImmediate)
    await one.close()
    await refused
    await expect(one.xlsx(kazakhstan, article)).rejects.toMatchObject({ code: 'unavailable' })
  })
})
