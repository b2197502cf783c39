// A rated case downloaded as a spreadsheet: its cached results are the scores on the screen.
import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { expect, test } from './browser.ts'
import { referenceRatings, scoresOf } from './steps.ts'

test('a rated case is exported as a spreadsheet with the same scores', async ({ site }) => {
  const workbook = await site.fromCase()
  for (const { evidence, hypothesis, rating } of referenceRatings())
    await fetch(`${site.address}${workbook}/ratings/${evidence}/${hypothesis}`, {
      method: 'POST',
      body: new URLSearchParams({ value: rating }),
      redirect: 'manual',
    })
  const page = await site.page({ acceptDownloads: true })
  await page.goto(workbook)
  const scores = await scoresOf(page, workbook)
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

/** Returns the score and rank of each hypothesis that the file stores with its formulas. */
function cachedFigures(book: ExcelJS.Workbook): Map<string, { score: number; rank: number }> {
  const sheet = book.getWorksheet('Matrix')
  if (!sheet) throw new Error('There is no sheet Matrix.')
  const results = new Map<string, { score: number; rank: number }>()
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
    if (id) results.set(id, { score: at(score), rank: at(rank) })
  })
  return results
}
