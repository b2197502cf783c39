// The printable pack and the one-page guide on paper: nothing is cut off, each part starts on a new sheet, and unticked parts are not printed.
import type { Page } from 'playwright-core'
import { LIMITS } from '../../ach/model/texts.ts'
import { helpLink } from '../../paths.ts'
import { createFromDocument } from '../support/large-workbook.ts'
import { chromiumTest, expect, type Site, test } from './browser.ts'
import { countPages } from './pdf.ts'

const PARTS = ['sheet', 'cards', 'notes', 'key'] as const
const ALL = PARTS.map((part) => `part=${part}`).join('&')
/** A4 without its margins, in CSS pixels. */
const PAPER = 672
/** A4 without the margins of the guide, in CSS pixels. */
const GUIDE = { width: 703, height: 1032 }

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`)

/** Creates a workbook with the longest texts and words that are allowed, some of them from right to left. */
const createFullWorkbook = (site: Site, hypotheses: number): Promise<string> =>
  createFromDocument(site.address, {
    format: 'ach-workbook',
    version: 1,
    title: 'T'.repeat(LIMITS.title),
    question: 'Q'.repeat(300),
    method: 'weighted',
    hypotheses: ids('H', hypotheses).map((id, at) => ({
      id,
      label: at % 2 ? 'فرضية طويلة عن ما حدث' : 'W'.repeat(at === 0 ? LIMITS.label : 30),
      statement: 'S'.repeat(300),
    })),
    sources: [{ id: 'S1', name: 'N'.repeat(LIMITS.label) }],
    evidence: ids('E', 12).map((id, at) => ({ id, statement: 'X'.repeat(at === 3 ? 6000 : 700), source: 'S1', locator: 'L'.repeat(150) })),
    raters: [
      {
        id: 'R',
        kind: 'reference',
        name: 'R'.repeat(100),
        note: 'O'.repeat(300),
        ratings: Object.fromEntries(ids('E', 12).map((id) => [id, Object.fromEntries(ids('H', hypotheses).map((of) => [of, 'II']))])),
      },
    ],
  })

for (const hypotheses of [5, 8, 20]) {
  chromiumTest(`the pack with ${hypotheses} hypotheses fits on paper and on a narrow screen`, async ({ site }) => {
    const place = `${await createFullWorkbook(site, hypotheses)}/pack?${ALL}`
    const page = await site.page({ viewport: { width: 390, height: 900 } })
    await page.goto(place)
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: PAPER, height: 900 })
    await page.emulateMedia({ media: 'print' })
    // Heads of tables are repeated on each page, and Firefox loses collapsed borders where a table breaks.
    const style = (selector: string, property: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).getPropertyValue('${property}')`)
    expect(await style('.pack-part > .pack-head', 'display')).toBe('table-header-group')
    expect(await style('.pack-matrix', 'border-collapse')).toBe('separate')
    const cut = await page.locator('.pack-part *').evaluateAll(
      (all, width) =>
        all
          .filter((element) => !element.classList.contains('visually-hidden'))
          .filter((element) => {
            const { left, right } = element.getBoundingClientRect()
            return right > width + 1 || left < -1 || (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
          })
          .map((element) => element.outerHTML.slice(0, 120)),
      PAPER,
    )
    expect(cut).toEqual([])
  })
}

const pagesOf = async (page: Page, place: string) => {
  await page.goto(place)
  return countPages(await page.pdf({ format: 'A4', preferCSSPageSize: true }))
}

// In the small case the last page of each part has room, so parts that did not start on a new sheet would need fewer pages.
for (const [name, most] of [
  ['tokyo-1995', 8],
  ['kazakhstan-2022', 14],
] as const) {
  test(`each part of the pack of ${name} starts on a new sheet, and only ticked parts are printed`, async ({ site }) => {
    const workbook = await site.fromCase(name)
    const page = await site.page()
    const each: number[] = []
    for (const part of PARTS) each.push(await pagesOf(page, `${workbook}/pack?deck=full&part=${part}`))
    expect(Math.min(...each)).toBeGreaterThan(0)
    const sum = each.reduce((total, pages) => total + pages, 0)
    expect(await pagesOf(page, `${workbook}/pack?deck=full&${ALL}`)).toBe(sum)
    // A heading or row alone on its page would raise the count.
    expect(sum).toBeLessThanOrEqual(most)
  })
}

test('the one-page guide of help prints on one sheet of A4', async ({ site }) => {
  expect(await pagesOf(await site.page(), helpLink('guide'))).toBe(1)
})

chromiumTest('the one-page guide of help has room to spare on its sheet', async ({ site }) => {
  const page = await site.page()
  await page.goto(helpLink('guide'))
  // Other fonts are up to a tenth wider.
  await page.setViewportSize({ width: GUIDE.width, height: 900 })
  await page.emulateMedia({ media: 'print' })
  const height = await page.locator('main').evaluate((main) => main.getBoundingClientRect().height)
  expect(height).toBeLessThan(GUIDE.height * 0.9)
})

test('unticking a part of the pack hides it at once, and ticking it shows it', async ({ site }) => {
  const page = await site.page()
  await page.goto(`${await site.fromCase()}/pack?${ALL}`)
  const key = page.locator('[data-part="key"]')
  await key.waitFor()
  await page.getByRole('checkbox', { name: /^Reference ratings/ }).uncheck()
  await key.waitFor({ state: 'hidden' })
  await expect.poll(() => key.count()).toBe(0)
  await page.getByRole('checkbox', { name: /^Reference ratings/ }).check()
  await key.waitFor()
  await page.getByText('Short deck: 12 items').click()
  await expect.poll(() => page.locator('.pack-cards li').count()).toBe(12)
  await page.getByText('All 23 items').click()
  await expect.poll(() => page.locator('.pack-cards li').count()).toBe(23)
})

test('without JavaScript the button “Update the pack” shows only the ticked parts of the pack', async ({ site }) => {
  const page = await site.page({ javaScriptEnabled: false })
  await page.goto(`${await site.fromCase()}/pack`)
  await page.getByRole('checkbox', { name: /^Evidence cards/ }).uncheck()
  await page.getByRole('button', { name: 'Update the pack' }).click()
  await page.waitForURL(/part=/)
  const shownParts = () => page.locator('[data-part]').evaluateAll((all) => all.map((part) => part.getAttribute('data-part')))
  expect(await shownParts()).toEqual(['sheet', 'notes'])
  expect(await page.getByRole('checkbox', { name: /^Evidence cards/ }).isChecked()).toBe(false)
})
