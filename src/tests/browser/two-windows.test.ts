// One workbook in two windows: changes made in one appear in the other.
import { expect, test } from './browser.ts'
import { cell, KEYS, referenceRatings, shownRatings, startCase, waitUntilSaved } from './steps.ts'

test('a rating or an undo in one window appears in the other, with the scores', async ({ site }) => {
  const one = await site.page()
  const workbook = await startCase(one)
  const two = await site.page()
  await two.goto(workbook)
  await two.getByRole('button', { name: 'Show scores now' }).click()
  const scores = two.locator('#scores')
  const before = await scores.innerText()

  await cell(one, 'E5', 'H2').locator('a').focus()
  await one.keyboard.press('5')
  await expect.poll(() => cell(two, 'E5', 'H2').getAttribute('data-rating'), { timeout: 15_000 }).toBe('II')
  await expect.poll(() => scores.innerText()).not.toBe(before)

  await two.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(() => cell(one, 'E5', 'H2').getAttribute('data-rating'), { timeout: 15_000 }).toBe('')
})

test('ratings typed fast in two windows at once are all saved and shown in both', async ({ site }) => {
  const one = await site.page()
  const workbook = await startCase(one)
  const two = await site.page()
  await two.goto(workbook)
  const all = referenceRatings()
  const half = all.slice(0, 44)
  const rest = all.slice(44)
  const type = async (page: typeof one, ratings: typeof all) => {
    const [first] = ratings
    if (!first) return
    await page.bringToFront()
    await cell(page, first.evidence, first.hypothesis).locator('a').focus()
    for (const { rating } of ratings) await page.keyboard.press(KEYS[rating])
    await waitUntilSaved(page)
  }
  await Promise.all([type(one, half), type(two, rest)])
  const expected = Object.fromEntries(all.map(({ evidence, hypothesis, rating }) => [`c-${evidence}-${hypothesis}`, rating]))
  await expect.poll(() => shownRatings(one), { timeout: 20_000 }).toEqual(expected)
  await expect.poll(() => shownRatings(two), { timeout: 20_000 }).toEqual(expected)
})

test('an item added in one window appears in the other', async ({ site }) => {
  const one = await site.page()
  const workbook = await startCase(one)
  const two = await site.page()
  await two.goto(workbook)
  await one.goto(`${workbook}/new/evidence`)
  await one.locator('textarea[name="statement"]').fill('A new item that nobody had seen.')
  await one.locator('main form button[type="submit"], main form button:not([type])').first().click()
  await expect.poll(() => two.locator('#main').innerText(), { timeout: 15_000 }).toContain('A new item that nobody had seen.')
})
