// Almost valid workbook files and random bytes: each becomes a complete workbook or is refused with messages.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../ach/document/document.ts'
import { JSON_BOUNDS } from '../../ach/document/json-bounds.ts'
import { readConfig } from '../../config.ts'
import { paths } from '../../paths.ts'
import { file, uploadFiles } from '../../web/import/imports.test-support.ts'
import { type TestApp, testApp } from '../support/test-app.ts'
import { markedDocument } from './marked.test-support.ts'
import { mutated } from './mutations.test-support.ts'

const SEED = 2022
const shipped = readFileSync(join(readConfig({}).folders.cases, 'kazakhstan-2022.json'), 'utf8')

const expectCleanPrototype = () => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>).a).toBeUndefined()
}

test.each([
  ['the shipped case', shipped],
  ['a document with everything', markedDocument('').json],
])('%s, randomly changed, is read or refused with messages', (_, good) => {
  let [read, refused] = [0, 0]
  fc.assert(
    fc.property(mutated(good), (text) => {
      const found = parseDocument(text)
      expectCleanPrototype()
      if (found.ok) {
        read += 1
        return
      }
      refused += 1
      expect(found.problems.length).toBeGreaterThan(0)
      for (const problem of found.problems) expect(problem).toMatch(/^\S[\s\S]*\.$/)
    }),
    { seed: SEED, numRuns: 400 },
  )
  expect(read).toBeGreaterThan(20)
  expect(refused).toBeGreaterThan(100)
})

test('a document that is nested too deeply is refused before it is parsed', () => {
  const [open, close] = ['['.repeat(100_000), ']'.repeat(100_000)]
  const objects = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
  const texts = [open, `${open}${close}`, objects]
  for (const key of ['title', 'hypotheses', 'raters', 'reference', 'other'])
    for (const value of [`${open}${close}`, objects]) texts.push(`{"format":"ach-workbook","version":1,"${key}":${value}}`)
  for (const text of texts) expect(parseDocument(text)).toEqual({ ok: false, problems: [JSON_BOUNDS.deep] })
})

/** The export of the workbook made from a file; null if the file was refused or leads to another page. */
async function exportAfterImport(app: TestApp, one: File): Promise<string | null> {
  const { answer: response, place } = await uploadFiles(app, [one])
  expect([303, 422]).toContain(response.status)
  if (response.status === 422) {
    expect(await response.text()).toMatch(/<bdi class="typed">[^<]+\.<\/bdi>/)
    return null
  }
  const shown = await app.get(place)
  expect([200, 303, 422]).toContain(shown.status)
  const made = await app.post(place)
  expect([200, 303, 404, 409, 422]).toContain(made.status)
  const at = made.headers.get('location') ?? ''
  if (!at.startsWith(paths.workbook(''))) return null
  const id = at.slice(paths.workbook('').length)
  for (const page of [paths.workbook(id), paths.report(id), paths.history(id), paths.export(id, 'md'), paths.export(id, 'csv')])
    expect((await app.get(page)).status, page).toBe(200)
  return (await app.get(paths.export(id, 'json'))).text()
}

test('a randomly changed document that can be imported has the same export after a second import', async () => {
  const app = await testApp()
  let made = 0
  await fc.assert(
    fc.asyncProperty(mutated(markedDocument('').json), async (text) => {
      const first = await exportAfterImport(app, file('given.json', text))
      expectCleanPrototype()
      if (first === null) return
      made += 1
      expect(await exportAfterImport(app, file('again.json', first))).toBe(first)
    }),
    { seed: SEED, numRuns: 120 },
  )
  expect(made).toBeGreaterThan(10)
  expect(app.logged).toEqual([])
}, 60_000)

test('random bytes under any file name are read or refused with messages', async () => {
  const app = await testApp()
  const begin = fc.constantFrom(
    ...[
      '',
      'PK\u0003\u0004',
      'PK\u0005\u0006',
      '\ufeff',
      '{"format":"ach-workbook"',
      '{',
      '[',
      '<?xml version="1.0"?>',
      'a,b\n',
      '\u0000',
    ].map((text) => Buffer.from(text, 'latin1')),
    Buffer.from([0xff, 0xfe]),
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    gzipSync('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'),
    gzipSync(Buffer.alloc(200_000)),
  )
  const rest = fc.oneof(
    fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes)),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)),
  )
  const name = fc.tuple(
    fc.constantFrom('a', '', '../../etc/passwd', 'x'.repeat(300), '"\r\n', '\u202egpj'),
    fc.constantFrom('.xlsx', '.csv', '.json', '.achz', '.txt', ''),
  )
  await fc.assert(
    fc.asyncProperty(begin, rest, name, async (start, end, names) => {
      await exportAfterImport(app, file(names.join(''), new Uint8Array(Buffer.concat([start, end]))))
      expectCleanPrototype()
    }),
    { seed: SEED, numRuns: 250 },
  )
  expect(app.logged).toEqual([])
}, 60_000)
