// Pages for plain tables, pasted rows and PARC ACH files; a hostile file delays no other request.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Change } from '../../ach/log/change.ts'
import { achzOf } from '../../files/achz/achz.test-support.ts'
import { CITED } from '../../import/references/cited-work.ts'
import { ROW_REASONS } from '../../import/table/row-roles.ts'
import { paths } from '../../paths.ts'
import { type TestApp, testApp } from '../../tests/support/test-app.ts'
import { HAZARDS } from '../../xlsx/hazards.test-support.ts'
import { OPEN_QUESTIONS } from './import-columns.tsx'
import { boxesIn, file, previewUpload, send, uploadFiles, wordsOf } from './imports.test-support.ts'

const started = async () => {
  const app = await testApp()
  const id = await app.fromCase('tokyo-1995')
  await app.workbooks.change(id, 'me', () => [
    { type: 'rated', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: null, after: 'C' } satisfies Change,
  ])
  return { app, id }
}
const csvOf = async (app: TestApp, id: string) => (await app.get(paths.export(id, 'csv'))).text()
const make = (app: TestApp, place: string, fields: readonly (readonly [string, string])[] = []) =>
  send(app, place, [['step', 'make'], ['sheetSeen', '0'], ...fields])
const madeIn = async (app: TestApp, answer: Response) => app.workbooks.open(answer.headers.get('location')?.split('/').at(-1) ?? '')

test('importing a workbook’s own unedited .csv proposes nothing', async () => {
  const { app, id } = await started()
  const { place, page } = await previewUpload(app, [file('tokyo.csv', await csvOf(app, id))], { workbook: id })
  expect(place).toMatch(/\/columns$/)
  expect(wordsOf(page)).toContain('Everything in this table is already in the workbook.')
})

test('importing a workbook’s edited .csv changes only the edited text, and one undo reverses it', async () => {
  const { app, id } = await started()
  const before = (await app.workbooks.open(id)).workbook
  const text = before.evidence.get('E2')?.statement ?? ''
  const csv = (await csvOf(app, id)).replace(text, 'Other words')
  const { place, page } = await previewUpload(app, [file('tokyo.csv', csv)], { workbook: id })
  expect([...boxesIn(page)]).toEqual([['evidence E2 statement', true]])
  const answer = await make(app, place, [
    ['seen', '1'],
    ['change', 'evidence E2 statement'],
  ])
  expect(answer.headers.get('location')).toBe(paths.workbook(id))
  const after = (await app.workbooks.open(id)).workbook
  expect([after.seq, after.evidence.get('E2')?.statement]).toEqual([before.seq + 1, 'Other words'])
  await app.workbooks.undo(id, 'me')
  expect((await app.workbooks.open(id)).workbook.evidence.get('E2')?.statement).toBe(text)
})

test('importing an unrelated table never overwrites items that happen to have the same ids', async () => {
  const { app, id } = await started()
  const before = (await app.workbooks.open(id)).workbook
  const csv = 'ID,Evidence,H1: Religious cult\nE1,Something else,II\nE2,And more,C\n'
  const { place, page } = await previewUpload(app, [file('other.csv', csv)], { workbook: id })
  expect([...boxesIn(page).values()].every((on) => on)).toBe(true)
  await make(app, place, [['seen', '1'], ...[...boxesIn(page).keys()].map((key) => ['change', key] as const)])
  const { workbook } = await app.workbooks.open(id)
  for (const item of ['E1', 'E2', 'E3', 'E4']) expect(workbook.evidence.get(item)).toEqual(before.evidence.get(item))
  expect([...workbook.evidence.values()].slice(4).map(({ id, statement }) => [id, statement])).toEqual([
    ['E5', 'Something else'],
    ['E6', 'And more'],
  ])
  expect(workbook.raters.get('me')?.ratings.get('E5')).toEqual(new Map([['H1', 'II']]))
  expect(workbook.raters.get('me')?.ratings.get('E1')).toEqual(new Map([['H1', 'C']]))
})

test('a .csv in Cyrillic windows-1251 is read, with a note, and becomes a workbook', async () => {
  const app = await testApp()
  const windows = (text: string) =>
    Uint8Array.from([...text].map((letter) => (/[а-яА-Я]/.test(letter) ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0))))
  const rows = ['ID;Evidence;H1: Переворот;H2: Протест', 'E1;Свидетель видел солдат;C;II', 'E2;Толпа на площади;N;CC'].join('\r\n')
  const { place, page } = await previewUpload(app, [file('матрица.csv', windows(rows))])
  expect(wordsOf(page)).toContain('read as windows-1251')
  expect(wordsOf(page)).toContain('Свидетель видел солдат')
  const { workbook } = await madeIn(app, await make(app, place, [['title', 'Матрица']]))
  expect([workbook.title, workbook.hypotheses.get('H2')?.label, workbook.evidence.get('E2')?.statement]).toEqual([
    'Матрица',
    'Протест',
    'Толпа на площади',
  ])
  expect(workbook.raters.get('me')?.ratings.get('E1')).toEqual(new Map(Object.entries({ H1: 'C', H2: 'II' })))
})

test('pasted rows are imported like any other table', async () => {
  const app = await testApp()
  const { place, page } = await previewUpload(app, [], { rows: 'ID\tEvidence\tH1: One\nE1\tSeen\tCC' })
  expect(wordsOf(page)).toContain('Pasted rows')
  const { workbook } = await madeIn(app, await make(app, place))
  expect(workbook.evidence.get('E1')?.statement).toBe('Seen')
})

test('a table with an open question becomes a workbook only with an answer, asked once for all its cells', async () => {
  const app = await testApp()
  const csv = 'ID,Evidence,H1: One,H2: Two\nE1,Seen,✓,✗\nE2,Heard,✗,✓\n'
  const { place, page } = await previewUpload(app, [file('marks.csv', csv)])
  expect(page.match(/name="ask-marks"/g)).toHaveLength(2)
  expect(wordsOf(page)).toContain('1 question needs an answer')
  const refused = await make(app, place)
  expect(refused.status).toBe(422)
  expect(wordsOf(await refused.text())).toContain(OPEN_QUESTIONS)
  const { workbook } = await madeIn(app, await make(app, place, [['ask-marks', 'usual']]))
  expect(workbook.raters.get('me')?.ratings.get('E2')).toEqual(new Map(Object.entries({ H1: 'I', H2: 'C' })))
})

test('rows that are no evidence are listed with the reason, and can be ticked', async () => {
  const app = await testApp()
  const csv = 'Report\nEvidence,H1: One,H2: Two\nSeen,C,I\nTotal,0,1\n'
  const { place, page } = await previewUpload(app, [file('totals.csv', csv)])
  expect(wordsOf(page)).toContain('2 rows are not evidence')
  expect(wordsOf(page)).toContain(`Row 4 : ${ROW_REASONS.printed}`)
  const ticked = [
    ['table-seen', '1:columns'],
    ['rows-seen', '3 4'],
    ['row-3', 'on'],
    ['row-4', 'on'],
  ] as const
  const { workbook } = await madeIn(app, await make(app, place, ticked))
  expect([...workbook.evidence.values()].map(({ statement }) => statement)).toEqual(['Seen', 'Total'])
})

test('several sheets of one matrix become raters, with the first as the user’s own', async () => {
  const app = await testApp()
  const bytes = readFileSync(fileURLToPath(new URL('../../files/fixtures/sheet-per-analyst.xlsx', import.meta.url)))
  const { place } = await previewUpload(app, [file('analysts.xlsx', new Uint8Array(bytes))])
  const { workbook } = await madeIn(app, await make(app, place))
  expect(workbook.raters.size).toBe(3)
})

test('a PARC ACH file with two matrices is previewed, then creates two workbooks', async () => {
  const app = await testApp()
  const matrix = (name: string) => ({ hypotheses: [name, 'Other'], evidence: [{ NAME: `Item of ${name}` }] })
  const { place, page } = await previewUpload(app, [
    file('project.achz', achzOf({ title: 'Both', matrices: [matrix('Coup'), matrix('Riot')] })),
  ])
  expect(place).toMatch(/^\/imports\/[^/]+$/)
  for (const words of ['2 workbooks', '(matrix 1 of 2)', '(matrix 2 of 2)', 'Create 2 workbooks']) expect(wordsOf(page)).toContain(words)
  expect((await app.workbooks.list('me')).total).toBe(0)
  expect((await app.post(place)).headers.get('location')).toBe(paths.home())
  expect((await app.workbooks.list('me')).total).toBe(2)
})

test('a table uploaded to a workbook that was then deleted can become a new workbook', async () => {
  const { app, id } = await started()
  const csv = await csvOf(app, id)
  const { place } = await previewUpload(app, [file('tokyo.csv', csv)], { workbook: id })
  await app.workbooks.delete(id)
  expect(wordsOf(await (await app.get(place)).text())).toContain('Create workbook')
  const { workbook } = await madeIn(app, await make(app, place))
  expect(workbook.evidence.size).toBe(4)
})

test.each(['a billion laughs', '300 MB of blanks', '23 MB of empty rows', 'a word as a number'])(
  'a hostile file (%s) is refused with a sentence while other requests are served, and the next file is read',
  async (name) => {
    const app = await testApp()
    const hazard = HAZARDS.find((one) => one.name === name)
    const upload = uploadFiles(app, [file('hostile.xlsx', hazard?.bytes() ?? '')])
    const others = await Promise.all([paths.home(), paths.home()].map(async (path) => (await app.get(path)).status))
    expect(others).toEqual([200, 200])
    let { answer, place } = await upload
    if (answer.status === 303) {
      // Reading took long enough for the progress page.
      await (await app.deps.uploads.of(place.split('/')[2] ?? '')).done
      answer = await app.get(place)
    }
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toContain(hazard?.expected)
    const { page } = await previewUpload(app, [file('next.csv', 'ID,Evidence,H1: One\nE1,Seen,CC\n')])
    expect(wordsOf(page)).toContain('How the table is read')
  },
)

test('references are added to a workbook as evidence whatever their texts look like, after a preview that says what they are', async () => {
  const { app, id } = await started()
  const titles = ['Total', 'H1: Religious cult', 'CC = very consistent', 'E1: a study', 'The tank was empty.', 'The tank was empty.']
  const ris = titles
    .map((title) => `TY  - JOUR\r\nTI  - ${title}\r\nAU  - Smith, J.\r\nPY  - 2020\r\nUR  - https://example.org/a\r\nER  - \r\n`)
    .join('')
  const { place, page } = await previewUpload(app, [file('library.ris', ris)], { workbook: id })
  expect(wordsOf(page)).toContain(CITED.what(6, 0))
  const boxes = [...boxesIn(page).keys()]
  await make(app, place, [['seen', '1'], ...boxes.map((key) => ['change', key] as const)])
  const { workbook } = await app.workbooks.open(id)
  const added = [...workbook.evidence.values()].slice(4)
  expect(added.map(({ statement }) => statement)).toEqual(titles)
  expect(added[0]).toMatchObject({ date: '2020', url: 'https://example.org/a', kind: 'document' })
  expect([...workbook.sources.values()].map(({ name }) => name)).toContain('Smith, J.')
  expect(workbook.hypotheses.size).toBe(4)
})
