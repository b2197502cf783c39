// The analysis in a browser: a what-if in one click, combined and taken back; the robustness that comes late.
import { expect, type Site, test } from './browser.ts'

/** Address of the analysis of a workbook in which H1 leads because of E5 and E6. */
async function rated(site: Site): Promise<string> {
  const workbook = await site.fromCase()
  for (const [cell, value] of [
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

test('what-ifs take one click each, add up, and are gone with one', async ({ site }) => {
  const page = await site.page()
  await page.goto(await rated(site))
  const band = page.getByRole('region', { name: 'What if' })
  expect(await band.count()).toBe(0)
  await page
    .locator('#fig-sources')
    .getByRole('link', { name: /^not believed/ })
    .first()
    .click()
  expect(await band.getByRole('listitem').count()).toBe(1)
  await page
    .locator('#fig-kinds')
    .getByRole('link', { name: /^left out/ })
    .first()
    .click()
  expect(await band.getByRole('listitem').count()).toBe(2)
  await band
    .getByRole('link', { name: /^Remove/ })
    .first()
    .click()
  expect(await band.getByRole('listitem').count()).toBe(1)
  await band.getByRole('link', { name: 'Back to the real workbook' }).click()
  await page.waitForURL(/analysis$/)
  expect(await band.count()).toBe(0)
})

test('a robustness that takes long comes by itself', async ({ site }) => {
  const page = await site.page()
  const address = await rated(site)
  await page.route(`**${address}`, async (route) => {
    const answer = await route.fetch()
    const late = `<figure class="fig" id="fig-robustness" hx-get="${address}/robustness" hx-trigger="load" hx-swap="outerHTML"><h2>Drawing 10,000 samples</h2></figure>`
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/<figure[^>]*id="fig-robustness".*?<\/figure>/s, late) })
  })
  await page.goto(address)
  await page.getByRole('heading', { name: /in \d+ of 100 draws/ }).waitFor()
  expect(await page.getByText('Drawing 10,000 samples').count()).toBe(0)
})

test('the analysis works without JavaScript', async ({ site }) => {
  const page = await site.page({ javaScriptEnabled: false })
  await page.goto(await rated(site))
  await page.getByRole('heading', { name: /in \d+ of 100 draws/ }).waitFor()
  await page.locator('#fig-items').getByText('All 23 items').click()
  expect(await page.locator('#fig-items table').isVisible()).toBe(true)
})
