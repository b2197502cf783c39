// Assumptions, indicators (stored as expectations) and milestones in a browser: with and without JavaScript, by keyboard, on a phone.
import type { Page } from 'playwright-core'
import { expect, type Site, test } from './browser.ts'
import { startCase } from './steps.ts'

const item = (page: Page, id: string) => page.locator(`#${id}`)

for (const javaScriptEnabled of [true, false]) {
  test(`an indicator that was not seen becomes evidence, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ site }) => {
    const page = await site.page({ javaScriptEnabled })
    const workbook = await startCase(page)
    await page.locator('.tabs').getByText('Checks', { exact: true }).click()
    await page.goto(`${workbook}/expectations`)
    const group = page.locator('section', { has: page.locator('#if-H1') })
    await group.locator('[name="statement"]').fill('Orders from before the fifth.')
    await group.locator('[name="statement"]').press('Enter')
    await page.waitForURL('**/expectations#expectations-X1')
    await item(page, 'expectations-X1').getByText('Looked for, not seen').click()
    await page.locator('label', { hasText: /^thoroughly$/ }).click()
    await page.locator('[name="where"]').fill('Court files')
    await page.getByText('Add as evidence', { exact: true }).click()
    expect(await item(page, 'expectations-X1').innerText()).toContain('In the evidence as E24')
    await item(page, 'expectations-X1').getByText('E24').click()
    expect(await page.locator('[name="kind"]').inputValue()).toBe('absence')
    expect(await page.locator('[name="credibility"]:checked').inputValue()).toBe('high')
    await page.locator('form[action$="/undo"] button').click()
    await page.locator('form[action$="/redo"] button:enabled').waitFor()
    await page.goto(`${workbook}/expectations`)
    expect(await item(page, 'expectations-X1').innerText()).toContain('Looked for, not seen')
  })
}

test('cells are ticked by keyboard, stay ticked after an error, and link to the matrix', async ({ site }) => {
  site.allow(/status of 422/)
  const page = await site.page()
  const workbook = await startCase(page)
  await page.goto(`${workbook}/new/assumptions`)
  await page.getByLabel('E5, Coup').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.getByLabel('E7, whole row').check()
  await page.getByRole('button', { name: 'Add assumption' }).click()
  expect(await page.locator('[role="alert"]').first().innerText()).toContain('The assumption is missing.')
  for (const name of ['E5, Coup', 'E5, Jihadi', 'E7, whole row']) expect(await page.getByLabel(name).isChecked()).toBe(true)
  await page.locator('[name="statement"]').fill('Nobody lied to the camera.')
  await page.getByRole('button', { name: 'Add assumption' }).click()
  const row = item(page, 'assumptions-A1')
  await row.locator('a[href*="without=assumption%3AA1"]').waitFor()
  await row.locator('a', { hasText: 'Jihadi' }).click()
  await page.waitForURL('**#c-E5-H2')
  expect(await page.locator('#c-E5-H2').isVisible()).toBe(true)
})

test('moving an indicator keeps the focus and a half-typed text', async ({ site }) => {
  const page = await site.page()
  const workbook = await startCase(page)
  await page.goto(`${workbook}/expectations`)
  const field = (hypothesis: string) => page.locator(`form:has([value="${hypothesis}"]) [name="statement"]`)
  for (const text of ['first', 'second']) {
    await field('H1').fill(text)
    await field('H1').press('Enter')
    await page.locator('.item-title', { hasText: text }).waitFor()
  }
  await field('H2').fill('half a sent')
  await page.locator('#up-expectations-X2').click()
  await page.locator('.item:first-child .item-title', { hasText: 'second' }).waitFor()
  expect(await page.evaluate('document.activeElement.id')).toBe('up-expectations-X2')
  expect(await field('H2').inputValue()).toBe('half a sent')
  await page.locator('#park-expectations-X1').click()
  await page.locator('text=Parked: 1').waitFor()
})

async function openMilestones(site: Site, viewport: { width: number; height: number }): Promise<Page> {
  const page = await site.page({ viewport })
  const workbook = await startCase(page)
  const statement = 'unbroken'.repeat(250)
  await page.request.post(`${workbook}/milestones`, { form: { statement, hypothesis: 'H1', where: 'w'.repeat(200), by: '2022-02-01' } })
  await page.request.post(`${workbook}/assumptions`, { form: { statement, cells: 'E1/H1 E2' } })
  await page.goto(`${workbook}/milestones`)
  return page
}

test('an overdue milestone that was seen becomes evidence of today', async ({ site }) => {
  const page = await openMilestones(site, { width: 1280, height: 800 })
  expect(await item(page, 'milestones-M1').innerText()).toContain('by 1 Feb 2022 (date passed)')
  await item(page, 'milestones-M1').getByText('It happened').click()
  expect(await page.locator('[name="date"]').inputValue()).toMatch(/^20\d\d-\d\d-\d\d$/)
  await page.getByText('Add as evidence', { exact: true }).click()
  expect(await item(page, 'milestones-M1').innerText()).toContain('In the evidence as E24')
})

test('on a phone no list or form of checks is wider than the screen', async ({ site }) => {
  const page = await openMilestones(site, { width: 390, height: 800 })
  const workbook = page.url().replace(/\/milestones$/, '')
  for (const place of ['milestones', 'assumptions', 'expectations', 'new/assumptions', 'milestones/M1', 'assumptions/A1', 'evidence/E1']) {
    await page.goto(`${workbook}/${place}`)
    expect(await page.evaluate('document.documentElement.scrollWidth'), place).toBeLessThanOrEqual(390)
  }
})
