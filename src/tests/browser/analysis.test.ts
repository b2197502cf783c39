// The analysis page in a browser: what-ifs are added, combined and removed; the robustness loads later; no JavaScript is needed.
import { NEUTRAL_HALF } from '../support/rate-half.ts'
import { expect, type Site, test } from './browser.ts'

/** Creates a workbook in which H1 leads because of E5 and E6. Returns the path of its analysis. */
async function rateCase(site: Site): Promise<string> {
  const workbook = await site.fromCase()
  for (const [cell, value] of [
    ...NEUTRAL_HALF,
    ['E5/H1', 'CC'],
    ['E5/H2', 'II'],
    ['E5/H3', 'II'],
    ['E5/H4', 'I'],
    ['E6/H1', 'I'],
    ['E6/H2', 'I'],
  ])
    await fetch(`${site.address}${workbook}/ratings/${cell}`, { method: 'POST', body: new URLSearchParams({ value: value ?? '' }) })
  return `${workbook}/analysis`
}

test('on the analysis page one click adds a what-if, one removes it and one removes all', async ({ site }) => {
  const page = await site.page()
  await page.goto(await rateCase(site))
  const band = page.getByRole('region', { name: 'What-if' })
  expect(await band.count()).toBe(0)
  await page
    .locator('#fig-sources')
    .getByRole('link', { name: /^left out/ })
    .first()
    .click()
  expect(await band.getByRole('listitem').count()).toBe(1)
  await page
    .locator('#fig-sources')
    .getByRole('link', { name: /^left out/ })
    .nth(1)
    .click()
  expect(await band.getByRole('listitem').count()).toBe(2)
  await band
    .getByRole('link', { name: /^Remove/ })
    .first()
    .click()
  expect(await band.getByRole('listitem').count()).toBe(1)
  await band.getByRole('link', { name: 'Back to the actual workbook' }).click()
  await page.waitForURL(/analysis$/)
  expect(await band.count()).toBe(0)
})

test('the analysis page loads a slow robustness figure by itself', async ({ site }) => {
  const page = await site.page()
  const address = await rateCase(site)
  await page.route(`**${address}`, async (route) => {
    const response = await route.fetch()
    const placeholder = `<figure class="fig" id="fig-robustness" hx-get="${address}/robustness" hx-trigger="load" hx-swap="outerHTML"><h2>Calculating what doubt in the ratings would do</h2></figure>`
    await route.fulfill({ response, body: (await response.text()).replace(/<figure[^>]*id="fig-robustness".*?<\/figure>/s, placeholder) })
  })
  await page.goto(address)
  await page.getByRole('heading', { name: /in \d+\.\d% of cases/ }).waitFor()
  expect(await page.getByText('Calculating what doubt in the ratings would do').count()).toBe(0)
})

test('the analysis page works without JavaScript', async ({ site }) => {
  const page = await site.page({ javaScriptEnabled: false })
  await page.goto(await rateCase(site))
  await page.getByRole('heading', { name: /in \d+\.\d% of cases/ }).waitFor()
  await page.locator('#fig-items').getByText('Show all 23 items').click()
  expect(await page.locator('#fig-items table').isVisible()).toBe(true)
})
