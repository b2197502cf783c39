import { expect, test } from './browser.ts'
import { cell, saved, startCase } from './steps.ts'

test('while the server is away ratings wait, and the page says so; when it is back they are sent in order', async ({ site }) => {
  site.allow(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|Failed to (load|fetch)|NetworkError/)
  const page = await site.page()
  await startCase(page)
  await site.stop()

  await cell(page, 'E1', 'H1').locator('a').focus()
  for (const key of ['1', '5', '0']) await page.keyboard.press(key)
  await page.locator('#offline:not([hidden])').waitFor()
  expect(await page.locator('#offline').innerText()).toMatch(/3 changes are queued/)
  expect(await cell(page, 'E1', 'H2').getAttribute('data-rating')).toBe('II')

  await site.again()
  await page.locator('#offline-again').click()
  await saved(page)
  await page.reload()
  const ratings = await Promise.all(['H1', 'H2', 'H3', 'H4'].map((hypothesis) => cell(page, 'E1', hypothesis).getAttribute('data-rating')))
  expect(ratings).toEqual(['CC', 'II', 'NA', ''])
})

test('ratings that wait offline survive closing the page', async ({ site }) => {
  site.allow(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|Failed to (load|fetch)|NetworkError/)
  const page = await site.page()
  const workbook = await startCase(page)
  await site.kill()
  await cell(page, 'E2', 'H1').locator('a').focus()
  await page.keyboard.press('4')
  await page.locator('#offline:not([hidden])').waitFor()
  await site.again()
  await page.goto(workbook)
  await saved(page)
  await expect.poll(() => cell(page, 'E2', 'H1').getAttribute('data-rating')).toBe('I')
})
