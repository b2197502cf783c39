// Source texts through their pages: adding by paste and file, reading, quoting a passage, editing, removing, undo, export and privacy.
import { expect, test } from 'vitest'
import { TEXT_REFUSALS } from '../../files/decode/decode-text.ts'
import { SOURCE_FILE_REFUSALS } from '../../files/source-texts/read-text.ts'
import { pdf } from '../../files/source-texts/text-files.test-support.ts'
import { passageId, passageLink, paths } from '../../paths.ts'
import { importDocument } from '../../tests/hostile/pages.test-support.ts'
import { participant, reader, runFrom, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { HTMX, type TestApp, testApp } from '../../tests/support/test-app.ts'

const BODY = 'Men came in two vans, said one guard.\n\nNobody saw them leave. The gate was open.'
const SECRET = 'two vans'
const AT = BODY.indexOf('Nobody') - 1

async function workbook() {
  const app = await testApp()
  const id = await app.fromCase()
  const added = await app.post(paths.texts(id), { pasted: BODY, title: 'The square', newSource: 'The Courier', date: '14 Jan 2022' })
  expect([added.status, added.headers.get('location')]).toEqual([303, paths.text(id, 'T1')])
  const read = async (path: string) => (await app.get(path)).text()
  return { app, id, read, text: () => read(paths.text(id, 'T1')) }
}

const form = {
  from: String(AT),
  to: String(AT + 22),
  statement: 'No witness saw the men go.',
  quote: 'Nobody saw them leave.',
  source: 'S9',
  locator: 'para. 2',
  date: '2022-01-14',
}

/** Sends files as a browser does. */
function send(app: TestApp, id: string, file: File) {
  const body = new FormData()
  body.set('file', file)
  body.set('source', 'new')
  return app.request(paths.texts(id), { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
}

test('a pasted text becomes a source with numbered paragraphs, each with a link that works without JavaScript', async () => {
  const { app, id, read, text } = await workbook()
  const page = await text()
  expect(page).toContain('Men came in two vans')
  expect(page).toContain('14 Jan 2022')
  const link = /class="take" href="([^"]+)" aria-label="Evidence from paragraph 2"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const filled = await read(link)
  expect(filled).toContain('Nobody saw them leave. The gate was open.</textarea>')
  expect(filled).toMatch(/name="locator" value="para. 2"/)
  expect(filled).toMatch(/name="date" value="2022-01-14"/)
  expect(filled).toMatch(/<option value="S9" selected="">The Courier/)
  expect((await app.workbooks.open(id)).workbook.sources.get('S9')).toMatchObject({ name: 'The Courier' })
  expect(await (await app.get(link, HTMX)).text()).toMatch(/^<form/)
})

test('a file is read in the worker process, with its pages', async () => {
  const { app, id } = await workbook()
  const file = new File([pdf([[50, 700, 10, 'On page one.']], [[50, 700, 10, 'On page two.']])], 'report.pdf')
  const place = (await send(app, id, file)).headers.get('location') ?? ''
  expect(place).toBe(paths.text(id, 'T2'))
  const page = await (await app.get(place)).text()
  expect(page).toContain('>report</h1>')
  expect(page).toContain('aria-label="Evidence from page 2, paragraph 1"')
})

test('what cannot be read is refused next to its field, and nothing that was pasted is lost', async () => {
  const { app, id } = await workbook()
  const refused = async (answer: Response | Promise<Response>) => {
    const response = await answer
    expect(response.status).toBe(422)
    return response.text()
  }
  expect(await refused(app.post(paths.texts(id), { title: 'Nothing' }))).toContain('Paste a text or choose a file.')
  expect(await refused(app.post(paths.texts(id), { pasted: BODY, date: 'someday' }))).toContain('Nobody saw them leave.')
  expect(await refused(app.post(paths.texts(id), { pasted: BODY, source: 'S77' }))).toContain('S77')
  const page = await refused(send(app, id, new File([new Uint8Array([0, 1, 2])], 'x.bin')))
  expect(page).toContain(SOURCE_FILE_REFUSALS.otherKind)
  expect(page).not.toContain(TEXT_REFUSALS.binary)
})

test('a passage becomes an item with quote, place, source and date in one step that Undo reverses', async () => {
  const { app, id, text } = await workbook()
  const saved = await app.post(paths.quotePassage(id, 'T1'), form)
  expect([saved.status, saved.headers.get('location')]).toEqual([303, passageLink(id, 'T1', 'E24')])
  const { workbook: now } = await app.workbooks.open(id)
  expect(now.evidence.get('E24')).toMatchObject({
    ...{ statement: form.statement, notes: '“Nobody saw them leave.”', source: 'S9', locator: 'para. 2', date: '2022-01-14' },
  })
  expect(now.passages.get('E24')).toEqual({ text: 'T1', from: AT, to: AT + 22 })
  expect(await text()).toMatch(
    new RegExp(`<mark class="passage"[^>]*>Nobody saw them leave.</mark><a class="passage-item" id="${passageId('E24')}"`),
  )
  for (const path of [paths.item(id, 'evidence', 'E24'), paths.items(id, 'evidence'), paths.card(id, 'E24'), paths.workbook(id)])
    expect(await (await app.get(path)).text(), path).toContain(`href="${passageLink(id, 'T1', 'E24')}"`)
  await app.post(paths.undo(id))
  const { workbook: undone } = await app.workbooks.open(id)
  expect([undone.evidence.has('E24'), undone.passages.size]).toEqual([false, 0])
  await app.post(paths.redo(id))
  expect((await app.workbooks.open(id)).workbook.passages.get('E24')).toEqual({ text: 'T1', from: AT, to: AT + 22 })
})

test('a quote that was shortened narrows the passage, and another one leaves it', async () => {
  const { app, id } = await workbook()
  const whole = { ...form, to: String(AT + 41) }
  await app.post(paths.quotePassage(id, 'T1'), { ...whole, quote: ' The gate was open. ' })
  await app.post(paths.quotePassage(id, 'T1'), { ...whole, quote: 'In translation: open.' })
  const { passages } = (await app.workbooks.open(id)).workbook
  expect(passages.get('E24')).toEqual({ text: 'T1', from: AT + 23, to: AT + 41 })
  expect(passages.get('E25')).toEqual({ text: 'T1', from: AT, to: AT + 41 })
})

test('an item that only repeats its quote is saved, with a hint to restate it', async () => {
  const { app, id, read } = await workbook()
  const place =
    (await app.post(paths.quotePassage(id, 'T1'), { ...form, statement: 'nobody saw them leave' })).headers.get('location') ?? ''
  expect(place).toBe(`${paths.text(id, 'T1')}?repeats=E24#${passageId('E24')}`)
  expect(await read(place)).toContain('E24 repeats its quote word for word.')
  expect(await read(paths.text(id, 'T1'))).not.toContain('repeats its quote')
})

test('an empty item or a place outside the text is refused and what was typed stays', async () => {
  const { app, id } = await workbook()
  const empty = await app.post(paths.quotePassage(id, 'T1'), { ...form, statement: '' })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('Nobody saw them leave.</textarea>')
  expect((await app.post(paths.quotePassage(id, 'T1'), { ...form, to: '99999' })).status).toBe(422)
  expect((await app.get(`${paths.quotePassage(id, 'T1')}?from=x&to=2`)).status).toBe(422)
  expect((await app.get(paths.text(id, 'T9'))).status).toBe(404)
})

test('overlapping passages are cut into pieces, and those of parked items are quiet', async () => {
  const { app, id, text } = await workbook()
  await app.post(paths.quotePassage(id, 'T1'), form)
  const overlap = { ...form, from: String(AT + 7), to: String(AT + 41), quote: 'saw them leave. The gate was open.' }
  await app.post(paths.quotePassage(id, 'T1'), overlap)
  const marks = async () =>
    [...(await text()).matchAll(/<mark ([^>]*)>([^<]*)</g)].map(([, attributes = '', words]) => [
      words,
      /data-(over|parked)/.exec(attributes)?.[1],
    ])
  expect(await marks()).toEqual([
    ['Nobody ', undefined],
    ['saw them leave.', 'over'],
    [' The gate was open.', undefined],
  ])
  await app.post(paths.park(id, 'evidence', 'E25'))
  expect((await marks()).at(-1)).toEqual([' The gate was open.', 'parked'])
})

test('title, source and date can be edited, and a removed text goes with its highlights until Undo', async () => {
  const { app, id, read, text } = await workbook()
  await app.post(paths.quotePassage(id, 'T1'), form)
  await app.post(paths.text(id, 'T1'), { title: 'The empty square', source: 'S1', date: '' })
  expect((await app.workbooks.open(id)).workbook.texts.get('T1')).toMatchObject({ title: 'The empty square', source: 'S1', date: null })
  expect((await app.post(paths.text(id, 'T1'), { title: ' ' })).status).toBe(422)
  expect((await app.post(paths.removeText(id, 'T1'))).headers.get('location')).toBe(paths.texts(id))
  expect((await app.get(paths.text(id, 'T1'))).status).toBe(404)
  expect(await read(paths.item(id, 'evidence', 'E24'))).not.toContain('From the text')
  await app.post(paths.undo(id))
  expect(await text()).toContain('The empty square')
  expect(await read(paths.history(id))).toContain('removed the text “The empty square”')
})

test('undoing the addition from the page of the text leads to the list', async () => {
  const { app, id } = await workbook()
  const undone = await app.post(paths.undo(id), {}, { referer: `http://localhost${paths.text(id, 'T1')}` })
  expect(undone.headers.get('location')).toBe(paths.texts(id))
  expect((await app.workbooks.open(id)).workbook.sources.has('S9')).toBe(false)
})

test('the matrix shows a text at its side until it is closed, and a saved item leads back to it', async () => {
  const { app, id, read } = await workbook()
  const page = await read(`${paths.workbook(id)}?text=T1`)
  expect(page).toMatch(/<aside class="text-panel"/)
  expect(page).toContain(SECRET)
  const saved = await app.post(paths.quotePassage(id, 'T1'), { ...form, back: 'matrix' })
  expect(saved.headers.get('location')).toBe(`${paths.workbook(id)}?text=T1#${passageId('E24')}`)
  expect(await read(`${paths.workbook(id)}?text=none`)).not.toContain('text-panel')
  expect(await read(`${paths.workbook(id)}?text=T9`)).not.toContain('text-panel')
})

test('no file contains a text unless it is ticked, then only the document, and an import has it again', async () => {
  const { app, id, read } = await workbook()
  await app.post(paths.quotePassage(id, 'T1'), { ...form, from: '0', to: '37', quote: 'Men came', statement: 'A guard saw men.' })
  for (const format of ['json', 'csv', 'md', 'stix.json', 'xlsx'] as const) {
    expect(await read(paths.export(id, format)), format).not.toContain(SECRET)
    if (format !== 'json') expect(await read(`${paths.export(id, format)}?sourceTexts=yes`), format).not.toContain(SECRET)
  }
  expect(await read(paths.report(id))).not.toContain(SECRET)
  expect(await read(`${paths.exports(id)}?sourceTexts=yes`)).toContain(`${paths.export(id, 'json')}?sourceTexts=yes`)
  const ticked = await read(`${paths.export(id, 'json')}?sourceTexts=yes`)
  expect(ticked).toContain(SECRET)
  const copy = await importDocument(app, ticked)
  expect(await read(paths.text(copy, 'T1'))).toContain(`id="${passageId('E24')}"`)
})

test('a duplicate has the texts, and an exercise made from the workbook has none', async () => {
  const { app, id, read } = await workbook()
  const copy = (await app.post(paths.duplicate(id), { copy: 'Copy' })).headers.get('location') ?? ''
  expect(await read(`${copy}/texts/T1`)).toContain(SECRET)
  const run = await runFrom(app, id)
  expect((await app.workbooks.open(run)).workbook.texts.size).toBe(0)
  expect((await app.post(paths.texts(run), { pasted: BODY })).status).toBe(422)
})

test('removing personal data removes texts and their quotes for good', async () => {
  const { app, id, read } = await workbook()
  await app.post(paths.quotePassage(id, 'T1'), { ...form, from: '0', to: '20', quote: 'Men came in two vans' })
  await app.post(paths.redact(id), { sure: 'yes' })
  expect((await app.get(paths.text(id, 'T1'))).status).toBe(404)
  for (const path of [paths.texts(id), paths.history(id), paths.item(id, 'evidence', 'E24'), `${paths.export(id, 'json')}?sourceTexts=yes`])
    expect(await read(path), path).not.toMatch(/two vans|The square/)
})

test('readers and participants get neither the pages of texts nor a trace of them', async () => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const id = await app.fromCase()
  await facilitator.post(paths.texts(id), { pasted: BODY, title: 'The square', newSource: 'The Courier' })
  await facilitator.post(paths.quotePassage(id, 'T1'), { ...form, quote: '' })
  const link = await reader(app, facilitator, id, { rater: '', names: 'yes', notes: 'yes' })
  const run = await runFrom(facilitator, id)
  const person = await participant(app, run)
  for (const path of [paths.texts(id), paths.text(id, 'T1'), `${paths.quotePassage(id, 'T1')}?from=0&to=5`]) {
    expect((await link.get(path)).status, path).toBe(403)
    // As for everyone who is not signed in.
    expect((await person.get(path)).headers.get('location'), path).toMatch(/^\/sign-in/)
  }
  expect(await (await person.get(paths.participantHome(run))).text()).not.toMatch(/two vans|The square|\/texts/)
  for (const path of [
    `${paths.workbook(id)}?text=T1`,
    paths.report(id),
    `${paths.exports(id)}?sourceTexts=yes`,
    `${paths.export(id, 'json')}?sourceTexts=yes`,
  ]) {
    const page = await (await link.get(path)).text()
    if (!path.includes('exports')) expect(page, path).toContain('No witness saw')
    expect(page, path).not.toMatch(/two vans|The square|passage-item|\/texts/)
  }
})
