// Measures in Chromium how long a user waits: for the load event of a matrix, and from a key to the new rating on screen and in the store.
import { chromium, type Page } from 'playwright-core'
import { FLAGS, findChromium } from '../tests/browser/chromium.ts'
import { line, median, ms, ROUNDS, timeOf } from './figures.ts'
import type { MatrixSize } from './workbooks.ts'

/** Milliseconds. `load` is counted from the start of the navigation, the last two from the key. */
interface Visit {
  readonly clicked: number
  readonly load: number
  readonly painted: number
  readonly stored: number
}

const CELL = '#c-E1-H1'

/** Each workbook is a path with the size of its matrix, and in how many milliseconds a rating should be painted. */
export async function measureBrowser(
  address: string,
  workbooks: readonly (readonly [path: string, size: MatrixSize, painted: number])[],
  folder: string,
): Promise<void> {
  const { path, env } = findChromium(folder)
  const browser = await chromium.launch({ executablePath: path, args: FLAGS, env: { ...process.env, ...env } as Record<string, string> })
  const page = await browser.newPage({ baseURL: address, viewport: { width: 1280, height: 800 } })
  for (const [workbook, { name }, most] of workbooks) {
    const rounds: Visit[] = []
    // The first round warms up.
    for (let round = 0; round < ROUNDS + 1; round += 1) rounds.push(await visit(page, workbook))
    const of = (figure: keyof Visit) => ms(median(rounds.slice(1).map((one) => one[figure])))
    line(`Chromium, ${name}, load event`, of('load'), '', '', 'goal < 300 ms')
    line('  with a click by a driver', of('clicked'), '', '', 'goal < 1,000 ms')
    line('  key to rating painted', of('painted'), '', '', `goal < ${most} ms`)
    line('  key to rating stored', of('stored'))
  }
  await browser.close()
}

/** Opens the matrix from the first page and rates its first cell. */
async function visit(page: Page, workbook: string): Promise<Visit> {
  await page.goto('/', { waitUntil: 'load' })
  const clicked = await timeOf(async () => {
    await page.locator(`a[href="${workbook}"]`).first().click({ noWaitAfter: true })
    await page.waitForURL(`**${workbook}`, { waitUntil: 'load' })
  })
  const load = await page.evaluate<number>("performance.getEntriesByType('navigation')[0].loadEventStart")
  const cell = page.locator(CELL)
  await cell.click()
  const painted = await page.evaluateHandle<{ time: Promise<number> }>(NEXT_PAINT)
  const key = (await cell.getAttribute('data-rating')) === 'CC' ? '5' : '1'
  const stored = await timeOf(async () => {
    await page.keyboard.press(key)
    await page.locator('#saved', { hasText: /^Saved$/ }).waitFor()
  })
  return { clicked, load, painted: await painted.evaluate(({ time }) => time), stored }
}

/** In the page: `time` will be how long it took from the next key until the frame with the new rating of the cell was painted. */
const NEXT_PAINT = `(() => {
  const key = new Promise((resolve) => addEventListener('keydown', (event) => resolve(event.timeStamp), { capture: true, once: true }))
  const painted = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect()
      // The first message after a frame is handled once that frame is painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now())
        port2.postMessage(null)
      })
    })
    observer.observe(document.querySelector('${CELL}'), { attributeFilter: ['data-rating'] })
  })
  return { time: Promise.all([key, painted]).then(([from, to]) => to - from) }
})()`
