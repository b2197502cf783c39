// A published matrix is pasted, checked on one page, rated blind and compared; what must be asked is asked first.
import { expect, test } from 'vitest'
import { changesOf, parseDocument } from '../../ach/document/document.ts'
import { paths } from '../../paths.ts'
import { CELLS_HEADING, CHECK_HEADINGS } from '../../report/matrix-check/matrix-check.ts'
import { reader, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { type TestApp, testApp } from '../../tests/support/test-app.ts'

const MATRIX = `Here it is:

| Evidence | H1: Strike | H2: Storm | H3: Insolvency |
|---|---|---|---|
| E1: The ferry left under its own power | C | I | C |
| E2: The union denied any action | I | C | C |
| E3: Bills were unpaid since May | N | N | CC |
| E4: The next harbour was open | C | II | C |
| **Inconsistency score** | **1** | **4** | **0** |
| **Verdict** | Possible | Rejected | Most likely |
`
const MARKS = MATRIX.replaceAll('| C ', '| ✓ ').replaceAll('| I ', '| ✗ ').replaceAll('| II ', '| ✗ ').replaceAll('| CC ', '| ✓ ')

const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

function paste(app: Pick<TestApp, 'request'>, rows: string): Promise<Response> {
  const body = new FormData()
  body.set('for', 'check')
  body.set('rows', rows)
  return Promise.resolve(app.request(paths.imports(), { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } }))
}

/** The address after reading, which may take longer than the first response waits. */
async function placeOf(app: TestApp, rows: string): Promise<string> {
  const first = (await paste(app, rows)).headers.get('location') ?? ''
  if (!/^\/imports\/[^/]+$/.test(first)) return first
  await (await app.deps.uploads.of(first.split('/')[2]?.split('?')[0] ?? '')).done
  return (await app.get(first)).headers.get('location') ?? ''
}

async function pasted() {
  const app = await testApp()
  const place = await placeOf(app, MATRIX)
  return { app, id: place.split('/')[2] ?? '', place }
}

test('the first page and the import page lead to the check, which takes pasted rows and files', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  for (const page of [paths.home(), paths.importInto(id)])
    expect(await (await app.get(page)).text()).toContain(`href="${paths.checkMatrix()}"`)
  const page = await (await app.get(paths.checkMatrix())).text()
  expect(page).toContain('name="rows"')
  expect(page).toContain('type="file"')
})

test('a pasted matrix is checked at once: its ratings stay as written, next to what it prints', async () => {
  const { app, id, place } = await pasted()
  expect(place).toBe(paths.matrixCheck(id))
  const { workbook } = await app.workbooks.open(id)
  expect([...workbook.raters.values()].map(({ kind, name, ratings }) => [kind, name, ratings.size])).toEqual([
    ['reference', 'As written', 4],
    ['person', null, 0],
  ])
  expect(workbook.printed?.rows.map(({ kind, values }) => [kind, values.H2?.text])).toEqual([
    ['total', '4'],
    ['verdict', 'Rejected'],
  ])
  const page = words(await (await app.get(place)).text())
  expect(page).toContain('The ratings give other totals than those printed.')
  expect(page).toContain('Storm 4 3')
  expect(page).toContain('favours Insolvency , and so do the ratings.')
  for (const heading of [CHECK_HEADINGS.printed, CHECK_HEADINGS.order, CHECK_HEADINGS.depends, CHECK_HEADINGS.gaps, CELLS_HEADING])
    expect(page).toContain(heading)
  expect(page).not.toContain(CHECK_HEADINGS.own)
})

test('the .md file has the sentences of the page', async () => {
  const { app, id } = await pasted()
  const file = await app.get(paths.matrixCheckFile(id))
  expect(file.headers.get('content-disposition')).toContain('.md')
  const text = await file.text()
  expect(text).toContain('| Storm | 4 | 3 |')
  expect(text).toContain(`## ${CELLS_HEADING}`)
})

test('the form to rate before looking shows no rating, and the page then compares', async () => {
  const { app, id, place } = await pasted()
  const form = await (await app.get(paths.rateForCheck(id))).text()
  expect(form).not.toContain('checked')
  const fields = [...new Set([...form.matchAll(/name="(E\d H\d)"/g)].map(([, name = '']) => name))]
  expect(fields).toHaveLength(10)
  const answer = await app.post(paths.rateForCheck(id), { 'E1 H1': 'C', 'E2 H1': 'II', 'E9 H9': 'C' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${place}#own`])
  const page = words(await (await app.get(place)).text())
  expect(page).toContain('You have rated 2 of 10 cells, 1 as the document does.')
  expect((await app.post(paths.rateForCheck(id), { 'E1 H1': 'perhaps' })).status).toBe(422)
  expect(await (await app.get(paths.rateForCheck(id))).text()).toContain('checked')
})

test('a matrix whose marks must be explained is asked about first', async () => {
  const app = await testApp()
  const place = await placeOf(app, MARKS)
  expect(place).toMatch(/\/columns\?for=check$/)
  const page = await (await app.get(place)).text()
  expect(page).toContain('name="ask-marks"')
  const to = place.replace('?for=check', '')
  expect((await app.post(to, { for: 'check', step: 'check' })).status).toBe(422)
  const answer = await app.post(to, { for: 'check', step: 'check', 'ask-marks': 'usual' })
  expect(answer.headers.get('location')).toMatch(/\/matrix-check$/)
  expect((await app.get(answer.headers.get('location') ?? '')).status).toBe(200)
})

test('a table without ratings is not checked', async () => {
  const app = await testApp()
  const place = await placeOf(app, 'Evidence,H1: One,H2: Two\nIt rained,,\nIt snowed,,\n')
  expect((await app.post(place.replace('?for=check', ''), { for: 'check', step: 'check' })).status).toBe(422)
})

test('the check survives an export to JSON and an import, and undo does not remove it', async () => {
  const { app, id } = await pasted()
  const json = await (await app.get(paths.export(id, 'json'))).text()
  expect(JSON.parse(json).printed.rows[0].values.H2).toEqual({ text: '4', number: 4 })
  await app.post(paths.undo(id))
  expect((await app.workbooks.open(id)).workbook.printed).not.toBeNull()
})

test('a reader sees the check; without notes, only its numbers; and cannot rate in it', async () => {
  const { app: first, id: published } = await pasted()
  const read = parseDocument(await (await first.get(paths.export(published, 'json'))).text())
  if (!read.ok) throw new Error(read.problems.join())
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const { changes, people } = changesOf(read.document, null)
  const id = await app.workbooks.create('me', changes, people)
  const place = paths.matrixCheck(id)
  const someone = await reader(app, facilitator, id, {})
  const page = words(await (await someone.get(place)).text())
  expect(page).toContain('Storm 4 3')
  expect(page).not.toContain('Inconsistency score”')
  expect(page).not.toContain('before you read on')
  expect((await someone.get(paths.rateForCheck(id))).status).toBe(403)
})
