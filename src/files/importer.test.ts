// The importer's worker: same results as reading in place, progress, and what happens to other files after an interruption.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { gridFromText } from '../import/table/grid.ts'
import { type ColumnsOrder, readColumns } from '../import/table/read-columns.ts'
import { makeXlsx } from '../xlsx/make-xlsx.ts'
import { randomView } from '../xlsx/sample.test-support.ts'
import { GUNZIP_REFUSALS } from './decode/gunzip.ts'
import { createImporter, type Importer, type NamedFile, READING_INTERRUPTED } from './importer.ts'
import { readFile } from './read-file.ts'

const kazakhstan: NamedFile = {
  name: 'kazakhstan.json',
  bytes: readFileSync(fileURLToPath(new URL('../../data/cases/kazakhstan-2022.json', import.meta.url))),
}
const named = (name: string): NamedFile => ({ name, bytes: new Uint8Array([1]) })

/** `body`: source of a worker that has `file` and `post`; without it, the real worker. */
function importer(body?: string): Importer {
  const code = `
    import { parentPort } from 'node:worker_threads'
    const post = (answer) => parentPort.postMessage(answer)
    parentPort.on('message', (file) => { ${body} })`
  const made = body === undefined ? createImporter() : createImporter(new URL(`data:text/javascript,${encodeURIComponent(code)}`))
  onTestFinished(() => made.close())
  return made
}
const endless = `
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', (file) => {
      while (file.name === 'endless');
      parentPort.postMessage({ read: { kind: 'refused', problems: [file.name] } })
    })`
const ECHO = "post({ read: { kind: 'refused', problems: [file.name] } })"

test('the importer reads several files at once with the same results as in place', async () => {
  const { read } = importer()
  const table = { name: 'table.csv', bytes: new TextEncoder().encode('ID,Evidence,H1: Coup\nE1,Seen,C\n') }
  expect(await Promise.all([read(kazakhstan), read(table)])).toEqual([readFile(kazakhstan), readFile(table)])
})

test('an unreadable file resolves with a refusal instead of rejecting', async () => {
  expect(await importer().read({ name: 'empty.xlsx', bytes: new Uint8Array() })).toEqual({
    kind: 'refused',
    problems: [GUNZIP_REFUSALS.empty],
  })
})

test('the progress of a large file rises to its end in useful steps', async () => {
  const view = randomView({ hypotheses: 10, evidence: 300, raters: 1 })
  const bytes = await makeXlsx(view, [...view.raters.keys()])
  const shares: number[] = []
  const read = await importer().read({ name: 'large.xlsx', bytes }, (share) => shares.push(share))
  expect(read.kind).toBe('returned')
  expect(shares.length).toBeGreaterThan(3)
  expect(shares.length).toBeLessThanOrEqual(20)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBeLessThanOrEqual(1)
  expect(shares.at(-1)).toBeGreaterThan(0.8)
})

test.each([
  ['dies', 'process.exit(1)'],
  ['fails', "post({ failed: 'Error: at worker.js:1' })"],
])('if the worker %s, the file is refused without internal details, and the next one is read', async (_, dying) => {
  const { read } = importer(`if (file.name === 'deadly') { ${dying} } else ${ECHO}`)
  const [deadly, next] = await Promise.allSettled([read(named('deadly')), read(named('next'))])
  expect(deadly).toMatchObject({
    status: 'rejected',
    reason: { code: 'unavailable', message: READING_INTERRUPTED },
  })
  expect(next).toEqual({ status: 'fulfilled', value: { kind: 'refused', problems: ['next'] } })
})

test('a file that takes too long is refused, and the next one is read', async () => {
  const slow = createImporter(new URL(`data:text/javascript,${encodeURIComponent(endless)}`), 200)
  onTestFinished(() => slow.close())
  const [stuck, next] = await Promise.all([slow.read(named('endless')), slow.read(named('next'))])
  expect(stuck).toMatchObject({ kind: 'refused', problems: [expect.stringContaining('takes too long')] })
  expect(next).toEqual({ kind: 'refused', problems: ['next'] })
})

test('closing the importer refuses pending and later reads', async () => {
  const { read, close } = importer('')
  const waiting = Promise.allSettled([read(named('runs')), read(named('waits'))])
  await close()
  for (const one of [...(await waiting), ...(await Promise.allSettled([read(named('later'))]))])
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
})

test('the columns of a table are guessed in a worker, as in this thread', async () => {
  const order: ColumnsOrder = {
    grid: gridFromText('ID,Evidence,H1 Coup,H2 Riot\nE1,It was seen.,C,I\n').grid,
    form: { 'column-3': '' },
    options: { title: 'A table' },
  }
  expect(await importer().columns(order)).toEqual(readColumns(order))
})
