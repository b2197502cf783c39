// A small case without JavaScript: rated on cards, undone, annotated, extended and exported.
import { readFileSync } from 'node:fs'
import { expect, test } from './browser.ts'
import { cell, referenceRatings, scoresOf, shownRatings, startCase } from './steps.ts'

const SMALL = 'tokyo-1995'

test('without JavaScript a case can be rated on cards, undone, annotated, extended and exported', async ({ site }) => {
  const page = await site.page({ javaScriptEnabled: false, acceptDownloads: true })
  const workbook = await startCase(page, SMALL)
  const all = referenceRatings(SMALL)

  // This test goes through the cards in the workbook's order, which is one click away.
  // Each cell links to the card of its row.
  await cell(page, 'E1', 'H1').locator('a').click()
  await page.getByRole('button', { name: 'Use the workbook’s order' }).click()
  expect(page.url()).toContain('/cards/E1')
  for (const { evidence, hypothesis, rating } of all) {
    if (!page.url().includes(`/cards/${evidence}`)) await page.locator('nav.card-nav a[rel="next"]').click()
    const form = page.locator(`form[action$="/ratings/${evidence}/${hypothesis}"]`).first()
    await form.locator(`[name="value"][value="${rating}"]`).click()
    expect(page.url()).toContain(`/cards/${evidence}`)
  }
  await page.goto(workbook)
  const expected = Object.fromEntries(all.map(({ evidence, hypothesis, rating }) => [`c-${evidence}-${hypothesis}`, rating]))
  expect(await shownRatings(page)).toEqual(expected)
  const { hypotheses } = await scoresOf(page, workbook)
  expect(hypotheses.map(({ count }) => count)).toEqual([1, 1, 2, 3])

  await page.locator('form[action$="/undo"] button').click()
  expect(await cell(page, 'E4', 'H4').getAttribute('data-rating')).toBe('')
  await page.locator('form[action$="/redo"] button').click()
  expect(await cell(page, 'E4', 'H4').getAttribute('data-rating')).toBe(all.at(-1)?.rating)

  await page.goto(`${workbook}/notes/E1/H1`)
  await page.locator('textarea[name="note"]').fill('Because of the sarin.')
  await page.locator('form:has(textarea[name="note"]) button').first().click()
  await page.goto(`${workbook}/notes/E1/H1`)
  expect(await page.locator('textarea[name="note"]').inputValue()).toContain('Because of the sarin.')

  await page.goto(`${workbook}/new/hypotheses`)
  await page.locator('[name="label"]').fill('A fifth one')
  await page.locator('[name="statement"]').fill('It was something else.')
  await page.locator('main form button').first().click()
  await page.goto(workbook)
  expect(await page.locator('#main').innerText()).toContain('A fifth one')

  await page.goto(`${workbook}/exports`)
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="/export.csv"]').first().click()])
  expect(readFileSync(await download.path(), 'utf8')).toContain('A fifth one')
})
