// The first pass through a new workbook: one item at a time by keyboard, without scores until every cell is rated, then some items again.
import type { Page } from 'playwright-core'
import { expect, test } from './browser.ts'
import { cell, startCase, waitUntilSaved } from './steps.ts'

const SMALL = 'tokyo-1995'

/** Rates every hypothesis of the open card by keyboard, with the rating at this place of the scale (0: CC). */
async function rateCard(page: Page, place: (at: number) => number): Promise<void> {
  const asked = page.locator('fieldset.asked')
  for (let at = 0; at < (await asked.count()); at++) {
    await asked.nth(at).locator('.big').first().focus()
    for (let step = 0; step < place(at); step++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
  }
  await waitUntilSaved(page)
}

/** Presses the link at the end of the card. */
async function goOn(page: Page): Promise<void> {
  await page.locator('nav.card-nav a').last().focus()
  await page.keyboard.press('Enter')
}

test('a new workbook is rated one item at a time by keyboard; scores appear after the last item, and some are rated again', async ({
  site,
}) => {
  const page = await site.page()
  const workbook = await startCase(page, SMALL)
  const says = page.locator('#says')
  expect(await says.innerText()).toContain('4 of 4 items left to rate.')
  expect(await page.locator('#scores').count()).toBe(0)

  await page.getByRole('link', { name: 'Rate one item at a time' }).first().focus()
  await page.keyboard.press('Enter')
  const seen: string[] = []
  for (let item = 0; item < 4; item++) {
    await page.waitForURL((url) => url.pathname.includes('/cards/') && !seen.includes(url.pathname))
    seen.push(new URL(page.url()).pathname)
    expect(await page.locator('#progress').innerText()).toContain(`Item ${item + 1} of 4`)
    await rateCard(page, (at) => (item + at) % 5)
    if (item < 3) expect(await page.locator('#progress').innerText()).toContain(`${3 - item} of 4 items`)
    await goOn(page)
  }
  await page.waitForURL((url) => url.pathname === workbook)
  expect(new Set(seen).size).toBe(4)
  await page.locator('#scores').waitFor()
  expect(await says.innerText()).toContain('All rated.')

  await page.getByRole('link', { name: 'rate some items again blind' }).click()
  await page.getByRole('button', { name: 'Start' }).click()
  for (let item = 1; item <= 3; item++) {
    await page.getByText(`Rating again, item ${item} of 3`).waitFor()
    expect(await page.locator('.big[aria-pressed="true"]').count()).toBe(0)
    await rateCard(page, () => 2)
    await goOn(page)
  }
  await page.locator('#changes').waitFor()
  const changed = await page.locator('main input[type="checkbox"]').count()
  expect(changed).toBeGreaterThan(0)
  expect(await page.locator('main').innerText()).toContain('Occasion noise is')
  await page.locator('main input[type="checkbox"]').first().check()
  await page.getByRole('button', { name: 'Apply ticked ratings' }).click()
  await page.getByRole('status').filter({ hasText: 'The new ratings are in the matrix.' }).waitFor()
  expect(await page.locator('main input[type="checkbox"]').count()).toBe(changed - 1)
})

test('in the matrix, the last cell’s rating brings the scores without losing the focus, and Undo does not hide them again', async ({
  site,
}) => {
  const page = await site.page()
  await startCase(page, SMALL)
  await cell(page, 'E1', 'H1').locator('a').focus()
  for (let key = 0; key < 12; key++) await page.keyboard.press('2')
  await waitUntilSaved(page)
  expect(await page.locator('#scores').count()).toBe(0)
  expect(await page.locator('#says').innerText()).toContain('1 of 4 items left to rate.')
  for (const key of ['5', '4', '3', '4']) await page.keyboard.press(key)
  await page.locator('#scores').waitFor()
  await waitUntilSaved(page)
  expect(await page.locator('td:has(:focus)').getAttribute('id')).toBe('c-E4-H4')
  for (const [hypothesis, rating] of [
    ['H1', 'II'],
    ['H2', 'I'],
    ['H3', 'N'],
    ['H4', 'I'],
  ] as const)
    await expect.poll(() => cell(page, 'E4', hypothesis).getAttribute('data-rating')).toBe(rating)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await waitUntilSaved(page)
  await expect.poll(() => cell(page, 'E4', 'H4').getAttribute('data-rating')).toBe('')
  expect(await page.locator('#scores').count()).toBe(1)
})

test('Show scores now shows them in another window too, and hides them again', async ({ site }) => {
  const one = await site.page()
  const workbook = await startCase(one, SMALL)
  const other = await site.page()
  await other.goto(workbook)
  await one.getByRole('button', { name: 'Show scores now' }).click()
  await one.locator('#scores').waitFor({ state: 'attached' })
  await other.locator('#scores').waitFor({ state: 'attached' })
  await one.getByRole('button', { name: 'Hide scores until every cell is rated' }).click()
  await one.getByText('4 of 4 items left to rate.').waitFor()
  await expect.poll(() => other.locator('#scores').count()).toBe(0)
})
