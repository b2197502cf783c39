// A server that others can reach, in real browsers: signing in, two people in one workbook, a reader, and nothing that axe objects to.
import type { Page } from 'playwright-core'
import { violations } from './axe.ts'
import { expect, test } from './browser.ts'
import { serveBuilt } from './served.ts'
import { cell, saved } from './steps.ts'

const KEY = 'a-key-for-this-browser-test'

/** What axe finds, with the address. */
async function objections(page: Page): Promise<string[]> {
  return (await violations(page)).map((violation) => `${page.url()}: ${violation}`)
}

test('two people sign in, rate and see each other; a reader sees it and changes nothing', async ({ browser }) => {
  const served = await serveBuilt({ ACCESS_KEY: KEY })
  try {
    const problems: string[] = []
    const somebody = async () => (await browser.newContext({ baseURL: served.address, bypassCSP: true })).newPage()
    const called = async (name: string) => {
      const page = await somebody()
      await page.goto('/')
      problems.push(...(await objections(page)))
      await page.getByLabel('Key').fill(KEY)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByLabel('Name').fill(name)
      problems.push(...(await objections(page)))
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByText(`Signed in as ${name}.`).waitFor()
      return page
    }
    const aigerim = await called('Aigerim')
    await aigerim.locator('form:has(input[name="case"][value="tokyo-1995"]) button').click()
    await aigerim.waitForURL('**/workbooks/*')
    const workbook = new URL(aigerim.url()).pathname
    await cell(aigerim, 'E1', 'H1').locator('a').focus()
    await aigerim.keyboard.press('5')
    await saved(aigerim)

    const daniyar = await called('Daniyar')
    await daniyar.goto(workbook)
    await cell(daniyar, 'E1', 'H1').and(daniyar.locator('[data-rating=""]')).waitFor()
    await cell(daniyar, 'E1', 'H1').locator('a').focus()
    await daniyar.keyboard.press('1')
    await saved(daniyar)
    await aigerim.goto(`${workbook}/history`)
    expect(await aigerim.locator('main').textContent()).toContain('Daniyar')

    await aigerim.goto(`${workbook}/links`)
    problems.push(...(await objections(aigerim)))
    await aigerim.getByRole('button', { name: 'Create link' }).click()
    problems.push(...(await objections(aigerim)))
    const link = await aigerim.locator('.notice a').getAttribute('href')
    const reader = await somebody()
    await reader.goto(link ?? '')
    expect(new URL(reader.url()).pathname).toBe(workbook)
    problems.push(...(await objections(reader)))
    expect(await cell(reader, 'E1', 'H1').getAttribute('data-rating')).toBe('II')
    await cell(reader, 'E1', 'H1').click()
    expect(await reader.locator('.palette:visible').count()).toBe(0)
    expect(await reader.locator('body').textContent()).not.toContain('Aigerim')
    await reader.getByRole('link', { name: 'Analysis' }).click()
    problems.push(...(await objections(reader)))
    await aigerim.getByRole('button', { name: /Revoke/ }).click()
    await reader.goto(workbook)
    expect(new URL(reader.url()).pathname).toBe('/sign-in')
    expect(problems).toEqual([])
  } finally {
    for (const context of browser.contexts()) await context.close()
    await served.close()
  }
})
