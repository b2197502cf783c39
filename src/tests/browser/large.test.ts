// A workbook of the largest size in a browser: it opens, saves ratings, also during an export, and its heading row stays aligned.
import { RATINGS } from '../../ach/model/rating.ts'
import { paths } from '../../paths.ts'
import { createLargeWorkbook } from '../support/large-workbook.ts'
import { expect, type Site, test } from './browser.ts'
import { cell, waitUntilSaved } from './steps.ts'

// Ten times the goals of `npm run bench`, so that a slow machine does not fail the tests.
const PAGE_MS = 10_000
const RATING_MS = 500

/** The path of the large workbook by server, so that each server creates it once. */
const workbooks = new Map<string, Promise<string>>()
function largeOn({ address }: Site): Promise<string> {
  const workbook = workbooks.get(address) ?? createLargeWorkbook(address)
  workbooks.set(address, workbook)
  return workbook
}

test('a workbook of 20 × 1,000 opens, and a rating by keyboard is saved', async ({ site }) => {
  const workbook = await largeOn(site)
  const page = await site.page()
  await page.goto(workbook, { waitUntil: 'load', timeout: PAGE_MS })
  expect(await page.locator('td[data-rating]').count()).toBe(20_000)
  const last = cell(page, 'E1000', 'H19')
  const other = (await last.getAttribute('data-rating')) === 'CC' ? '5' : '1'
  await last.click()
  await page.keyboard.press(other)
  await waitUntilSaved(page)
  await page.reload()
  expect(await last.getAttribute('data-rating')).toBe(other === '5' ? 'II' : 'CC')
})

test('ratings in a workbook of 20 × 1,000 are saved without delay while it is exported', async ({ site }) => {
  const workbook = await largeOn(site)
  let exported = false
  const file = fetch(`${site.address}${workbook}/export.xlsx`).then(async (response) => {
    const bytes = await response.arrayBuffer()
    exported = true
    return bytes.byteLength
  })
  const times: number[] = []
  for (let item = 1; item <= 10; item += 1) {
    const start = performance.now()
    const response = await fetch(site.address + paths.rating(workbook.split('/').at(-1) ?? '', `E${item}`, 'H1'), {
      method: 'POST',
      headers: { 'HX-Request': 'true', 'HX-Request-Type': 'partial' },
      body: new URLSearchParams({ value: RATINGS[item % RATINGS.length] ?? '' }),
    })
    await response.text()
    times.push(performance.now() - start)
    expect(response.status).toBe(200)
  }
  expect(exported).toBe(false)
  expect(times.sort((a, b) => a - b)[4]).toBeLessThan(RATING_MS)
  expect(await file).toBeGreaterThan(100_000)
})

test('in a long matrix each cell stays below the heading of its column, also in rows that are scrolled into view', async ({ site }) => {
  const workbook = await largeOn(site)
  for (const width of [1280, 390]) {
    const page = await site.page({ viewport: { width, height: 800 } })
    const left = (selector: string) => page.locator(selector).evaluate((one) => Math.round(one.getBoundingClientRect().left))
    for (const evidence of ['E1', 'E700']) {
      await page.goto('about:blank')
      await page.goto(`${workbook}#c-${evidence}-H7`)
      await page.locator(`#c-${evidence}-H7:focus`).waitFor()
      expect(await left(`#c-${evidence}-H7`)).toBe(await left('.matrix thead tr:first-child > :nth-child(8)'))
    }
    await expect
      .poll(() => page.locator('.matrix thead').evaluate((head) => Math.round(head.getBoundingClientRect().top)))
      .toBeGreaterThanOrEqual(0)
  }
})
