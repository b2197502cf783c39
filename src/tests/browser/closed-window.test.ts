// What waits in a window that was closed belongs to the next window of the same workbook; a window that lives keeps its own.
import { expect, test } from './browser.ts'
import { cell, saved, startCase } from './steps.ts'

test('ratings that wait in a closed window are sent by the next one, not by one that was open beside it', async ({ site }) => {
  site.allow(/ERR_FAILED|Failed to fetch/)
  const page = await site.page()
  const workbook = await startCase(page)
  await page.route('**/ratings/**', (route) => route.abort())
  await cell(page, 'E6', 'H1').locator('a').focus()
  await page.keyboard.type('54')
  await page.locator('#offline:not([hidden])').waitFor()
  const beside = await site.window(page)
  await beside.goto(workbook)
  await saved(beside)
  expect(await cell(beside, 'E6', 'H1').getAttribute('data-rating')).toBe('')
  await page.close()
  const next = await site.window(beside)
  await next.goto(workbook)
  await expect.poll(() => cell(next, 'E6', 'H2').getAttribute('data-rating')).toBe('I')
  await saved(next)
  await next.reload()
  expect(await cell(next, 'E6', 'H1').getAttribute('data-rating')).toBe('II')
})
