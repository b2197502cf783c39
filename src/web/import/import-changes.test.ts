// Importing an edited spreadsheet: differences are reviewed, ticked ones applied as one action, and one Undo reverses them.
import { expect, test } from 'vitest'
import { DOCUMENT_PROBLEMS } from '../../ach/document/document-rules.ts'
import type { Change } from '../../ach/log/change.ts'
import { evidenceAdded } from '../../ach/model/sample.test-support.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { ratingAt } from '../../ach/model/workbook.ts'
import { NEW_RATER, nameField, ownerField } from '../../import/review/returned-workbook.ts'
import { paths } from '../../paths.ts'
import { type TestApp, testApp } from '../../tests/support/test-app.ts'
import { boxesIn, previewUpload, send, seqIn, uploadFiles, wordsOf, workbookFile } from './imports.test-support.ts'
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

test('the preview says what the verdict would be, unless a first pass hides it', async () => {
  const { app, id } = await started()
  const passing = (await app.post(paths.workbooks(), { case: 'tokyo-1995' })).headers.get('location')?.split('/').at(-1) ?? ''
  await app.workbooks.change(passing, 'me', () => [rate('E1', 'H1', null, 'C')])
  const wordsFor = async (workbook: string) => wordsOf((await previewUpload(app, [await workbookFile(app, workbook, EDITS)])).page)
  expect(await wordsFor(id)).toContain('With the ticked changes')
  expect(await wordsFor(passing)).not.toContain('With the ticked changes')
})

test('the preview lists each difference with a tick box and changes nothing', async () => {
  const { app, id } = await started()
  const before = await seqOf(app, id)
  const { place, page } = await previewUpload(app, [await workbookFile(app, id, EDITS)])
  expect(place).toMatch(/\/changes$/)
  const words = wordsOf(page)
  for (const sentence of [
    'workbook.xlsx : 4 changes',
    'E1 for Religious cult :',
    'E2 for Religious cult :',
    'Other words',
    'Import 4 changes',
    'Ratings (2)',
    'Changes to items, and new items (2)',
  ])
    expect(words).toContain(sentence)
  expect([...boxesIn(page)]).toEqual([
    ['rated me E1 H1', true],
    ['rated me E2 H1', true],
    ['evidence E3 statement', true],
    ['evidence E4 parked', true],
  ])
  expect(words).toMatch(/E1 for Religious cult : C → becomes II/)
  expect(await seqOf(app, id)).toBe(before)
})

test('importing an unedited file changes nothing', async () => {
  const { app, id } = await started()
  const { page } = await previewUpload(app, [await workbookFile(app, id)])
  expect(wordsOf(page)).toContain('workbook.xlsx : no changes')
  expect(boxesIn(page).size).toBe(0)
})

test('importing applies exactly the ticked changes, and one undo reverses them', async () => {
  const { app, id } = await started()
  const { place, page } = await previewUpload(app, [await workbookFile(app, id, EDITS)])
  const before = (await app.workbooks.open(id)).workbook
  const response = await apply(app, place, page, ['rated me E1 H1', 'evidence E3 statement'])
  expect([response.status, response.headers.get('location')]).toEqual([303, paths.workbook(id)])
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

test('posting an import without form fields applies the default ticks', async () => {
  const { app, id } = await started()
  const { place } = await previewUpload(app, [await workbookFile(app, id, EDITS)])
  await app.workbooks.change(id, 'me', () => [rate('E1', 'H1', 'C', 'N')])
  expect((await app.post(place)).status).toBe(303)
  expect([await mine(app, id, 'E1', 'H1'), await mine(app, id, 'E2', 'H1')]).toEqual(['N', 'CC'])
})

test('a value changed here after the export is not ticked by default but can be ticked', async () => {
  const { app, id } = await started()
  const file = await workbookFile(app, id, EDITS)
  await app.workbooks.change(id, 'me', () => [rate('E1', 'H1', 'C', 'N')])
  const { place, page } = await previewUpload(app, [file])
  expect(boxesIn(page).get('rated me E1 H1')).toBe(false)
  expect(wordsOf(page)).toContain('This was changed in the workbook after the file was exported.')
  expect((await apply(app, place, page, ['rated me E1 H1'])).status).toBe(303)
  expect(await mine(app, id, 'E1', 'H1')).toBe('II')
})

test.each<[string, Change]>([
  ['another rating of the same cell', rate('E1', 'H1', 'C', 'N')],
  ['an item that was parked', { type: 'parked', what: 'evidence', id: 'E1' }],
])('after %s since the preview, importing shows the preview again and applies nothing', async (_, change) => {
  const { app, id } = await started()
  const { place, page } = await previewUpload(app, [await workbookFile(app, id, EDITS)])
  await app.workbooks.change(id, 'me', () => [change])
  const before = await seqOf(app, id)
  const answer = await apply(app, place, page, boxesIn(page).keys())
  expect(answer.status).toBe(409)
  const secondPreview = await answer.text()
  expect(wordsOf(secondPreview)).toContain('Nothing has been imported yet.')
  expect(await seqOf(app, id)).toBe(before)
  expect(
    (
      await apply(
        app,
        place,
        secondPreview,
        [...boxesIn(secondPreview)].flatMap(([key, on]) => (on ? [key] : [])),
      )
    ).status,
  ).toBe(303)
  expect(await mine(app, id, 'E2', 'H1')).toBe('CC')
})

test('an import is refused as a whole if one of its changes cannot be made', async () => {
  const { app, id } = await started()
  await app.workbooks.change(id, 'me', () => Array.from({ length: 996 }, (_, at) => evidenceAdded(`X${at}`, 'x')))
  const full = await workbookFile(app, id, { 'Evidence!Y1!Evidence': 'One too many', 'Matrix!E1!H1': 'II' })
  const { place, page } = await previewUpload(app, [full])
  const before = await seqOf(app, id)
  const answer = await apply(app, place, page, boxesIn(page).keys())
  expect(answer.status).toBe(409)
  expect(wordsOf(await answer.text())).toContain('the most it can hold')
  expect([await seqOf(app, id), await mine(app, id, 'E1', 'H1')]).toEqual([before, 'C'])

  // It cannot become a new workbook either.
  const own = await app.post(place.replace(/\/changes$/, ''))
  expect([own.status, wordsOf(await own.text()).includes(DOCUMENT_PROBLEMS.tooMany(LIMITS.evidence))]).toEqual([422, true])
})

test('a new rater is imported under the typed name with ratings of new items, and one undo removes the rater', async () => {
  const { app, id } = await started()
  const edits = {
    'Matrix!name': 'Tokyo, March 1995: rated by Dana',
    'Matrix!E2!H1': 'CC',
    'Evidence!E9!Evidence': 'New',
    'Matrix!E9!H1': 'I',
  }
  const { place, page } = await previewUpload(app, [await workbookFile(app, id, edits)])
  expect(wordsOf(page)).toContain(': 1 change and 1 new rater')
  const form = [[ownerField(0), NEW_RATER] as const, [nameField(0), 'Dana K.'] as const]
  expect((await apply(app, place, page, boxesIn(page).keys(), form)).status).toBe(303)
  const { workbook, names } = await app.workbooks.open(id)
  const rater = workbook.raters.get('R1')
  expect([names.get('R1'), rater?.enteredBy, rater?.present]).toEqual(['Dana K.', 'me', true])
  expect(rater && [ratingAt(rater, 'E1', 'H1'), ratingAt(rater, 'E2', 'H1'), ratingAt(rater, 'E9', 'H1')]).toEqual(['C', 'CC', 'I'])
  expect(await mine(app, id, 'E2', 'H1')).toBeNull()
  await app.workbooks.undo(id, 'me')
  const undone = (await app.workbooks.open(id)).workbook
  expect([undone.raters.get('R1')?.present, undone.evidence.has('E9')]).toEqual([false, false])
})

test('assigning the ratings to another rater on the preview needs no second preview', async () => {
  const { app, id } = await started()
  const { place, page } = await previewUpload(app, [await workbookFile(app, id, EDITS)])
  const form = [[ownerField(0), NEW_RATER] as const, [nameField(0), 'Dana'] as const]
  expect((await apply(app, place, page, boxesIn(page).keys(), form)).status).toBe(303)
  const { workbook } = await app.workbooks.open(id)
  expect([await mine(app, id, 'E1', 'H1'), workbook.raters.get('R1')?.ratings.get('E1')?.get('H1')]).toEqual(['C', 'II'])
})

test('the preview names the cell of a value that cannot be read', async () => {
  const { app, id } = await started()
  const { page } = await previewUpload(app, [await workbookFile(app, id, { 'Matrix!E1!H1': 'maybe' })])
  expect(wordsOf(page)).toContain('Matrix sheet, cell I8: “maybe” is not a rating.')
})

test('a file of another workbook is offered as a new workbook, wherever it was uploaded', async () => {
  const { app, id } = await started()
  const other = await app.fromCase('tokyo-1995')
  const file = await workbookFile(app, other, EDITS)
  const { place, page } = await previewUpload(app, [file], { workbook: id })
  expect(place).toMatch(/^\/imports\/[^/]+$/)
  expect(wordsOf(page)).toContain(UPLOAD_NOTES.otherWorkbook)
  expect((await app.get(`${place}/changes`)).headers.get('location')).toBe(place)
  const made = await app.post(place)
  expect(made.status).toBe(303)
  const { workbook } = await app.workbooks.open(made.headers.get('location')?.split('/').at(-1) ?? '')
  expect([workbook.evidence.get('E3')?.statement, workbook.raters.get('me')?.ratings.get('E1')?.get('H1')]).toEqual(['Other words', 'II'])
})

test('a file of a deleted workbook can become a new workbook', async () => {
  const { app, id } = await started()
  const file = await workbookFile(app, id, EDITS)
  await app.workbooks.delete(id)
  expect((await uploadFiles(app, [file], { workbook: id })).answer.status).toBe(404)
  const { place } = await previewUpload(app, [file])
  expect(place).toMatch(/^\/imports\/[^/]+$/)
  expect((await app.post(place)).status).toBe(303)
})

test('a workbook deleted during the preview is not changed', async () => {
  const { app, id } = await started()
  const { place, page } = await previewUpload(app, [await workbookFile(app, id, EDITS)])
  await app.workbooks.delete(id)
  const answer = await apply(app, place, page, boxesIn(page).keys())
  expect([answer.status, answer.headers.get('location')]).toEqual([303, place.replace(/\/changes$/, '')])
})
