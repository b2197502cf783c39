import { expect, test } from 'vitest'
import { FIRST_PASS_HIDES } from '../../../templates/matrix/first-pass.tsx'
import { orderFor } from '../../ach/scoring/rater-order.ts'
import { paths } from '../../paths.ts'
import { signInAs } from '../../tests/support/sign-in.test-support.ts'
import { HTMX, type TestApp, testApp } from '../../tests/support/test-app.ts'

const HYPOTHESES = ['H1', 'H2', 'H3', 'H4']
const ITEMS = ['E1', 'E2', 'E3', 'E4']

async function tokyo(app: TestApp): Promise<string> {
  const made = await app.post(paths.workbooks(), { case: 'tokyo-1995' })
  return made.headers.get('location')?.split('/').at(-1) ?? ''
}

async function passing() {
  const app = await testApp()
  const id = await tokyo(app)
  const page = async (path: string, headers?: Record<string, string>) => (await app.get(path, headers)).text()
  const rate = (evidence: string, hypothesis = 'H1', headers?: Record<string, string>, more = {}) =>
    app.post(paths.rating(id, evidence, hypothesis), { value: 'I', ...more }, headers)
  const rateRow = async (evidence: string) => {
    for (const one of HYPOTHESES) await rate(evidence, one)
  }
  const choose = (form: Record<string, string>) => app.post(paths.firstPass(id), form)
  const workbook = async () => (await app.workbooks.open(id)).workbook
  const order = async () => {
    const seed = `${(await workbook()).firstPass} me`
    const shuffled = (ids: readonly string[]) =>
      orderFor(
        ids.map((one) => ({ id: one })),
        seed,
      ).map((one) => one.id)
    return { items: shuffled(ITEMS), hypotheses: shuffled(HYPOTHESES) }
  }
  return { app, id, page, rate, rateRow, choose, workbook, order }
}

/** What pages may contain only where scores are shown. */
const SCORES = /id="scores"|diagnosticity <\/span>|credibility |relevance |verdict-|aria-label="Scores of/
const asked = (html: string) => [...html.matchAll(/<fieldset class="asked" id="h-(H\d)"/g)].map(([, id]) => id)

test('a new workbook hides scores, verdict and weights until every cell has a rating or NA, and says how many items are left', async () => {
  const { id, page, rate, rateRow } = await passing()
  const matrix = await page(paths.workbook(id))
  expect(matrix).toContain(FIRST_PASS_HIDES)
  expect(matrix).toContain('4 of 4 items left to rate.')
  expect(matrix).toContain('Show scores now')
  expect(matrix).not.toMatch(SCORES)
  expect(matrix).not.toContain('value="diagnosticity"')
  expect(matrix).not.toContain('value="credibility"')
  // down a column: nothing is complete
  for (const item of ITEMS) await rate(item)
  expect(await page(paths.workbook(id))).toContain('4 of 4 items left to rate.')
  for (const item of ['E1', 'E2', 'E3']) await rateRow(item)
  expect(await page(paths.workbook(id))).toContain('1 of 4 items left to rate.')
  await rateRow('E4')
  const done = await page(paths.workbook(id))
  expect(done).not.toContain(FIRST_PASS_HIDES)
  expect(done).toMatch(/id="scores"/)
  expect(done).toContain('value="credibility"')
})

test('on a new workbook one item at a time is the main way, in the rater’s order', async () => {
  const { id, page, order } = await passing()
  const { items } = await order()
  expect(await page(paths.workbook(id))).toMatch(
    new RegExp(`data-kind="main" href="${paths.card(id, items[0] ?? '')}"[^>]*>\\s*Rate one item at a time`),
  )
})

test('cards follow the shuffled order of items and hypotheses, and the matrix that of the workbook', async () => {
  const { id, page, order } = await passing()
  const { items, hypotheses } = await order()
  for (const [at, item] of items.entries()) {
    const card = await page(paths.card(id, item))
    expect(asked(card)).toEqual(hypotheses)
    expect(card).toContain(`Item ${at + 1} of 4`)
    expect(/href="([^"]*)" rel="next"/.exec(card)?.[1]).toBe(items[at + 1] && paths.card(id, items[at + 1] ?? ''))
    expect(/href="([^"]*)" rel="prev"/.exec(card)?.[1]).toBe(items[at - 1] && paths.card(id, items[at - 1] ?? ''))
    expect(card).not.toContain('credibility')
  }
  const cells = [...(await page(paths.workbook(id))).matchAll(/<td id="c-(E\d-H\d)"/g)].map(([, cell]) => cell)
  expect(cells).toEqual(ITEMS.flatMap((item) => HYPOTHESES.map((one) => `${item}-${one}`)))
})

test('the order is switched off and on with one click, and ends once no cell is blank', async () => {
  const { id, page, rate, choose, order } = await passing()
  expect((await choose({ order: 'own', back: paths.card(id, 'E2') })).headers.get('location')).toBe(paths.card(id, 'E2'))
  expect(asked(await page(paths.card(id, 'E2')))).toEqual(HYPOTHESES)
  await choose({ order: 'shuffled' })
  const { hypotheses } = await order()
  for (const item of ITEMS) await rate(item)
  expect(asked(await page(paths.card(id, 'E2')))).toEqual(hypotheses)
  for (const item of ITEMS) for (const one of HYPOTHESES.slice(1)) await rate(item, one)
  const card = await page(paths.card(id, 'E2'))
  expect(asked(card)).toEqual(HYPOTHESES)
  expect(card).toContain('All items are rated.')
  expect(card).toContain('credibility')
})

test('scores are shown at once with one click, on every device, and hidden again with another', async () => {
  const { app, id, page, choose, workbook } = await passing()
  expect((await choose({ scores: 'shown' })).headers.get('location')).toBe(paths.workbook(id))
  // No cookie is sent: the choice is part of the workbook.
  const shown = await page(paths.workbook(id))
  expect(shown).toContain('id="scores"')
  expect(shown).toContain('Hide scores until every cell is rated')
  expect(await page(paths.history(id))).toContain('showed scores before every cell was rated')
  await choose({ scores: 'hidden' })
  expect(await page(paths.workbook(id))).toContain(FIRST_PASS_HIDES)
  await app.post(paths.undo(id))
  expect(await page(paths.workbook(id))).not.toContain(FIRST_PASS_HIDES)
  const { seq } = await workbook()
  await choose({ scores: 'shown' })
  expect((await workbook()).seq).toBe(seq)
})

test('Show scores now also ends the viewer’s own choice to hide them', async () => {
  const { app, id, choose } = await passing()
  const cookie = { cookie: 'view=scores%3Dhidden' }
  const answer = await app.post(paths.firstPass(id), { scores: 'shown', back: `${paths.analysis(id)}?a=1` }, cookie)
  expect(answer.headers.get('location')).toBe(`${paths.analysis(id)}?a=1&scores=shown`)
  expect((await choose({ scores: 'shown' })).headers.get('location')).toBe(paths.workbook(id))
})

test.each(['https://example.org', '//example.org', '/workbooks', 'x'])('after a choice nobody is sent to %s', async (back) => {
  const { id, choose } = await passing()
  expect((await choose({ scores: 'shown', back })).headers.get('location')).toBe(paths.workbook(id))
  expect((await choose({ scores: 'hidden', back: `${paths.workbook(id)}${back}` })).headers.get('location')).not.toBe(back)
})

test('a choice that is no choice is refused', async () => {
  const { choose } = await passing()
  expect((await choose({ scores: 'maybe' })).status).toBe(422)
})

test('pages about scores say that they are hidden and offer to show them; files contain them', async () => {
  const { app, id, page, rateRow } = await passing()
  await rateRow('E1')
  for (const path of [
    paths.analysis(id),
    `${paths.analysis(id)}?without=source:S1`,
    paths.groupAnalysis(id),
    paths.report(id),
    paths.compareStates(id),
  ]) {
    const html = await page(path)
    expect(html).toContain('Scores are hidden while you rate')
    expect(html).toContain('3 of 4 items left to rate.')
    expect(html).toContain(`name="back" value="${path.replaceAll(':', '%3A')}"`)
  }
  for (const path of [paths.scoreBreakdown(id, 'H1'), paths.verdict(id), paths.robustness(id)])
    expect((await app.get(path)).status).toBe(303)
  expect(await page(`${paths.workbook(id)}?without=evidence:E1`)).toContain('Scores are hidden in this what-if too.')
  expect(await page(`${paths.workbook(id)}?at=${(await app.workbooks.open(id)).workbook.seq - 1}`)).not.toMatch(SCORES)
  expect(await page(paths.home())).toContain('hidden until every cell is rated')
  expect(await page(paths.exports(id))).toContain('Files contain scores')
  expect(await (await app.get(paths.scores(id))).json()).toMatchObject({ rater: 'me' })
})

test('once the first pass is over, earlier states show their scores too', async () => {
  const { id, page, rate, rateRow, workbook } = await passing()
  await rate('E1')
  const { seq } = await workbook()
  expect(await page(`${paths.workbook(id)}?at=${seq}`)).not.toMatch(SCORES)
  for (const item of ITEMS) await rateRow(item)
  expect(await page(`${paths.workbook(id)}?at=${seq}`)).toMatch(/id="scores"/)
})

test('the rating that completes the first pass brings the verdict and the whole matrix', async () => {
  const { rate, rateRow } = await passing()
  const more = { view: '' }
  for (const one of ['H1', 'H2', 'H3']) await rate('E1', one)
  const first = await (await rate('E1', 'H4', HTMX, more)).text()
  expect(first).toContain('3 of 4 items left to rate.')
  expect(first).not.toContain('hx-target="#matrix"')
  for (const item of ['E2', 'E3']) await rateRow(item)
  for (const one of ['H1', 'H2', 'H3']) await rate('E4', one)
  const last = await (await rate('E4', 'H4', HTMX, more)).text()
  expect(last).toContain('hx-target="#matrix"')
  expect(last).toContain('hx-target="#verdict"')
  expect(last).toMatch(SCORES)
  expect(last).not.toContain(FIRST_PASS_HIDES)
})

test('once the first pass is over, neither Undo nor a new item hides scores again', async () => {
  const { app, id, page, rateRow } = await passing()
  for (const item of ITEMS) await rateRow(item)
  await app.post(paths.undo(id))
  expect(await page(paths.workbook(id))).not.toContain(FIRST_PASS_HIDES)
  await app.post(paths.items(id, 'evidence'), { statement: 'A fifth one' })
  expect((await app.workbooks.open(id)).workbook.evidence.size).toBe(5)
  expect(await page(paths.workbook(id))).not.toContain(FIRST_PASS_HIDES)
})

test('each rater has a first pass of their own, and readers have none', async () => {
  const app = await testApp({ signIn: true })
  const [aigerim, daniyar] = [await signInAs(app, 'Aigerim'), await signInAs(app, 'Daniyar')]
  const made = await aigerim.post(paths.workbooks(), { case: 'tokyo-1995' })
  const id = made.headers.get('location')?.split('/').at(-1) ?? ''
  for (const item of ITEMS) for (const one of HYPOTHESES) await aigerim.post(paths.rating(id, item, one), { value: 'C' })
  expect(await (await aigerim.get(paths.workbook(id))).text()).not.toContain(FIRST_PASS_HIDES)
  expect(await (await daniyar.get(paths.workbook(id))).text()).toContain(FIRST_PASS_HIDES)
  await daniyar.post(paths.firstPass(id), { scores: 'shown' })
  expect(await (await daniyar.get(paths.workbook(id))).text()).not.toContain(FIRST_PASS_HIDES)
})

test('an imported document and an older workbook have no first pass; a copy goes on with it', async () => {
  const { app, id, page, choose } = await passing()
  expect(await page(paths.workbook(await app.fromCase('tokyo-1995')))).not.toContain(FIRST_PASS_HIDES)
  const copyOf = async (form: Record<string, string>) => {
    const made = await app.post(paths.duplicate(id), form)
    return page(made.headers.get('location') ?? '')
  }
  expect(await copyOf({ ratings: 'yes' })).toContain(FIRST_PASS_HIDES)
  await choose({ scores: 'shown' })
  expect(await copyOf({ ratings: 'yes' })).not.toContain(FIRST_PASS_HIDES)
  expect(await copyOf({})).toContain(FIRST_PASS_HIDES)
})
