// The home page, and creating, deleting and restoring workbooks.
import { expect, test } from 'vitest'
import { TEXT_PROBLEMS } from '../../ach/model/texts.ts'
import { VERDICT_MEANINGS } from '../../ach/words/verdict-meanings.ts'
import { paths } from '../../paths.ts'
import { neutralHalf } from '../../tests/support/rate-half.ts'
import { testApp } from '../../tests/support/test-app.ts'

const idIn = (response: Response) => response.headers.get('location')?.split('/').at(-1) ?? ''

test('the first page without workbooks shows a filled matrix with computed scores and one main button, and no list', async () => {
  const { get } = await testApp()
  const page = await (await get('/')).text()
  expect(page.match(/data-kind="main"/g)).toHaveLength(1)
  expect(page).toMatch(/<a class="btn" data-kind="main"[^>]* href="\/workbooks\/kazakhstan-2022\?tour=1">/)
  expect(page).toMatch(
    /role="img" aria-label="A filled matrix, [^"]+ lowest first: Coup 2\.00, Economic grievance 3\.00, [^"]+ Jihadi 8\.83\."/,
  )
  expect(page).toContain('“Coup leads, but only just”')
  expect(page).not.toContain('Your workbooks')
})

test('once there are workbooks, the list comes first and the introduction is one line with the same link', async () => {
  const { get, fromCase } = await testApp()
  await fromCase()
  const page = await (await get('/')).text()
  expect(page).not.toContain('role="img" aria-label="A filled matrix')
  expect(page).toContain('href="/workbooks/kazakhstan-2022?tour=1"')
  expect(page.indexOf('Your workbooks')).toBeLessThan(page.indexOf('Try a case'))
})

test('each case is a card with its size, its time and what one learns; the incident at work comes first', async () => {
  const { get } = await testApp()
  const cards = (await (await get('/')).text())
    .split('<li class="panel">')
    .slice(1)
    .map((card) => card.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))
  expect(cards).toHaveLength(6)
  expect(cards[0]).toMatch(
    /An incident at work .* 5 hypotheses, 15 items of evidence .* 30 minutes alone, about 45 with a group You learn /,
  )
  expect(cards[1]).toMatch(/Tokyo, March 1995 .* 4 hypotheses, 4 items of evidence .* 5 minutes alone You learn /)
  expect(cards[5]).toMatch(/Kazakhstan, January 2022 .* 4 hypotheses, 23 items of evidence .* 40 minutes alone, about 90 with a group/)
})

test('starting a case creates a workbook with its raters and the analyst, and lists it on the home page', async () => {
  const { get, post, workbooks } = await testApp()
  const created = await post('/workbooks', { case: 'kazakhstan-2022' })
  expect(created.status).toBe(303)
  const { workbook, names } = await workbooks.open(idIn(created))
  expect([...workbook.raters.keys()]).toEqual(['article', 'me'])
  expect(workbook.raters.get('article')?.shown).toBe(false)
  expect(names.get('me')).toBe('Analyst')
  const page = await (await get('/')).text()
  expect(page).toContain('4 × 23')
  expect(page).toContain('hidden until every cell is rated')
})

test('an unknown case is not found and creates no workbook', async () => {
  const { post, workbooks } = await testApp()
  expect((await post('/workbooks', { case: 'nowhere' })).status).toBe(404)
  expect((await workbooks.list('me')).total).toBe(0)
})

test('a question becomes a workbook in which items count by their weight', async () => {
  const { post, workbooks } = await testApp()
  const created = await post('/workbooks', { title: ' Port outage ', question: 'Why?' })
  expect(created.status).toBe(303)
  expect((await workbooks.open(idIn(created))).workbook).toMatchObject({ title: 'Port outage', question: 'Why?', method: 'weighted' })
})

test('without a title the question is the title, cut if it is long', async () => {
  const { post, workbooks } = await testApp()
  const titleFor = async (question: string) =>
    (await workbooks.open(idIn(await post('/workbooks', { title: ' ', question })))).workbook.title
  expect(await titleFor(' Why did\nit stop? ')).toBe('Why did it stop?')
  expect(await titleFor('x'.repeat(90))).toBe(`${'x'.repeat(80)}…`)
})

test('a workbook without a question shows the message at the field and keeps the text as typed', async () => {
  const { post } = await testApp()
  const answer = await post('/workbooks', { title: '<b>Why</b> "so"?', question: ' ' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain(`<a href="#f-question">${TEXT_PROBLEMS.empty('The question')}</a>`)
  expect(page).toContain('value="&lt;b&gt;Why&lt;/b&gt; &quot;so&quot;?"')
})

test('the home page shows 50 workbooks a page and finds others by their words, without a script', async () => {
  const { get, post } = await testApp()
  for (let at = 1; at <= 51; at += 1) await post('/workbooks', { title: `Outage ${at}`, question: 'Why?' })
  const rowsOf = (page: string) => [...page.matchAll(/>(Outage \d+)</g)].map(([, title]) => title)
  const first = await (await get('/')).text()
  expect(rowsOf(first)).toHaveLength(50)
  expect(first).toContain('<a class="btn" href="/?page=2" rel="next">')
  const second = await (await get('/?page=2')).text()
  expect(rowsOf(second)).toHaveLength(1)
  expect(new Set([...rowsOf(first), ...rowsOf(second)]).size).toBe(51)
  expect(second).toContain('<a class="btn" href="/" rel="prev">')
  const found = await (await get('/?q=outage+41')).text()
  expect(rowsOf(found)).toEqual(['Outage 41'])
  expect(found).toContain('value="outage 41"')
  const none = await (await get('/?q=%3Cb%3E')).text()
  expect(none).toContain('No title and no question contains <bdi class="typed">“&lt;b&gt;”</bdi>')
})

test('the number of the page is ignored if it is not one', async () => {
  const { get } = await testApp()
  for (const page of ['0', '-1', 'x', '1e9', '99999999']) expect([page, (await get(`/?page=${page}`)).status]).toEqual([page, 200])
})

test('a deleted workbook disappears from the home page and can be restored with everything in it', async () => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  const deleted = await post(paths.delete(id))
  expect(deleted.headers.get('location')).toBe(`/?deleted=${id}`)
  expect(await (await get(`/?deleted=${id}`)).text()).toContain('was deleted.')
  expect((await get(paths.settings(id))).status).toBe(404)
  expect(await (await get(paths.deleted())).text()).toContain('Restore Kazakhstan, January 2022')
  expect((await post(paths.restoreWorkbook(id))).headers.get('location')).toBe(paths.workbook(id))
  expect((await get(paths.settings(id))).status).toBe(200)
  expect(await (await get(paths.deleted())).text()).toContain('No deleted workbooks')
})

test('deleting or restoring an unknown workbook is not found', async () => {
  const { post } = await testApp()
  expect((await post(paths.delete('nowhere'))).status).toBe(404)
  expect((await post(paths.restoreWorkbook('nowhere'))).status).toBe(404)
})

test('the list can be sorted by title and by verdict, in the address and without a script, together with a search', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  for (const title of ['Zebra outage', 'apple outage']) await post('/workbooks', { title, question: 'Why?' })
  const id = await fromCase()
  await workbooks.change(id, 'me', () => neutralHalf('me'))
  await post('/workbooks', { title: 'Mango outage', question: 'Why?' })
  const titles = async (query: string) => {
    const page = await (await get(`/?${query}`)).text()
    return [...page.matchAll(/<th scope="row"><a href="[^"]+" dir="auto">([^<]+)</g)].map(([, title]) => title)
  }
  expect(await titles('sort=title')).toEqual(['apple outage', 'Kazakhstan, January 2022', 'Mango outage', 'Zebra outage'])
  expect((await titles('sort=verdict')).at(0)).toBe('Kazakhstan, January 2022')
  expect(await titles('sort=title&q=outage')).toEqual(['apple outage', 'Mango outage', 'Zebra outage'])
  const page = await (await get('/?sort=title&q=outage')).text()
  expect(page).toContain('<option value="title" selected="">')
  expect(await titles('sort=nonsense')).toEqual(await titles(''))
})

test('each verdict of the list is explained in words, next to it and below the list', async () => {
  const { get, fromCase } = await testApp()
  const id = await fromCase()
  const page = await (await get('/')).text()
  expect(page).toMatch(
    new RegExp(`aria-describedby="verdict-${id}">nothing rated yet</button><span class="tip-text" role="tooltip" id="verdict-${id}">`),
  )
  for (const meaning of Object.values(VERDICT_MEANINGS)) expect(page).toContain(meaning)
})

test('a workbook whose title is its question shows it once, and a few workbooks need no search', async () => {
  const app = await testApp()
  const add = () => app.post(paths.workbooks(), { question: 'Why did sales fall?' })
  await add()
  const list = async () => (await (await app.get('/')).text()).split('aria-label="Your workbooks"')[1]?.split('</section>')[0] ?? ''
  expect((await list()).match(/>\s*Why did sales fall\?\s*</g)).toHaveLength(1)
  expect(await list()).not.toContain('Search workbooks')
  for (let more = 0; more < 5; more += 1) await add()
  expect(await list()).toContain('Search workbooks')
})
