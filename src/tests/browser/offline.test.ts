// Ratings while the server is unreachable: they are queued in the browser and sent later.
import { expect, test } from './browser.ts'
import { cell, startCase, waitUntilSaved } from './steps.ts'

test('while the server is unreachable the page queues ratings and says so, and sends them in order once it is back', async ({ site }) => {
  site.allow(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|Failed to (load|fetch)|NetworkError/)
  const page = await site.page()
  await startCase(page)
  await site.stop()

  await cell(page, 'E1', 'H1').locator('a').focus()
  for (const key of ['1', '5', '0']) await page.keyboard.press(key)
  await page.locator('#offline:not([hidden])').waitFor()
  expect(await page.locator('#offline').innerText()).toMatch(/3 changes are queued/)
  expect(await cell(page, 'E1', 'H2').getAttribute('data-rating')).toBe('II')

  await site.restart()
  await page.locator('#offline-again').click()
  await waitUntilSaved(page)
  await page.reload()
  const ratings = await Promise.all(['H1', 'H2', 'H3', 'H4'].map((hypothesis) => cell(page, 'E1', hypothesis).getAttribute('data-rating')))
  expect(ratings).toEqual(['CC', 'II', 'NA', ''])
})

test('ratings queued offline are still sent after the page was left', async ({ site }) => {
  site.allow(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|Failed to (load|fetch)|NetworkError/)
  const page = await site.page()
  const workbook = await startCase(page)
  await site.kill()
  await cell(page, 'E2', 'H1').locator('a').focus()
  await page.keyboard.press('4')
  await page.locator('#offline:not([hidden])').waitFor()
  await site.restart()
  await page.goto(workbook)
  await waitUntilSaved(page)
  await expect.poll(() => cell(page, 'E2', 'H1').getAttribute('data-rating')).toBe('I')
})
