// What a user waits for: from the click on a workbook of 20 × 1,000 to the load event, and from a key to the new rating on the screen.
import { chromium } from 'playwright-core'
import { FLAGS, findChromium } from '../tests/browser/chromium.ts'
import { line, median, ms } from './figures.ts'
import { ROUNDS } from './ratings.ts'
import { LARGE } from './workbooks.ts'

export async function benchBrowser(address: string, workbook: string, folder: string): Promise<void> {
  const { path, env } = findChromium(folder)
  const browser = await chromium.launch({ executablePath: path, args: FLAGS, env: { ...process.env, ...env } as Record<string, string> })
  try {
    const page = await browser.newPage({ baseURL: address, viewport: { width: 1280, height: 800 } })
    const opened: number[] = []
    const rated: number[] = []
    for (let round = 0; round < ROUNDS + 1; round += 1) {
      await page.goto('/', { waitUntil: 'load' })
      const began = performance.now()
      await page.locator(`a[href="${workbook}"]`).first().click({ noWaitAfter: true })
      await page.waitForURL(`**${workbook}`, { waitUntil: 'load' })
      opened.push(performance.now() - began)
      await page.locator('#c-E1-H1 a, #c-E1-H1 button').first().focus()
      const before = await page.locator('#c-E1-H1').getAttribute('data-rating')
      const pressed = performance.now()
      await page.keyboard.press(before === 'CC' ? '5' : '1')
      await page.locator(`#c-E1-H1[data-rating="${before === 'CC' ? 'II' : 'CC'}"]`).waitFor()
      await page.locator('#saved').waitFor()
      rated.push(performance.now() - pressed)
    }
    line(`Chromium, ${LARGE.name}, click to load event`, ms(median(opened.slice(1))), '', '', 'goal < 1000 ms')
    line(`Chromium, ${LARGE.name}, key to rating shown`, ms(median(rated.slice(1))), '', '')
  } finally {
    await browser.close()
  }
}
