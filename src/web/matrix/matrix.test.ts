import { expect, test } from 'vitest'
import { RATING_KEYS, RATINGS } from '../../ach/model/rating.ts'
import { EXAMPLE_ROW } from '../../ach/words/scale-words.ts'
import { paths } from '../../paths.ts'
import { neutralHalf } from '../../tests/support/rate-half.ts'
import { HTMX, type TestApp, testApp } from '../../tests/support/test-app.ts'

const rate = async (app: TestApp, id: string, cells: Record<string, string>) => {
  for (const [cell, value] of Object.entries(cells)) await app.post(`/workbooks/${id}/ratings/${cell}`, { value })
}
const rowsOf = (html: string) => [...html.matchAll(/class="eid" href="[^"]*\/evidence\/([^"?]+)/g)].map((match) => match[1])

test('the matrix shows every text in full, one control per cell, and the verdict in words', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const html = await (await app.get(`/workbooks/${id}`)).text()
  expect(html).toContain('Nothing is rated yet.')
  expect(html).not.toContain('1st')
  expect(html.match(/<td id="c-E\d+-H\d" data-rating="">/g)).toHaveLength(92)
  expect(html.match(/<a href=\?card=/g)).toHaveLength(92)
  expect(html).toContain('The price of gas doubled for consumers across the country from the new year.')
  expect(html).not.toMatch(/ (style|on[a-z]+)="/)
})

test('the short link of a matrix cell redirects to its card', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const answer = await app.get(`/workbooks/${id}?card=E5`)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`/workbooks/${id}/cards/E5`)
})

test('display settings in the address of the matrix are remembered for this workbook', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const first = await app.get(`/workbooks/${id}?turned=1&sort=date`)
  const cookie = first.headers.get('set-cookie') ?? ''
  expect(cookie).toContain(`Path=/workbooks/${id}`)
  const secondPage = await (await app.get(`/workbooks/${id}`, { cookie: cookie.split(';')[0] ?? '' })).text()
  expect(secondPage).toContain('data-turned')
  expect(secondPage).toContain('data-view="turned=1&amp;sort=date"')
})

test('the matrix sorts items as chosen; items without a value come last and ties keep their order', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const rows = rowsOf(await (await app.get(`/workbooks/${id}?sort=date`)).text())
  expect(rows).toHaveLength(23)
  expect(rows[0]).toBe('E12')
  const [undated] = rows.slice(-1)
  expect((await app.workbooks.open(id)).workbook.evidence.get(undated ?? '')?.date).toBeNull()
})

test('the filter "not rated" hides complete rows and shows how many items are left', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await rate(app, id, { 'E1/H1': 'C', 'E1/H2': 'C', 'E1/H3': 'N', 'E1/H4': 'NA' })
  const html = await (await app.get(`/workbooks/${id}?show=unrated`)).text()
  expect(rowsOf(html)).not.toContain('E1')
  expect(html).toContain('Showing 22 of 23 items')
})

test('a matrix with hidden scores contains nothing computed', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await rate(app, id, { 'E1/H1': 'II', 'E1/H2': 'CC', 'E5/H1': 'I' })
  const html = await (await app.get(`/workbooks/${id}?scores=hidden`)).text()
  expect(html).toContain('3 of 92 cells rated')
  expect(html).not.toMatch(/class="diag"|linchpin|not diagnostic|1st|id="scores"|least evidence against|contradicted|\/scores\//)
})

test("the article's ratings are not in the page until they are shown, and then appear with the user's own", async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await rate(app, id, { 'E1/H1': 'I', 'E1/H2': 'N' })
  const before = await (await app.get(`/workbooks/${id}?compare=article`)).text()
  expect(before).not.toMatch(/<u |data-compared|data-differs|Scores by/)
  expect(before).toContain('Show <bdi>the article&#39;s ratings</bdi>')
  const revealed = await app.post(`/workbooks/${id}/reference/article`)
  expect(revealed.headers.get('location')).toBe(`/workbooks/${id}?compare=article`)
  const after = await (await app.get(`/workbooks/${id}?compare=article`)).text()
  expect(after).toContain('<td id="c-E1-H1" data-rating="I" data-differs>')
  expect(after).toContain('<u data-rating="N"></u>')
  expect(after).toContain('<i>N</i><u data-rating="N"></u>')
  expect(after).toMatch(/Lower line: the article&#39;s ratings \(Gordon M. Hahn, Corr Analytics\). They differ in 1 cell\./)
  expect(after).toContain('Scores by the article&#39;s ratings: Coup 2.00, Economic grievance 3.00, Colour revolution 5.12, Jihadi 8.83.')
  // The button stays in its place: it hides them, and shows them again.
  expect(after).toMatch(/name="compare" value="none">\s*Hide <bdi>the article&#39;s ratings/)
  const hidden = await (await app.get(`/workbooks/${id}?compare=none`)).text()
  expect(hidden).toMatch(/name="compare" value="article">\s*Show <bdi>the article&#39;s ratings/)
  expect((await app.post(`/workbooks/${id}/reference/me`)).status).toBe(404)
})

test('parked items come last in the matrix, under their own heading', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await app.workbooks.change(id, 'me', () => [{ type: 'parked', what: 'evidence', id: 'E2' }])
  const html = await (await app.get(`/workbooks/${id}`)).text()
  expect(rowsOf(html).at(-1)).toBe('E2')
  expect(html).toContain('Parked: 1 item (not counted)')
})

test('the matrix of an empty workbook shows the first steps', async () => {
  const app = await testApp()
  const created = await app.post('/workbooks', { title: 'New', question: 'Which?' })
  const html = await (await app.get(created.headers.get('location') ?? '')).text()
  expect(html).toContain('First steps')
  expect(html).toContain('/new/hypotheses')
})

test('the matrix escapes user texts in the parts built from strings', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const text = '<script>alert("1")</script> & \'x\''
  await app.workbooks.change(id, 'me', ({ evidence, hypotheses }) => [
    { type: 'changed', what: 'evidence', id: 'E1', before: { statement: evidence.get('E1')?.statement ?? '' }, after: { statement: text } },
    { type: 'changed', what: 'hypothesis', id: 'H1', before: { label: hypotheses.get('H1')?.label ?? '' }, after: { label: text } },
  ])
  for (const view of ['', '?turned=1']) expect(await (await app.get(`/workbooks/${id}${view}`)).text()).not.toContain('<script>alert')
})

test('a row shows its diagnosticity once two of its cells are rated, and no bar until then', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const figure = async () =>
    /id="d-E1">.*?diagnosticity <\/span>(.*?)<\/span><\/span>/.exec(await (await app.get(`/workbooks/${id}`)).text())?.[1]
  await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'C' })
  expect(await (await app.get(`/workbooks/${id}`)).text()).toContain(
    '<span class="diag" id="d-E1"><span class="visually-hidden">diagnosticity not known yet</span></span>',
  )
  const answer = await (await app.post(`/workbooks/${id}/ratings/E1/H2`, { value: 'C' }, HTMX)).text()
  expect(answer).toContain('diagnosticity </span>0.00')
  expect(await figure()).toBe('0.00')
})

test('before anything is rated the matrix says how to rate, shows no bars, and lists the keys; the first rating closes it with the next page', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const page = async () => (await app.get(`/workbooks/${id}`)).text()
  const empty = await page()
  expect(empty).toContain('<details class="first-steps no-print" id="first-steps" open="">')
  expect(empty).toContain('<details class="background" id="background" open="">')
  for (const rating of RATINGS) expect(empty).toContain(`<kbd>${RATING_KEYS[rating]}</kbd> <span class="chip" data-rating="${rating}">`)
  expect(empty).toContain(EXAMPLE_ROW.item)
  expect(empty).toMatch(/<table class="scores" id="scores" hidden>/)
  expect(empty).not.toMatch(/<span class="diag" id="d-E1"><svg|<rect class="fg"/)
  const answer = await (await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'C' }, HTMX)).text()
  expect(answer).not.toContain('first-steps')
  for (const hypothesis of ['H1', 'H2', 'H3', 'H4']) expect(answer).toContain(`hx-target="#t-${hypothesis}"`)
  expect(await page()).toContain('<details class="first-steps no-print" id="first-steps">')
})

test('a heading stands over every figure of a column and over the diagnosticity of the rows', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await app.workbooks.change(id, 'me', () => neutralHalf('me'))
  const page = await (await app.get(`/workbooks/${id}`)).text()
  const head = /<div class="tally" id="t-H1">.*?<svg/.exec(page)?.[0] ?? ''
  expect([...head.matchAll(/<small>(.*?)<\/small>/g)].map(([, heading]) => heading)).toEqual(['Score', 'Rank'])
  expect(page).toMatch(/id="diag-head"[^>]*><span class="tip"><button[^>]*>Diagnosticity</)
})

test('the full text of each hypothesis describes its name and a button, which open it on hover, focus and tap', async () => {
  const app = await testApp()
  const page = await (await app.get(`/workbooks/${await app.fromCase()}`)).text()
  expect(page.match(/aria-describedby="s-H1"/g)).toHaveLength(2)
  expect(page).toMatch(/role="tooltip" id="s-H1" dir="auto">Power struggle at the top: /)
})

test('after three ratings no surface says what leads', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  for (const [hypothesis, value] of [
    ['H1', 'C'],
    ['H2', 'I'],
    ['H3', 'II'],
  ] as const)
    await app.post(`/workbooks/${id}/ratings/E1/${hypothesis}`, { value })
  const SILENT =
    /(Coup|Jihadi|revolution|grievance)[^.<]* (leads|has the least|has the lowest|share|are tied|depends|ha(s|ve) not been)|◆ linchpin<|\b1st\b/
  for (const page of [paths.workbook(id), paths.analysis(id), paths.report(id), paths.export(id, 'md'), paths.home()]) {
    const text = (await (await app.get(page)).text()).replace(/<details[ >].*?<\/details>|<select.*?<\/select>/gs, '')
    expect([page, SILENT.exec(text)?.[0]]).toEqual([page, undefined])
  }
  expect(await (await app.get(paths.workbook(id))).text()).toContain('<strong>3 of 92 cells are rated.</strong>')
})

test('an address that says a display setting twice redirects to one with its last value', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const answer = await app.get(`/workbooks/${id}?turned=0&sort=date&turned=1`)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/workbooks/${id}?turned=1&sort=date`])
})

test('a search as a fragment returns the matrix and what is below it, and is remembered', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const html = await (await app.get(`/workbooks/${id}?search=nothing+like+this`, HTMX)).text()
  expect(html).toMatch(/^<hx-partial hx-target="#matrix"/)
  expect(html).toContain('No items match')
  expect(rowsOf(html)).toEqual([])
})

test('the text of a note is sent alone for the strip of its cell', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await app.post(`/workbooks/${id}/ratings/E1/H1`, { note: 'Because & so on' })
  const answer = await app.get(`/workbooks/${id}/notes/E1/H1?text`)
  expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['text/plain; charset=UTF-8', 'Because & so on'])
})

test('scores of more than eight hypotheses say that there are more to scroll to', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const html = async () => (await app.get(`/workbooks/${id}`)).text()
  expect(await html()).not.toContain('Scroll to see all')
  for (let at = 5; at <= 9; at += 1) await app.post(`/workbooks/${id}/hypotheses`, { label: `L${at}`, statement: 'x' })
  expect(await html()).toContain('Scroll to see all 9 hypotheses.')
})
