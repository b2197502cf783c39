// Rating by keyboard without a pause: every key counts, and neither the focus nor the page jumps.
import { expect, test } from './browser.ts'
import { cell, focusedCell, KEYS, referenceRatings, scrollPositions, shownRatings, startCase, waitUntilSaved } from './steps.ts'

test('92 ratings typed without a pause are all saved in the right cells', async ({ site }) => {
  const page = await site.page()
  const workbook = await startCase(page)
  const all = referenceRatings()
  await cell(page, 'E1', 'H1').locator('a').focus()
  // All keys are pressed before the first response arrives.
  await Promise.all(all.map(({ rating }) => page.keyboard.press(KEYS[rating])))
  await waitUntilSaved(page)
  const expected = Object.fromEntries(all.map(({ evidence, hypothesis, rating }) => [`c-${evidence}-${hypothesis}`, rating]))
  expect(await shownRatings(page)).toEqual(expected)

  const document = await (await page.request.get(`${workbook}/export.json`)).json()
  const mine = document.raters.find((rater: { id: string }) => rater.id === 'me').ratings
  expect(all.filter(({ evidence, hypothesis, rating }) => mine[evidence]?.[hypothesis] !== rating)).toEqual([])
})

test('of several quick ratings of one cell the last one is saved', async ({ site }) => {
  const page = await site.page()
  const workbook = await startCase(page)
  await cell(page, 'E1', 'H1').locator('a').focus()
  for (const key of ['1', '2', '3', '4', '5']) {
    await page.keyboard.press(key)
    await page.keyboard.press('ArrowLeft')
  }
  await waitUntilSaved(page)
  expect(await cell(page, 'E1', 'H1').getAttribute('data-rating')).toBe('II')
  await page.reload()
  expect(await cell(page, 'E1', 'H1').getAttribute('data-rating')).toBe('II')
  expect(await (await page.request.get(`${workbook}/scores.json`)).text()).toContain('"verdict"')
})

test('the focus moves to the next cell, and the response to a rating does not scroll the page', async ({ site }) => {
  const page = await site.page()
  await startCase(page)
  await cell(page, 'E12', 'H3').locator('a').focus()
  for (const [key, next] of [
    ['1', 'c-E12-H4'],
    ['5', 'c-E13-H1'],
    ['4', 'c-E13-H2'],
  ] as const) {
    await page.keyboard.press(key)
    // The focus moves at once and may scroll its cell into view; the response arrives later.
    await expect.poll(() => focusedCell(page)).toBe(next)
    const before = await scrollPositions(page)
    await waitUntilSaved(page)
    expect(await focusedCell(page)).toBe(next)
    // A pixel's difference is the rounding of a fraction.
    for (const [at, now] of (await scrollPositions(page)).flat().entries())
      expect(Math.abs(now - (before.flat()[at] ?? Number.NaN))).toBeLessThanOrEqual(1)
  }
})
