// A spreadsheet of a workbook comes back: each difference is looked at, what was ticked is done as one action, and one undo takes it back.
import { expect, test } from 'vitest'
import { DOCUMENT_PROBLEMS } from '../../ach/document/document-rules.ts'
import type { Change } from '../../ach/log/change.ts'
import { evidenceAdded } from '../../ach/model/sample.test-support.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { ratingAt } from '../../ach/model/workbook.ts'
import { NEW_RATER, nameField, ownerField } from '../../import/review/returned-workbook.ts'
import { paths } from '../../paths.ts'
import { type TestApp, testApp } from '../../tests/support/test-app.ts'
import { boxesIn, give, look, send, seqIn, wordsOf, workbookFile } from './imports.test-support.ts'
import { UPLOAD_NOTES } from './upload-destination.ts'

const rate = (evidence: string, hypothesis: string, before: 'C' | null, after: 'C' | 'N'): Change => ({
  ...{ type: 'rated', rater: 'me', evidence, hypothesis, before, after },
})
const mine = async (app: TestApp, id: string, evidence: string, hypothesis: string) => {
  const me = (await app.workbooks.open(id)).workbook.raters.get('me')
  return me ? ratingAt(me, evidence, hypothesis) : undefined
}
const EDITS = {
  'Matrix!E1!H1': 'II',
  'Matrix!E2!H1': 'CC',
  'Evidence!E3!Evidence': 'Other words',
  'Evidence!E4!Use': 'N',
}
const started = async () => {
  const app = await testApp()
  const id = await app.fromCase('tokyo-1995')
  await app.workbooks.change(id, 'me', () => [rate('E1', 'H1', null, 'C')])
  return { app, id }
}
const seqOf = async (app: TestApp, id: string) => (await app.workbooks.open(id)).workbook.seq
const apply = (app: TestApp, place: string, page: string, keys: Iterable<string>, more: readonly (readonly [string, string])[] = []) =>
  send(app, place, [['form', '1'], ['step', 'apply'], ['seq', seqIn(page)], ...[...keys].map((key) => ['change', key] as const), ...more])

test('each difference is a sentence with a box, and nothing is done yet', async () => {
  const { app, id } = await started()
  const before = await seqOf(app, id)
  const { place, page } = await look(app, [await workbookFile(app, id, EDITS)])
  expect(place).toMatch(/\/changes$/)
  const words = wordsOf(page)
  for (const sentence of [
    'would change 4 things',
    'E1 against Religious cult :',
    'E2 against Religious cult :',
    'Other words',
    'Apply 4 changes',
    'Ratings, 2',
    'Weights, texts and lists, 2',
  ])
    expect(words).toContain(sentence)
  expect([...boxesIn(page)]).toEqual([
    ['rated me E1 H1', true],
    ['rated me E2 H1', true],
    ['evidence E3 statement', true],
    ['evidence E4 parked', true],
  ])
  expect(words).toMatch(/E1 against Religious cult : C → becomes II/)
  expect(await seqOf(app, id)).toBe(before)
})

test('a file that was not edited changes nothing', async () => {
  const { app, id } = await started()
  const { page } = await look(app, [await workbookFile(app, id)])
  expect(wordsOf(page)).toContain('changes nothing')
  expect(boxesIn(page).size).toBe(0)
})

test('exactly what was ticked is done, and one undo takes all of it back', async () => {
  const { app, id } = await started()
  const { place, page } = await look(app, [await workbookFile(app, id, EDITS)])
  const before = (await app.workbooks.open(id)).workbook
  const done = await apply(app, place, page, ['rated me E1 H1', 'evidence E3 statement'])
  expect([done.status, done.headers.get('location')]).toEqual([303, paths.workbook(id)])
  const after = (await app.workbooks.open(id)).workbook
  expect(after.seq).toBe(before.seq + 2)
  expect(await mine(app, id, 'E1', 'H1')).toBe('II')
  expect(await mine(app, id, 'E2', 'H1')).toBeNull()
  expect([after.evidence.get('E3')?.statement, after.evidence.get('E4')?.parked]).toEqual(['Other words', false])
  expect((await app.get(place)).status).toBe(404)
  await app.workbooks.undo(id, 'me')
  expect(await mine(app, id, 'E1', 'H1')).toBe('C')
  expect((await app.workbooks.open(id)).workbook.evidence.get('E3')?.statement).toBe(before.evidence.get('E3')?.statement)
})

test('a file that a script imports without a form is applied with the defaults', async () => {
  const { app, id } = await started()
  const { place } = await look(app, [await workbookFile(app, id, EDITS)])
  await app.workbooks.change(id, 'me', () => [rate('E1', 'H1', 'C', 'N')])
  expect((await app.post(place)).status).toBe(303)
  expect([await mine(app, id, 'E1', 'H1'), await mine(app, id, 'E2', 'H1')]).toEqual(['N', 'CC'])
})

test('a change of something that changed here after the export is not ticked by itself, and can be', async () => {
  const { app, id } = await started()
  const file = await workbookFile(app, id, EDITS)
  await app.workbooks.change(id, 'me', () => [rate('E1', 'H1', 'C', 'N')])
  const { place, page } = await look(app, [file])
  expect(boxesIn(page).get('rated me E1 H1')).toBe(false)
  expect(wordsOf(page)).toContain('This was changed here after the file was made.')
  expect((await apply(app, place, page, ['rated me E1 H1'])).status).toBe(303)
  expect(await mine(app, id, 'E1', 'H1')).toBe('II')
})

test.each<[string, Change]>([
  ['another rating of the same cell', rate('E1', 'H1', 'C', 'N')],
  ['an item that was parked', { type: 'parked', what: 'evidence', id: 'E1' }],
])('%s since the page was drawn is answered with the page again, and nothing is done', async (_, change) => {
  const { app, id } = await started()
  const { place, page } = await look(app, [await workbookFile(app, id, EDITS)])
  await app.workbooks.change(id, 'me', () => [change])
  const before = await seqOf(app, id)
  const answer = await apply(app, place, page, boxesIn(page).keys())
  expect(answer.status).toBe(409)
  const again = await answer.text()
  expect(wordsOf(again)).toContain('Nothing was done yet.')
  expect(await seqOf(app, id)).toBe(before)
  expect(
    (
      await apply(
        app,
        place,
        again,
        [...boxesIn(again)].flatMap(([key, on]) => (on ? [key] : [])),
      )
    ).status,
  ).toBe(303)
  expect(await mine(app, id, 'E2', 'H1')).toBe('CC')
})

test('an import is refused as a whole where one of its changes cannot be made', async () => {
  const { app, id } = await started()
  await app.workbooks.change(id, 'me', () => Array.from({ length: 996 }, (_, at) => evidenceAdded(`X${at}`, 'x')))
  const full = await workbookFile(app, id, { 'Evidence!Y1!Evidence': 'One too many', 'Matrix!E1!H1': 'II' })
  const { place, page } = await look(app, [full])
  const before = await seqOf(app, id)
  const answer = await apply(app, place, page, boxesIn(page).keys())
  expect(answer.status).toBe(409)
  expect(wordsOf(await answer.text())).toContain('the most it can hold')
  expect([await seqOf(app, id), await mine(app, id, 'E1', 'H1')]).toEqual([before, 'C'])

  // Nor does it become a workbook of its own.
  const own = await app.post(place.replace(/\/changes$/, ''))
  expect([own.status, wordsOf(await own.text()).includes(DOCUMENT_PROBLEMS.tooMany(LIMITS.evidence))]).toEqual([422, true])
})

test('a new rater comes in with a name, also to new items, and one undo takes the rater out', async () => {
  const { app, id } = await started()
  const edits = {
    'Matrix!name': 'Tokyo, March 1995: rated by Dana',
    'Matrix!E2!H1': 'CC',
    'Evidence!E9!Evidence': 'New',
    'Matrix!E9!H1': 'I',
  }
  const { place, page } = await look(app, [await workbookFile(app, id, edits)])
  expect(wordsOf(page)).toContain('would change 1 thing and brings in 1 new rater')
  const form = [[ownerField(0), NEW_RATER] as const, [nameField(0), 'Dana K.'] as const]
  expect((await apply(app, place, page, boxesIn(page).keys(), form)).status).toBe(303)
  const { workbook, names } = await app.workbooks.open(id)
  const rater = workbook.raters.get('R1')
  expect([names.get('R1'), rater?.enteredBy, rater?.present]).toEqual(['Dana K.', 'me', true])
  expect(rater && [ratingAt(rater, 'E1', 'H1'), ratingAt(rater, 'E2', 'H1'), ratingAt(rater, 'E9', 'H1')]).toEqual(['C', 'CC', 'I'])
  expect(await mine(app, id, 'E2', 'H1')).toBeNull()
  await app.workbooks.undo(id, 'me')
  const back = (await app.workbooks.open(id)).workbook
  expect([back.raters.get('R1')?.present, back.evidence.get('E9')?.parked]).toEqual([false, true])
})

test('ratings that are given to another rater on the preview need no second preview', async () => {
  const { app, id } = await started()
  const { place, page } = await look(app, [await workbookFile(app, id, EDITS)])
  const form = [[ownerField(0), NEW_RATER] as const, [nameField(0), 'Dana'] as const]
  expect((await apply(app, place, page, boxesIn(page).keys(), form)).status).toBe(303)
  const { workbook } = await app.workbooks.open(id)
  expect([await mine(app, id, 'E1', 'H1'), workbook.raters.get('R1')?.ratings.get('E1')?.get('H1')]).toEqual(['C', 'II'])
})

test('a cell of an imported file that cannot be read is named with its place', async () => {
  const { app, id } = await started()
  const { page } = await look(app, [await workbookFile(app, id, { 'Matrix!E1!H1': 'maybe' })])
  expect(wordsOf(page)).toContain('Sheet Matrix, cell I7: “maybe” is not a rating.')
})

test('a file of another workbook is offered as a workbook of its own, wherever it is given', async () => {
  const { app, id } = await started()
  const other = await app.fromCase('tokyo-1995')
  const file = await workbookFile(app, other, EDITS)
  const { place, page } = await look(app, [file], { workbook: id })
  expect(place).toMatch(/^\/imports\/[^/]+$/)
  expect(wordsOf(page)).toContain(UPLOAD_NOTES.otherWorkbook)
  expect((await app.get(`${place}/changes`)).headers.get('location')).toBe(place)
  const made = await app.post(place)
  expect(made.status).toBe(303)
  const { workbook } = await app.workbooks.open(made.headers.get('location')?.split('/').at(-1) ?? '')
  expect([workbook.evidence.get('E3')?.statement, workbook.raters.get('me')?.ratings.get('E1')?.get('H1')]).toEqual(['Other words', 'II'])
})

test('a file of a workbook that was deleted can become one of its own', async () => {
  const { app, id } = await started()
  const file = await workbookFile(app, id, EDITS)
  await app.workbooks.delete(id)
  expect((await give(app, [file], { workbook: id })).answer.status).toBe(404)
  const { place } = await look(app, [file])
  expect(place).toMatch(/^\/imports\/[^/]+$/)
  expect((await app.post(place)).status).toBe(303)
})

test('a workbook that was deleted during the preview is not changed', async () => {
  const { app, id } = await started()
  const { place, page } = await look(app, [await workbookFile(app, id, EDITS)])
  await app.workbooks.delete(id)
  const answer = await apply(app, place, page, boxesIn(page).keys())
  expect([answer.status, answer.headers.get('location')]).toEqual([303, place.replace(/\/changes$/, '')])
})
