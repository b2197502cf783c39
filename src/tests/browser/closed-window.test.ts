// Unsent ratings of a closed window are sent by the next window that opens the workbook.
import { expect, test } from './browser.ts'
import { cell, startCase, waitUntilSaved } from './steps.ts'

test('unsent ratings of a closed window are sent by the next window to open, not by one that was already open', async ({ site }) => {
  site.allow(/ERR_FAILED|Failed to fetch/)
  const page = await site.page()
  const workbook = await startCase(page)
  await page.route('**/ratings/**', (route) => route.abort())
  await cell(page, 'E6', 'H1').locator('a').focus()
  await page.keyboard.type('54')
  await page.locator('#offline:not([hidden])').waitFor()
  const otherWindow = await site.window(page)
  await otherWindow.goto(workbook)
  await waitUntilSaved(otherWindow)
  expect(await cell(otherWindow, 'E6', 'H1').getAttribute('data-rating')).toBe('')
  await page.close()
  const next = await site.window(otherWindow)
  await next.goto(workbook)
  await expect.poll(() => cell(next, 'E6', 'H2').getAttribute('data-rating')).toBe('I')
  await waitUntilSaved(next)
  await next.reload()
  expect(await cell(next, 'E6', 'H1').getAttribute('data-rating')).toBe('II')
})
