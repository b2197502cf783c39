// Importing documents: problems, preview, and an export that equals the import.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DOCUMENT_REFUSALS } from '../../ach/document/document.ts'
import type { Change } from '../../ach/log/change.ts'
import { GUNZIP_REFUSALS } from '../../files/decode/gunzip.ts'
import type { Importer } from '../../files/importer.ts'
import { paths } from '../../paths.ts'
import { type TestApp, testApp } from '../../tests/support/test-app.ts'
import { ZIP_FLAWS } from '../../xlsx/read/zip-directory.ts'
import { keptId } from '../shared/new-workbook.ts'

const kazakhstan = readFileSync(join(import.meta.dirname, '../../../data/cases/kazakhstan-2022.json'), 'utf8')

function send({ request }: TestApp, text: string | Uint8Array<ArrayBuffer>, name = 'workbook.json') {
  const body = new FormData()
  body.set('file', new File([text], name))
  return request(paths.imports(), { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
}

test('a file name loses control characters, and a long one is cut between characters', async () => {
  const importer: Importer = {
    read: async () => ({ read: { kind: 'refused', problems: ['No.'] }, weight: 0 }),
    columns: () => expect.unreachable(),
    text: () => Promise.reject(new Error('unused')),
    waiting: () => 0,
    close: async () => {},
  }
  const app = await testApp({ importer })
  for (const [name, shown] of [
    ['a\u0000\u0007b.txt', 'ab.txt'],
    [`${'x'.repeat(199)}👩.txt`, 'x'.repeat(199)],
  ] as const) {
    const page = await (await send(app, '', name)).text()
    expect([page.includes(shown), page.includes('\u0000'), page.includes('\ufffd')]).toEqual([true, false, false])
  }
})

test('a document is previewed first and created once by the second step', async () => {
  const app = await testApp()
  const upload = await send(app, kazakhstan, 'kaz <1>.json')
  expect(upload.status).toBe(303)
  const preview = upload.headers.get('location') ?? ''
  const page = await (await app.get(preview)).text()
  for (const words of [
    'kaz &lt;1&gt;.json',
    'Kazakhstan, January 2022',
    '4 hypotheses',
    '23 items of evidence',
    '8 sources',
    '4 clusters',
    'reference ratings, hidden until you show them',
    'nothing rated yet (you)',
  ]) {
    expect(page).toContain(words)
  }
  expect((await app.workbooks.list('me')).total).toBe(0)
  const made = await app.post(preview)
  expect(made.status).toBe(303)
  const { workbook, names } = await app.workbooks.open(made.headers.get('location')?.split('/').at(-1) ?? '')
  expect([workbook.raters.get('article')?.shown, names.get('me')]).toEqual([false, 'Analyst'])
  const second = await app.post(preview)
  expect([second.status, second.headers.get('location')]).toEqual([303, made.headers.get('location')])
  expect((await app.workbooks.list('me')).total).toBe(1)
  expect((await app.get(preview)).status).toBe(404)
})

test('ten concurrent confirmations create one workbook', async () => {
  const app = await testApp()
  const preview = (await send(app, kazakhstan)).headers.get('location') ?? ''
  const places = await Promise.all(Array.from({ length: 10 }, async () => (await app.post(preview)).headers.get('location')))
  expect(new Set(places).size).toBe(1)
  expect((await app.workbooks.list('me')).total).toBe(1)
})

test.each([false, true])('exporting, importing and exporting again gives the same bytes (article shown: %s)', async (shown) => {
  const app = await testApp()
  const id = await app.fromCase()
  await app.workbooks.change(id, 'me', () => [
    { type: 'rated', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: null, after: 'NA' },
    { type: 'noted', rater: 'me', evidence: 'E1', hypothesis: 'H2', before: null, after: '=1+1 🙂\nمرحبا' },
    { type: 'parked', what: 'evidence', id: 'E23' },
    { type: 'parked', what: 'hypothesis', id: 'H3' },
    ...(shown ? [{ type: 'shown', rater: 'article', before: false, after: true } satisfies Change] : []),
  ])
  await app.workbooks.namePerson(id, 'me', 'Aigerim')
  const first = await (await app.get(paths.export(id, 'json'))).text()
  expect(first.includes('"article"')).toBe(shown)
  const made = await app.post((await send(app, first)).headers.get('location') ?? '')
  const secondExport = await (await app.get(paths.export(made.headers.get('location')?.split('/').at(-1) ?? '', 'json'))).text()
  expect(secondExport).toBe(first)
})

test('all problems of a document are listed with their places, and nothing is stored', async () => {
  const app = await testApp()
  const broken = JSON.parse(kazakhstan)
  broken.evidence[1].source = 'S99'
  broken.evidence[2].id = 'e1'
  broken.raters[0].ratings.E99 = { H1: 'C' }
  const answer = await send(app, JSON.stringify(broken))
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const place of ['evidence[1].source', 'evidence[2].id', 'raters[0].ratings.E99']) expect(page).toContain(place)
  expect(page).toContain('Choose a file')
})

test('unknown keys of a document are listed and left out', async () => {
  const app = await testApp()
  const upload = await send(app, JSON.stringify({ ...JSON.parse(kazakhstan), colour: 'red' }))
  const page = await (await app.get(upload.headers.get('location') ?? '')).text()
  expect(page).toContain('<code>colour</code>')
})

test.each([
  ['no file', '', '', 'Choose a file, then select Preview file.'],
  ['an empty file', '', 'a.json', GUNZIP_REFUSALS.empty],
  ['a broken spreadsheet', 'PK\u0003\u0004', 'a.xlsx', ZIP_FLAWS.noEnd],
  ['a broken spreadsheet under another name', 'PK\u0003\u0004', 'a.json', ZIP_FLAWS.noEnd],
  ['text that is no JSON', '{"format": ', 'a.json', 'This is not valid JSON'],
  ['another JSON', '[1]', 'a.json', DOCUMENT_REFUSALS.otherFormat.replaceAll('"', '&quot;')],
])('an upload of %s is refused with a sentence', async (_, text, name, sentence) => {
  const answer = await send(await testApp(), text, name)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(sentence)
})

test('an upload of undecodable bytes is refused with a sentence', async () => {
  const answer = await send(await testApp(), new Uint8Array([0xff, 0xfe, 0x00, 0xd8]))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('UTF-8')
})

test('a document whose rater has the person’s id in other letter case is refused', async () => {
  const document = { ...JSON.parse(kazakhstan), raters: [{ id: 'ME', name: 'Somebody' }] }
  const answer = await send(await testApp(), JSON.stringify(document))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(keptId('ME'))
})
