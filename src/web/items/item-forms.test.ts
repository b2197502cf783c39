// Adding and editing items: ids, errors, limits, hostile text and conflicts.
import { expect, test } from 'vitest'
import { problemsFound } from '../../../templates/ui/fields.tsx'
import type { Change } from '../../ach/log/change.ts'
import { CHANGE_REFUSALS } from '../../ach/log/check-change.ts'
import { ITEM_LIMIT_REFUSALS } from '../../ach/log/item-limits.ts'
import { dateProblem } from '../../ach/model/dates.ts'
import { LIMITS, TEXT_PROBLEMS } from '../../ach/model/texts.ts'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

const evidence = { kind: null, source: null, cluster: null, locator: null, date: null, credibility: null, relevance: null, notes: null }

test('a new item gets the next id, or the one entered', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const first = await post(paths.items(id, 'evidence'), { statement: 'Something new', date: '2022-01-10', credibility: 'high' })
  expect(first.headers.get('location')).toBe(`${paths.items(id, 'evidence')}#evidence-E24`)
  await post(paths.items(id, 'evidence'), { statement: 'Mine', id: 'X-1' })
  await post(paths.items(id, 'hypotheses'), { label: 'Fifth', statement: 'A fifth way' })
  await post(paths.items(id, 'sources'), { name: 'A witness', reliability: 'F' })
  await post(paths.items(id, 'clusters'), { label: 'One night' })
  const { workbook } = await workbooks.open(id)
  expect(workbook.evidence.get('E24')).toMatchObject({
    statement: 'Something new',
    date: '2022-01-10',
    credibility: 'high',
    relevance: null,
    source: null,
  })
  expect([...workbook.evidence.keys()].at(-1)).toBe('X-1')
  expect([workbook.hypotheses.has('H5'), workbook.sources.get('S9')?.reliability, workbook.clusters.has('C1')]).toEqual([true, 'F', true])
})

test('errors of an item form are shown at their fields and linked from the top, and what was typed is kept', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const { seq } = (await workbooks.open(id)).workbook
  const answer = await post(paths.items(id, 'evidence'), {
    statement: ' ',
    date: '10th of Jan',
    notes: 'kept <i>notes</i>',
    relevance: 'low',
    id: '9x',
    newSource: 'N'.repeat(201),
  })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const [field, message] of [
    ['statement', TEXT_PROBLEMS.empty('The text')],
    ['date', dateProblem('10th of Jan')],
    ['id', TEXT_PROBLEMS.id],
    ['newSource', TEXT_PROBLEMS.tooLong('The name', LIMITS.label)],
  ]) {
    expect(page).toContain(`<a href="#f-${field}">${message}</a>`)
    expect(page).toContain(`id="f-${field}-error">${message}</p>`)
  }
  expect(page).toContain(problemsFound(4))
  expect(page).toContain('value="10th of Jan"')
  expect(page).toContain('kept &lt;i&gt;notes&lt;/i&gt;')
  expect(page).toMatch(/name="relevance" value="low" checked/)
  expect((await workbooks.open(id)).workbook.seq).toBe(seq)
})

test('an id that is already used, in any case, is refused at its field', async () => {
  const { post, fromCase } = await testApp()
  const answer = await post(paths.items(await fromCase(), 'evidence'), { statement: 'x', id: 'e4' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(`<a href="#f-id">${CHANGE_REFUSALS.usedId('E4')}</a>`)
})

test('a hypothesis beyond the limit is refused, and what was typed is kept', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const more = Array.from(
    { length: 16 },
    (_, at): Change => ({ type: 'added', what: 'hypothesis', id: `H${at + 5}`, fields: { label: 'x', statement: 'x', notes: null } }),
  )
  await workbooks.change(id, 'me', () => more)
  const answer = await post(paths.items(id, 'hypotheses'), { label: 'One more', statement: 'Too many' })
  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toContain(ITEM_LIMIT_REFUSALS.full(LIMITS.hypotheses, 'hypotheses'))
  expect(page).toContain('value="One more"')
})

test('a new source and cluster are added with the item in one change, and one undo reverses it', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(paths.items(id, 'evidence'), { statement: 'x', newSource: 'A diary', newReliability: 'B', newCluster: 'One desk' })
  const { workbook } = await workbooks.open(id)
  expect(workbook.evidence.get('E24')).toMatchObject({ source: 'S9', cluster: 'C1' })
  expect(workbook.sources.get('S9')).toMatchObject({ name: 'A diary', reliability: 'B' })
  await post(paths.items(id, 'evidence'), { statement: 'y', newSource: 'a  DIARY' })
  expect((await workbooks.open(id)).workbook.evidence.get('E25')?.source).toBe('S9')
  await workbooks.undo(id, 'me')
  await workbooks.undo(id, 'me')
  const after = (await workbooks.open(id)).workbook
  expect([after.evidence.has('E24'), after.sources.has('S9')]).toEqual([false, false])
  await post(paths.items(id, 'evidence'), { statement: 'z' })
  expect([...(await workbooks.open(id)).workbook.evidence.keys()].at(-1)).toBe('E26')
})

test('an edit writes only changed fields; a missing field and an unchanged form write nothing', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const { seq } = (await workbooks.open(id)).workbook
  expect((await post(paths.item(id, 'evidence', 'E4'), { statement: 'Other words' })).status).toBe(303)
  const { workbook } = await workbooks.open(id)
  expect(workbook.evidence.get('E4')).toMatchObject({ statement: 'Other words', source: 'S2', cluster: 'tokayev', credibility: 'high' })
  expect(workbook.seq).toBe(seq + 1)
  await post(paths.item(id, 'evidence', 'E4'), { statement: 'Other words' })
  await post(paths.item(id, 'evidence', 'E4'), { source: '', credibility: '' })
  expect((await workbooks.open(id)).workbook.evidence.get('E4')).toMatchObject({ source: null, credibility: null, cluster: 'tokayev' })
  expect((await workbooks.open(id)).workbook.seq).toBe(seq + 2)
})

test('a conflict between two people shows both versions with the changed words marked', async () => {
  const { get, post, workbooks } = await testApp()
  const made: Change[] = [
    {
      type: 'created',
      fields: { title: 'T', question: 'Q', background: null, method: 'count' },
      reference: null,
      exercise: null,
      from: null,
    },
    { type: 'joined', rater: 'me', kind: 'person', name: null, note: null, shown: true },
    { type: 'joined', rater: 'd', kind: 'person', name: null, note: null, shown: true },
    { type: 'added', what: 'evidence', id: 'E1', fields: { ...evidence, statement: 'Only 118 weapons were captured.' } },
  ]
  const id = await workbooks.create(
    'me',
    made,
    new Map([
      ['me', 'Analyst'],
      ['d', 'Daniyar'],
    ]),
  )
  const formPage = await (await get(paths.item(id, 'evidence', 'E1'))).text()
  const version = /name="version" value="(\d+)"/.exec(formPage)?.[1] ?? ''
  await workbooks.change(id, 'd', () => [
    {
      type: 'changed',
      what: 'evidence',
      id: 'E1',
      before: { statement: 'Only 118 weapons were captured.' },
      after: { statement: 'Only 118 weapons were captured by 10 January.' },
    },
  ])
  const mine = { statement: 'Only 118 weapons were captured, most of them hunting rifles.\nSecond line', notes: '', version }
  const answer = await post(paths.item(id, 'evidence', 'E1'), mine)
  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toMatch(/<bdi>Daniyar<\/bdi> changed E1 while you were editing\./)
  expect(page).toContain('Only 118 weapons were <mark>captured by 10 January.</mark>')
  expect(page).toContain('<mark>captured, most of them hunting rifles.\nSecond line</mark>')
  const fresh = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  expect(fresh).not.toBe(version)
  expect((await post(paths.item(id, 'evidence', 'E1'), { ...mine, version: fresh })).status).toBe(303)
  expect((await workbooks.open(id)).workbook.evidence.get('E1')?.statement).toBe(mine.statement)
})

test('a conflict leaves alone a field that only the other person changed', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const formPage = await (await get(paths.item(id, 'evidence', 'E4'))).text()
  const version = /name="version" value="(\d+)"/.exec(formPage)?.[1] ?? ''
  const form = {
    statement: 'Tokayev said that only 118 weapons had been captured.',
    date: '2022-01-10',
    locator: 'para. 6',
    version,
  }
  await post(paths.item(id, 'evidence', 'E4'), { date: '2022-01-11' })
  const answer = await post(paths.item(id, 'evidence', 'E4'), { ...form, statement: 'My words' })
  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toContain('>My words<')
  expect(page).not.toContain('name="date"')
  const fresh = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  await post(paths.item(id, 'evidence', 'E4'), { statement: 'My words', version: fresh })
  expect((await workbooks.open(id)).workbook.evidence.get('E4')).toMatchObject({ statement: 'My words', date: '2022-01-11' })
  expect((await post(paths.item(id, 'evidence', 'E4'), form)).status).toBe(303)
  expect((await workbooks.open(id)).workbook.evidence.get('E4')).toMatchObject({ statement: 'My words', date: '2022-01-11' })
})

test('a conflict with another window of the same person says so', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  await post(paths.item(id, 'evidence', 'E4'), { statement: 'First window' })
  const page = await (await post(paths.item(id, 'evidence', 'E4'), { statement: 'Second window', version: '1' })).text()
  expect(page).toContain('You changed E4 in another window while you were editing here.')
})

test('an edit without a version, or with an old one and no changes, is not a conflict', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  await post(paths.item(id, 'evidence', 'E4'), { statement: 'First' })
  expect((await post(paths.item(id, 'evidence', 'E4'), { statement: 'Second' })).status).toBe(303)
  expect((await post(paths.item(id, 'evidence', 'E4'), { statement: 'Second', version: '1' })).status).toBe(303)
})

test('the form of an unknown workbook or item is not found', async () => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  for (const path of [
    paths.item(id, 'evidence', 'E99'),
    paths.item(id, 'hypotheses', 'E1'),
    paths.item('nowhere', 'evidence', 'E1'),
    paths.newItem('nowhere', 'evidence'),
  ]) {
    expect((await get(path)).status, path).toBe(404)
  }
  expect((await post(paths.item(id, 'sources', 'S99'), { name: 'x' })).status).toBe(404)
  expect((await post(paths.items(id, 'evidence'), { statement: 'x', source: 'S99' })).status).toBe(422)
})

test.each([
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['a formula', '=HYPERLINK("http://x","y")'],
  ['emoji and right to left', '🙂 مرحبا ‮ abc'],
  ['ten thousand characters', 'long words '.repeat(909)],
  ['a line end first', '\nsecond line'],
])('%s is stored as typed and shown as text on every page', async (_, statement) => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase('tokyo-1995')
  expect((await post(paths.items(id, 'evidence'), { statement })).status).toBe(303)
  expect([...(await workbooks.open(id)).workbook.evidence.values()].at(-1)?.statement).toBe(statement)
  for (const path of [paths.items(id, 'evidence'), paths.item(id, 'evidence', 'E5'), paths.weights(id), paths.history(id)]) {
    const page = await (await get(path)).text()
    expect(page).toContain(statement.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'))
    expect(page).not.toContain('<script>alert')
  }
})

test('two hypotheses may have the same label', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  expect((await post(paths.items(id, 'hypotheses'), { label: 'Coup', statement: 'Another' })).status).toBe(303)
  expect([...(await workbooks.open(id)).workbook.hypotheses.values()].filter(({ label }) => label === 'Coup')).toHaveLength(2)
})

test('saving an item returns to the page that the form was opened from', async () => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  const formPage = await (await get(`${paths.item(id, 'evidence', 'E4')}?back=matrix`)).text()
  expect(formPage).toContain('name="back" value="matrix"')
  expect(formPage).toContain(`href="${paths.workbook(id)}#c-E4-H1"`)
  const locationAfter = async (back: string) =>
    (await post(paths.item(id, 'evidence', 'E4'), { notes: back, back })).headers.get('location')
  expect(await locationAfter('matrix')).toBe(`${paths.workbook(id)}#c-E4-H1`)
  expect(await locationAfter('card')).toBe(paths.card(id, 'E4'))
  expect(await locationAfter('https://elsewhere.example')).toBe(`${paths.items(id, 'evidence')}#evidence-E4`)
})

test('a date is stored in ISO form, however it is typed, and a conflict shows it in words', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const date = async () => (await workbooks.open(id)).workbook.evidence.get('E4')?.date
  for (const [typed, stored] of [
    ['11 Jan 2022', '2022-01-11'],
    ['January 2022', '2022-01'],
    ['2021', '2021'],
  ]) {
    await post(paths.item(id, 'evidence', 'E4'), { date: typed ?? '' })
    expect(await date()).toBe(stored)
  }
  const page = await (await post(paths.item(id, 'evidence', 'E4'), { date: '3 Feb 2022', version: '1' })).text()
  expect(page).toContain('<mark>3 Feb 2022</mark>')
})

test('undo on the page of an item that it takes back leads to the list, and on its card to the matrix', async () => {
  const { post, fromCase } = await testApp()
  for (const [page, target] of [
    [paths.item, (id: string) => paths.items(id, 'evidence')],
    [(id: string, _: string, item: string) => paths.card(id, item), paths.workbook],
  ] as const) {
    const id = await fromCase()
    await post(paths.items(id, 'evidence'), { statement: 'x' })
    const undone = await post(paths.undo(id), {}, { referer: `http://localhost${page(id, 'evidence', 'E24')}?saved=1` })
    expect([undone.status, undone.headers.get('location')]).toEqual([303, target(id)])
  }
})

test('a grade of the Admiralty code sets the credibility, is shown after the letter of the source, and goes if the two disagree', async () => {
  const { post, get, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const item = async () => (await workbooks.open(id)).workbook.evidence.get('E4')
  const letter = (await workbooks.open(id)).workbook.sources.get((await item())?.source ?? '')?.reliability
  await post(paths.item(id, 'evidence', 'E4'), { credibility: 'low', grade: '2' })
  expect(await item()).toMatchObject({ grade: '2', credibility: 'high' })
  const pages = [paths.workbook(id), paths.card(id, 'E4'), paths.items(id, 'evidence')]
  for (const page of pages) expect(await (await get(page)).text()).toContain(`>${letter}2<`)
  for (const file of [paths.report(id), paths.export(id, 'md')]) expect(await (await get(file)).text()).toContain(`(${letter}2)`)
  expect(await (await get(paths.export(id, 'json'))).text()).toContain('"grade": "2"')
  await post(paths.item(id, 'evidence', 'E4'), { credibility: 'low', grade: '2' })
  expect(await item()).toMatchObject({ grade: null, credibility: 'low' })
  await workbooks.undo(id, 'me')
  expect(await item()).toMatchObject({ grade: '2', credibility: 'high' })
  await post(paths.weights(id), { 'credibility.E4': 'medium', 'relevance.E4': 'medium', 'was.E4': 'high,medium' })
  expect(await item()).toMatchObject({ grade: null, credibility: 'medium' })
  await workbooks.undo(id, 'me')
  expect(await item()).toMatchObject({ grade: '2', credibility: 'high' })
  const added = await post(paths.items(id, 'evidence'), { statement: 'New', grade: '4' })
  expect(added.status).toBe(303)
  expect((await workbooks.open(id)).workbook.evidence.get('E24')).toMatchObject({ grade: '4', credibility: 'low' })
  expect((await post(paths.items(id, 'evidence'), { statement: 'New', grade: '7' })).status).toBe(422)
})

test('an item with the text of another one is added only if the user insists', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const again = await post(paths.items(id, 'evidence'), { statement: 'tokayev himself LATER spoke of a coup' })
  expect(again.status).toBe(422)
  const page = await again.text()
  expect(page).toContain('<a href="#f-again">E7 has the same text.')
  expect(page).toMatch(/<input type="checkbox" id="f-again" name="again" value="yes"[^>]*(?<!checked)\/>/)
  expect((await workbooks.open(id)).workbook.evidence.size).toBe(23)
  await post(paths.items(id, 'evidence'), { statement: 'tokayev himself LATER spoke of a coup', again: 'yes' })
  expect((await workbooks.open(id)).workbook.evidence.size).toBe(24)
})

test('a form opens with the focus in its first field, or in the one that the address names', async () => {
  const { get, fromCase } = await testApp()
  const id = await fromCase()
  const focused = async (path: string) =>
    /<(?:input|textarea|select)[^>]*name="(\w+)"[^>]* autofocus/.exec(await (await get(path)).text())?.[1]
  for (const list of ['evidence', 'assumptions', 'expectations', 'milestones'] as const)
    expect(await focused(paths.newItem(id, list))).toBe('statement')
  expect(await focused(paths.newItem(id, 'hypotheses'))).toBe('label')
  expect(await focused(`${paths.newItem(id, 'sources')}?added=S1`)).toBe('name')
  for (const field of ['date', 'source', 'credibility'])
    expect(await focused(`${paths.item(id, 'evidence', 'E3')}?field=${field}`)).toBe(field)
  expect(await focused(paths.item(id, 'evidence', 'E3'))).toBeUndefined()
})

test('saving returns to the list of evidence as it was left, and to no other page', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  const to = async (back: string) => (await post(paths.item(id, 'evidence', 'E3'), { kind: 'claim', back })).headers.get('location')
  expect(await to('?sort=-date&find=coup&evil=1')).toBe(`${paths.items(id, 'evidence')}?find=coup&sort=-date#evidence-E3`)
  expect(await to('?sort=evil#x')).toBe(`${paths.items(id, 'evidence')}#evidence-E3`)
  expect(await to('//elsewhere.example')).toBe(`${paths.items(id, 'evidence')}#evidence-E3`)
})
