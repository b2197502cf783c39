// The home page, and creating, deleting and restoring workbooks.
import { expect, test } from 'vitest'
import { TEXT_PROBLEMS } from '../../ach/model/texts.ts'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

const idIn = (response: Response) => response.headers.get('location')?.split('/').at(-1) ?? ''

test('the home page without workbooks explains what one is and offers the cases', async () => {
  const { get } = await testApp()
  const page = await (await get('/')).text()
  expect(page).toContain('No workbooks yet')
  expect(page).toContain('Start this case: Kazakhstan, January 2022')
  expect(page).toMatch(/4 hypotheses, 23 items of evidence/)
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
  expect(page).toContain('nothing rated yet')
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

test('a question without a title shows the message at the field and keeps the text as typed', async () => {
  const { post } = await testApp()
  const answer = await post('/workbooks', { title: ' ', question: '<b>Why</b> "so"?' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain(`<a href="#f-title">${TEXT_PROBLEMS.empty('The title')}</a>`)
  expect(page).toMatch(/id="f-title" name="title" aria-invalid="true" aria-describedby="f-title-error"/)
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
