// Pictures in a browser: their texts stay inside, the PNG has twice the size, the clipboard gets both kinds, and the heat map fits a screen.
import { readFileSync } from 'node:fs'
import { PICTURES } from '../../../templates/pictures/pictures.ts'
import { RATINGS } from '../../ach/model/rating.ts'
import { paths } from '../../paths.ts'
import { createFromDocument } from '../support/large-workbook.ts'
import { chromiumTest, expect, type Site, test } from './browser.ts'
import { countPages } from './pdf.ts'

const TEXTS = [
  'انسحبت القوات من المطار بعد ساعة، وقال مسؤولان إن أحدا لم يعط الأمر',
  '机场被占领了一个小时，然后离开；两名官员说没有人下命令，第三名说他下了命令。',
  `Donaudampfschifffahrtsgesellschaft${'WWWWWWWWWW'.repeat(8)}`,
  '<b>"Short"</b> & one',
  'The airport was held for an hour, then left; two officials say that nobody had given the order. '.repeat(2),
]
const textAt = (index: number, most = 200) => `${TEXTS[index % TEXTS.length]} ${index}`.slice(0, most)

function documentOf(hypotheses: number, items: number, texts = (index: number, most?: number): string => `Text ${index}`.slice(0, most)) {
  const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`)
  const [columns, rows] = [ids('H', hypotheses), ids('E', items)]
  return {
    format: 'ach-workbook',
    version: 1,
    title: texts(0),
    question: texts(1),
    marking: texts(2, 100),
    method: 'weighted',
    hypotheses: columns.map((id, index) => ({ id, label: texts(index), statement: texts(index + 1) })),
    sources: ids('S', 5).map((id, index) => ({ id, name: texts(index + 2), reliability: 'B' })),
    evidence: rows.map((id, index) => ({
      id,
      statement: texts(index),
      source: `S${(index % 5) + 1}`,
      kind: index % 2 ? 'claim' : 'event',
    })),
    raters: ['me', 'other'].map((id, rater) => ({
      id,
      name: texts(rater, 80),
      kind: 'person',
      ratings: Object.fromEntries(
        rows.map((row, at) => [
          row,
          Object.fromEntries(columns.map((column, x) => [column, RATINGS[(at * 7 + x * 5 + rater + ((at * x) % 3)) % 6]])),
        ]),
      ),
    })),
  }
}

const idOf = (workbook: string) => workbook.split('/').at(-1) ?? ''

/** Runs in the page: shows the picture, and returns the texts that reach into its edge or beyond. */
const OUTSIDE = `(source) => {
  const svg = document.importNode(new DOMParser().parseFromString(source, 'image/svg+xml').documentElement, true)
  document.body.replaceChildren(svg)
  const frame = svg.getBoundingClientRect()
  const isOutside = (box) =>
    box.left < frame.left + 10 || box.right > frame.right - 10 || box.top < frame.top + 10 || box.bottom > frame.bottom - 10
  return [...svg.querySelectorAll('text')].filter((text) => isOutside(text.getBoundingClientRect())).map((text) => text.textContent)
}`

test('texts of any script and length stay inside every picture', async ({ site }) => {
  const id = idOf(await createFromDocument(site.address, documentOf(7, 12, textAt)))
  const page = await site.page()
  let drawn = 0
  for (const name of Object.keys(PICTURES)) {
    const response = await fetch(`${site.address}${paths.picture(id, `${name}.svg`)}?without=evidence:E2`)
    if (!response.ok) continue
    drawn += 1
    expect(await page.evaluate(`(${OUTSIDE})(${JSON.stringify(await response.text())})`), name).toEqual([])
  }
  expect(drawn).toBeGreaterThan(10)
})

async function openMenu(site: Site) {
  const workbook = await createFromDocument(site.address, documentOf(4, 6))
  const page = await site.page()
  await page.goto(`${workbook}/analysis`)
  const menu = page.locator('#fig-scores .picture-menu')
  await menu.locator('summary').click()
  return { page, menu, id: idOf(workbook) }
}

test('the PNG of a picture has twice its size, and both files have one name', async ({ site }) => {
  const { page, menu, id } = await openMenu(site)
  const svg = await (await fetch(site.address + paths.picture(id, 'scores.svg'))).text()
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  const [png] = await Promise.all([page.waitForEvent('download'), menu.getByRole('button', { name: 'Download PNG' }).click()])
  const bytes = readFileSync((await png.path()) ?? '')
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)])
  await menu.getByText('Downloaded.').waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), menu.getByRole('link', { name: 'Download SVG' }).click()])
  expect(file.suggestedFilename().replace('.svg', '')).toBe(png.suggestedFilename().replace('.png', ''))
})

chromiumTest('a picture can be copied as PNG and as SVG', async ({ site }) => {
  const { page, menu } = await openMenu(site)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await menu.getByRole('button', { name: 'Copy PNG' }).click()
  await menu.getByText('Copied. Paste it into a document or a slide.').waitFor()
  const copied = () => page.evaluate('navigator.clipboard.read().then((all) => all.flatMap(({ types }) => types))')
  expect(await copied()).toEqual(['image/png'])
  await menu.getByRole('button', { name: 'Copy SVG' }).click()
  await menu.getByText('Copied.', { exact: true }).waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^<\?xml[\s\S]*<svg xmlns/)
})

chromiumTest('the matrix can be copied as a table with its colours, and as text', async ({ site }) => {
  const { page, id } = await openMenu(site)
  await page.goto(`${site.address}${paths.workbook(id)}`)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.locator('.whole-matrix summary').click()
  await page.getByRole('button', { name: 'Copy for Word or mail' }).click()
  await page.getByText('Copied. Paste it into a document or a mail.').waitFor()
  const copied = (type: string) =>
    page.evaluate(`navigator.clipboard.read().then(([one]) => one.getType('${type}')).then((blob) => blob.text())`)
  const html = String(await copied('text/html'))
  expect(html).toMatch(/<th [^>]*scope="col"/)
  expect(html).toMatch(/<td [^>]*bgcolor="#[0-9A-F]{6}"/)
  expect(String(await copied('text/plain'))).toContain('ID\tEvidence\t')
})

test('where nothing can be copied, the menu says what to do instead', async ({ site }) => {
  const { page, menu } = await openMenu(site)
  await page.evaluate('void Object.defineProperty(navigator, "clipboard", { value: undefined })')
  await menu.getByRole('button', { name: 'Copy PNG' }).click()
  await menu.getByText('This browser does not let pages copy pictures. Download the file instead.').waitFor()
  await page.keyboard.press('Escape')
  expect(await menu.getByRole('link', { name: 'Download SVG' }).isVisible()).toBe(false)
  expect(await page.evaluate('document.activeElement.tagName')).toBe('SUMMARY')
})

test('without JavaScript the SVG is a link, and what needs scripts is not offered', async ({ site }) => {
  const workbook = await createFromDocument(site.address, documentOf(4, 6))
  const page = await site.page({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
  await page.goto(workbook)
  const menu = page.locator('#below .picture-menu')
  await menu.locator('summary').click()
  expect(await menu.getByRole('button').count()).toBe(0)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  const [file] = await Promise.all([page.waitForEvent('download'), menu.getByRole('link', { name: 'Download SVG' }).click()])
  expect(file.suggestedFilename()).toMatch(/-matrix\.svg$/)
})

test('a heat map of 20 × 200 fits a screen of 1920 × 1080, without words in its cells', async ({ site }) => {
  const workbook = await createFromDocument(site.address, documentOf(20, 200))
  const page = await site.page({ viewport: { width: 1920, height: 1080 } })
  await page.goto(`${workbook}/heat-map`)
  const size = await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.scrollHeight]')
  expect(size).toEqual([1920, 1080])
  const cells = await page.locator('.heat-cells').boundingBox()
  expect((cells?.width ?? 0) / 200).toBeGreaterThan(7)
  expect((cells?.height ?? 0) / 20).toBeGreaterThan(30)
  expect(await page.locator('.heat-cells text').count()).toBe(0)
  for (const hypothesis of [1, 20]) expect(await page.locator(`[data-hypothesis="H${hypothesis}"]`).isVisible()).toBe(true)
})

test('a heat map says which cell the pointer or the keys are at, and leads to it in the matrix', async ({ site }) => {
  const workbook = await createFromDocument(site.address, documentOf(4, 50))
  const page = await site.page()
  await page.goto(`${workbook}/heat-map`)
  const svg = page.locator('.heat-cells')
  const box = await svg.boundingBox()
  const position = { x: (10.5 / 50) * (box?.width ?? 0), y: (2.5 / 4) * (box?.height ?? 0) }
  await svg.hover({ position })
  await page.locator('#heat-at').getByText('E11').waitFor()
  expect(await page.locator('#heat-at').textContent()).toMatch(/^E11, (CC|C|N|I|II|NA) for Text 2\. Text 10$/)
  await page.locator('#heat-map').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  await page.locator('#heat-at').getByText('E12').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/#c-E12-H2$/)
  expect(await page.locator('#c-E12-H2:target').count()).toBe(1)
  await page.goBack()
  await svg.click({ position })
  await page.waitForURL(/#c-E11-H3$/)
})

test('a heat map zooms by keys without losing its place, and by links without JavaScript', async ({ site }) => {
  const workbook = await createFromDocument(site.address, documentOf(4, 50))
  const page = await site.page({ viewport: { width: 1000, height: 700 } })
  await page.goto(`${workbook}/heat-map`)
  const width = () => page.locator('.heat-plot').evaluate((plot) => Math.round(plot.getBoundingClientRect().width))
  const before = await width()
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  expect(await width()).toBe(4 * before)
  expect(page.url()).toContain('zoom=4')
  expect(await page.locator('#heat-map').evaluate((map) => map.scrollLeft)).toBeGreaterThan(before)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1000)
  await page.keyboard.press('-')
  expect(await width()).toBe(2 * before)
  const plain = await site.page({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
  await plain.goto(`${workbook}/heat-map`)
  await plain.getByRole('link', { name: 'Zoom in' }).click()
  await plain.waitForURL(/zoom=2/)
  expect(await plain.evaluate('document.documentElement.scrollWidth')).toBe(390)
  await plain.locator('[data-item="E3"]').click({ force: true })
  await plain.waitForURL(/#c-E3-H1$/)
})

chromiumTest('a heat map of 20 × 1,000 is printed on one landscape page, in the light colours', async ({ site }) => {
  const workbook = await createFromDocument(site.address, documentOf(20, 1000))
  const page = await site.page({ colorScheme: 'dark' })
  await page.goto(`${workbook}/heat-map?zoom=4`)
  expect(countPages(await page.pdf({ format: 'A4', preferCSSPageSize: true }))).toBe(1)
})

chromiumTest('with forced colours the cells keep their shades', async ({ site }) => {
  const workbook = await createFromDocument(site.address, documentOf(4, 6))
  const page = await site.page({ forcedColors: 'active' })
  await page.goto(`${workbook}/heat-map`)
  const fill = `getComputedStyle(document.querySelector('.heat-cells [data-heat="II"]')).fill`
  expect(await page.evaluate(fill)).toBe('rgb(166, 66, 15)')
})
