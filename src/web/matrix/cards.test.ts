import { expect, test } from 'vitest'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

test('the row card has rating buttons for every hypothesis and links to the items before and after', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await app.post(`/workbooks/${id}/ratings/E5/H1`, { value: 'CC', note: 'A <b>note</b>' })
  const html = await (await app.get(`/workbooks/${id}/cards/E5`)).text()
  expect(html).toContain('Item 5 of 23 · 1 of 4 cells rated')
  expect(html.match(/<button type="submit" class="big" name="value"/g)).toHaveLength(24)
  expect(html.match(/aria-pressed="true"/g)).toHaveLength(1)
  expect(html).toContain(`href="/workbooks/${id}/cards/E4"`)
  expect(html).toContain(`href="/workbooks/${id}/cards/E6"`)
  expect(html).toContain('A &lt;b&gt;note&lt;/b&gt;')
})

test('a rating on the row card returns its hypothesis and the progress', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const html = await (await app.post(`/workbooks/${id}/ratings/E5/H2`, { value: 'II', back: 'card' }, HTMX)).text()
  expect(html.startsWith('<fieldset class="asked" id="h-H2"')).toBe(true)
  expect(html).toContain('1 of 4 cells rated')
})

test('the rating that completes the last card says so above and below, without the number of an item, and leads to the result', async () => {
  const app = await testApp()
  const id = (await app.post('/workbooks', { case: 'tokyo-1995' })).headers.get('location')?.split('/').at(-1)
  let html = ''
  for (const item of ['E1', 'E2', 'E3', 'E4'])
    for (const one of ['H1', 'H2', 'H3', 'H4'])
      html = await (await app.post(`/workbooks/${id}/ratings/${item}/${one}`, { value: 'N', back: 'card' }, HTMX)).text()
  expect(html).toMatch(/hx-target="#progress".*All items are rated\..*hx-target="#card-nav".*Show the result/s)
  expect(html).not.toMatch(/Item \d of|\d of 4<|data-s="now"/)
})

test('a reason for a row is stored, and an empty one deletes it', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const reason = async () => (await app.workbooks.open(id)).workbook.raters.get('me')?.rationales.get('E5')
  expect((await app.post(`/workbooks/${id}/reasons/E5`, { reason: 'He was the one' })).status).toBe(303)
  expect(await reason()).toBe('He was the one')
  await app.post(`/workbooks/${id}/reasons/E5`, { reason: ' ' })
  expect(await reason()).toBeUndefined()
  expect((await app.post(`/workbooks/${id}/reasons/E99`, { reason: 'x' })).status).toBe(404)
  expect((await app.post(`/workbooks/${id}/reasons/E5`, {})).status).toBe(422)
})

test('a missing or parked item has no row card', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  expect((await app.get(`/workbooks/${id}/cards/E99`)).status).toBe(404)
  await app.workbooks.change(id, 'me', () => [{ type: 'parked', what: 'evidence', id: 'E2' }])
  expect((await app.get(`/workbooks/${id}/cards/E2`)).status).toBe(409)
})

test('the score breakdown and the note on a cell are whole pages, and fragments for the dialog', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await app.post(`/workbooks/${id}/ratings/E1/H1`, { value: 'II', note: 'Why not' })
  const breakdown = await (await app.get(`/workbooks/${id}/scores/H1`, HTMX)).text()
  expect(breakdown).toMatch(/4\.00/)
  expect(breakdown).toMatch(/Support 0\.00/)
  expect(breakdown).not.toContain('<html')
  expect(await (await app.get(`/workbooks/${id}/scores/H1`)).text()).toContain('<html')
  expect(await (await app.get(`/workbooks/${id}/notes/E1/H1`, HTMX)).text()).toContain('Why not')
  await app.post(`/workbooks/${id}/ratings/E1/H2`, { value: 'CC' })
  expect(await (await app.get(`/workbooks/${id}/scores/H2`, HTMX)).text()).toMatch(/Support 4\.00/)
  expect((await app.get(`/workbooks/${id}/scores/H9`)).status).toBe(404)
  expect((await app.get(`/workbooks/${id}/notes/E1/H9`)).status).toBe(404)
})
