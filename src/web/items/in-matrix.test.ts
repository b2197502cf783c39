// Items that are added, edited and moved from the matrix: the forms of their pages, answered with an update of the matrix or in its side panel.
import { expect, test } from 'vitest'
import { TEXT_PROBLEMS } from '../../ach/model/texts.ts'
import { paths } from '../../paths.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

const SIDE_PANEL = { ...HTMX, 'HX-Target': 'div#side-panel-body' } as const

test('a head of the matrix is edited in a small form with its text, source and weight', async () => {
  const { get, fromCase } = await testApp()
  const id = await fromCase()
  const form = await (await get(paths.item(id, 'evidence', 'E3'), HTMX)).text()
  expect(form).toMatch(/^<form class="head-editor"/)
  for (const name of ['version', 'statement', 'newSource', 'credibility', 'relevance']) expect(form).toContain(`name="${name}"`)
  expect(await (await get(paths.item(id, 'hypotheses', 'H1'), HTMX)).text()).toContain('name="label"')
})

test('an edited text updates only its head, and an edited weight the scores too', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(paths.rating(id, 'E1', 'H1'), { value: 'I' })
  const { version } = (await workbooks.open(id)).workbook.evidence.get('E1') ?? { version: 0 }
  const answer = await (await post(paths.item(id, 'evidence', 'E1'), { statement: 'A new text', version: `${version}` }, SIDE_PANEL)).text()
  expect(answer).toContain('<th scope="row" class="item" id="i-E1">')
  expect(answer).toContain('A new text')
  expect(answer).not.toContain('hx-target="#matrix"')
  const weight = await (await post(paths.item(id, 'evidence', 'E1'), { relevance: 'low' }, SIDE_PANEL)).text()
  expect(weight).toContain('hx-target="#score-rows"')
  const { evidence } = (await workbooks.open(id)).workbook
  expect(evidence.get('E1')).toMatchObject({ statement: 'A new text', relevance: 'low', credibility: 'high' })
})

test('editing an item sends the whole matrix where it could move or hide its row', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  const answer = await post(paths.item(id, 'evidence', 'E1'), { statement: 'A new text', view: 'search=gas' }, SIDE_PANEL)
  expect(await answer.text()).toContain('hx-target="#matrix"')
})

test('a line becomes an item, or a hypothesis whose label is its first words', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(paths.items(id, 'evidence'), { line: 'Something new' }, SIDE_PANEL)
  const long = 'A fifth way that takes quite a few more words to say than a label can hold'
  const answer = await (await post(paths.items(id, 'hypotheses'), { line: long }, SIDE_PANEL)).text()
  expect(answer).toContain('hx-target="#matrix"')
  // what is below the matrix only once there is something to rate
  expect(answer).toMatch(/hx-target="#below".*Heat map.*Start an exercise/s)
  const { evidence, hypotheses } = (await workbooks.open(id)).workbook
  expect(evidence.get('E24')?.statement).toBe('Something new')
  expect(hypotheses.get('H5')).toMatchObject({ statement: long, label: 'A fifth way that takes quite a few more…' })
})

test('what is wrong with an item is shown in the side panel, without a second main part or heading of the page', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  const answer = await post(paths.items(id, 'evidence'), { line: ' ' }, SIDE_PANEL)
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toMatch(/^<hx-partial hx-target="#side-panel-body"/)
  expect(html).toContain(TEXT_PROBLEMS.empty('The text'))
  expect(html).not.toMatch(/<main|<h1|<html/)
})

test('a conflict is shown in the side panel with both versions', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  await post(paths.item(id, 'evidence', 'E1'), { statement: 'Theirs' })
  const answer = await post(paths.item(id, 'evidence', 'E1'), { statement: 'Mine', version: '1' }, SIDE_PANEL)
  expect(answer.status).toBe(409)
  expect(await answer.text()).toMatch(/^<hx-partial hx-target="#side-panel-body".*Theirs.*Mine/s)
})

test('an item moves in front of another one or to the end', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const order = async () => [...(await workbooks.open(id)).workbook.hypotheses.keys()]
  await post(paths.move(id, 'hypotheses', 'H4'), { before: 'H2' }, SIDE_PANEL)
  expect(await order()).toEqual(['H1', 'H4', 'H2', 'H3'])
  await post(paths.move(id, 'hypotheses', 'H1'), { before: '' }, SIDE_PANEL)
  expect(await order()).toEqual(['H4', 'H2', 'H3', 'H1'])
  expect((await post(paths.move(id, 'hypotheses', 'H1'), { before: 'H9' }, SIDE_PANEL)).status).toBe(404)
})

test('rows pasted into the matrix are added at once if all can be, and else shown in the side panel first', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(paths.pasteItems(id, 'evidence'), { rows: 'One thing\nAnother', separator: '', step: 'add-all' }, SIDE_PANEL)
  expect((await workbooks.open(id)).workbook.evidence.get('E25')?.statement).toBe('Another')
  const rows = 'ID\tEvidence\nE1\tA used ID\nE40\tA new one'
  const preview = await post(paths.pasteItems(id, 'evidence'), { rows, separator: '', step: 'add-all' }, SIDE_PANEL)
  expect(await preview.text()).toMatch(/^<hx-partial hx-target="#side-panel-body"/)
  expect((await workbooks.open(id)).workbook.evidence.has('E40')).toBe(false)
})

test('undo and redo say what they did and where', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  await post(paths.rating(id, 'E5', 'H1'), { value: 'II' })
  expect(await (await post(paths.undo(id), {}, HTMX)).text()).toMatch(/data-at="c-E5-H1"><p>Undid rating E5 as II for Coup\.<\/p>/)
  expect(await (await post(paths.redo(id), {}, HTMX)).text()).toMatch(/data-at="c-E5-H1"><p>Redid rating E5 as II for Coup\.<\/p>/)
  await post(paths.move(id, 'evidence', 'E3'), { before: 'E1' })
  expect(await (await post(paths.undo(id), {}, HTMX)).text()).toContain('data-at="i-E')
})
