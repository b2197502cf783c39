// The report in a browser: comments with and without JavaScript, and prints on A4 and Letter without controls.

import { paths } from '../../paths.ts'
import { createFromDocument } from '../support/large-workbook.ts'
import { NEUTRAL_HALF } from '../support/rate-half.ts'
import { chromiumTest, expect, type Site, test } from './browser.ts'
import { countPages } from './pdf.ts'

async function rateCase(site: Site): Promise<string> {
  const workbook = await site.fromCase()
  for (const [cell, value] of [...NEUTRAL_HALF, ['E5/H2', 'II'], ['E5/H4', 'I'], ['E6/H2', 'I'], ['E13/H1', 'I'], ['E15/H3', 'II']])
    await fetch(`${site.address}${workbook}/ratings/${cell}`, { method: 'POST', body: new URLSearchParams({ value: value ?? '' }) })
  return workbook
}

for (const javaScriptEnabled of [true, false]) {
  test(`a comment is added to a section and stays, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ site }) => {
    const page = await site.page({ javaScriptEnabled })
    await page.goto(`${await rateCase(site)}/report`)
    const part = page.locator('#change')
    await part.locator('summary').click()
    await part.locator('textarea').fill('I would look at E5 first.\n\nThen at E13.')
    await part.getByRole('button', { name: 'Save' }).click()
    expect(page.url()).toMatch(/\/report#change$/)
    expect(await part.locator('.own-words').innerText()).toContain('I would look at E5 first.\n\nThen at E13.')
    const order = await part.locator(':scope > *').evaluateAll((all) => all.map((one) => one.className || one.tagName))
    expect(order.indexOf('own-words')).toBe(1)
    expect(await page.getByRole('button', { name: 'Print or save as PDF' }).isVisible()).toBe(javaScriptEnabled)
    await page.getByRole('button', { name: /^Undo/ }).click()
    await page.goto(page.url())
    expect(await part.locator('.own-words').count()).toBe(0)
  })
}

test('the matrix links to the report, and items in the report link to their cells', async ({ site }) => {
  const page = await site.page()
  const workbook = await rateCase(site)
  await page.goto(workbook)
  await page.getByRole('link', { name: 'Report' }).click()
  expect(await page.locator('h2').first().innerText()).toBe('Bottom line')
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'What would change the conclusion' }).click()
  expect(page.url()).toMatch(/\/report#change$/)
  await page.locator('#hypotheses').getByRole('link', { name: 'E5', exact: true }).first().click()
  await page.waitForURL(`**${workbook}#c-E5-*`)
})

for (const format of ['A4', 'Letter'] as const) {
  chromiumTest(`the report prints on ${format} without controls and with nothing cut off at the side`, async ({ site }) => {
    const page = await site.page({ viewport: { width: format === 'A4' ? 680 : 700, height: 1000 } })
    const workbook = await rateCase(site)
    await page.goto(paths.report(workbook.split('/').at(-1) ?? ''))
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    expect(await page.locator('.contents').isVisible()).toBe(true)
    for (const hidden of ['.topbar', '.own-form', '.btn'])
      expect(await page.locator(hidden).evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0).length)).toBe(0)
    const pages = countPages(await page.pdf({ format, preferCSSPageSize: false }))
    expect(pages).toBeGreaterThanOrEqual(3)
    expect(pages).toBeLessThanOrEqual(5)
  })
}

/** Creates a workbook of 20 hypotheses with the longest labels: one is a single word, the others contain HTML. */
async function createLongNames(site: Site): Promise<string> {
  const label = (n: number) =>
    n === 0 ? 'W'.repeat(200) : `<b>Hypothesis ${n}</b> ${'as long as a label may be '.repeat(9)}`.slice(0, 200).trim()
  const ids = (letter: string, count: number) => Array.from({ length: count }, (_, n) => `${letter}${n + 1}`)
  const document = {
    ...{ format: 'ach-workbook', version: 1, title: 'Long', question: 'L'.repeat(200), method: 'weighted' },
    hypotheses: ids('H', 20).map((id, n) => ({ id, label: label(n), statement: 'S'.repeat(300) })),
    sources: ids('S', 3).map((id) => ({ id, name: 'N'.repeat(200) })),
    evidence: ids('E', 12).map((id, n) => ({
      id,
      statement: `<img src=x> ${'x'.repeat(300)}`,
      source: `S${(n % 3) + 1}`,
      kind: 'k'.repeat(60),
    })),
    raters: [
      {
        ...{ id: 'me', name: 'Analyst', kind: 'person' },
        ratings: Object.fromEntries(
          ids('E', 12).map((id, row) => [
            id,
            Object.fromEntries(ids('H', 20).map((one, at) => [one, ['CC', 'I', 'N', 'II', 'C'][(row * 3 + at) % 5]])),
          ]),
        ),
      },
    ],
  }
  return createFromDocument(site.address, document)
}

test('the longest names do not widen the report or the analysis, and HTML in them is shown as text', async ({ site }) => {
  const workbook = await createLongNames(site)
  for (const width of [1280, 390]) {
    const page = await site.page({ viewport: { width, height: 900 } })
    for (const path of ['report', 'analysis', 'analysis?without=source:S1']) {
      await page.goto(`${workbook}/${path}`)
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), `${path} at ${width}`).toBeLessThanOrEqual(0)
      expect(await page.locator('main img, main b:text-is("Hypothesis 1")').count()).toBe(0)
    }
  }
})

chromiumTest('the longest words in the report are broken on paper instead of being cut off', async ({ site }) => {
  const page = await site.page({ viewport: { width: 680, height: 900 } })
  await page.goto(`${await createLongNames(site)}/report`)
  await page.emulateMedia({ media: 'print' })
  // With 20 hypotheses the annex is printed on separate pages in landscape.
  const cut = await page
    .locator('main section:not(.annex-start, .annex-start *) *')
    .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > 680).map((one) => one.outerHTML.slice(0, 80)))
  expect(cut).toEqual([])
})
