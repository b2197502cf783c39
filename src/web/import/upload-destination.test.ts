// Each import page reads the list of workbooks at most once.
import { expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/support/test-app.ts'
import { file, previewUpload, workbookFile, worksheetFile } from './imports.test-support.ts'
import { UPLOAD_NOTES } from './upload-destination.ts'

/** Counts how often the list of workbooks is read. */
async function readingsDuring(app: TestApp, work: () => Promise<unknown>): Promise<number> {
  const { list } = app.store
  let readings = 0
  app.store.list = () => {
    readings += 1
    return list.call(app.store)
  }
  await work()
  app.store.list = list
  return readings
}

test('previewing a spreadsheet as a new workbook reads the list of workbooks once', async () => {
  const app = await testApp()
  const { place } = await previewUpload(app, [await workbookFile(app, await app.fromCase())])
  expect(place).toMatch(/\/changes$/)
  let page = ''
  const readings = await readingsDuring(app, async () => {
    page = await (await app.get(`${place.replace(/\/changes$/, '')}?as=workbook`)).text()
  })
  expect(page).toContain(UPLOAD_NOTES.fromHere)
  expect(readings).toBe(1)
})

test('finding the workbook of changes, worksheets or a table reads the list of workbooks once, also if it is missing', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const uploads = [
    [await workbookFile(app, id)],
    [await worksheetFile(app, id, 'Anna', {}), await worksheetFile(app, id, 'Bekzat', {})],
    [file('rows.csv', 'Evidence,A,B\nOne,C,I\n')],
  ]
  const places: string[] = []
  for (const files of uploads) places.push((await previewUpload(app, files, { workbook: id })).place)
  const readings = async () => {
    const counts: number[] = []
    for (const place of places) counts.push(await readingsDuring(app, () => app.get(place)))
    return counts
  }
  expect(await readings()).toEqual([1, 1, 1])
  await app.workbooks.delete(id)
  expect(await readings()).toEqual([1, 1, 1])
})
