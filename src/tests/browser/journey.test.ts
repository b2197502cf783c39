import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { expect, test } from './browser.ts'
import { cell, KEYS, reading, saved, scoresOf, shown, startCase } from './steps.ts'

test('the whole case is scored by 92 keys, undone, reloaded and taken away as a spreadsheet that agrees', async ({ site }) => {
  const page = await site.page({ acceptDownloads: true })
  const workbook = await startCase(page)
  const all = reading()

  await cell(page, 'E1', 'H1').locator('a').focus()
  for (const { rating } of all) await page.keyboard.press(KEYS[rating])
  await saved(page)

  const expected = Object.fromEntries(all.map(({ evidence, hypothesis, rating }) => [`c-${evidence}-${hypothesis}`, rating]))
  expect(await shown(page)).toEqual(expected)

  // The numbers of docs/method.md, on the screen and as data.
  const scores = await scoresOf(page, workbook)
  const weighted = Object.fromEntries(scores.hypotheses.map(({ id, weighted }) => [id, weighted.toFixed(3)]))
  expect(weighted).toEqual({ H1: '2.000', H2: '8.828', H3: '5.121', H4: '3.000' })
  expect(scores.hypotheses.map(({ count }) => count)).toEqual([2, 7, 5, 2])
  expect(scores.hypotheses.every(({ coverage }) => coverage === 1)).toBe(true)
  expect(scores.leaders).toEqual(['H1'])
  expect(scores.verdict).toBe('close')
  const table = page.locator('#scores tbody tr')
  const onScreen = await table.evaluateAll((rows) => rows.map((row) => row.querySelector('.score')?.textContent?.trim()))
  expect(onScreen.map(Number)).toEqual([2, 3, 5.12, 8.83])
  expect(await page.locator('#main').innerText()).not.toMatch(/winner|proven|most likely/i)

  // Undo takes back the last rating only, redo makes it again.
  const last = all.at(-1)
  if (!last) throw new Error('no ratings')
  const lastCell = cell(page, last.evidence, last.hypothesis)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await saved(page)
  await expect.poll(() => lastCell.getAttribute('data-rating')).toBe('')
  expect((await scoresOf(page, workbook)).hypotheses.find(({ id }) => id === last.hypothesis)?.coverage).toBeLessThan(1)
  await page.getByRole('button', { name: /^Redo/ }).click()
  await saved(page)
  await expect.poll(() => lastCell.getAttribute('data-rating')).toBe(last.rating)

  // Also after a reload, and after the server was started again.
  await page.reload()
  expect(await shown(page)).toEqual(expected)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(() => lastCell.getAttribute('data-rating')).toBe('')
  await page.getByRole('button', { name: /^Redo/ }).click()
  await expect.poll(() => lastCell.getAttribute('data-rating')).toBe(last.rating)

  await page.getByRole('link', { name: 'Export' }).first().click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="/export.xlsx"]').first().click()])
  const book = new ExcelJS.Workbook()
  const bytes = readFileSync(await download.path())
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  const figures = cachedFigures(book)
  for (const { id, weighted, rank } of scores.hypotheses) {
    expect(figures.get(id)?.score).toBeCloseTo(weighted, 9)
    expect(figures.get(id)?.rank).toBe(rank)
  }
})

/** Score and rank of each hypothesis as the file keeps them beside its formulas. */
function cachedFigures(book: ExcelJS.Workbook): Map<string, { score: number; rank: number }> {
  const sheet = book.getWorksheet('Matrix')
  if (!sheet) throw new Error('There is no sheet Matrix.')
  const found = new Map<string, { score: number; rank: number }>()
  let [score, rank, head] = [0, 0, 0]
  sheet.eachRow((row, number) => {
    const label = row.getCell(2).text
    if (/^Inconsistency score/.test(label)) score = number
    if (/^Rank/.test(label)) rank = number
    if (head === 0 && /^H1\n/.test(row.getCell(9).text)) head = number
  })
  sheet.getRow(head).eachCell((heading, column) => {
    const id = /^(H\d+)\n/.exec(heading.text)?.[1]
    const at = (row: number) => {
      const { formula, result } = sheet.getCell(row, column)
      expect(formula).toBeTruthy()
      return Number(result)
    }
    if (id) found.set(id, { score: at(score), rank: at(rank) })
  })
  return found
}
