// A browser that is too old: no script of the page runs, and everything works as without JavaScript.
import { expect, test } from './browser.ts'
import { cell } from './steps.ts'

test('in a browser that is too old, scripts do not run and a tap on a card is stored', async ({ site }) => {
  site.allow(/too old/)
  const workbook = await site.fromCase('tokyo-1995')
  const page = await site.page()
  await page.addInitScript('CSS.supports = () => false')
  await page.goto(workbook)
  // Without scripts a cell is a link to the card of its row.
  await cell(page, 'E1', 'H1').locator('a').click()
  expect(page.url()).toContain('/cards/E1')
  await page.locator('form[action$="/ratings/E1/H1"] [name="value"][value="II"]').first().click()
  await page.goto(workbook)
  expect(await cell(page, 'E1', 'H1').getAttribute('data-rating')).toBe('II')
  // htmx sends no form either, so an address leads to a new page.
  await page.evaluate('window.same = true')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(() => cell(page, 'E1', 'H1').getAttribute('data-rating')).toBe('')
  expect(await page.evaluate('window.same')).toBeUndefined()
})

test('what is folded is opened while the page is printed, by the script if styles cannot', async ({ site }) => {
  const page = await site.page()
  await page.addInitScript(
    "const { supports } = CSS; CSS.supports = (asked) => !asked.includes('details-content') && supports.call(CSS, asked)",
  )
  await page.goto(`${await site.fromCase()}/analysis`)
  const open = () => page.locator('.fig details').evaluateAll((all) => all.map((one) => one.hasAttribute('open')))
  const before = await open()
  expect(before).toContain(false)
  await page.evaluate("dispatchEvent(new Event('beforeprint'))")
  expect(await open()).not.toContain(false)
  await page.evaluate("dispatchEvent(new Event('afterprint'))")
  expect(await open()).toEqual(before)
})
