// Pasting rows: a preview first, then one change.
import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

const rows = 'Evidence\tSource\tCred\n"A thing\nin two lines"\tThe Times\tH\n<b>Another</b>\tOpen record\tvery high'

test('the preview of pasted rows shows the items and every problem, and adds nothing', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const { seq } = (await workbooks.open(id)).workbook
  const answer = await post(paths.pasteItems(id, 'evidence'), { rows, step: 'check' })
  expect(answer.status).toBe(200)
  const page = await answer.text()
  expect(page).toContain('2 items to add')
  expect(page).toContain('&lt;b&gt;Another&lt;/b&gt;')
  expect(page).toContain('1 new source: <bdi>The Times</bdi>')
  expect(page).toMatch(/<strong>Row 3: <\/strong>\s*<bdi>“very high” is not a credibility/)
  expect(page).toContain('A thing\nin two lines')
  expect((await workbooks.open(id)).workbook.seq).toBe(seq)
})

test('adding pasted rows is one change, and one undo reverses it', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const added = await post(paths.pasteItems(id, 'evidence'), { rows, step: 'add' })
  expect(added.headers.get('location')).toBe(`${paths.items(id, 'evidence')}#evidence-E24`)
  const { workbook } = await workbooks.open(id)
  expect([...workbook.evidence.values()].slice(-2)).toMatchObject([
    { id: 'E24', statement: 'A thing\nin two lines', source: 'S9', credibility: 'high' },
    { id: 'E25', statement: '<b>Another</b>', source: 'S5', credibility: null },
  ])
  await workbooks.undo(id, 'me')
  expect([...(await workbooks.open(id)).workbook.evidence.keys()].at(-1)).toBe('E23')
})

test('ten thousand pasted rows are refused with the limit, and the text is kept', async () => {
  const { post, fromCase } = await testApp()
  const many = Array.from({ length: 10_000 }, (_, at) => `Item number ${at}`).join('\n')
  const answer = await post(paths.pasteItems(await fromCase(), 'evidence'), { rows: many, step: 'add' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('You pasted 10,000 rows. A workbook holds at most 1,000 items and this one has 23, so there is room for 977 more.')
  expect(page).toContain('Item number 9999')
})

test('hypotheses can be pasted too, up to their own limit', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(paths.pasteItems(id, 'hypotheses'), { rows: 'Label;Statement\nFifth;A fifth way', step: 'add' })
  expect((await workbooks.open(id)).workbook.hypotheses.get('H5')).toMatchObject({ label: 'Fifth', statement: 'A fifth way' })
  const many = Array.from({ length: 16 }, (_, at) => `Way ${at}`).join('\n')
  const answer = await post(paths.pasteItems(id, 'hypotheses'), { rows: many })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('A workbook holds at most 20 hypotheses and this one has 5, so there is room for 15 more.')
})

test('an empty paste is refused with a hint what to do', async () => {
  const { post, fromCase } = await testApp()
  const answer = await post(paths.pasteItems(await fromCase(), 'evidence'), { rows: ' \n', step: 'check' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Paste at least one row.')
})

test('pasting rows again adds none of them, unless they are ticked', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const twice = 'A thing\nTokayev himself later spoke of a coup\nanother THING'
  const preview = await (await post(paths.pasteItems(id, 'evidence'), { rows: twice, step: 'check' })).text()
  expect(preview).toContain('1 row has the text of another item and will be left out')
  expect(preview).toContain(`the same as <a href="${paths.item(id, 'evidence', 'E7')}">E7</a>`)
  await post(paths.pasteItems(id, 'evidence'), { rows: twice, step: 'add' })
  const texts = async () => [...(await workbooks.open(id)).workbook.evidence.values()].slice(23).map(({ statement }) => statement)
  expect(await texts()).toEqual(['A thing', 'another THING'])
  const none = await post(paths.pasteItems(id, 'evidence'), { rows: twice, step: 'add' })
  expect(none.status).toBe(422)
  expect(await none.text()).toContain('All of these rows have the text of an existing item.')
  await post(paths.pasteItems(id, 'evidence'), { rows: twice, step: 'add', keep: '2' })
  expect(await texts()).toEqual(['A thing', 'another THING', 'Tokayev himself later spoke of a coup'])
})
