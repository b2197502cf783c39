// The tour of the finished example: its steps, what the pages show, and that nothing is stored.
import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { signInAs } from '../../tests/support/sign-in.test-support.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

const ID = 'kazakhstan-2022'
const FIRST = `${paths.workbook(ID)}?tour=1`

/** The address behind a link of the panel; undefined if it has none. */
const linkOf = (html: string, rel: 'next' | 'prev') =>
  new RegExp(`<a class="btn"(?: data-kind="main")? href="([^"]+)" rel="${rel}"`).exec(html)?.[1]?.replaceAll('&amp;', '&')

test('the tour leads forwards through six steps on the real pages and backwards again, and stores nothing', async () => {
  const { get, workbooks } = await testApp()
  const seen: string[] = []
  let address: string | undefined = FIRST
  const back: (string | undefined)[] = []
  while (address) {
    seen.push(address)
    const html: string = await (await get(address.split('#')[0] ?? '')).text()
    expect(html).toContain(`Step ${seen.length} of 6`)
    expect(html).not.toMatch(/NaN|undefined|Infinity/)
    back.push(linkOf(html, 'prev'))
    address = linkOf(html, 'next')
  }
  expect(seen).toEqual([
    FIRST,
    `${paths.workbook(ID)}?tour=2#c-E4-H1`,
    `${paths.workbook(ID)}?tour=3#c-E5-H1`,
    `${paths.workbook(ID)}?without=source%3AS2&tour=4`,
    `${paths.analysis(ID)}?tour=5`,
    `${paths.report(ID)}?tour=6#bottom`,
  ])
  expect(back).toEqual([undefined, ...seen.slice(0, -1)])
  expect((await workbooks.count()).live).toBe(0)
})

test('the last step makes an own copy, in which the reference ratings are those of the person and can be changed', async () => {
  const { get, post, workbooks } = await testApp()
  const last = await (await get(`${paths.report(ID)}?tour=6`)).text()
  expect(last).toContain('href="/#new"')
  expect(last).toContain('<input type="hidden" name="ratings" value="reference"/>')
  const made = await post(paths.workbooks(), { case: ID, ratings: 'reference' })
  const id = made.headers.get('location')?.split('/').at(-1) ?? ''
  const { workbook } = await workbooks.open(id)
  expect(workbook.raters.get('me')?.ratings).toEqual(workbook.raters.get('article')?.ratings)
  expect(workbook.raters.get('me')?.rationales.get('E5')).toMatch(/thwarted plot/)
  expect((await post(paths.rating(id, 'E5', 'H4'), { value: 'N' })).status).toBe(303)
})

test('the finished example shows the same figures as the case, outside the tour too, and can be exported', async () => {
  const { get } = await testApp()
  const matrix = await (await get(paths.workbook(ID))).text()
  expect(matrix).toContain('This is a finished example.')
  expect(matrix).toContain('Coup leads, but only just')
  expect(matrix).not.toMatch(/\/live|id="palette|hx-post/)
  const scores = await (await get(paths.scores(ID))).json()
  expect(scores).toMatchObject({ verdict: 'close', leaders: ['H1'] })
  expect((await get(paths.export(ID, 'xlsx'))).status).toBe(200)
  expect((await get(`${paths.workbook(ID)}?tour=7`)).status).toBe(200)
  expect(await (await get(`${paths.workbook(ID)}?tour=x`)).text()).toContain('This is a finished example.')
})

test('nothing of the finished example can be changed, and a case without a tour is no example', async () => {
  const { get, post, workbooks } = await testApp()
  expect((await post(paths.rating(ID, 'E1', 'H1'), { value: 'C' }, HTMX)).status).toBe(404)
  for (const page of [paths.items(ID, 'evidence'), paths.settings(ID), paths.history(ID), paths.card(ID, 'E1')])
    expect([page, (await get(page)).status]).toEqual([page, 404])
  expect((await post(paths.delete(ID))).status).toBe(404)
  expect((await get(paths.workbook('leaked-price-list'))).status).toBe(404)
  expect((await workbooks.count()).live).toBe(0)
})

test('people who signed in can take the tour, and strangers cannot', async () => {
  const app = await testApp({ signIn: true })
  const person = await signInAs(app, 'Dana')
  expect(await (await person.get(FIRST)).text()).toContain('Step 1 of 6')
  expect((await app.get(FIRST, { accept: 'text/html' })).status).toBe(303)
})
