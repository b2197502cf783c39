// What browser tests are written with: `test` brings a running server and pages in a real Chromium, which the tests of a worker share;
// workbooks, cookies and storage are each test's own. A console error, a broken script, a violation of the security policy or a request
// to another server fails the test in which it happens.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { test as base, expect, inject, onTestFinished } from 'vitest'
import { FLAGS } from './chromium.ts'
import { type Served, serveBuilt } from './served.ts'

export interface Site extends Served {
  readonly browser: Browser
  /** A page in a browser of its own: no cookies, no storage shared with others. */
  page(options?: BrowserContextOptions): Promise<Page>
  /** Another window of the same browser. */
  window(beside: Page): Promise<Page>
  /** Says that something of this kind is meant to appear on the console in this test. */
  allow(pattern: RegExp): void
  /** Address of a new workbook made from the case, as a form on the first page makes it. */
  fromCase(id?: string): Promise<string>
}

export { expect }

export const test = base.extend<{ shared: { browser: Browser; servers: Servers }; browser: Browser; site: Site }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it which fixtures this one needs
    async ({}, use) => {
      const { path, env } = inject('chromium')
      const browser = await chromium.launch({
        executablePath: path,
        args: FLAGS,
        env: { ...process.env, ...env } as Record<string, string>,
      })
      const servers = sharedServer()
      await use({ browser, servers })
      await servers.close()
      await browser.close()
    },
    { scope: 'worker' },
  ],
  browser: ({ shared }, use) => use(shared.browser),
  site: async ({ shared }, use) => {
    const { browser, servers } = shared
    const served = await servers.take()
    const problems: string[] = []
    const allowed: RegExp[] = []
    await use(siteOf(served, browser, problems, allowed))
    for (const context of browser.contexts()) await context.close()
    expect(problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)))).toEqual([])
  },
})

interface Servers {
  /** The server that the tests of this worker share; a new one after a test that stopped or killed it. */
  take(): Promise<Served>
  close(): Promise<void>
}

function sharedServer(): Servers {
  let current: Served | null = null
  return {
    async take() {
      const served = current ?? (await serveBuilt())
      current = served
      const once =
        <T>(end: () => Promise<T>) =>
        (): Promise<T> => {
          if (current === served) {
            current = null
            onTestFinished(served.close)
          }
          return end()
        }
      return { ...served, stop: once(served.stop), kill: once(served.kill), again: once(served.again) }
    },
    close: async () => current?.close(),
  }
}

function siteOf(served: Served, browser: Browser, problems: string[], allowed: RegExp[]): Site {
  const watched = (page: Page): Page => {
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', (error) => problems.push(`script: ${error.stack ?? error.message}`))
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol !== 'data:' && protocol !== 'blob:' && origin !== served.address) problems.push(`request to ${request.url()}`)
    })
    return page
  }
  return {
    ...served,
    browser,
    async page(options = {}) {
      const context = await browser.newContext({ baseURL: served.address, viewport: { width: 1280, height: 800 }, ...options })
      return watched(await context.newPage())
    },
    window: async (beside) => watched(await beside.context().newPage()),
    allow: (pattern) => void allowed.push(pattern),
    async fromCase(id = 'kazakhstan-2022') {
      const answer = await fetch(`${served.address}/workbooks`, {
        method: 'POST',
        body: new URLSearchParams({ case: id }),
        redirect: 'manual',
      })
      return answer.headers.get('location') ?? ''
    },
  }
}
