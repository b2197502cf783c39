// Source texts in a browser: read, quoted and followed back by keyboard alone, by mouse, by touch on a phone, and without JavaScript.
import type { Page } from 'playwright-core'
import { passageId, paths } from '../../paths.ts'
import { chromiumTest, expect, type Site, test } from './browser.ts'
import { PHONE } from './phones.ts'

const BODY = [
  'Men came in two vans, said one guard, who asked not to be named.',
  'Nobody saw them leave. The gate was open on Sunday.',
  'The camera had been off since noon, says the log of the depot.',
].join('\n')

/** Adds the text to a new workbook without a browser. Returns the id of the workbook. */
async function withText(site: Site): Promise<string> {
  const id = (await site.fromCase()).split('/').at(-1) ?? ''
  const form = new URLSearchParams({ pasted: BODY, title: 'The square', newSource: 'The Courier', date: '2022-01-14' })
  await fetch(site.address + paths.texts(id), { method: 'POST', body: form, redirect: 'manual' })
  return id
}

const marks = (page: Page) => page.locator('#source-text mark').allTextContents()
const statement = (page: Page) => page.getByLabel('In your own words')

/** Selects words of a paragraph (from 1) by dragging over them, as a hand does. */
async function drag(page: Page, paragraph: number, words: string) {
  await page
    .locator('[data-paragraph]')
    .nth(paragraph - 1)
    .scrollIntoViewIfNeeded()
  const { left, right, y } = await page.evaluate<{ left: number; right: number; y: number }>(`(() => {
    const pieces = document.querySelectorAll('[data-paragraph]')[${paragraph - 1}].querySelectorAll('[data-at]')
    const node = pieces[0].firstChild
    const from = node.data.indexOf(${JSON.stringify(words)})
    const range = document.createRange()
    range.setStart(node, from)
    range.setEnd(node, from + ${words.length})
    const { left, right, top, bottom } = range.getBoundingClientRect()
    return { left, right, y: (top + bottom) / 2 }
  })()`)
  await page.mouse.move(left + 1, y)
  await page.mouse.down()
  await page.mouse.move((left + right) / 2, y)
  await page.mouse.move(right - 1, y)
  await page.mouse.up()
}

/** Selects from a place in the piece of the text that begins with some words to a place in another one, by script. */
const select = (page: Page, [start, from]: readonly [string, number], [end, to]: readonly [string, number]) =>
  page.evaluate(`(() => {
    const piece = (words) => [...document.querySelectorAll('[data-at]')].find((one) => one.textContent.startsWith(words)).firstChild
    getSelection().setBaseAndExtent(piece(${JSON.stringify(start)}), ${from}, piece(${JSON.stringify(end)}), ${to})
  })()`)

test('a text is read, quoted and followed to the item and back by keyboard alone', async ({ site }) => {
  const page = await site.page()
  const id = await withText(site)
  await page.goto(paths.text(id, 'T1'))
  for (const key of ['j', 'j', 'ArrowDown', 'k', 'e']) await page.keyboard.press(key)
  await statement(page).waitFor()
  expect(await statement(page).inputValue()).toBe('')
  expect(await page.getByLabel('Quote').inputValue()).toBe('Nobody saw them leave. The gate was open on Sunday.')
  // Esc leaves the form, unless something was written.
  await page.keyboard.press('Escape')
  expect(await page.locator('#quote-slot').isHidden()).toBe(true)
  await page.keyboard.press('e')
  await statement(page).waitFor()
  await page.keyboard.type('No witness saw the men go.')
  await page.keyboard.press('Escape')
  expect(await statement(page).inputValue()).toBe('No witness saw the men go.')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(`**/texts/T1#${passageId('E24')}`)
  expect(await marks(page)).toEqual(['Nobody saw them leave. The gate was open on Sunday.'])
  // The focus is on the passage, so reading goes on there and Enter follows it to its item.
  expect(await page.evaluate('document.activeElement.id')).toBe(passageId('E24'))
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/evidence/E24`)
  await page.getByRole('link', { name: '“The square”' }).press('Enter')
  await page.waitForURL(`**/texts/T1#${passageId('E24')}`)
  await page.keyboard.press('j')
  expect(await page.evaluate('document.activeElement.textContent')).toContain('The camera had been off')
})

test('a passage selected with the mouse becomes an item, overlapping ones too, and one Undo takes it away', async ({ site }) => {
  const page = await site.page()
  const id = await withText(site)
  await page.goto(paths.text(id, 'T1'))
  await drag(page, 1, 'two vans, said one guard')
  await page.keyboard.press('e')
  await statement(page).fill('A guard claims that the men had vans.')
  expect(await page.getByLabel('Place').inputValue()).toBe('para. 1')
  await page.getByRole('button', { name: 'Add item' }).click()
  await page.waitForURL(`**#${passageId('E24')}`)
  expect(await marks(page)).toEqual(['two vans, said one guard'])

  await drag(page, 1, 'Men came')
  await page.getByRole('button', { name: /Make it evidence/ }).click()
  await statement(page).fill('Men came')
  await page.getByRole('button', { name: 'Add item' }).click()
  await page.waitForURL(`**#${passageId('E25')}`)
  expect(await page.getByRole('status').allTextContents()).toContainEqual(expect.stringContaining('E25 repeats its quote'))

  // From inside the first passage across its end: the link of E24 between the pieces is not part of the quote.
  await select(page, ['two vans', 15], [', who', 5])
  await page.keyboard.press('e')
  expect(await page.getByLabel('Quote').inputValue()).toBe('one guard, who')
  await statement(page).fill('The claim comes from a guard.')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(`**#${passageId('E26')}`)
  expect(await marks(page)).toEqual(['Men came', 'two vans, said ', 'one guard', ', who'])
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(() => marks(page)).toEqual(['Men came', 'two vans, said one guard'])
})

test('a text is read next to the matrix: a new item is a new row, and Undo there removes its highlight', async ({ site }) => {
  const page = await site.page({ viewport: { width: 1440, height: 900 } })
  const id = await withText(site)
  await page.goto(paths.text(id, 'T1'))
  await page.getByRole('link', { name: 'Read next to the matrix' }).click()
  await page.waitForURL(`**/workbooks/${id}?text=T1`)
  await page.locator('[data-paragraph]').nth(2).focus()
  await page.keyboard.press('e')
  await statement(page).fill('The camera was off.')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(`**#${passageId('E24')}`)
  expect(await page.locator('#c-E24-H1').count()).toBe(1)
  expect(await marks(page)).toHaveLength(1)
  const boxes = await page.locator('#matrix, .text-panel').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))
  expect(boxes[0]?.right).toBeLessThanOrEqual((boxes[1]?.left ?? 0) + 1)
  // The panel stays while the matrix is sorted, until it is closed.
  await page.getByLabel('Sort').selectOption('date')
  await page.waitForURL('**sort=date**')
  expect(await page.locator('.text-panel').isVisible()).toBe(true)
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.locator('#c-E24-H1').count()).toBe(0)
  expect(await marks(page)).toEqual([])
  await page.getByRole('link', { name: 'Close the text' }).click()
  await expect.poll(() => page.locator('.text-panel').count()).toBe(0)
})

chromiumTest('on a phone a tapped paragraph or a selection becomes an item, without sideways scrolling', async ({ site }) => {
  const page = await site.page({ ...PHONE, hasTouch: true, isMobile: true })
  const id = await withText(site)
  await page.goto(paths.text(id, 'T1'))
  await page.locator('[data-paragraph]').nth(1).tap()
  await page.getByRole('link', { name: 'Evidence from paragraph 2' }).tap()
  await statement(page).fill('No witness saw the men go.')
  await page.getByRole('button', { name: 'Add item' }).tap()
  await page.waitForURL(`**#${passageId('E24')}`)
  // A long press cannot be emulated, but what it selects can.
  await select(page, ['Men came', 0], ['Men came', 20])
  await page.getByRole('button', { name: /Make it evidence/ }).tap()
  expect(await page.getByLabel('Quote').inputValue()).toBe('Men came in two vans')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  await page.getByRole('link', { name: 'Cancel' }).tap()
  expect(await page.locator('#quote-slot').isHidden()).toBe(true)
})

test('without JavaScript each paragraph has a link to its form', async ({ site }) => {
  const page = await site.page({ javaScriptEnabled: false })
  const id = await withText(site)
  await page.goto(paths.texts(id))
  await page.getByRole('link', { name: 'The square', exact: true }).click()
  await page.getByRole('link', { name: 'Evidence from paragraph 3' }).click()
  await statement(page).fill('The camera was off.')
  await page.getByRole('button', { name: 'Add item' }).click()
  await page.waitForURL(`**/texts/T1#${passageId('E24')}`)
  expect(await marks(page)).toHaveLength(1)
})

chromiumTest('a page printed to PDF is dropped, read and numbered by page', async ({ site }) => {
  const page = await site.page()
  const paragraph = 'On Sunday the gate of the depot stood open, and nobody had seen who opened it. '.repeat(6)
  await page.setContent(`<h1>The gate</h1><p>${paragraph}</p><p>${paragraph}</p><p style="break-before: page">The camera was off.</p>`)
  const printed = (await page.pdf({ format: 'A4' })).toString('base64')
  const id = (await site.fromCase()).split('/').at(-1) ?? ''
  await page.goto(paths.texts(id))
  await page.evaluate(`(() => {
    const bytes = Uint8Array.from(atob('${printed}'), (letter) => letter.charCodeAt(0))
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([bytes], 'The gate.pdf', { type: 'application/pdf' }))
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })()`)
  await page.waitForURL('**/texts/T1')
  const read = await page.locator('[data-paragraph] p').allTextContents()
  expect(read.map((one) => one.trim())).toEqual(['The gate', paragraph.trim(), paragraph.trim(), 'The camera was off.'])
  expect(await page.locator('.take').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toContain(
    'Evidence from page 2, paragraph 1',
  )
})
