// Importing filled-in worksheets: the table names raters and refusals, the ticked ones are one action, and one Undo reverses it.
import { expect, test } from 'vitest'
import { LIMITS } from '../../ach/model/texts.ts'
import { includeField, WORKSHEET_REMARKS, worksheetNameField } from '../../import/review/worksheet-batch.ts'
import { paths } from '../../paths.ts'
import { type TestApp, testApp } from '../../tests/support/test-app.ts'
import { NO_WORKSHEET } from './import-worksheets.tsx'
import { file, previewUpload, send, uploadFiles, wordsOf, workbookFile, worksheetFile } from './imports.test-support.ts'

const raters = async (app: TestApp, id: string) => {
  const { workbook, names } = await app.workbooks.open(id)
  return [...workbook.raters.values()]
    .filter(({ enteredBy, present }) => enteredBy === 'me' && present)
    .map((rater) => [names.get(rater.id), Object.fromEntries(rater.ratings.get('E1') ?? [])])
}
const started = async () => {
  const app = await testApp()
  return { app, id: await app.fromCase('tokyo-1995') }
}
const filled = (app: TestApp, id: string, who: string, rating: string, name?: string) =>
  worksheetFile(app, id, who, { 'Worksheet!E1!H1': rating, 'Worksheet!E2!Why': 'because' }, name)

test('valid worksheets are imported in one action; broken, foreign and blank ones are listed with reasons', async () => {
  const { app, id } = await started()
  const other = await app.fromCase('tokyo-1995')
  const files = [
    await filled(app, id, 'Dana', 'C'),
    await filled(app, id, 'Erlan', 'II'),
    await filled(app, id, '', 'N', 'no-name.xlsx'),
    file('broken.xlsx', 'PK\u0003\u0004'),
    await filled(app, other, 'Farida', 'C'),
    await worksheetFile(app, id, 'Gulnar', {}),
  ]
  const { place, page } = await previewUpload(app, files, { workbook: id })
  const words = wordsOf(page)
  for (const sentence of [
    '3 worksheets can be imported',
    'The workbook has not been changed yet. 3 files cannot be imported. The table says why.',
    'broken.xlsx This file is damaged',
    `Farida.xlsx ${WORKSHEET_REMARKS.otherWorkbook}`,
    `Gulnar.xlsx ${WORKSHEET_REMARKS.nothingRated}`,
    `no-name.xlsx ${WORKSHEET_REMARKS.noName}`,
    '1 of 16',
    '1 reason',
    'Import 3 worksheets',
  ])
    expect(words).toContain(sentence)
  expect(await raters(app, id)).toEqual([])

  const { seq } = (await app.workbooks.open(id)).workbook
  const response = await send(app, place, [
    ...[0, 1, 2].map((at) => [includeField(at), '1'] as const),
    ['form', '1'],
    ['step', 'apply'],
    [worksheetNameField(0), 'Dana K.'],
    [worksheetNameField(1), 'Erlan'],
    [worksheetNameField(2), 'Somebody'],
  ])
  expect([response.status, response.headers.get('location')]).toEqual([303, paths.workbook(id)])
  expect(await raters(app, id)).toEqual([
    ['Dana K.', { H1: 'C' }],
    ['Erlan', { H1: 'II' }],
    ['Somebody', { H1: 'N' }],
  ])
  const log = await app.workbooks.since(id, seq, 100)
  expect(new Set(log.map(({ batch }) => batch)).size).toBe(1)
  await app.workbooks.undo(id, 'me')
  expect(await raters(app, id)).toEqual([])
  expect((await app.get(place)).status).toBe(404)
})

test('previewing worksheets again keeps names and ticks and changes nothing', async () => {
  const { app, id } = await started()
  const { place } = await previewUpload(app, [await filled(app, id, 'Dana', 'C'), await filled(app, id, 'Erlan', 'II')], { workbook: id })
  const preview = await send(app, place, [
    ['form', '1'],
    ['step', 'look'],
    [includeField(1), '1'],
    [worksheetNameField(0), 'X'],
    [worksheetNameField(1), 'Y & Z'],
  ])
  const page = await preview.text()
  expect(page).toContain('value="Y &amp; Z"')
  expect(wordsOf(page)).toContain('Import ticked worksheets')
  expect(await raters(app, id)).toEqual([])
})

test('the same worksheet uploaded twice is ticked once, and two raters with one name stay separate', async () => {
  const { app, id } = await started()
  const sheets = [
    await filled(app, id, 'Dana', 'C'),
    await filled(app, id, 'Dana', 'C', 'Dana again.xlsx'),
    await filled(app, id, 'dana', 'II', 'other Dana.xlsx'),
  ]
  const { place, page } = await previewUpload(app, sheets, { workbook: id })
  expect(wordsOf(page)).toContain(WORKSHEET_REMARKS.same('Dana.xlsx'))
  expect(wordsOf(page)).toContain(WORKSHEET_REMARKS.nameTaken('dana', 'dana (2)'))
  expect((await app.post(place)).status).toBe(303)
  expect(await raters(app, id)).toEqual([
    ['Dana', { H1: 'C' }],
    ['dana (2)', { H1: 'II' }],
  ])
  const later = await previewUpload(app, [await filled(app, id, 'Dana', 'C')], { workbook: id })
  expect(wordsOf(later.page)).toContain(WORKSHEET_REMARKS.same('Dana'))
})

test('a single worksheet is matched to its workbook automatically', async () => {
  const { app, id } = await started()
  const { place } = await previewUpload(app, [await filled(app, id, 'Dana', 'c c')])
  expect(place).toMatch(/\/worksheets$/)
  expect((await app.post(place)).headers.get('location')).toBe(paths.workbook(id))
  expect(await raters(app, id)).toEqual([['Dana', { H1: 'CC' }]])
})

test('the table names cells that cannot be read, and the other ratings are imported', async () => {
  const { app, id } = await started()
  const sheet = await worksheetFile(app, id, 'Dana', { 'Worksheet!E1!H1': 'C', 'Worksheet!E1!H2': 'dunno' })
  const { place, page } = await previewUpload(app, [sheet], { workbook: id })
  expect(wordsOf(page)).toMatch(/1 value cannot be imported Worksheet sheet, cell \w+: “dunno” is not a rating/)
  await app.post(place)
  expect(await raters(app, id)).toEqual([['Dana', { H1: 'C' }]])
})

test('an exported workbook among worksheets is imported as a rater; a JSON document is refused', async () => {
  const { app, id } = await started()
  const edited = await workbookFile(app, id, { 'Matrix!E1!H1': 'C', 'Matrix!name': 'Tokyo, March 1995: rated by Dana' })
  const json = file('all.json', await (await app.get(paths.export(id, 'json'))).text())
  const { place, page } = await previewUpload(app, [edited, json], { workbook: id })
  expect(wordsOf(page)).toContain(`all.json ${NO_WORKSHEET.workbook}`)
  await app.post(place)
  expect(await raters(app, id)).toEqual([['Dana', { H1: 'C' }]])
})

test('worksheets of two workbooks open the workbook of the majority; the others are refused', async () => {
  const { app, id } = await started()
  const other = await app.fromCase('tokyo-1995')
  const sheets = [await filled(app, other, 'Erlan', 'C'), await filled(app, id, 'Dana', 'C'), await filled(app, id, 'Farida', 'II')]
  const { place, page } = await previewUpload(app, sheets)
  expect(wordsOf(page)).toContain(WORKSHEET_REMARKS.otherWorkbook)
  await app.post(place)
  expect((await raters(app, id)).map(([name]) => name)).toEqual(['Dana', 'Farida'])
})

test('worksheets whose workbook does not exist here ask for the workbook', async () => {
  const { app, id } = await started()
  const sheets = [await filled(app, id, 'Dana', 'C'), await filled(app, id, 'Erlan', 'C')]
  await app.workbooks.delete(id)
  const { place } = await uploadFiles(app, sheets)
  await (await app.deps.uploads.of(place.split('/')[2] ?? '')).done
  const answer = await app.get(`/imports/${place.split('/')[2]}/worksheets`)
  expect([answer.status, wordsOf(await answer.text()).includes('Which workbook are these files for?')]).toEqual([422, true])
})

test('more worksheets than the maximum number of raters are refused as a whole', async () => {
  const { app, id } = await started()
  const sheet = await filled(app, id, 'Dana', 'C')
  const { answer } = await uploadFiles(
    app,
    Array.from({ length: LIMITS.raters + 1 }, () => sheet),
    { workbook: id },
  )
  expect([answer.status, wordsOf(await answer.text()).includes(`${LIMITS.raters + 1} files.`)]).toEqual([422, true])
  expect(await raters(app, id)).toEqual([])
})
