// The first three minutes of someone who has never heard of ACH: the first page, the tour of the finished example, and an empty matrix; by
// keyboard alone, without JavaScript, and by touch on a phone.
import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { COLOURS, overflow, violations } from './axe.ts'
import { chromiumTest, expect, test } from './browser.ts'
import { startBuiltServer } from './built-server.ts'
import { cell, shownRatings, startCase, waitUntilSaved } from './steps.ts'

const START = 'Open the finished example'
const STEPS = 6
const panel = (page: Page) => page.getByRole('complementary')
const stepOf = async (page: Page) => Number(/Step (\d) of/.exec(await panel(page).innerText())?.[1])

/** Presses Tab until the focused control has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await page.locator(':focus').innerText()) === name) return
  }
  throw new Error(`Twelve tabs do not lead to ${name}.`)
}

chromiumTest('axe finds no violation on the first page of someone new, in light and dark colours', async ({ browser }) => {
  // The server of the other tests has workbooks.
  const { address, close } = await startBuiltServer()
  onTestFinished(close)
  const page = await browser.newPage({ baseURL: address, viewport: { width: 1280, height: 800 } })
  await page.goto('/')
  expect(await page.getByRole('region', { name: 'Your workbooks' }).count()).toBe(0)
  expect(await page.getByRole('img', { name: /^A filled matrix/ }).count()).toBe(1)
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(page, COLOURS)).toEqual([])
})

test('by keyboard alone, one button opens the tour, Enter and the arrows lead through it, and its end makes an own copy', async ({
  site,
}) => {
  const page = await site.page()
  await page.goto('/')
  await tabTo(page, START)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/workbooks/kazakhstan-2022?tour=1')
  expect(await panel(page).innerText()).toContain('The 23 rows are items of evidence')
  for (let step = 2; step <= STEPS; step += 1) {
    await page.keyboard.press('Enter')
    await page.waitForURL(`**tour=${step}*`)
    await expect.poll(() => page.locator(':focus').count()).toBe(1)
    if (step === 3) {
      const row = page.locator('tr:has(> td:target)')
      expect(await row.innerText()).toMatch(/^E5\b.*linchpin/s)
      const [shown, covered] = [await row.boundingBox(), await panel(page).boundingBox()]
      expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThan(covered?.y ?? 0)
    }
    if (step === 4) expect(await page.locator('#says').innerText()).toContain('are tied')
  }
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL('**/analysis?tour=5')
  await page.keyboard.press('ArrowRight')
  await page.waitForURL('**/report?tour=6#bottom')
  await expect.poll(() => page.locator(':focus').innerText()).toBe('Start your own question')
  await page.keyboard.press('Shift+Tab')
  expect(await page.locator(':focus').innerText()).toBe('Make it my own copy')
  await page.keyboard.press('Enter')
  await page.waitForURL(/workbooks\/[\w-]{20,}$/)
  expect(Object.values(await shownRatings(page)).filter((rating) => rating !== '')).toHaveLength(92)
  await page.locator('#saved').waitFor()
})

test('without JavaScript the tour leads through the same steps by links, and can be left at any time', async ({ site }) => {
  const page = await site.page({ javaScriptEnabled: false })
  await page.goto('/')
  await page.getByRole('link', { name: START }).click()
  for (let step = 1; step < STEPS; step += 1) {
    expect(await stepOf(page)).toBe(step)
    await page.getByRole('link', { name: 'Next' }).click()
  }
  expect(await stepOf(page)).toBe(STEPS)
  await page.getByRole('link', { name: 'Back' }).click()
  await page.getByRole('link', { name: 'Leave the tour' }).click()
  expect(new URL(page.url()).search).toBe('')
  expect(await page.getByRole('region', { name: 'Finished example' }).innerText()).toContain('Start the tour')
})

test('on a phone each step of the tour shows its row above the panel, and no page is wider than the screen', async ({ site }) => {
  const page = await site.page({ viewport: { width: 390, height: 844 }, hasTouch: true })
  await page.goto('/')
  const start = page.getByRole('link', { name: START })
  expect(await overflow(page)).toBe(0)
  await start.tap()
  for (let step = 1; step <= STEPS; step += 1) {
    expect([step, await stepOf(page), await overflow(page)]).toEqual([step, step, 0])
    const target = page.locator('td:target')
    if ((await target.count()) > 0) {
      const covered = (await panel(page).boundingBox())?.y ?? 0
      await expect.poll(async () => (await target.boundingBox())?.y ?? 999).toBeLessThan(covered)
    }
    if (step === STEPS)
      expect((await page.locator('#bottom p').first().boundingBox())?.y).toBeLessThan((await panel(page).boundingBox())?.y ?? 0)
    if (step < STEPS) await page.getByRole('link', { name: 'Next' }).tap()
  }
})

test('an empty matrix says how to rate and what happened; the first rating moves nothing, and the next page is shorter', async ({
  site,
}) => {
  const page = await site.page()
  await startCase(page, 'leaked-price-list')
  const verdict = page.getByRole('region', { name: 'Verdict' })
  expect(await verdict.innerText()).toMatch(/A print shop has had the file.*Why did the website go down/s)
  expect(await page.locator('.keys-line').innerText()).toMatch(/1\s*CC\s*very consistent.*0\s*NA\s*not applicable/s)
  expect(await page.locator('.matrix rect, .verdict rect').filter({ visible: true }).count()).toBe(0)
  const place = async () => (await cell(page, 'E2', 'H1').boundingBox())?.y ?? 0
  const before = await place()
  // A key without a focus only goes to the cell; the next one rates it.
  await page.keyboard.press('1')
  expect(await cell(page, 'E1', 'H1').getAttribute('data-rating')).toBe('')
  await page.keyboard.press('1')
  await waitUntilSaved(page)
  expect(await cell(page, 'E1', 'H1').getAttribute('data-rating')).toBe('CC')
  expect(await place()).toBe(before)
  await page.reload()
  expect(await place()).toBeLessThan(before - 100)
  expect(await page.locator('.keys-line').isVisible()).toBe(true)
})

test('on a phone the controls above the matrix take less than 250 px, and cards show the question and the background', async ({ site }) => {
  const page = await site.page({ viewport: { width: 390, height: 844 }, hasTouch: true })
  const workbook = await startCase(page, 'leaked-price-list')
  const heights = (selector: string) =>
    page.locator(selector).evaluateAll((all) => all.reduce((sum, one) => sum + one.getBoundingClientRect().height, 0))
  expect(await heights('.verdict .says, .tools')).toBeLessThan(250)
  expect((await cell(page, 'E1', 'H1').boundingBox())?.y).toBeLessThan(844)
  // The docked palette hides no open cell, has a button that closes it, and closes with its cell out of sight.
  const palette = page.locator('#palette')
  const open = async (hypothesis: string) => {
    await cell(page, 'E1', hypothesis).tap()
    await expect
      .poll(async () => {
        const [shown, docked] = [await cell(page, 'E1', hypothesis).locator('a').boundingBox(), await palette.boundingBox()]
        return (shown?.y ?? 0) + (shown?.height ?? 0) <= (docked?.y ?? 0)
      })
      .toBe(true)
  }
  await open('H5')
  await palette.getByRole('button', { name: 'Close' }).tap()
  expect(await palette.count()).toBe(0)
  await open('H5')
  await page.evaluate('scrollTo(0, 4000)')
  await expect.poll(() => palette.count()).toBe(0)
  await page.goto(`${workbook}/cards/E10`)
  expect(await page.locator('main').innerText()).toMatch(/How did the competitor.*A print shop has had the file.*product manager/s)
})

test('the full text of a hypothesis opens on hover and on focus, stays under the pointer, and closes with Escape', async ({ site }) => {
  const page = await site.page()
  await startCase(page, 'leaked-price-list')
  const text = page.locator('#s-H1')
  expect(await text.isVisible()).toBe(false)
  await page.locator('.hyp-name').first().hover()
  expect(await text.innerText()).toMatch(/^Someone at the print shop/)
  await text.hover()
  expect(await text.isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  expect(await text.isVisible()).toBe(false)
  await page.mouse.move(5, 5)
  await page.getByRole('button', { name: 'Full text: Print shop' }).focus()
  expect(await text.isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  expect(await text.isVisible()).toBe(false)
})

test('a tap opens the full text of a hypothesis and the meaning of a verdict', async ({ site }) => {
  const page = await site.page({ viewport: { width: 390, height: 844 }, hasTouch: true })
  await startCase(page, 'leaked-price-list')
  await page.getByRole('button', { name: 'Full text: Stolen password' }).tap()
  await expect.poll(() => page.locator('#s-H2').isVisible()).toBe(true)
  expect(await overflow(page)).toBe(0)
  await page.goto('/')
  await page.getByRole('button', { name: 'hidden until every cell is rated' }).first().tap()
  await expect.poll(() => page.getByRole('tooltip').filter({ visible: true }).count()).toBe(1)
  expect(await overflow(page)).toBe(0)
})
