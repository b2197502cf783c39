// What-ifs in a browser: one click from a source to the matrix as it would be, combined, taken back, and never saved.
import type { Page } from 'playwright-core'
import { SOURCE_WHAT_IF } from '../../forms/what-if-subjects.ts'
import { expect, type Site, test } from './browser.ts'
import { cell, scoresOf, shown } from './steps.ts'

/** Path of a workbook in which Coup leads because of E5; E3 was said by President Tokayev. */
async function rated(site: Site): Promise<string> {
  const workbook = await site.fromCase()
  for (const [at, value] of [
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

const band = (page: Page) => page.getByRole('region', { name: 'What if' })
const changes = async (page: Page, workbook: string) => JSON.stringify(await scoresOf(page, workbook))

test('one click from a source shows the matrix as it would be; a second one adds up; each is put back', async ({ site }) => {
  const page = await site.page()
  const workbook = await rated(site)
  const before = await changes(page, workbook)
  await page.goto(`${workbook}/sources`)
  await page.getByRole('link', { name: `${SOURCE_WHAT_IF} President Tokayev` }).click()
  await page.waitForURL(/\?without=source%3AS2$/)
  await band(page).getByText('President Tokayev is not believed (5 items left out)').first().waitFor()
  await page.getByRole('rowheader', { name: /E3.*left out in this what-if/ }).waitFor()

  await band(page).getByLabel('And what if').selectOption({ label: 'Open record' })
  await band(page).getByLabel('is', { exact: true }).selectOption({ label: 'mirrored, for becomes against' })
  await band(page).getByRole('button', { name: 'Add to this what-if' }).click()
  await page.waitForURL(/\?without=source%3AS2&mirror=source%3AS5$/)
  expect(await band(page).getByRole('listitem').count()).toBe(2)
  expect(await cell(page, 'E5', 'H1').getAttribute('data-rating')).toBe('II')
  await page.getByRole('cell', { name: 'II, very inconsistent in this what-if, actual rating: CC', exact: true }).waitFor()

  // The form of sort and order sends itself, and the what-if stays.
  await page.getByLabel('Sort').selectOption('date')
  await page.waitForURL(/sort=date/)
  expect(await band(page).getByRole('listitem').count()).toBe(2)

  await band(page).getByRole('link', { name: 'Show the analysis of this what-if' }).click()
  await page.waitForURL(/\/analysis\?without=source%3AS2&mirror=source%3AS5$/)
  await page.getByRole('heading', { name: /in \d+ of 100 draws/ }).waitFor()
  await band(page).getByRole('link', { name: 'Show this what-if in the matrix' }).click()
  await band(page)
    .getByRole('link', { name: /^Remove ?: President Tokayev/ })
    .click()
  await page.waitForURL(/\?mirror=source%3AS5$/)
  expect(await page.getByText('left out in this what-if').count()).toBe(0)
  await band(page).getByRole('link', { name: 'Back to the real workbook' }).click()
  await page.waitForURL(new RegExp(`${workbook}$`))
  expect(await band(page).count()).toBe(0)
  expect(await cell(page, 'E5', 'H1').getAttribute('data-rating')).toBe('CC')
  expect(await changes(page, workbook)).toBe(before)
})

test('keys, clicks and undo do nothing there, and it does not follow the real matrix', async ({ site }) => {
  const page = await site.page()
  const workbook = await rated(site)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET' || /\/(live|since)\b/.test(request.url())) sent.push(`${request.method()} ${request.url()}`)
  })
  await page.goto(`${workbook}?mirror=source:S5`)
  const before = await shown(page)
  await cell(page, 'E6', 'H2').click()
  await page.keyboard.press('Tab')
  for (const key of ['1', '2', '3', '4', '5', '0', 'Delete', 'n', 'Enter', 'Control+z', 'Control+y']) await page.keyboard.press(key)
  expect(await page.locator('#palette, dialog[open]').count()).toBe(0)

  const beside = await site.window(page)
  await beside.goto(workbook)
  await cell(beside, 'E9', 'H1').locator('a').focus()
  await beside.keyboard.press('2')
  await beside.locator('#saved', { hasText: /^Saved$/ }).waitFor()
  await expect.poll(async () => (await scoresOf(beside, workbook)).hypotheses[0]?.coverage).toBeGreaterThan(0.1)

  expect(await shown(page)).toEqual(before)
  expect(sent).toEqual([])
  await page.reload()
  expect(await cell(page, 'E9', 'H1').getAttribute('data-rating')).toBe('C')
})

test('a sum opens over the what-if, and its links lead to the cells below', async ({ site }) => {
  const page = await site.page()
  const workbook = await rated(site)
  await page.goto(`${workbook}?mirror=source%3AS5`)
  await page.locator('#t-H1 a').click()
  const dialog = page.getByRole('dialog', { name: 'Details' })
  await dialog.getByText('this is the score in the what-if').waitFor()
  await dialog.getByRole('link', { name: 'E5' }).click()
  await page.waitForURL(/\?mirror=source%3AS5#c-E5-H1$/)
  expect(await dialog.isVisible()).toBe(false)
  expect(await page.locator('#c-E5-H1:target').count()).toBe(1)
})

test('what-ifs work without JavaScript, on a narrow screen', async ({ site }) => {
  const page = await site.page({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
  const workbook = await rated(site)
  await page.goto(`${workbook}/sources`)
  await page.getByRole('link', { name: `${SOURCE_WHAT_IF} President Tokayev` }).click()
  await page.waitForURL(/without=source/, { waitUntil: 'load' })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  await band(page).getByLabel('And what if').selectOption('evidence:E5')
  await band(page).getByRole('button', { name: 'Add to this what-if' }).click()
  expect(page.url()).toMatch(/\?without=source%3AS2&without=evidence%3AE5$/)
  await page.getByRole('button', { name: 'Transpose' }).click()
  await page.waitForURL(/turned=1/)
  expect(await page.locator('.matrix[data-turned]').count()).toBe(1)
  expect(await band(page).getByRole('listitem').count()).toBe(2)
  await page.goto(`${workbook}/analysis?without=source:S2`)
  await band(page).getByLabel('And what if').selectOption('kind:claim')
  await band(page).getByRole('button', { name: 'Add to this what-if' }).click()
  expect(page.url()).toMatch(/\/analysis\?without=source%3AS2&without=kind%3Aclaim$/)
})
