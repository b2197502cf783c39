// The report in a browser: own words with and without JavaScript, printed on A4 and Letter without what is only for the screen.
import { paths } from '../paths.ts'
import { expect, type Site, test } from './browser.ts'

async function rated(site: Site): Promise<string> {
  const workbook = await site.fromCase()
  for (const [cell, value] of [
    ['E5/H2', 'II'],
    ['E5/H4', 'I'],
    ['E6/H2', 'I'],
    ['E13/H1', 'I'],
    ['E15/H3', 'II'],
  ])
    await fetch(`${site.address}${workbook}/ratings/${cell}`, { method: 'POST', body: new URLSearchParams({ value: value ?? '' }) })
  return workbook
}

for (const javaScriptEnabled of [true, false]) {
  test(`own words are added to a part and stay, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ site }) => {
    const page = await site.page({ javaScriptEnabled })
    await page.goto(`${await rated(site)}/report`)
    const part = page.locator('#change')
    await part.locator('summary').click()
    await part.locator('textarea').fill('I would look at E5 first.\n\nThen at E13.')
    await part.getByRole('button', { name: 'Save' }).click()
    expect(page.url()).toMatch(/\/report#change$/)
    expect(await part.locator('.own-words').innerText()).toContain('I would look at E5 first.\n\nThen at E13.')
    expect(await page.getByRole('button', { name: 'Print or save as PDF' }).isVisible()).toBe(javaScriptEnabled)
    await page.getByRole('button', { name: /^Undo/ }).click()
    await page.goto(page.url())
    expect(await part.locator('.own-words').count()).toBe(0)
  })
}

test('is reached from every page of the workbook, and its items lead to their cells', async ({ site }) => {
  const page = await site.page()
  const workbook = await rated(site)
  await page.goto(workbook)
  await page.getByRole('link', { name: 'Report' }).click()
  expect(await page.locator('h2').first().innerText()).toBe('Bottom line')
  await page.locator('#items').getByRole('link', { name: 'E5', exact: true }).click()
  await page.waitForURL(`**${workbook}#c-E5-*`)
})

for (const format of ['A4', 'Letter'] as const) {
  test(`prints on ${format}: nothing cut at the side, nothing to click`, async ({ site }) => {
    const page = await site.page({ viewport: { width: format === 'A4' ? 680 : 700, height: 1000 } })
    const workbook = await rated(site)
    await page.goto(paths.report(workbook.split('/').at(-1) ?? ''))
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    for (const hidden of ['.topbar', '.own-form', '.btn'])
      expect(await page.locator(hidden).evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0).length)).toBe(0)
    const pdf = await page.pdf({ format, preferCSSPageSize: false })
    // /Count of the page tree: the case fits on so many pages
    const pages = Number(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1])
    expect(pages).toBeGreaterThanOrEqual(3)
    expect(pages).toBeLessThanOrEqual(9)
  })
}
