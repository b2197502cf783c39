// Importing files in a real browser: previewed, applied in part, undone; several dropped at once; also without JavaScript.
import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { createImporter } from '../../files/importer.ts'
import { WORKSHEET_REMARKS } from '../../import/review/worksheet-batch.ts'
import { paths } from '../../paths.ts'
import { listeningApp } from '../support/listening-app.ts'
import { expect, type Site, test } from './browser.ts'
import { asFile, cellOf, download, editSpreadsheet, fillWorksheet } from './edited-files.ts'
import { cell, shownRatings } from './steps.ts'

const idOf = (workbook: string) => workbook.split('/').at(-1) ?? ''

/** Returns the case with two ratings, and its spreadsheet with four edited cells, one of them invalid. */
async function createEditedFile(site: Site): Promise<{ workbook: string; file: Buffer }> {
  const workbook = await site.fromCase()
  for (const [at, value] of [
    ['E5/H2', 'II'],
    ['E18/H2', 'NA'],
  ])
    await fetch(`${site.address}${workbook}/ratings/${at}`, { method: 'POST', body: new URLSearchParams({ value: value ?? '' }) })
  const file = await editSpreadsheet(await download(site.address, `${workbook}/export.xlsx`), (book) => {
    const set = (evidence: string, hypothesis: string, value: string | null) => {
      const sheet = book.getWorksheet('Matrix')
      if (sheet) sheet.getCell(cellOf(book, 'Matrix', evidence, hypothesis)).value = value
    }
    set('E5', 'H2', 'I')
    set('E14', 'H1', 'C')
    set('E18', 'H2', null)
    set('E9', 'H3', 'maybe')
  })
  return { workbook, file }
}

async function uploadFiles(page: Page, ...files: ReturnType<typeof asFile>[]): Promise<void> {
  await page.locator('#f-file').setInputFiles(files)
  await page.getByRole('button', { name: 'Preview file' }).click()
}

const line = (page: Page, words: string) => page.locator('label.check', { hasText: words })

/** Returns a DataTransfer that carries these files. */
const dataTransferWith = (page: Page, files: readonly (readonly [name: string, bytes: Buffer])[]) =>
  page.evaluateHandle(
    (entries) => {
      const { DataTransfer } = globalThis as unknown as { DataTransfer: new () => { items: { add(file: File): void } } }
      const transfer = new DataTransfer()
      for (const [name, bytes] of entries) transfer.items.add(new File([new Uint8Array(bytes)], name))
      return transfer
    },
    files.map(([name, bytes]): [string, number[]] => [name, [...bytes]]),
  )

test('a changed spreadsheet is previewed, applied in part, and undone with one undo', async ({ site }) => {
  const { workbook, file } = await createEditedFile(site)
  const page = await site.page()
  await page.goto('/')
  await uploadFiles(page, asFile('reviewed.xlsx', file))
  await page.waitForURL('**/changes')
  await expect.poll(() => page.locator('h1').textContent()).toMatch(/reviewed\.xlsx: 3 changes/)
  expect(await page.getByText('“maybe” is not a rating.').textContent()).toContain('Use CC, C, N, I, II or NA')
  expect(await line(page, 'E5 for Jihadi').textContent()).toMatch(/II →becomes I/)

  await line(page, 'E18 for Jihadi').locator('input').uncheck()
  await page.getByRole('button', { name: 'Import 2 changes' }).click()
  await page.waitForURL(`**${workbook}`)
  const now = await shownRatings(page)
  expect([now['c-E5-H2'], now['c-E14-H1'], now['c-E18-H2'], now['c-E9-H3']]).toEqual(['I', 'C', 'NA', ''])

  await page.locator('#undo-redo button', { hasText: 'Undo' }).click()
  await cell(page, 'E5', 'H2').and(page.locator('[data-rating="II"]')).waitFor()
  expect((await shownRatings(page))['c-E14-H1']).toBe('')
})

test('one click ticks all or none of the changes in an imported file, and the button counts them', async ({ site }) => {
  const { file } = await createEditedFile(site)
  const page = await site.page()
  await page.goto('/')
  await uploadFiles(page, asFile('reviewed.xlsx', file))
  await page.getByRole('button', { name: 'None', exact: true }).click()
  await page.getByRole('button', { name: 'Import 0 changes' }).waitFor()
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await page.getByRole('button', { name: 'Import 3 changes' }).waitFor()
})

test('worksheets are dropped together, named, imported as raters and undone', async ({ site }) => {
  const workbook = await site.fromCase()
  const id = idOf(workbook)
  const blank = await download(site.address, paths.worksheet(id))
  const files = [
    ['aigerim.xlsx', await fillWorksheet(blank, 'Aigerim', { 'E1 H1': 'CC', 'E2 H1': 'i', 'E2 H4': 'N' })],
    ['nobody.xlsx', await fillWorksheet(blank, '', { 'E1 H1': 'II' })],
    ['blank.xlsx', Buffer.from(blank)],
    ['torn.xlsx', Buffer.from(blank).subarray(0, 5000)],
  ] as const
  const page = await site.page()
  await page.goto(paths.importInto(id))
  // A table copied from a page or a document keeps its merged cells.
  await page.locator('#f-pasted').focus()
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'Evidence\\nH1\\nSeen\\nC')
    clipboardData.setData('text/html', '<p>Who?</p><table style="x"><tr><th rowspan="2">Evidence</th><th>H1</th></tr><tr><td><b>C &lt;</b><script>1</script></td></tr></table>')
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })()`)
  expect(await page.locator('#f-pasted').inputValue()).toBe(
    '<p>Who?</p>\n<table>\n<tr><th rowspan="2">Evidence</th><th>H1</th></tr>\n<tr><td><b>C &lt;</b></td></tr>\n</table>',
  )
  const data = await dataTransferWith(page, files)
  for (const kind of ['dragenter', 'dragover', 'drop']) await page.locator('main').dispatchEvent(kind, { dataTransfer: data })
  await page.waitForURL('**/worksheets')
  expect(await page.locator('h1').textContent()).toBe('2 worksheets can be imported')
  const rows = page.locator('tbody tr')
  expect(await rows.nth(0).textContent()).toContain('3 of 92')
  expect(await rows.nth(2).textContent()).toContain(WORKSHEET_REMARKS.nothingRated)
  expect(await rows.nth(3).textContent()).toContain('This file is damaged')
  await page.getByLabel('Rater’s name for nobody.xlsx').fill('Dana')
  await page.getByRole('button', { name: 'Import 2 worksheets' }).click()
  await page.waitForURL(`**${workbook}`)
  const raters = async () => {
    const response = await page.request.get(paths.export(id, 'json'))
    return ((await response.json()) as { raters: { name: string; ratings?: object }[] }).raters.map(({ name, ratings }) => [name, ratings])
  }
  expect(await raters()).toEqual([
    ['Analyst', undefined],
    ['Aigerim', { E1: { H1: 'CC' }, E2: { H1: 'I', H4: 'N' } }],
    ['Dana', { E1: { H1: 'II' } }],
  ])
  await page.locator('#undo-redo button', { hasText: 'Undo' }).click()
  await page.locator('#undo-redo button[aria-label="Redo: restored the ratings of 2 people"]').waitFor()
  expect((await raters()).map(([name]) => name)).toEqual(['Analyst'])
})

test('dragging a file over an import page shows where to drop it', async ({ site }) => {
  const page = await site.page()
  for (const path of ['/', paths.importInto(idOf(await site.fromCase()))]) {
    await page.goto(path)
    const data = await dataTransferWith(page, [['table.csv', Buffer.from('text')]])
    const hint = () =>
      page.locator('body').evaluate((body) => {
        const { content, position } = body.ownerDocument.defaultView?.getComputedStyle(body, '::after') ?? {}
        return [content, position]
      })
    expect(await hint()).toEqual(['none', 'static'])
    await page.locator('main').dispatchEvent('dragenter', { dataTransfer: data })
    expect(await hint()).toEqual(['"Drop the file to preview it"', 'fixed'])
    await page.locator('main').dispatchEvent('dragleave', { dataTransfer: data })
    expect(await hint()).toEqual(['none', 'static'])
  }
})

test('without JavaScript an imported file is previewed and applied', async ({ site }) => {
  const { workbook, file } = await createEditedFile(site)
  const page = await site.page({ javaScriptEnabled: false })
  await page.goto(paths.importInto(idOf(workbook)))
  await uploadFiles(page, asFile('reviewed.xlsx', file))
  await page.locator('#whose0').selectOption({ label: 'A new rater’s' })
  await page.locator('#name0').fill('D. Serik')
  await page.getByRole('button', { name: 'Preview again' }).click()
  expect(await page.locator('.whose').textContent()).toContain('The whole sheet is imported as D. Serik: 2 ratings')
  await page.getByRole('button', { name: 'Import 1 new rater' }).click()
  expect(page.url()).toContain(workbook)
  const response = await page.request.get(paths.export(idOf(workbook), 'json'))
  expect(((await response.json()) as { raters: { name: string }[] }).raters.map(({ name }) => name)).toEqual(['Analyst', 'D. Serik'])
})

test('the guessed columns of an imported table can be corrected before it becomes a workbook', async ({ site }) => {
  const page = await site.page()
  await page.goto('/')
  const table = 'Item;Reliable;Coup;Jihadi\nFuel doubled;H;-;--\nAirport held;L;++;?\nTotal;;1;2\n'
  await uploadFiles(page, asFile('seminar.csv', Buffer.from(table)))
  await page.waitForURL('**/columns')
  await page.getByLabel('Meaning of column 2, Reliable').selectOption('credibility')
  await page.getByRole('button', { name: 'Preview again' }).click()
  const found = page.locator('section', { has: page.locator('#found') })
  expect(await found.textContent()).toContain('2 items of evidence, 2 hypotheses')
  await page.locator('#f-title').fill('From the seminar')
  await page.getByRole('button', { name: 'Create workbook' }).click()
  await page.waitForURL('**/workbooks/*')
  expect(await page.title()).toContain('From the seminar')
  expect(await shownRatings(page)).toEqual({ 'c-E1-H1': 'I', 'c-E1-H2': 'II', 'c-E2-H1': 'CC', 'c-E2-H2': '' })
  expect(await page.locator('#c-E1-H1').locator('xpath=..').textContent()).toContain('credibility high')
})

test('without JavaScript a question about a table is answered by keyboard, once for all cells, and single texts are set', async ({
  site,
}) => {
  const page = await site.page({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
  await page.goto('/')
  await page.locator('summary', { hasText: 'Paste a table' }).click()
  await page.locator('#f-pasted').fill('| Evidence | H1: Coup | H2: Riot |\n|---|---|---|\n| Seen | ✓ | ✗ |\n| Heard | ✗ | C (weak) |\n')
  await page.getByRole('button', { name: 'Preview rows' }).click()
  await page.waitForURL('**/columns')
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(390)
  const question = page.locator('fieldset.question', { hasText: 'What do these marks mean' })
  await question.locator('input').first().focus()
  await page.keyboard.press('Space')
  await page.locator('summary', { hasText: 'How the cells are read' }).click()
  await page.getByLabel('Read ✗ as').selectOption('II')
  await page.getByRole('button', { name: 'Create workbook' }).click()
  await page.waitForURL('**/workbooks/*')
  expect(await shownRatings(page)).toEqual({ 'c-E1-H1': 'C', 'c-E1-H2': 'II', 'c-E2-H1': 'II', 'c-E2-H2': 'C' })
})

test('the page shows the progress of reading slow files and continues when they are read', async ({ browser }) => {
  const importer = createImporter()
  onTestFinished(importer.close)
  let [continueReading, halfRead] = [() => {}, () => {}]
  const continued = new Promise<void>((resolve) => (continueReading = resolve))
  const isHalfRead = new Promise<void>((resolve) => (halfRead = resolve))
  const app = await listeningApp({
    importer: {
      ...importer,
      async read(file, onShare) {
        onShare?.(0.5)
        halfRead()
        await continued
        return importer.read(file)
      },
    },
  })
  const id = await app.fromCase()
  const blank = Buffer.from(await (await app.get(paths.worksheet(id))).arrayBuffer())
  const page = await (await browser.newContext({ baseURL: `http://127.0.0.1:${app.port}` })).newPage()
  await page.goto(paths.importInto(id))
  await uploadFiles(page, asFile('one.xlsx', blank), asFile('two.xlsx', blank))
  await isHalfRead
  await page.locator('progress').waitFor()
  expect(await page.locator('[data-reading] [role=status]').textContent()).toMatch(/25% read/)
  continueReading()
  await page.waitForURL('**/worksheets')
  expect(await page.locator('tbody tr').count()).toBe(2)
  await page.context().close()
})
