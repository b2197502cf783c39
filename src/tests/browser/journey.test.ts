// The whole case in a browser: rated by keyboard, undone, redone and reloaded. The only browser test that also runs in WebKit.
import { expect, test } from './browser.ts'
import { cell, KEYS, referenceRatings, scoresOf, shownRatings, startCase, waitUntilSaved } from './steps.ts'

test('a whole case is rated by 92 keys, undone, redone and reloaded', async ({ site }) => {
  const page = await site.page()
  const workbook = await startCase(page)
  const all = referenceRatings()

  await cell(page, 'E1', 'H1').locator('a').focus()
  for (const { rating } of all) await page.keyboard.press(KEYS[rating])
  await waitUntilSaved(page)

  const expected = Object.fromEntries(all.map(({ evidence, hypothesis, rating }) => [`c-${evidence}-${hypothesis}`, rating]))
  expect(await shownRatings(page)).toEqual(expected)

  // The figures of docs/method.md, as data and on the screen.
  const scores = await scoresOf(page, workbook)
  const weighted = Object.fromEntries(scores.hypotheses.map(({ id, weighted }) => [id, weighted.toFixed(3)]))
  expect(weighted).toEqual({ H1: '2.000', H2: '8.828', H3: '5.121', H4: '3.000' })
  expect(scores.hypotheses.map(({ count }) => count)).toEqual([2, 7, 5, 2])
  expect(scores.hypotheses.every(({ coverage }) => coverage === 1)).toBe(true)
  expect(scores.leaders).toEqual(['H1'])
  expect(scores.verdict).toBe('close')
  const table = page.locator('#scores tbody tr')
  const onScreen = await table.evaluateAll((rows) => rows.map((row) => row.querySelector('.score')?.textContent?.trim()))
  expect(onScreen.map(Number)).toEqual([2, 3, 5.12, 8.83])
  expect(await page.locator('#main').innerText()).not.toMatch(/winner|proven|most likely/i)

  // Undo reverses only the last rating, and redo restores it.
  const last = all.at(-1)
  if (!last) throw new Error('no ratings')
  const lastCell = cell(page, last.evidence, last.hypothesis)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await waitUntilSaved(page)
  await expect.poll(() => lastCell.getAttribute('data-rating')).toBe('')
  expect((await scoresOf(page, workbook)).hypotheses.find(({ id }) => id === last.hypothesis)?.coverage).toBeLessThan(1)
  await page.getByRole('button', { name: /^Redo/ }).click()
  await waitUntilSaved(page)
  await expect.poll(() => lastCell.getAttribute('data-rating')).toBe(last.rating)

  // Undo and redo also work after a reload.
  await page.reload()
  expect(await shownRatings(page)).toEqual(expected)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(() => lastCell.getAttribute('data-rating')).toBe('')
  await page.getByRole('button', { name: /^Redo/ }).click()
  await expect.poll(() => lastCell.getAttribute('data-rating')).toBe(last.rating)
})
