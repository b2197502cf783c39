// The first page and everything that makes a workbook or takes it away.
import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

const idIn = (response: Response) => response.headers.get('location')?.split('/').at(-1) ?? ''

test('the first page without workbooks says what one is, and offers the cases', async () => {
  const { get } = await testApp()
  const page = await (await get('/')).text()
  expect(page).toContain('No workbook yet')
  expect(page).toContain('Score it yourself: Kazakhstan, January 2022')
  expect(page).toMatch(/4 hypotheses, 23 items of evidence/)
})

test('a case becomes a workbook with the analyst beside its raters, and stands in the list', async () => {
  const { get, post, workbooks } = await testApp()
  const made = await post('/workbooks', { case: 'kazakhstan-2022' })
  expect(made.status).toBe(303)
  const { workbook, names } = await workbooks.open(idIn(made))
  expect([...workbook.raters.keys()]).toEqual(['article', 'me'])
  expect(workbook.raters.get('article')?.shown).toBe(false)
  expect(names.get('me')).toBe('Analyst')
  const page = await (await get('/')).text()
  expect(page).toContain('4 × 23')
  expect(page).toContain('unrated')
})

test('an unknown case is not found and makes nothing', async () => {
  const { post, workbooks } = await testApp()
  expect((await post('/workbooks', { case: 'nowhere' })).status).toBe(404)
  expect(await workbooks.list('me')).toEqual([])
})

test('a question becomes a workbook that counts', async () => {
  const { post, workbooks } = await testApp()
  const made = await post('/workbooks', { title: ' Port outage ', question: 'Why?' })
  expect(made.status).toBe(303)
  expect((await workbooks.open(idIn(made))).workbook).toMatchObject({ title: 'Port outage', question: 'Why?', method: 'count' })
})

test('a question without a title comes back with the message at the field and what was typed', async () => {
  const { post } = await testApp()
  const answer = await post('/workbooks', { title: ' ', question: '<b>Why</b> "so"?' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('<a href="#f-title">The title is empty.</a>')
  expect(page).toMatch(/id="f-title" name="title" aria-invalid="true" aria-describedby="f-title-error"/)
  expect(page).toContain('value="&lt;b&gt;Why&lt;/b&gt; &quot;so&quot;?"')
})

test('a deleted workbook leaves the list, is offered back, and comes back with everything', async () => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  const deleted = await post(paths.delete(id))
  expect(deleted.headers.get('location')).toBe(`/?deleted=${id}`)
  expect(await (await get(`/?deleted=${id}`)).text()).toContain('was deleted.')
  expect((await get(paths.settings(id))).status).toBe(404)
  expect(await (await get(paths.deleted())).text()).toContain('Bring it back: Kazakhstan, January 2022')
  expect((await post(paths.restoreWorkbook(id))).headers.get('location')).toBe(paths.workbook(id))
  expect((await get(paths.settings(id))).status).toBe(200)
  expect(await (await get(paths.deleted())).text()).toContain('Nothing was deleted')
})

test('deleting or bringing back what is not there is not found', async () => {
  const { post } = await testApp()
  expect((await post(paths.delete('nowhere'))).status).toBe(404)
  expect((await post(paths.restoreWorkbook('nowhere'))).status).toBe(404)
})
