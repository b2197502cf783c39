import { expect, test } from './browser.ts'
import { cell, focused, KEYS, reading, saved, scrolled, shown, startCase } from './steps.ts'

test('92 keys without a pause: nothing is lost and nothing changes places', async ({ site }) => {
  const page = await site.page()
  const workbook = await startCase(page)
  const all = reading()
  await cell(page, 'E1', 'H1').locator('a').focus()
  // All keys are on their way before the first answer is.
  await Promise.all(all.map(({ rating }) => page.keyboard.press(KEYS[rating])))
  await saved(page)
  const expected = Object.fromEntries(all.map(({ evidence, hypothesis, rating }) => [`c-${evidence}-${hypothesis}`, rating]))
  expect(await shown(page)).toEqual(expected)

  const document = await (await page.request.get(`${workbook}/export.json`)).json()
  const mine = document.raters.find((rater: { id: string }) => rater.id === 'me').ratings
  expect(all.filter(({ evidence, hypothesis, rating }) => mine[evidence]?.[hypothesis] !== rating)).toEqual([])
})

test('changing one mind quickly leaves the last word', async ({ site }) => {
  const page = await site.page()
  const workbook = await startCase(page)
  await cell(page, 'E1', 'H1').locator('a').focus()
  for (const key of ['1', '2', '3', '4', '5']) {
    await page.keyboard.press(key)
    await page.keyboard.press('ArrowLeft')
  }
  await saved(page)
  expect(await cell(page, 'E1', 'H1').getAttribute('data-rating')).toBe('II')
  await page.reload()
  expect(await cell(page, 'E1', 'H1').getAttribute('data-rating')).toBe('II')
  expect(await (await page.request.get(`${workbook}/scores.json`)).text()).toContain('"verdict"')
})

test('the focus stays with the next cell, and an answer does not move the page', async ({ site }) => {
  const page = await site.page()
  await startCase(page)
  await cell(page, 'E12', 'H3').locator('a').focus()
  for (const [key, next] of [
    ['1', 'c-E12-H4'],
    ['5', 'c-E13-H1'],
    ['4', 'c-E13-H2'],
  ] as const) {
    await page.keyboard.press(key)
    // the focus goes on at once, and may bring its cell into view; the answer comes later
    await expect.poll(() => focused(page)).toBe(next)
    const before = await scrolled(page)
    await saved(page)
    expect(await focused(page)).toBe(next)
    expect(await scrolled(page)).toEqual(before)
  }
})
