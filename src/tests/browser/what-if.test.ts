// What-ifs in a browser: opened from a source, combined, removed and never saved.
import type { Page } from 'playwright-core'
import { SOURCE_WHAT_IF } from '../../forms/what-if-subjects.ts'
import { NEUTRAL_HALF } from '../support/rate-half.ts'
import { expect, type Site, test } from './browser.ts'
import { cell, scoresOf, shownRatings } from './steps.ts'

/** Creates a workbook in which Coup leads because of E5; the source of E3 is President Tokayev. Returns its path. */
async function rateCase(site: Site): Promise<string> {
  const workbook = await site.fromCase()
  for (const [at, value] of [
    ...NEUTRAL_HALF,
    ['E3/H1', 'I'],
    ['E5/H1', 'CC'],
    ['E5/H2', 'II'],
    ['E5/H3', 'II'],
    ['E5/H4', 'I'],
    ['E6/H1', 'I'],
  ])
    await fetch(`${site.address}${workbook}/ratings/${at}`, { method: 'POST', body: new URLSearchParams({ value: value ?? '' }) })
  return workbook
}

const whatIfBand = (page: Page) => page.getByRole('region', { name: 'What-if' })
const scoresText = async (page: Page, workbook: string) => JSON.stringify(await scoresOf(page, workbook))

test('a what-if is opened from a source, combined with a second one, kept while sorting, and removed without a trace', async ({ site }) => {
  const page = await site.page()
  const workbook = await rateCase(site)
  const before = await scoresText(page, workbook)
  await page.goto(`${workbook}/sources`)
  await page.getByRole('link', { name: `${SOURCE_WHAT_IF} President Tokayev` }).click()
  await page.waitForURL(/\?without=source%3AS2$/)
  await whatIfBand(page).getByText('President Tokayev is left out (5 items)').first().waitFor()
  await page.getByRole('rowheader', { name: /E3.*left out in this what-if/ }).waitFor()

  await whatIfBand(page).getByLabel('Also assume that').selectOption({ label: 'Open record' })
  await whatIfBand(page).getByLabel('What happens to it').selectOption({ label: 'is reversed' })
  await whatIfBand(page).getByRole('button', { name: 'Add to what-if' }).click()
  await page.waitForURL(/\?without=source%3AS2&mirror=source%3AS5$/)
  expect(await whatIfBand(page).getByRole('listitem').count()).toBe(2)
  expect(await cell(page, 'E5', 'H1').getAttribute('data-rating')).toBe('II')
  await page
    .getByRole('cell', { name: 'in this what-if: II, very inconsistent; actual rating: CC, very consistent', exact: true })
    .waitFor()

  // Changing the sort order reloads the page and keeps the what-if.
  await page.getByLabel('Sort').selectOption('date')
  await page.waitForURL(/sort=date/)
  expect(await whatIfBand(page).getByRole('listitem').count()).toBe(2)

  await whatIfBand(page).getByRole('link', { name: 'Show the analysis of this what-if' }).click()
  await page.waitForURL(/\/analysis\?without=source%3AS2&mirror=source%3AS5$/)
  await page.getByRole('heading', { name: /in \d+\.\d% of cases/ }).waitFor()
  await whatIfBand(page).getByRole('link', { name: 'Show this what-if in the matrix' }).click()
  await whatIfBand(page)
    .getByRole('link', { name: /^Remove ?: President Tokayev/ })
    .click()
  await page.waitForURL(/\?mirror=source%3AS5$/)
  expect(await page.getByText('left out in this what-if').count()).toBe(0)
  await whatIfBand(page).getByRole('link', { name: 'Back to the actual workbook' }).click()
  await page.waitForURL(new RegExp(`${workbook}$`))
  expect(await whatIfBand(page).count()).toBe(0)
  expect(await cell(page, 'E5', 'H1').getAttribute('data-rating')).toBe('CC')
  expect(await scoresText(page, workbook)).toBe(before)
})

test('in a what-if keys and clicks send nothing, and ratings made in another window appear only after a reload', async ({ site }) => {
  const page = await site.page()
  const workbook = await rateCase(site)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET' || /\/(live|since)\b/.test(request.url())) sent.push(`${request.method()} ${request.url()}`)
  })
  await page.goto(`${workbook}?mirror=source:S5`)
  const before = await shownRatings(page)
  await cell(page, 'E6', 'H2').click()
  await page.keyboard.press('Tab')
  for (const key of ['1', '2', '3', '4', '5', '0', 'Delete', 'n', 'Enter', 'Control+z', 'Control+y']) await page.keyboard.press(key)
  expect(await page.locator('#palette, dialog[open]').count()).toBe(0)

  const otherWindow = await site.window(page)
  await otherWindow.goto(workbook)
  await cell(otherWindow, 'E9', 'H1').locator('a').focus()
  await otherWindow.keyboard.press('2')
  await otherWindow.locator('#saved', { hasText: /^Saved$/ }).waitFor()
  await expect.poll(async () => (await scoresOf(otherWindow, workbook)).hypotheses[0]?.coverage).toBeGreaterThan(0.1)

  expect(await shownRatings(page)).toEqual(before)
  expect(sent).toEqual([])
  await page.reload()
  expect(await cell(page, 'E9', 'H1').getAttribute('data-rating')).toBe('C')
})

test('the score breakdown opens in a dialog over the what-if, and its links lead to the cells behind it', async ({ site }) => {
  const page = await site.page()
  const workbook = await rateCase(site)
  await page.goto(`${workbook}?mirror=source%3AS5`)
  await page.locator('#t-H1 a').click()
  const dialog = page.getByRole('dialog', { name: 'Details' })
  await dialog.getByText('this is the score in the what-if').waitFor()
  await dialog.getByRole('link', { name: 'E5' }).click()
  await page.waitForURL(/\?mirror=source%3AS5#c-E5-H1$/)
  expect(await dialog.isVisible()).toBe(false)
  expect(await page.locator('#c-E5-H1:target').count()).toBe(1)
})

test('what-ifs work without JavaScript and on a narrow screen', async ({ site }) => {
  const page = await site.page({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
  const workbook = await rateCase(site)
  await page.goto(`${workbook}/sources`)
  await page.getByRole('link', { name: `${SOURCE_WHAT_IF} President Tokayev` }).click()
  await page.waitForURL(/without=source/, { waitUntil: 'load' })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  await whatIfBand(page).getByLabel('Also assume that').selectOption('evidence:E5')
  await whatIfBand(page).getByRole('button', { name: 'Add to what-if' }).click()
  expect(page.url()).toMatch(/\?without=source%3AS2&without=evidence%3AE5$/)
  await page.locator('.tools summary').click()
  await page.getByRole('button', { name: 'Swap rows and columns' }).click()
  await page.waitForURL(/turned=1/)
  expect(await page.locator('.matrix[data-turned]').count()).toBe(1)
  expect(await whatIfBand(page).getByRole('listitem').count()).toBe(2)
  await page.goto(`${workbook}/analysis?without=source:S2`)
  await whatIfBand(page).getByLabel('Also assume that').selectOption('kind:claim')
  await whatIfBand(page).getByRole('button', { name: 'Add to what-if' }).click()
  expect(page.url()).toMatch(/\/analysis\?without=source%3AS2&without=kind%3Aclaim$/)
})
