// Fixtures for browser tests: `test` provides a running server and pages in a real Chromium. The tests of a worker share both, but not
// workbooks, cookies or storage. A console error, a script error, a violation of the security policy or a request to another server
// fails the test.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { test as base, expect, inject, onTestFinished } from 'vitest'
import { type BuiltServer, startBuiltServer } from './built-server.ts'
import { FLAGS } from './chromium.ts'

export interface Site extends BuiltServer {
  readonly browser: Browser
  /** Opens a page that shares no cookies or storage with other pages. */
  page(options?: BrowserContextOptions): Promise<Page>
  /** Opens another window that shares cookies and storage with this page. */
  window(page: Page): Promise<Page>
  /** Allows console errors that match the pattern in this test. */
  allow(pattern: RegExp): void
  /** Creates a workbook from the case and returns its path. */
  fromCase(id?: string): Promise<string>
}

export { expect }

export const test = base.extend<{ shared: { browser: Browser; servers: Servers }; browser: Browser; site: Site }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures that this one needs from its parameter
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
  /** Returns the server that the tests of this worker share, or a new one if a test has stopped or killed it. */
  take(): Promise<BuiltServer>
  close(): Promise<void>
}

function sharedServer(): Servers {
  let current: BuiltServer | null = null
  return {
    async take() {
      const served = current ?? (await startBuiltServer())
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
      return { ...served, stop: once(served.stop), kill: once(served.kill), restart: once(served.restart) }
    },
    close: async () => current?.close(),
  }
}

function siteOf(served: BuiltServer, browser: Browser, problems: string[], allowed: RegExp[]): Site {
  const watch = (page: Page): Page => {
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
      return watch(await context.newPage())
    },
    window: async (page) => watch(await page.context().newPage()),
    allow: (pattern) => void allowed.push(pattern),
    async fromCase(id = 'kazakhstan-2022') {
      const response = await fetch(`${served.address}/workbooks`, {
        method: 'POST',
        body: new URLSearchParams({ case: id }),
        redirect: 'manual',
      })
      return response.headers.get('location') ?? ''
    },
  }
}
