// Measures in Chromium how long a user waits: from the click on a workbook to the load event, and from a key to the new rating on screen.
import { chromium } from 'playwright-core'
import { FLAGS, findChromium } from '../tests/browser/chromium.ts'
import { LARGE } from '../tests/support/large-workbook.ts'
import { line, median, ms, ROUNDS, timeOf } from './figures.ts'

export async function measureBrowser(address: string, workbook: string, folder: string): Promise<void> {
  const { path, env } = findChromium(folder)
  const browser = await chromium.launch({ executablePath: path, args: FLAGS, env: { ...process.env, ...env } as Record<string, string> })
  const page = await browser.newPage({ baseURL: address, viewport: { width: 1280, height: 800 } })
  const loads: number[] = []
  const ratings: number[] = []
  for (let round = 0; round < ROUNDS + 1; round += 1) {
    await page.goto('/', { waitUntil: 'load' })
    loads.push(
      await timeOf(async () => {
        await page.locator(`a[href="${workbook}"]`).first().click({ noWaitAfter: true })
        await page.waitForURL(`**${workbook}`, { waitUntil: 'load' })
      }),
    )
    await page.locator('#c-E1-H1').click()
    const [key, rating] = (await page.locator('#c-E1-H1').getAttribute('data-rating')) === 'CC' ? ['5', 'II'] : ['1', 'CC']
    ratings.push(
      await timeOf(async () => {
        await page.keyboard.press(key)
        await page.locator(`#c-E1-H1[data-rating="${rating}"]`).waitFor()
        await page.locator('#saved').waitFor()
      }),
    )
  }
  await browser.close()
  // The first round warms up.
  line(`Chromium, ${LARGE.name}, click to load event`, ms(median(loads.slice(1))), '', '', 'goal < 1,000 ms')
  line(`Chromium, ${LARGE.name}, key to rating shown`, ms(median(ratings.slice(1))))
}
