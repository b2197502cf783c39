// Recording outcomes of indicators (stored as expectations) and milestones, and adding them as evidence.
import { expect, test } from 'vitest'
import { evidenceAlready, outcomeChanged } from '../../forms/indicator-outcome.ts'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

const EXPECTED = { hypothesis: 'H1', statement: 'Orders from before the fifth.', seen: 'no', search: 'high', where: 'Court files' }

async function started() {
  const app = await testApp()
  const id = await app.fromCase()
  const workbook = async () => (await app.workbooks.open(id)).workbook
  return { ...app, id, workbook }
}

test('an unseen indicator becomes an absence, as credible as the search was thorough; one undo reverses it', async () => {
  const { get, post, workbooks, id, workbook } = await started()
  await post(paths.items(id, 'expectations'), EXPECTED)
  const url = paths.outcomeEvidence(id, 'expectations', 'X1')
  const formPage = await (await get(url)).text()
  expect(formPage).toContain('Not seen: Orders from before the fifth.</textarea>')
  expect(formPage).toMatch(/name="credibility" value="search" checked/)
  const { seq } = await workbook()
  const sent = {
    seen: 'no',
    statement: 'No such orders were found.',
    search: 'high',
    where: 'Court files',
    date: '',
    credibility: 'search',
  }
  expect((await post(url, sent)).headers.get('location')).toBe(`${paths.items(id, 'expectations')}#expectations-X1`)
  const after = await workbook()
  expect(after.seq).toBe(seq + 2)
  expect(after.evidence.get('E24')).toMatchObject({
    statement: 'No such orders were found.',
    kind: 'absence',
    credibility: 'high',
    relevance: null,
    notes: 'Indicator for “Coup” (X1).\nLooked for thoroughly.\nWhere: Court files',
  })
  expect(after.expectations.get('X1')?.evidence).toBe('E24')
  const list = await (await get(paths.items(id, 'expectations'))).text()
  expect(list).toContain(`In the evidence as <a href="${paths.item(id, 'evidence', 'E24')}">E24</a>`)
  await workbooks.undo(id, 'me')
  const undone = await workbook()
  expect([undone.evidence.has('E24'), undone.expectations.get('X1')?.evidence]).toEqual([false, null])
})

test.each([
  ['low', 'search', 'low'],
  ['medium', 'search', 'medium'],
  ['high', 'low', 'low'],
  ['', 'search', null],
  ['high', '', null],
])('a search of %j with the choice %j gives the credibility %j', async (search, credibility, wanted) => {
  const { post, id, workbook } = await started()
  await post(paths.items(id, 'expectations'), { ...EXPECTED, search: '' })
  await post(paths.outcomeEvidence(id, 'expectations', 'X1'), { seen: 'no', statement: 'x', search, where: 'there', credibility })
  const { evidence, expectations } = await workbook()
  expect(evidence.get('E24')?.credibility).toBe(wanted)
  expect(expectations.get('X1')).toMatchObject({ search: search || null, where: 'there' })
})

test('an indicator that was seen becomes an event', async () => {
  const { get, post, id, workbook } = await started()
  await post(paths.items(id, 'expectations'), { ...EXPECTED, seen: '' })
  const url = paths.outcomeEvidence(id, 'expectations', 'X1')
  expect((await get(url)).status).toBe(303)
  expect(await (await get(paths.items(id, 'expectations'))).text()).toContain(`href="${url}?seen=yes"`)
  const { seq } = await workbook()
  const formPage = await (await get(`${url}?seen=yes`)).text()
  expect(formPage).not.toContain('name="search"')
  expect((await workbook()).seq).toBe(seq)
  await post(url, { seen: 'yes', statement: EXPECTED.statement, where: 'Court files', date: '2022-01-04', credibility: 'medium' })
  expect((await workbook()).evidence.get('E24')).toMatchObject({ kind: 'event', date: '2022-01-04', credibility: 'medium' })
  expect((await workbook()).expectations.get('X1')).toMatchObject({ seen: 'yes', search: 'high', evidence: 'E24' })
})

test('recording an outcome and adding the item are one change, and one undo reverses both', async () => {
  const { post, workbooks, id, workbook } = await started()
  await post(paths.items(id, 'expectations'), { ...EXPECTED, seen: '' })
  await post(paths.outcomeEvidence(id, 'expectations', 'X1'), { seen: 'yes', statement: 'x' })
  expect((await workbook()).expectations.get('X1')).toMatchObject({ seen: 'yes', evidence: 'E24', where: 'Court files' })
  await workbooks.undo(id, 'me')
  expect((await workbook()).expectations.get('X1')).toMatchObject({ seen: null, evidence: null })
  expect((await workbook()).evidence.has('E24')).toBe(false)
})

test('an outcome can be recorded without an item of evidence, with how hard someone looked', async () => {
  const { get, post, id, workbook } = await started()
  await post(paths.items(id, 'expectations'), { ...EXPECTED, seen: '' })
  const outcome = paths.outcome(id, 'expectations', 'X1')
  const formPage = await (await get(`${paths.outcomeEvidence(id, 'expectations', 'X1')}?seen=no`)).text()
  expect(formPage).toContain(`formaction="${outcome}"`)
  const place = `${paths.items(id, 'expectations')}#expectations-X1`
  const form = { seen: 'no', statement: 'Not seen', 'was.where': 'Court files', where: 'Archives', 'was.search': 'high', search: 'low' }
  expect((await post(outcome, { ...form, where: 'w'.repeat(201) })).status).toBe(422)
  expect((await post(outcome, form)).headers.get('location')).toBe(place)
  expect((await workbook()).expectations.get('X1')).toMatchObject({ seen: 'no', search: 'low', where: 'Archives', evidence: null })
  expect((await workbook()).evidence.size).toBe(23)
  expect((await get(outcome)).headers.get('location')).toBe(place)
})

test('the opposite outcome saved in another window is not overwritten', async () => {
  const { get, post, id, workbook } = await started()
  await post(paths.items(id, 'expectations'), { ...EXPECTED, seen: '' })
  await post(paths.outcomeEvidence(id, 'expectations', 'X1'), { seen: 'yes', statement: 'x' })
  const { seq } = await workbook()
  const answer = await post(paths.outcome(id, 'expectations', 'X1'), { seen: 'no', statement: 'Kept words' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain(outcomeChanged('X1'))
  expect(page).toContain('Kept words</textarea>')
  expect((await get(`${paths.outcomeEvidence(id, 'expectations', 'X1')}?seen=no`)).status).toBe(303)
  expect((await workbook()).seq).toBe(seq)
})

test('an outcome can be added as evidence only once, unless that item is parked', async () => {
  const { get, post, id, workbook } = await started()
  await post(paths.items(id, 'expectations'), EXPECTED)
  const url = paths.outcomeEvidence(id, 'expectations', 'X1')
  await post(url, { seen: 'no', statement: 'Not there' })
  const { seq } = await workbook()
  expect((await post(url, { seen: 'no', statement: 'Not there' })).status).toBe(303)
  const other = await post(url, { seen: 'no', statement: 'Other words' })
  expect(other.status).toBe(422)
  const page = await other.text()
  expect(page).toContain(`id="f-statement-error">${evidenceAlready('X1', 'E24')}`)
  expect(page).toContain('Other words</textarea>')
  expect((await workbook()).seq).toBe(seq)
  expect((await get(url)).status).toBe(303)
  await post(paths.park(id, 'evidence', 'E24'))
  expect(await (await get(paths.items(id, 'expectations'))).text()).toContain('(now parked)')
  expect((await get(url)).status).toBe(200)
  await post(url, { seen: 'no', statement: 'Other words' })
  expect((await workbook()).expectations.get('X1')?.evidence).toBe('E25')
})

test('a milestone that was seen becomes an event of today; one that did not happen can become an absence', async () => {
  const { get, post, id, workbook } = await started()
  await post(paths.items(id, 'milestones'), { statement: 'A trial', hypothesis: 'H2', where: 'Court calendar', by: '2025-12-31' })
  await post(paths.items(id, 'milestones'), { statement: 'An amnesty', by: '2025-12-31' })
  const url = paths.outcomeEvidence(id, 'milestones', 'M1')
  expect(await (await get(`${url}?seen=yes`)).text()).toMatch(/name="date"[^>]* value="2026-01-0\d"/)
  await post(url, { seen: 'yes', statement: 'The trial began.', where: 'Court calendar', date: '2026-01-02' })
  expect((await workbook()).evidence.get('E24')).toMatchObject({
    kind: 'event',
    date: '2026-01-02',
    notes: 'Milestone that would count against “Jihadi” (M1).\nWhere: Court calendar',
  })
  const location = (await post(paths.outcome(id, 'milestones', 'M2'), { seen: 'no' })).headers.get('location')
  expect(location).toBe(`${paths.items(id, 'milestones')}#milestones-M2`)
  expect(await (await get(paths.items(id, 'milestones'))).text()).toContain('Add its absence as evidence')
  await post(paths.outcomeEvidence(id, 'milestones', 'M2'), { seen: 'no', statement: 'No amnesty came.', credibility: 'high' })
  const { evidence, milestones } = await workbook()
  expect(evidence.get('E25')).toMatchObject({ kind: 'absence', credibility: 'high', notes: 'Milestone (M2).\nBy: 31 Dec 2025.' })
  expect([milestones.get('M1')?.evidence, milestones.get('M2')?.evidence]).toEqual(['E24', 'E25'])
})

test('errors of the outcome form are shown at their fields, and what was typed is kept', async () => {
  const { post, id, workbook } = await started()
  await post(paths.items(id, 'expectations'), EXPECTED)
  const { seq } = await workbook()
  const typed = { seen: 'no', statement: ' ', search: 'very', where: 'w'.repeat(201), date: 'soon', credibility: 'search' }
  const answer = await post(paths.outcomeEvidence(id, 'expectations', 'X1'), typed)
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const field of ['statement', 'search', 'where', 'date', 'credibility']) expect(page).toContain(`id="f-${field}-error"`)
  expect(page).toContain('value="soon"')
  expect((await workbook()).seq).toBe(seq)
})

test('an indicator’s field that another person changed and the form did not stays theirs', async () => {
  const { post, id, workbook } = await started()
  await post(paths.items(id, 'expectations'), EXPECTED)
  await post(paths.item(id, 'expectations', 'X1'), { where: 'Court files and archives' })
  const form = { seen: 'no', statement: 'x', 'was.where': 'Court files', where: 'Court files', 'was.search': 'high', search: 'low' }
  await post(paths.outcomeEvidence(id, 'expectations', 'X1'), { ...form, credibility: 'search' })
  expect((await workbook()).expectations.get('X1')).toMatchObject({ where: 'Court files and archives', search: 'low' })
  expect((await workbook()).evidence.get('E24')?.notes).toContain('Where: Court files and archives')
})

test('an outcome form opened before the outcome changed writes nothing', async () => {
  const { post, id, workbook } = await started()
  await post(paths.items(id, 'expectations'), EXPECTED)
  await post(paths.item(id, 'expectations', 'X1'), { seen: 'yes' })
  const { seq } = await workbook()
  const answer = await post(paths.outcomeEvidence(id, 'expectations', 'X1'), { seen: 'no', statement: 'Kept words' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain(`id="f-statement-error">${outcomeChanged('X1')}`)
  expect(page).toContain('Kept words</textarea>')
  expect((await workbook()).seq).toBe(seq)
})

test('an outcome of a parked or unknown item is refused, and so is one that is neither yes nor no', async () => {
  const { get, post, id } = await started()
  await post(paths.items(id, 'expectations'), EXPECTED)
  expect((await post(paths.outcome(id, 'expectations', 'X1'), { seen: 'perhaps' })).status).toBe(422)
  for (const answer of [
    await post(paths.outcome(id, 'milestones', 'M9'), { seen: 'yes' }),
    await get(paths.outcomeEvidence(id, 'expectations', 'X9')),
    await post(paths.outcomeEvidence(id, 'expectations', 'X9'), { seen: 'no', statement: 'x' }),
  ])
    expect(answer.status).toBe(404)
  await post(paths.park(id, 'expectations', 'X1'))
  const parked = await post(paths.outcomeEvidence(id, 'expectations', 'X1'), { seen: 'no', statement: 'Kept words' })
  expect(parked.status).toBe(409)
  expect(await parked.text()).toContain('Kept words</textarea>')
  expect((await post(paths.outcome(id, 'expectations', 'X1'), { seen: 'no' })).status).toBe(409)
})

test('an item shows where it comes from and what it depends on; a hypothesis shows its indicators', async () => {
  const { get, post, id } = await started()
  await post(paths.items(id, 'expectations'), EXPECTED)
  await post(paths.outcomeEvidence(id, 'expectations', 'X1'), { seen: 'no', statement: 'Not there' })
  await post(paths.items(id, 'assumptions'), { statement: 'Files are complete', state: 'caveats', cells: 'E24/H1' })
  await post(paths.items(id, 'milestones'), { statement: 'A trial', hypothesis: 'H1' })
  const item = await (await get(paths.item(id, 'evidence', 'E24'))).text()
  expect(item).toContain(`<a href="${paths.item(id, 'expectations', 'X1')}">X1</a>`)
  expect(item).toContain('from an indicator for <bdi>Coup</bdi>')
  expect(item).toContain('depends on an assumption: supported with caveats')
  expect(await (await get(paths.item(id, 'expectations', 'X1'))).text()).toContain(
    `<a href="${paths.item(id, 'evidence', 'E24')}">E24</a> · absence`,
  )
  expect(await (await get(paths.item(id, 'evidence', 'E1'))).text()).not.toContain('id="checks"')
  const hypothesis = await (await get(paths.item(id, 'hypotheses', 'H1'))).text()
  expect(hypothesis).toContain('Orders from before the fifth.')
  expect(hypothesis).toContain('milestone against it: not yet')
})
