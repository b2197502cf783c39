// Files and pages made from the intact part of a damaged workbook say so.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFile } from '../../files/read-file.ts'
import type { FileType } from '../../http/download.ts'
import { paths } from '../../paths.ts'
import { openDatabaseFile } from '../../store/sqlite/database.test-support.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'
import { cellsIn, partsIn } from '../../xlsx/read-back.test-support.ts'

/** A workbook whose last change is damaged. */
async function damaged() {
  const { get, post, fromCase, workbooks, store, folder } = await testApp()
  const id = await fromCase()
  await workbooks.change(id, 'me', () => [{ type: 'shown', rater: 'article', before: false, after: true }])
  await post(paths.rating(id, 'E1', 'H1'), { value: 'II' }, HTMX)
  const last = (await store.head(id))?.seq ?? 0
  openDatabaseFile(join(folder, 'workbooks.db'), (db) => db.prepare("UPDATE log SET by = 'x' WHERE workbook = ? AND seq = ?").run(id, last))
  // So that it is opened again.
  for (const path of [paths.delete(id), paths.restoreWorkbook(id)]) await post(path)
  const file = async (format: FileType, query = '') => {
    const response = await get(`${paths.export(id, format)}${query}`)
    return { name: response.headers.get('content-disposition') ?? '', bytes: Buffer.from(await response.arrayBuffer()) }
  }
  const sentence = `The workbook is damaged from change ${last} on. This file contains it as it was after change ${last - 1}.`
  return { id, get, file, sentence, name: `Damaged-from-change-${last}-on-Kazakhstan-January-2022` }
}

test('a spreadsheet of a damaged workbook says so on the matrix and on About, and can still be imported', async () => {
  const { file, sentence, name } = await damaged()
  for (const query of ['', '?raters=all', '?names=no']) {
    const xlsx = await file('xlsx', query)
    expect(xlsx.name).toContain(name)
    const cells = cellsIn(partsIn(xlsx.bytes))
    expect([[...cells].find(([sheet]) => sheet.startsWith('Matrix'))?.[1].get('A2')?.value, cells.get('About')?.get('B2')?.value]).toEqual([
      expect.stringContaining(sentence),
      sentence,
    ])
    expect(readFile({ name: 'a.xlsx', bytes: xlsx.bytes })).toMatchObject({ kind: 'returned', returned: { problems: [], warnings: [] } })
  }
})

test('a report of a damaged workbook says so below its title', async () => {
  const { file, sentence, name } = await damaged()
  const { bytes, name: named } = await file('md')
  expect(named).toContain(`${name}.md`)
  expect(bytes.toString()).toMatch(/^# .*\n\n\*\*The workbook is damaged/)
  expect(bytes.toString()).toContain(`**${sentence}**`)
  const word = await file('docx')
  expect([word.name, partsIn(word.bytes).get('word/document.xml')]).toEqual([
    expect.stringContaining(`${name}.docx`),
    expect.stringContaining(sentence),
  ])
})

test('the names of files without a place for a sentence say that their workbook is damaged', async () => {
  const { file, get, id, name } = await damaged()
  for (const format of ['csv', 'json', 'stix.json'] as const) expect((await file(format)).name).toContain(`${name}.${format}`)
  expect((await get(paths.worksheet(id))).headers.get('content-disposition')).toContain(`${name}-worksheet.xlsx`)
})

test('a file of an intact workbook says nothing about damage', async () => {
  const { get, fromCase } = await testApp()
  const id = await fromCase()
  expect(await (await get(paths.export(id, 'md'))).text()).not.toContain('damaged')
  const bytes = Buffer.from(await (await get(paths.export(id, 'xlsx'))).arrayBuffer())
  expect(String([...cellsIn(partsIn(bytes))].find(([sheet]) => sheet.startsWith('Matrix'))?.[1].get('A2')?.value)).not.toContain('damaged')
})
