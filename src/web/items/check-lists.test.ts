// Assumptions, indicators (stored as expectations) and milestones: adding, editing, moving, parking, searching and listing them.
import { expect, test } from 'vitest'
import { LIST_WORDS } from '../../../templates/items/item-words.ts'
import type { Change } from '../../ach/log/change.ts'
import { CHECK_LISTS, paths } from '../../paths.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

const NEW = { statement: 'Something', hypothesis: 'H1' }
const versionIn = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''

test.each(CHECK_LISTS)('%s: an item can be added, edited, moved, parked, restored and found', async (list) => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const letter = { assumptions: 'A', expectations: 'X', milestones: 'M' }[list]
  const [first, second] = [`${letter}1`, `${letter}2`]
  expect((await post(paths.items(id, list), NEW)).headers.get('location')).toBe(`${paths.items(id, list)}#${list}-${first}`)
  await post(paths.items(id, list), { ...NEW, statement: 'A second one' })
  await post(paths.item(id, list, first), { statement: 'Other <i>words</i>' })
  await post(paths.move(id, list, second), { to: 'up' })
  expect([...(await workbooks.open(id)).workbook[list].keys()]).toEqual([second, first])
  const page = await (await get(paths.items(id, list))).text()
  expect(page).toContain('Other &lt;i&gt;words&lt;/i&gt;')
  expect(page).toMatch(/<a href="[^"]*\/checks" aria-current="page">Checks<\/a>/)
  await post(paths.park(id, list, first))
  const parked = await (await get(paths.items(id, list))).text()
  expect(parked).toContain('Parked: 1')
  expect(parked.indexOf(`id="${list}-${first}"`)).toBeGreaterThan(parked.indexOf('Parked: 1'))
  expect(await (await get(paths.item(id, list, first))).text()).toContain('not shown anywhere else')
  await post(paths.restore(id, list, first))
  expect((await workbooks.open(id)).workbook[list].get(first)?.parked).toBe(false)
  expect(await (await get(`${paths.items(id, list)}?find=SECOND`)).text()).toContain('Showing <strong>1 of 2</strong>')
})

test.each(CHECK_LISTS)('%s: errors are shown at their fields, and what was typed is kept', async (list) => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  const answer = await post(paths.items(id, list), {
    statement: ' ',
    notes: 'kept <i>notes</i>',
    hypothesis: 'H9',
    by: 'soon',
    cells: 'E99',
  })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  const wrong = {
    assumptions: ['statement', 'cells'],
    expectations: ['statement', 'hypothesis'],
    milestones: ['statement', 'hypothesis', 'by'],
  }
  for (const field of wrong[list]) expect(page).toContain(`id="f-${field}-error"`)
  expect(page).toContain('kept &lt;i&gt;notes&lt;/i&gt;')
  if (list === 'milestones') expect(page).toContain('value="soon"')
  if (list === 'assumptions') expect(page).toContain('E99</textarea>')
})

test.each(CHECK_LISTS)('%s: an edit shows both versions if another person saved first', async (list) => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(paths.items(id, list), NEW)
  const item = [...(await workbooks.open(id)).workbook[list].keys()][0] ?? ''
  const version = versionIn(await (await get(paths.item(id, list, item))).text())
  await post(paths.item(id, list, item), { statement: 'Their words' })
  const answer = await post(paths.item(id, list, item), { statement: 'My words', notes: '', version })
  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toContain('<mark>Their </mark>words')
  await post(paths.item(id, list, item), { statement: 'My words', version: versionIn(page) })
  expect((await workbooks.open(id)).workbook[list].get(item)?.statement).toBe('My words')
})

test('a conflict shows linked cells as text, and saving again keeps mine', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(paths.items(id, 'assumptions'), { ...NEW, cells: 'E1' })
  const version = versionIn(await (await get(paths.item(id, 'assumptions', 'A1'))).text())
  await post(paths.item(id, 'assumptions', 'A1'), { cells: 'E2/H1' })
  const answer = await post(paths.item(id, 'assumptions', 'A1'), { ...NEW, version, grid: '1', 'cell E3 H2': '1' })
  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toContain('name="cells" value="E3/H2"')
  await post(paths.item(id, 'assumptions', 'A1'), { cells: 'E3/H2', version: versionIn(page) })
  expect((await workbooks.open(id)).workbook.assumptions.get('A1')?.cells).toBe('E3/H2')
})

test('ticked boxes become linked cells, no ticks remove them, and a form without boxes leaves them unchanged', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const cells = async () => (await workbooks.open(id)).workbook.assumptions.get('A1')?.cells
  await post(paths.items(id, 'assumptions'), { ...NEW, grid: '1', 'cell E7': '1', 'cell E5 H1': '1', 'cell E5 H2': '1' })
  expect(await cells()).toBe('E5/H1 E5/H2 E7')
  const form = await (await get(paths.item(id, 'assumptions', 'A1'))).text()
  expect(form).toMatch(/name="cell E5 H1" value="1" checked="" aria-label="E5, Coup"/)
  expect(form).toMatch(/name="cell E7" value="1" checked="" aria-label="E7, whole row"/)
  expect(form.match(/ checked="" aria-label/g)).toHaveLength(3)
  await post(paths.item(id, 'assumptions', 'A1'), { state: 'caveats' })
  expect(await cells()).toBe('E5/H1 E5/H2 E7')
  await post(paths.item(id, 'assumptions', 'A1'), { ...NEW, grid: '1' })
  expect(await cells()).toBeNull()
})

test('ticked boxes and links to parked items are kept after an error in another field', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(paths.items(id, 'assumptions'), { ...NEW, cells: 'E9/H2' })
  await post(paths.park(id, 'evidence', 'E9'))
  const form = await (await get(paths.item(id, 'assumptions', 'A1'))).text()
  expect(form).toContain('Linked, but parked:')
  const answer = await post(paths.item(id, 'assumptions', 'A1'), { statement: '', grid: '1', 'cell E9 H2': '1', 'cell E1 H3': '1' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const name of ['cell E9 H2', 'cell E1 H3']) expect(page).toMatch(new RegExp(`name="${name}" value="1" checked=""`))
  await post(paths.item(id, 'assumptions', 'A1'), { statement: 'x', grid: '1', 'cell E9 H2': '1', 'cell E1 H3': '1' })
  expect((await workbooks.open(id)).workbook.assumptions.get('A1')?.cells).toBe('E1/H3 E9/H2')
})

test('with more than 2,000 cells the form has a text field instead of boxes', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const fields = { kind: null, source: null, cluster: null, locator: null, date: null, credibility: null, relevance: null, notes: null }
  const more = Array.from(
    { length: 478 },
    (_, at): Change => ({ type: 'added', what: 'evidence', id: `E${at + 24}`, fields: { ...fields, statement: 'x' } }),
  )
  await workbooks.change(id, 'me', () => more.slice(0, 477))
  expect(await (await get(paths.newItem(id, 'assumptions'))).text()).toContain('name="cell E1 H1"')
  await workbooks.change(id, 'me', () => more.slice(477))
  const form = await (await get(paths.newItem(id, 'assumptions'))).text()
  expect(form).toContain('<textarea class="input" id="f-cells" name="cells"')
  expect(form).not.toContain('name="cell E1 H1"')
  await post(paths.items(id, 'assumptions'), { ...NEW, cells: 'e500/h1,\nE7' })
  expect((await workbooks.open(id)).workbook.assumptions.get('A1')?.cells).toBe('E7 E500/H1')
  expect((await post(paths.items(id, 'assumptions'), { ...NEW, cells: 'E7 E999' })).status).toBe(422)
})

test('the list shows how well an assumption is supported and links to its cells, except parked ones', async () => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  await post(paths.items(id, 'assumptions'), { ...NEW, state: 'caveats', cells: 'E5/H1 E7 E9/H1' })
  await post(paths.items(id, 'assumptions'), NEW)
  await post(paths.park(id, 'evidence', 'E9'))
  const page = await (await get(paths.items(id, 'assumptions'))).text()
  expect(page).toContain('<span class="tag">supported with caveats</span>')
  expect(page).toContain('<span class="tag">not assessed yet</span>')
  expect(page).toContain(`href="${paths.workbook(id)}#c-E5-H1"`)
  expect(page).toContain(`href="${paths.workbook(id)}#c-E7-H1"`)
  expect(page).not.toContain('#c-E9-H1')
  expect(page).toContain('(parked)')
  expect(page).toContain(`href="${paths.workbook(id)}?without=assumption%3AA1"`)
  expect(page).not.toContain('without=assumption%3AA2')
})

test('indicators are listed by hypothesis, move within their group, and can be added with a text only', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  for (const [hypothesis, statement] of [
    ['H1', 'first'],
    ['H2', 'second'],
    ['H1', 'third'],
  ])
    await post(paths.items(id, 'expectations'), { hypothesis: hypothesis ?? '', statement: statement ?? '' })
  const piece = await (await post(paths.move(id, 'expectations', 'X3'), { to: 'up' }, HTMX)).text()
  expect(piece).toMatch(/^<div[^>]* id="list-expectations"/)
  expect([...(await workbooks.open(id)).workbook.expectations.keys()]).toEqual(['X3', 'X2', 'X1'])
  const page = await (await get(paths.items(id, 'expectations'))).text()
  expect(page).toContain('If “<bdi>Coup</bdi>” were true, what would you expect to see?')
  const places = ['id="if-H1"', 'third', 'first', 'id="if-H2"', 'second', 'id="if-H3"'].map((text) => page.indexOf(text))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  const wrong = await post(paths.items(id, 'expectations'), { hypothesis: 'H2', statement: '' })
  expect(await wrong.text()).toMatch(/<option value="H2" selected/)
})

test('indicators of a parked hypothesis stay listed; without hypotheses the page asks to add one', async () => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  await post(paths.items(id, 'expectations'), NEW)
  await post(paths.park(id, 'hypotheses', 'H1'))
  await post(paths.park(id, 'hypotheses', 'H2'))
  const page = await (await get(paths.items(id, 'expectations'))).text()
  expect(page).toContain('id="if-H1"')
  expect(page).not.toContain('id="if-H2"')
  expect(page).not.toMatch(/name="hypothesis" value="H1"/)
  const empty = (await post(paths.workbooks(), { title: 'T', question: 'Q' })).headers.get('location') ?? ''
  expect(await (await get(`${empty}/expectations`)).text()).toContain(LIST_WORDS.expectations.empty)
})

test('a milestone whose day has passed is overdue until its outcome is recorded', async () => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  // it is 2 January 2026 here
  for (const by of ['2025-12-30', '2025-12', '2025', '2026-01', '2026-01-05']) await post(paths.items(id, 'milestones'), { ...NEW, by })
  await post(paths.items(id, 'milestones'), { ...NEW, by: '2025-12-30', seen: 'no' })
  const page = await (await get(paths.items(id, 'milestones'))).text()
  expect(page.match(/<span class="tag">overdue<\/span>/g)).toHaveLength(3)
  expect(page.match(/date passed/g)).toHaveLength(3)
  expect(page.match(/<span class="tag">not yet<\/span>/g)).toHaveLength(2)
  expect(page.match(/<span class="tag">did not happen<\/span>/g)).toHaveLength(1)
  expect(page).toContain('would count against <bdi>Coup</bdi>')
})

test('the form to add another indicator keeps the hypothesis', async () => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  const next =
    (await post(paths.items(id, 'expectations'), Object.fromEntries([...Object.entries(NEW), ['then', 'another']]))).headers.get(
      'location',
    ) ?? ''
  expect(await (await get(next)).text()).toMatch(/<option value="H1" selected/)
})
