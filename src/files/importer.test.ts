// The importer's process: same results as reading in place, progress, and what happens to other files after an interruption.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readTables, type TablesOrder } from '../import/reading/read-tables.ts'
import { gridFromText } from '../import/table/grid.ts'
import { makeXlsx } from '../xlsx/make-xlsx.ts'
import { randomView } from '../xlsx/sample.test-support.ts'
import { GUNZIP_REFUSALS } from './decode/gunzip.ts'
import { createImporter, type Importer, type NamedFile, READING_INTERRUPTED, UNREADABLE_FILES } from './importer.ts'
import { readFile } from './read-file.ts'

const kazakhstan: NamedFile = {
  name: 'kazakhstan.json',
  bytes: readFileSync(fileURLToPath(new URL('../../data/cases/kazakhstan-2022.json', import.meta.url))),
}
const named = (name: string): NamedFile => ({ name, bytes: new Uint8Array([1]) })

/** `body`: source of a worker that has `file` and `post`, and `refuse` to post a refusal; without it, the real worker. */
function importer(body?: string, patience?: number): Importer {
  const made = body === undefined ? createImporter() : createImporter(workerSource(body), patience)
  onTestFinished(() => made.close())
  return made
}

function workerSource(body: string): URL {
  const folder = mkdtempSync(join(tmpdir(), 'ach-importer-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'worker.mjs')
  const code = `
    import { serialize } from 'node:v8'
    const post = (answer) => process.send(answer)
    const refuse = (why, held = 0) => post({ read: serialize({ kind: 'refused', problems: [why] }), held })
    process.on('message', (file) => { ${body} })`
  writeFileSync(file, code)
  return pathToFileURL(file)
}
const ECHO = 'refuse(file.name)'
const refused = (...problems: unknown[]) => ({ kind: 'refused', problems })

test('the importer reads several files at once with the same results as in place', async () => {
  const { read } = importer()
  const table = { name: 'table.csv', bytes: new TextEncoder().encode('ID,Evidence,H1: Coup\nE1,Seen,C\n') }
  const reads = await Promise.all([read(kazakhstan), read(table)])
  expect(reads.map((one) => one.read)).toEqual([readFile(kazakhstan), readFile(table)])
  for (const { weight } of reads) expect(weight).toBeGreaterThan(100)
})

test('an unreadable file resolves with a refusal instead of rejecting', async () => {
  const { read } = await importer().read({ name: 'empty.xlsx', bytes: new Uint8Array() })
  expect(read).toEqual(refused(GUNZIP_REFUSALS.empty))
})

test('the progress of a large file rises to its end in useful steps', async () => {
  const view = randomView({ hypotheses: 10, evidence: 300, raters: 1 })
  const bytes = await makeXlsx(view, [...view.raters.keys()])
  const shares: number[] = []
  const { read } = await importer().read({ name: 'large.xlsx', bytes }, (share) => shares.push(share))
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
  expect(next).toMatchObject({ status: 'fulfilled', value: { read: refused('next') } })
})

test('a file that takes too long is refused, and the next one is read', async () => {
  const { read } = importer(`while (file.name === 'endless'); ${ECHO}`, 2000)
  const [stuck, next] = await Promise.all([read(named('endless')), read(named('next'))])
  expect(stuck.read).toEqual(refused(UNREADABLE_FILES.tooSlow))
  expect(next.read).toEqual(refused('next'))
})

test('a file that needs more memory than the process may use is refused, and the next one is read', async () => {
  const { read } = importer(`if (file.name === 'huge') for (const kept = []; ; ) kept.push({}); ${ECHO}`)
  const [huge, next] = await Promise.all([read(named('huge')), read(named('next'))])
  expect(huge.read).toEqual(refused(UNREADABLE_FILES.tooMuchMemory))
  expect(next.read).toEqual(refused('next'))
})

test('the process is ended after a file that left it with much memory, and otherwise reads the next one', async () => {
  const { read } = importer("refuse(String(process.pid), file.name === 'large' ? 200 * 1024 * 1024 : 0)")
  const [small, large, next] = await Promise.all(['small', 'large', 'next'].map((name) => read(named(name))))
  expect(large?.read).toEqual(small?.read)
  expect(next?.read).not.toEqual(large?.read)
})

test('the process gets no setting of the server, such as its key or the address of its database', async () => {
  vi.stubEnv('ACCESS_KEY', 'a key of at least twenty characters')
  const { read } = await importer('refuse(JSON.stringify(process.env.ACCESS_KEY ?? null))').read(named('any'))
  expect(read).toEqual(refused('null'))
})

test('closing the importer refuses pending and later reads', async () => {
  const { read, close } = importer('')
  const waiting = Promise.allSettled([read(named('runs')), read(named('waits'))])
  await close()
  for (const one of [...(await waiting), ...(await Promise.allSettled([read(named('later'))]))])
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
})

test('the columns of a table are guessed in a worker, as in this thread', async () => {
  const order: TablesOrder = {
    tables: [{ name: 'A table', grid: gridFromText('ID,Evidence,H1 Coup,H2 Riot\nE1,It was seen.,C,I\n').grid }],
    form: { 'column-3': '' },
    options: { title: 'A table' },
  }
  expect(await importer().columns(order)).toEqual(readTables(order))
})
