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
  expect(await workbooks.list('me')).toEqual([])
})

test('a question becomes a workbook with the method count', async () => {
  const { post, workbooks } = await testApp()
  const created = await post('/workbooks', { title: ' Port outage ', question: 'Why?' })
  expect(created.status).toBe(303)
  expect((await workbooks.open(idIn(created))).workbook).toMatchObject({ title: 'Port outage', question: 'Why?', method: 'count' })
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
