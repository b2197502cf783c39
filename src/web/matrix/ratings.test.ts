import { expect, test } from 'vitest'
import { HTMX, type TestApp, testApp } from '../../tests/support/test-app.ts'
import { noRating } from './ratings.tsx'

const seqOf = async ({ workbooks }: TestApp, id: string) => (await workbooks.open(id)).workbook.seq
const mine = async ({ workbooks }: TestApp, id: string, evidence: string, hypothesis: string) =>
  (await workbooks.open(id)).workbook.raters.get('me')?.ratings.get(evidence)?.get(hypothesis)

test('a rating may have spaces and any case, and redirects to its cell', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const answer = await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: ' cc ' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`/workbooks/${id}#c-E1-H1`)
  expect(await mine(app, id, 'E1', 'H1')).toBe('CC')
})

test('a rating from the row card redirects to the card', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const answer = await app.post(`/workbooks/${id}/ratings/E1/H2`, { value: 'N', back: 'card' })
  expect(answer.headers.get('location')).toBe(`/workbooks/${id}/cards/E1#h-H2`)
})

test('an empty value clears a rating or note, a missing one leaves it unchanged', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const path = `/workbooks/${id}/ratings/E1/H1`
  await app.post(path, { value: 'II', note: 'Because' })
  await app.post(path, { note: 'Because of this' })
  expect(await mine(app, id, 'E1', 'H1')).toBe('II')
  await app.post(path, { value: '' })
  expect(await mine(app, id, 'E1', 'H1')).toBeUndefined()
  const page = await (await app.get(`/workbooks/${id}`)).text()
  expect(page).toContain('<td id="c-E1-H1" data-rating="" data-note>')
  await app.post(path, { note: '' })
  expect(await (await app.get(`/workbooks/${id}`)).text()).toContain('<td id="c-E1-H1" data-rating="">')
})

test('repeating a rating appends no change and still returns the cell', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'I' })
  const before = await seqOf(app, id)
  const answer = await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'i' }, HTMX)
  expect(await answer.text()).toContain('<td id="c-E1-H1" data-rating="I">')
  expect(await seqOf(app, id)).toBe(before)
})

test('an unknown rating is refused with a list of the ratings, and so is a request without rating and note', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const answer = await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'maybe' }, HTMX)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(noRating('maybe'))
  expect((await app.post(`/workbooks/${id}/ratings/E1/H1`, {})).status).toBe(422)
})

test('rating an unknown workbook, item or hypothesis is not found, and a parked item is refused', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  for (const path of [`/workbooks/none/ratings/E1/H1`, `/workbooks/${id}/ratings/E99/H1`, `/workbooks/${id}/ratings/E1/H9`])
    expect((await app.post(path, { value: '' })).status, path).toBe(404)
  await app.workbooks.change(id, 'me', () => [{ type: 'parked', what: 'evidence', id: 'E2' }])
  expect((await app.post(`/workbooks/${id}/ratings/E2/H1`, { value: 'C' })).status).toBe(409)
})

test('the response to a rating contains its cell, the tally, the scores and the label of undo, and nothing else', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  // the first ratings of a workbook change more
  await app.post(`/workbooks/${id}/ratings/E2/H2`, { value: 'C' })
  await app.post(`/workbooks/${id}/ratings/E2/H3`, { value: 'C' })
  const seq = await seqOf(app, id)
  const html = await (await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'II', seq: String(seq) }, HTMX)).text()
  expect(html.startsWith('<td id="c-E1-H1" data-rating="II">')).toBe(true)
  const targets = [...html.matchAll(/hx-target="([^"]+)"/g)].map((match) => match[1])
  expect(targets).toEqual(expect.arrayContaining(['#t-H1', '#score-rows', '#says', '#undo-redo', '#seq']))
  expect(targets).not.toContain('#t-H2')
  expect(html).toContain('Undo: rated E1 ')
  expect(html).toContain(`value="${seq + 1}"`)
})

test('a rating that takes a column from the table of scores replaces the whole table', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const { hypotheses, evidence } = (await app.workbooks.open(id)).workbook
  const rate = async (item: string, one: string, value: string) =>
    (await app.post(`/workbooks/${id}/ratings/${item}/${one}`, { value }, HTMX)).text()
  const cells = [...evidence.keys()].flatMap((item) => [...hypotheses.keys()].map((one) => [item, one] as const))
  let last = ''
  for (const [item, one] of cells) last = await rate(item, one, one === 'H1' ? 'CC' : item === 'E1' && one === 'H2' ? 'NA' : 'II')
  for (const answer of [last, await rate('E1', 'H2', 'II')]) {
    expect(answer).not.toContain('hx-target="#diag-head"')
    expect(answer).toContain('hx-target="#scores"')
  }
})

test('while scores are hidden, the response to a rating contains progress and nothing about scores', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const html = await (await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'II', view: 'scores=hidden' }, HTMX)).text()
  expect(html).toContain('1 of 92 cells rated')
  expect(html).not.toMatch(/id="scores"|class="diag"|linchpin|least evidence against|\bleads\b|lowest score|1st|\/scores\//)
})

test('the first rating of a person makes them a rater of the workbook', async () => {
  const app = await testApp()
  const created = {
    type: 'created',
    fields: { title: 'T', question: 'Q?', background: null, method: 'count' },
    reference: null,
    exercise: null,
    from: null,
  } as const
  const blank = { kind: null, source: null, cluster: null, locator: null, date: null, credibility: null, relevance: null, notes: null }
  const id = await app.workbooks.create(
    'me',
    [
      created,
      { type: 'added', what: 'hypothesis', id: 'H1', fields: { label: 'One', statement: 'One', notes: null } },
      { type: 'added', what: 'evidence', id: 'E1', fields: { statement: 'Seen', ...blank } },
    ],
    new Map(),
  )
  expect((await app.get(`/workbooks/${id}`)).status).toBe(200)
  expect((await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'C' }, HTMX)).status).toBe(200)
  expect(await mine(app, id, 'E1', 'H1')).toBe('C')
})

test('the answer to a rating is compressed to a quarter', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const bytes = async (cell: string, headers: object) => {
    const answer = await app.post(`/workbooks/${id}/ratings/${cell}`, { value: 'I' }, { ...HTMX, ...headers })
    return (await answer.arrayBuffer()).byteLength
  }
  const plain = await bytes('E1/H1', {})
  expect(await bytes('E1/H2', { 'accept-encoding': 'br' })).toBeLessThan(plain / 4)
})
