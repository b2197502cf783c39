// The first page of a case: its size, the caching of its styles and scripts, and the browser's protection against inserted scripts.
import { chromiumTest, expect, test } from './browser.ts'

const MAX_BYTES = 60_000
/** The page, its styles and scripts; the tour has a style sheet and a script more. */
const MAX_REQUESTS = 7

chromiumTest.for(['first page', 'tour', 'matrix'])(
  'the first load of the %s transfers at most 60 kB in few requests',
  async (name, { site }) => {
    const page = await site.page()
    const address = { 'first page': '/', tour: '/workbooks/kazakhstan-2022?tour=1' }[name] ?? (await site.fromCase())
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    let requests = 0
    page.on('request', () => {
      requests += 1
    })
    const answer = await page.goto(address, { waitUntil: 'load' })
    expect(requests).toBeLessThanOrEqual(name === 'tour' ? MAX_REQUESTS + 2 : MAX_REQUESTS)
    await page.locator('main').waitFor()
    await page.waitForLoadState('networkidle')
    expect(answer?.headers()['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    expect(bytes).toBeGreaterThan(15_000)
    expect(bytes).toBeLessThanOrEqual(MAX_BYTES)
  },
)

test('styles and scripts are cached as immutable, so the second page does not load them again', async ({ site }) => {
  const page = await site.page()
  const workbook = await site.fromCase()
  await page.goto(workbook)
  const fetched: string[] = []
  page.on('response', (response) => {
    if (response.url().includes('/assets/') && !response.fromServiceWorker()) fetched.push(response.headers()['cache-control'] ?? '')
  })
  await page.goto(`${workbook}/evidence`)
  expect(fetched.every((value) => value.includes('immutable'))).toBe(true)
})

test('browsers refuse text as a script or as the address of one', async ({ site }) => {
  site.allow(/requires 'TrustedScript|require-trusted-types-for/)
  const page = await site.page()
  await page.goto(await site.fromCase())
  const errors = await page.evaluate<string[]>(`['text', 'src'].map((property) => {
    try {
      document.createElement('script')[property] = '/x.js'
      return 'accepted'
    } catch (error) {
      return error.name
    }
  })`)
  expect(errors).toEqual(['TypeError', 'TypeError'])
})
