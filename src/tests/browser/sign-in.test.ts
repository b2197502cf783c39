// Signing in, in browsers: two people rate in one workbook, a reader opens a reader link, and every page is accessible.
import type { Page } from 'playwright-core'
import { violations } from './axe.ts'
import { expect, test } from './browser.ts'
import { startBuiltServer } from './built-server.ts'
import { cell, waitUntilSaved } from './steps.ts'

const KEY = 'a-key-for-this-browser-test'

/** Returns the violations that axe finds, each with the address of the page. */
async function violationsOn(page: Page): Promise<string[]> {
  return (await violations(page)).map((violation) => `${page.url()}: ${violation}`)
}

test('two people who signed in rate one workbook, and a reader sees only the ratings of the link until it is revoked', async ({
  browser,
}) => {
  const served = await startBuiltServer({ ACCESS_KEY: KEY })
  try {
    const problems: string[] = []
    const newPage = async () => (await browser.newContext({ baseURL: served.address, bypassCSP: true })).newPage()
    const signInAs = async (name: string) => {
      const page = await newPage()
      await page.goto('/')
      problems.push(...(await violationsOn(page)))
      await page.getByLabel('Key').fill(KEY)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByLabel('Name').fill(name)
      problems.push(...(await violationsOn(page)))
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByText(`Signed in as ${name}.`).waitFor()
      return page
    }
    const aigerim = await signInAs('Aigerim')
    await aigerim.locator('form:has(input[name="case"][value="tokyo-1995"]) button').click()
    await aigerim.waitForURL('**/workbooks/*')
    const workbook = new URL(aigerim.url()).pathname
    await cell(aigerim, 'E1', 'H1').locator('a').focus()
    await aigerim.keyboard.press('5')
    await waitUntilSaved(aigerim)

    const daniyar = await signInAs('Daniyar')
    await daniyar.goto(workbook)
    await cell(daniyar, 'E1', 'H1').and(daniyar.locator('[data-rating=""]')).waitFor()
    await cell(daniyar, 'E1', 'H1').locator('a').focus()
    await daniyar.keyboard.press('1')
    await waitUntilSaved(daniyar)
    await aigerim.goto(`${workbook}/history`)
    expect(await aigerim.locator('main').textContent()).toContain('Daniyar')

    await aigerim.goto(`${workbook}/links`)
    problems.push(...(await violationsOn(aigerim)))
    await aigerim.getByRole('button', { name: 'Create link' }).click()
    problems.push(...(await violationsOn(aigerim)))
    const link = await aigerim.locator('.notice a').getAttribute('href')
    const reader = await newPage()
    await reader.goto(link ?? '')
    expect(new URL(reader.url()).pathname).toBe(`${workbook}/overview`)
    problems.push(...(await violationsOn(reader)))
    await reader.getByRole('link', { name: 'Matrix', exact: true }).click()
    problems.push(...(await violationsOn(reader)))
    expect(await cell(reader, 'E1', 'H1').getAttribute('data-rating')).toBe('II')
    await cell(reader, 'E1', 'H1').click()
    expect(await reader.locator('.palette:visible').count()).toBe(0)
    expect(await reader.locator('body').textContent()).not.toContain('Aigerim')
    await reader.getByRole('link', { name: 'Analysis' }).click()
    problems.push(...(await violationsOn(reader)))
    await aigerim.locator('summary', { hasText: 'Revoke' }).click()
    await aigerim.getByRole('button', { name: /Revoke/ }).click()
    await reader.goto(workbook)
    expect(new URL(reader.url()).pathname).toBe('/sign-in')
    expect(problems).toEqual([])
  } finally {
    for (const context of browser.contexts()) await context.close()
    await served.close()
  }
})
