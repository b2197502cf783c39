// Everything that can be edited in the matrix itself: by keyboard alone, by mouse alone and by touch on a phone.
import type { Page } from 'playwright-core'
import { paths } from '../../paths.ts'
import { violations } from './axe.ts'
import { chromiumTest, expect, type Site, test } from './browser.ts'
import { cell, focusedCell, waitUntilSaved } from './steps.ts'

const idIn = (workbook: string) => workbook.split('/').at(-1) ?? ''
const head = (page: Page, item: string) => page.locator(`#i-${item}`)
const text = (page: Page, item: string) => head(page, item).locator('.text')
const order = (page: Page) => page.locator('tbody .eid').allInnerTexts()
const rating = (page: Page, evidence: string, hypothesis: string) => cell(page, evidence, hypothesis).getAttribute('data-rating')
/** The id of the head that has the focus. */
const focusedHead = (page: Page) => page.evaluate<string>(`document.activeElement.closest('th')?.id ?? ''`)

/** Opens the page once its scripts for editing are loaded. */
async function open(page: Page, workbook: string) {
  await page.goto(workbook)
  await page.locator('td[data-rating], .add, #verdict h1').filter({ visible: true }).first().hover()
  await page.locator('link[href$="css/editing.css"]').waitFor({ state: 'attached' })
}

async function emptyWorkbook(site: Site): Promise<string> {
  const created = await fetch(`${site.address}${paths.workbooks()}`, {
    method: 'POST',
    body: new URLSearchParams({ title: 'Own', question: 'Who did it?' }),
    redirect: 'manual',
  })
  return created.headers.get('location') ?? ''
}

test('a workbook of one’s own is written, rated and changed by keyboard alone', async ({ site }) => {
  const page = await site.page()
  const { keyboard } = page
  await open(page, await emptyWorkbook(site))
  // The field of the first hypothesis is open and has the focus.
  await page.locator('.add-form textarea:focus').waitFor()
  for (const label of ['Coup', 'Revolt']) {
    await keyboard.type(label)
    await keyboard.press('Enter')
  }
  await head(page, 'H2').waitFor()
  await keyboard.press('Escape')
  await page.locator('.add[data-list="evidence"]').focus()
  await keyboard.press('Enter')
  for (const line of ['The airport was held', 'Nobody gave the order', 'Phones were cut off']) {
    await keyboard.type(line)
    await keyboard.press('Enter')
  }
  await head(page, 'E3').waitFor()
  expect(await page.locator('#verdict').innerText()).toContain('3 of 3 items left to rate')
  await keyboard.press('Escape')
  await waitUntilSaved(page)

  // While another control has the focus, a rating key only goes to the cell; the arrows lead from the first cell to the item.
  await keyboard.press('4')
  expect(await rating(page, 'E1', 'H1')).toBe('')
  await keyboard.press('4')
  await expect.poll(() => rating(page, 'E1', 'H1')).toBe('I')
  await keyboard.press('ArrowLeft')
  await keyboard.press('ArrowLeft')
  await expect.poll(() => focusedHead(page)).toBe('i-E1')

  await keyboard.press('Enter')
  const field = page.locator('#head-editor textarea')
  await field.waitFor()
  await keyboard.press('End')
  await keyboard.type(' for an hour')
  await keyboard.press('Tab')
  await keyboard.type('A diary')
  await keyboard.press('Enter')
  await expect.poll(() => text(page, 'E1').innerText()).toBe('The airport was held for an hour')
  expect(await head(page, 'E1').innerText()).toContain('A diary')
  expect(await focusedHead(page)).toBe('i-E1')

  await keyboard.press('Enter')
  await field.waitFor()
  await keyboard.type(' and more')
  await keyboard.press('Escape')
  expect(await text(page, 'E1').innerText()).toBe('The airport was held for an hour')

  await keyboard.press('Alt+ArrowDown')
  await expect.poll(() => order(page)).toEqual(['E2', 'E1', 'E3'])
  expect(await focusedHead(page)).toBe('i-E1')
  await keyboard.press('Control+z')
  await page.getByText('Undid swapping E1 and E2.').waitFor()
  expect(await order(page)).toEqual(['E1', 'E2', 'E3'])

  // Columns likewise.
  await cell(page, 'E1', 'H2').locator('a').focus()
  await keyboard.press('ArrowUp')
  await expect.poll(() => focusedHead(page)).toBe('i-H2')
  await keyboard.press('Enter')
  await page.locator('#head-editor input[name="label"]').waitFor()
  await keyboard.type('Uprising')
  await keyboard.press('Enter')
  await expect.poll(() => head(page, 'H2').innerText()).toContain('Uprising')
  await keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => page.locator('thead .hyp :is(a[href*="hypotheses"])').allInnerTexts()).toEqual(['Uprising', 'Coup'])
})

test('several cells are selected, rated, pasted into and restored by keyboard, each in one step', async ({ site }) => {
  const page = await site.page()
  const { keyboard } = page
  await open(page, await site.fromCase())
  await cell(page, 'E2', 'H1').locator('a').focus()
  for (const key of ['ArrowRight', 'ArrowDown']) await keyboard.press(`Shift+${key}`)
  await page.getByText('4 cells selected').waitFor()
  await keyboard.press('5')
  await expect.poll(() => page.locator('td[data-rating="II"]').count()).toBe(4)
  await keyboard.press('Control+z')
  await page.getByText('Undid rating 4 cells.').waitFor()
  expect(await page.locator('td[data-rating="II"]').count()).toBe(0)
  expect(await focusedCell(page)).toBe('c-E2-H1')
  await keyboard.press('Escape')
  expect(await page.locator('[aria-selected="true"]').count()).toBe(0)

  const paste = (block: string, html = '') =>
    page.evaluate(`(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', ${JSON.stringify(block)})
      clipboardData.setData('text/html', ${JSON.stringify(html)})
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })()`)
  await cell(page, 'E5', 'H2').locator('a').focus()
  await paste('CC\tvery inconsistent\n\tN\n')
  await expect.poll(() => rating(page, 'E6', 'H3')).toBe('N')
  expect([await rating(page, 'E5', 'H2'), await rating(page, 'E5', 'H3'), await rating(page, 'E6', 'H2')]).toEqual(['CC', 'II', ''])
  // A table copied from a page: its plain text has a line for each cell.
  await paste('CC\nN\nI', '<table><tr><td>CC</td><td rowspan="2"><p>N</p></td></tr><tr><td><b>I</b></td></tr></table>')
  await expect.poll(() => rating(page, 'E6', 'H2')).toBe('I')
  expect([await rating(page, 'E5', 'H2'), await rating(page, 'E5', 'H3'), await rating(page, 'E6', 'H3')]).toEqual(['CC', 'N', 'N'])
  site.allow(/422/)
  await paste('C\tperhaps')
  await page.getByText('“perhaps” for E5 and H3').waitFor()
  expect(await rating(page, 'E5', 'H2')).toBe('CC')
  await paste('C\tC\tC\tC')
  await page.getByText('does not fit between this cell and the end of the matrix').waitFor()

  // Rows pasted where one is added become items, at once.
  await page.locator('.add[data-list="evidence"]').focus()
  await keyboard.press('Enter')
  await page.locator('.add-form textarea').waitFor()
  await paste('One more\nAnd another')
  await head(page, 'E25').waitFor()
})

test('items are edited, selected, moved and put into a cluster by mouse alone', async ({ site }) => {
  // High enough that no item is near the edge, where the focus scrolls the page.
  const page = await site.page({ viewport: { width: 1280, height: 1000 } })
  const { mouse } = page
  await open(page, await site.fromCase())
  await text(page, 'E3').click()
  await page.locator('#head-editor select[name="relevance"]').selectOption('low')
  await page.locator('#head-editor').getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => head(page, 'E3').innerText()).toContain('relevance low')

  const centre = async (item: string) => {
    const box = await head(page, item).boundingBox()
    if (!box) throw new Error(`${item} is not shown`)
    return { x: box.x + 8, y: box.y + box.height / 2, middle: box.x + box.width / 2, bottom: box.y + box.height - 3 }
  }
  const [from, to] = [await centre('E4'), await centre('E6')]
  await mouse.move(from.x, from.y)
  await mouse.down()
  await mouse.move(to.x, to.bottom, { steps: 4 })
  await mouse.up()
  await expect.poll(async () => (await order(page)).slice(2, 6)).toEqual(['E3', 'E5', 'E6', 'E4'])

  const [first, last] = [await centre('E7'), await centre('E9')]
  await mouse.move(first.middle, first.bottom)
  await mouse.down()
  await mouse.move(last.middle, last.bottom, { steps: 4 })
  await mouse.up()
  await page.getByText('3 items selected').waitFor()
  await page.getByRole('button', { name: 'Source or cluster' }).click()
  await page.locator('#side-panel').getByLabel('Cluster').fill('One night')
  await page.locator('#side-panel').getByRole('button', { name: 'Set cluster' }).click()
  await expect.poll(() => head(page, 'E9').locator('[title="One night"]').count()).toBe(1)
  await page.getByRole('button', { name: 'Park' }).click()
  await page.getByText('Parked: 3 items').waitFor()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.getByText('Undid parking 3 items.').waitFor()

  // A click rates the cell and chooses it; a key then acts where the letters are, not where the focus is. Nothing covers another cell.
  const line = page.locator('#keys-line')
  await cell(page, 'E1', 'H1').hover()
  await cell(page, 'E1', 'H1').locator('button[value="I"]').click()
  await expect.poll(() => rating(page, 'E1', 'H1')).toBe('I')
  expect(await page.locator('td:has(:focus)').getAttribute('id')).toBe('c-E1-H1')
  await cell(page, 'E2', 'H1').hover()
  await cell(page, 'E2', 'H1').locator('button[value="CC"]').hover({ timeout: 1000 })
  await page.keyboard.press('2')
  expect([await rating(page, 'E1', 'H1'), await rating(page, 'E2', 'H1')]).toEqual(['I', 'C'])
  await cell(page, 'E1', 'H1').hover()
  await cell(page, 'E1', 'H1').locator('button[value="I"]').click()
  await line.getByText('E1, Coup').waitFor()
  await line.getByRole('button', { name: 'Note' }).click()
  await page.locator('#note-text').fill('Because of the prices.')
  await page.getByRole('button', { name: 'Save note' }).click()
  await waitUntilSaved(page)
  await cell(page, 'E2', 'H2').hover()
  await cell(page, 'E1', 'H1').hover()
  await line.getByText('Because of the prices.').waitFor()
  await line.getByRole('button', { name: 'Clear' }).click()
  await expect.poll(() => rating(page, 'E1', 'H1')).toBe('')
  expect(await rating(page, 'E2', 'H1')).toBe('C')

  // A menu closes on Esc and with a click elsewhere.
  const menu = page.locator('#tools details.menu')
  for (const close of [() => page.keyboard.press('Escape'), () => page.locator('#verdict h1').click()]) {
    await menu.locator('summary').click()
    expect(await menu.getAttribute('open')).not.toBeNull()
    await close()
    expect(await menu.getAttribute('open')).toBeNull()
  }
})

test('the side panel has all fields, keeps what was refused, and gives the focus back', async ({ site }) => {
  const page = await site.page()
  await open(page, await site.fromCase())
  await text(page, 'E2').click()
  await page.locator('#head-editor').getByRole('link', { name: 'All fields' }).click()
  const panel = page.locator('#side-panel')
  await panel.getByRole('heading', { name: 'Edit item E2' }).waitFor()
  await panel.getByLabel('Date').fill('some day')
  site.allow(/422/)
  await panel.getByRole('button', { name: 'Save item' }).click()
  await panel.getByText('1 problem found').waitFor()
  expect(await panel.getByLabel('Date').inputValue()).toBe('some day')
  await panel.getByLabel('Date').fill('3 Feb 2022')
  await panel.getByRole('button', { name: 'Save item' }).click()
  await expect.poll(() => panel.isVisible()).toBe(false)
  expect(await head(page, 'E2').innerText()).toContain('3 Feb 2022')
  expect(await focusedHead(page)).toBe('i-E2')
})

test('text that is being typed stays while someone else changes the workbook', async ({ site }) => {
  const page = await site.page()
  const workbook = await site.fromCase()
  await open(page, workbook)
  await text(page, 'E2').click()
  await page.locator('#head-editor textarea').fill('My own words')
  await page.locator('#saved', { hasText: /^Not saved$/ }).waitFor()
  await fetch(`${site.address}${paths.items(idIn(workbook), 'hypotheses')}`, {
    method: 'POST',
    body: new URLSearchParams({ label: 'Fifth', statement: 'A fifth way' }),
  })
  await head(page, 'H5').waitFor()
  expect(await page.locator('#head-editor textarea').inputValue()).toBe('My own words')
  await page.keyboard.press('Enter')
  await expect.poll(() => text(page, 'E2').innerText()).toBe('My own words')
})

test('Find filters the rows while typing, and Esc clears it', async ({ site }) => {
  const page = await site.page()
  await open(page, await site.fromCase())
  const find = page.getByLabel('Find in the evidence')
  await find.click()
  await page.keyboard.type('tokayev')
  await expect.poll(async () => (await order(page)).length).toBeLessThan(15)
  expect(await find.inputValue()).toBe('tokayev')
  await expect.poll(() => page.url()).toContain('search=tokayev')
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await order(page)).length).toBe(23)
})

test('keys can be limited to what has the focus', async ({ site }) => {
  const page = await site.page()
  const workbook = await site.fromCase()
  await open(page, workbook)
  await page.keyboard.press('?')
  await page.getByLabel(/work anywhere on the page/).uncheck()
  await page.keyboard.press('Escape')
  await page.reload()
  await page.keyboard.press('4')
  await cell(page, 'E1', 'H1').locator('a').focus()
  await page.keyboard.press('5')
  await waitUntilSaved(page)
  expect(await rating(page, 'E1', 'H1')).toBe('II')
  await page.goto(`${workbook}/cards/E2`)
  await page.keyboard.press('4')
  expect(await page.locator('.big[aria-pressed="true"]').count()).toBe(0)
})

test('a row card is rated by its keys', async ({ site }) => {
  const page = await site.page()
  await page.goto(`${await site.fromCase()}/cards/E2`)
  // What is rated already is passed over, and stays.
  await page.locator('#h-H2 .big[value="C"]').click()
  await page.mouse.click(5, 400)
  await page.keyboard.press('1')
  // The ring is around the next hypothesis, not around a rating that nobody gave.
  expect(await page.evaluate('document.activeElement.tagName')).toBe('FIELDSET')
  for (const key of ['3', '0']) await page.keyboard.press(key)
  await waitUntilSaved(page)
  expect(await page.locator('.big[aria-pressed="true"]').evaluateAll((all) => all.map((one) => one.getAttribute('value')))).toEqual([
    'CC',
    'C',
    'N',
    'NA',
  ])
  await page.keyboard.press('?')
  await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor()
})

test('the cell with the focus is never under the head or the first column', async ({ site }) => {
  for (const [width, view] of [
    [1280, ''],
    [900, ''],
    [760, '?turned=1'],
  ] as const) {
    const page = await site.page({ viewport: { width, height: 420 } })
    await page.goto(`${await site.fromCase()}${view}`)
    await cell(page, 'E23', 'H4').locator('a').focus()
    for (const [key, steps] of [
      ['ArrowUp', view === '' ? 22 : 3],
      ['ArrowLeft', view === '' ? 3 : 22],
    ] as const)
      for (let step = 0; step < steps; step += 1) {
        await page.keyboard.press(key)
        const hidden = await page.evaluate<boolean>(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
          const { left, right, top, bottom } = document.activeElement.getBoundingClientRect()
          const under = [[left + 2, top + 2], [right - 2, bottom - 2]].map(([x, y]) => document.elementFromPoint(x, y))
          done(under.some((one) => !one || !document.activeElement.closest('td').contains(one)))
        })))`)
        expect(hidden, `${width} ${view} ${key} ${step}`).toBe(false)
      }
    expect(await focusedCell(page)).toBe('c-E1-H1')
  }
})

chromiumTest(
  'on a phone, items are added, edited, moved, selected and rated by touch, and nothing is wider than the screen',
  async ({ site }) => {
    const page = await site.page({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    const workbook = await site.fromCase()
    await page.goto(workbook)
    await page.locator('.add[data-list="evidence"]').tap()
    const field = page.locator('.add-form textarea')
    await field.waitFor()
    await field.fill('Seen on a phone')
    await page.locator('.add-form button').tap()
    await head(page, 'E24').waitFor()

    await text(page, 'E1').tap()
    await page.locator('#head-editor textarea').fill('A new text')
    await page.locator('#head-editor').getByRole('button', { name: 'Save' }).tap()
    await expect.poll(() => text(page, 'E1').innerText()).toBe('A new text')
    await text(page, 'E1').tap()
    await page.getByRole('button', { name: 'Move E1 forward' }).tap()
    await expect.poll(async () => (await order(page)).slice(0, 2)).toEqual(['E2', 'E1'])
    await page.locator('#head-editor').getByRole('button', { name: 'Select' }).tap()
    await text(page, 'E2').tap()
    await page.getByText('2 items selected').waitFor()
    await page.locator('.selection-bar button[value="N"]').tap()
    await expect.poll(() => page.locator('td[data-rating="N"]').count()).toBe(8)
    await page.getByRole('button', { name: 'Done' }).tap()

    await cell(page, 'E2', 'H1').tap()
    await page.locator('#palette').getByRole('button', { name: 'Note' }).tap()
    await page.locator('#note-text').fill('Written on a phone')
    await page.getByRole('button', { name: 'Save note' }).tap()
    await waitUntilSaved(page)
    await cell(page, 'E2', 'H2').tap()
    await cell(page, 'E2', 'H1').tap()
    await page.locator('#palette').getByText('Written on a phone').waitFor()
    await page.locator('#palette').getByRole('button', { name: 'Clear' }).tap()
    await expect.poll(() => rating(page, 'E2', 'H1')).toBe('')

    await text(page, 'E3').tap()
    await page.locator('#head-editor').getByRole('link', { name: 'All fields' }).tap()
    const panel = page.locator('#side-panel')
    await panel.waitFor()
    const box = await panel.boundingBox()
    expect([box?.x, box?.width]).toEqual([0, 390])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await panel.getByRole('button', { name: 'Close' }).tap()
    await expect.poll(() => panel.isVisible()).toBe(false)
  },
)

test('without JavaScript the links of the matrix lead to the forms', async ({ site }) => {
  const page = await site.page({ javaScriptEnabled: false })
  const workbook = await emptyWorkbook(site)
  await page.goto(workbook)
  await page.locator('.add[data-list="hypotheses"]').click()
  await page.locator('[name="label"]').fill('Coup')
  await page.locator('[name="statement"]').fill('It was a coup.')
  await page.locator('main form button').first().click()
  expect(new URL(page.url()).pathname).toBe(workbook)
  await page.locator('.add[data-list="evidence"]').click()
  await page.locator('[name="statement"]').fill('The airport was held')
  await page.locator('main form button').first().click()
  await page.locator('.eid').click()
  expect(await page.locator('h1').innerText()).toBe('Edit item E1')
})

test('the matrix is accessible while it is edited', async ({ site }) => {
  const page = await site.page({ reducedMotion: 'reduce' })
  const workbook = await site.fromCase()
  await open(page, workbook)
  await text(page, 'E2').click()
  await page.locator('#head-editor textarea').waitFor()
  expect(await violations(page), 'editor').toEqual([])
  await page.locator('#head-editor').getByRole('link', { name: 'All fields' }).click()
  await page.locator('#side-panel h2').first().waitFor()
  expect(await violations(page), 'panel').toEqual([])
  await page.keyboard.press('Escape')
  await page.locator('.add[data-list="evidence"]').click()
  await page.locator('.add-form textarea').waitFor()
  expect(await violations(page), 'new row').toEqual([])
  await page.keyboard.press('Escape')
  await cell(page, 'E2', 'H1').locator('a').focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('2 cells selected').waitFor()
  expect(await violations(page), 'selection').toEqual([])
  await open(page, await emptyWorkbook(site))
  expect(await violations(page), 'empty').toEqual([])
})
