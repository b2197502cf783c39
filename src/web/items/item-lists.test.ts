// The lists of items: order, parking, searching, with and without htmx.
import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

test('moving skips parked items, does nothing at either end, and returns to the item', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const order = async () => [...(await workbooks.open(id)).workbook.hypotheses.keys()].join(' ')
  const moved = await post(paths.move(id, 'hypotheses', 'H3'), { to: 'up' })
  expect(moved.status).toBe(303)
  expect(moved.headers.get('location')).toBe(`${paths.items(id, 'hypotheses')}#hypotheses-H3`)
  expect(await order()).toBe('H1 H3 H2 H4')
  await post(paths.park(id, 'hypotheses', 'H3'))
  await post(paths.move(id, 'hypotheses', 'H2'), { to: 'up' })
  expect(await order()).toBe('H2 H3 H1 H4')
  const { seq } = (await workbooks.open(id)).workbook
  await post(paths.move(id, 'hypotheses', 'H2'), { to: 'up' })
  await post(paths.move(id, 'hypotheses', 'H4'), { to: 'down' })
  expect((await workbooks.open(id)).workbook.seq).toBe(seq)
})

test('htmx gets the list with the same button ids, and the new text of Undo', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  const answer = await post(paths.move(id, 'evidence', 'E2'), { to: 'up' }, HTMX)
  expect(answer.status).toBe(200)
  const piece = await answer.text()
  expect(piece).not.toContain('<html')
  expect(piece).toMatch(/^<form[^>]* id="list-evidence"/)
  expect(piece.indexOf('id="evidence-E2"')).toBeLessThan(piece.indexOf('id="evidence-E1"'))
  expect(piece).toContain('id="up-evidence-E2"')
  expect(piece).toMatch(/Undo: swapped E\d and E\d/)
})

test('a parked item is listed below, can be restored, and parking it twice changes nothing', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(paths.park(id, 'evidence', 'E4'))
  const { seq } = (await workbooks.open(id)).workbook
  expect((await post(paths.park(id, 'evidence', 'E4'))).status).toBe(303)
  expect((await workbooks.open(id)).workbook.seq).toBe(seq)
  const page = await (await get(paths.items(id, 'evidence'))).text()
  expect(page).toContain('Parked: 1 item (not counted)')
  expect(page.indexOf('id="evidence-E4"')).toBeGreaterThan(page.indexOf('Parked: 1 item'))
  await post(paths.restore(id, 'evidence', 'E4'))
  expect((await workbooks.open(id)).workbook.evidence.get('E4')?.parked).toBe(false)
})

test('clusters are on the page of sources', async () => {
  const { get, fromCase } = await testApp()
  const id = await fromCase()
  expect((await get(paths.items(id, 'clusters'))).headers.get('location')).toBe(`${paths.items(id, 'sources')}#clusters`)
  const page = await (await get(paths.items(id, 'sources'))).text()
  expect(page).toContain('Moves against the Nazarbayev camp')
  expect(page).toContain('A, completely reliable')
})

test('an unknown item cannot be moved or parked, and moving needs a direction', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  expect((await post(paths.park(id, 'evidence', 'E99'))).status).toBe(404)
  expect((await post(paths.move(id, 'sources', 'E1'), { to: 'up' })).status).toBe(404)
  expect((await post(paths.move(id, 'evidence', 'E1'), { to: 'sideways' })).status).toBe(422)
})

test('a long list can be searched in texts and names, and shows how many items match', async () => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  const url = paths.items(id, 'evidence')
  const rows = Array.from({ length: 40 }, (_, at) => `Item ${at}`).join('\n')
  await post(paths.pasteItems(id, 'evidence'), { rows, step: 'add' })
  expect(await (await get(url)).text()).toContain('Showing <strong data-shown="">63</strong> of 63 items')
  const page = await (await get(`${url}?find=LUKASHENKO`)).text()
  expect(page).toContain('Showing <strong data-shown="">1</strong> of 63 items')
  expect(page).toContain('Among the speakers at the CSTO meeting, Lukashenko alone')
  expect(page).not.toContain('Move E16 up')
  expect(await (await get(`${url}?find=%3Cnothing%3E`)).text()).toContain('value="&lt;nothing&gt;"')
})
