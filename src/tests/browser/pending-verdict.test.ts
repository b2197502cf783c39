// A verdict that takes too long to compute with the matrix: shown as pending, then replaced without a reload.
import { expect, type Site, test } from './browser.ts'

/** Rates all 23 items so that Coup leads clearly: too many cells for the chance of the lead to be computed at once. */
async function rateAll(site: Site): Promise<string> {
  const workbook = await site.fromCase()
  for (let item = 1; item <= 23; item += 1)
    for (const [at, value] of ['C', 'II', 'I', 'II'].entries())
      await fetch(`${site.address}${workbook}/ratings/E${item}/H${at + 1}`, { method: 'POST', body: new URLSearchParams({ value }) })
  return workbook
}

test('a pending verdict is replaced when the chance of the lead is computed, and stays', async ({ site }) => {
  const page = await site.page()
  const workbook = await rateAll(site)
  const first = await (await fetch(`${site.address}${workbook}`)).text()
  expect(first).toContain('How often chance alone would give such a lead is still being calculated.')
  await page.goto(workbook)
  await page
    .getByText(/its lead is robust/)
    .first()
    .waitFor()
  expect(await (await fetch(`${site.address}${workbook}`)).text()).not.toContain('still being calculated')
})
