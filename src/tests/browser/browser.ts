// Fixtures for browser tests: `test` provides a running server and pages in a real browser. The tests of a worker share both, but not
// workbooks, cookies or storage. A console error, a script error, a violation of the security policy or a request to another server
// fails the test.
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { test as base, expect, inject, onTestFinished } from 'vitest'
import { createFromDocument } from '../support/large-workbook.ts'
import { type BuiltServer, startBuiltServer } from './built-server.ts'
import { type Engine, startEngine } from './engines.ts'

export interface Site extends BuiltServer {
  /** Opens a page that shares no cookies or storage with other pages. */
  page(options?: BrowserContextOptions): Promise<Page>
  /** Opens another window that shares cookies and storage with this page. */
  window(page: Page): Promise<Page>
  /** Allows console errors that match the pattern in this test. */
  allow(pattern: RegExp): void
  /** Creates a workbook from the document of the case, so without a first pass, and returns its path. */
  fromCase(id?: string): Promise<string>
}

export { expect }

export const test = base.extend<{ shared: { engine: Engine; servers: Servers }; browser: Browser; site: Site }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures that this one needs from its parameter
    async ({}, use) => {
      const engine = await startEngine(inject('engine'), inject('executable'))
      const servers = sharedServer()
      await use({ engine, servers })
      await servers.close()
      await engine.close()
    },
    { scope: 'worker' },
  ],
  browser: async ({ shared }, use) => use(await shared.engine.browser()),
  site: async ({ shared, task }, use) => {
    const { engine, servers } = shared
    const served = await servers.take()
    const problems: string[] = []
    // Unlike Chromium, Firefox reports requests that end because the page is left.
    const allowed: RegExp[] = inject('engine') === 'firefox' ? [/NetworkError when attempting to fetch/] : []
    await use(siteOf(served, engine, problems, allowed))
    // For the table of what was tried in which browser.
    Object.assign(task.meta, { browser: await engine.version() })
    await engine.closePages()
    expect(problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)))).toEqual([])
  },
})

/** For tests that need what only Chromium can emulate: paper and touch on screen, another colour scheme in the same page. */
export const chromiumTest = inject('engine') === 'chromium' ? test : test.skip

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

function siteOf(served: BuiltServer, engine: Engine, problems: string[], allowed: RegExp[]): Site {
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
    page: async (options = {}) =>
      watch(await engine.newPage({ baseURL: served.address, viewport: { width: 1280, height: 800 }, ...options })),
    window: async (page) => watch(await page.context().newPage()),
    allow: (pattern) => void allowed.push(pattern),
    fromCase: (id = 'kazakhstan-2022') =>
      createFromDocument(served.address, JSON.parse(readFileSync(new URL(`../../../data/cases/${id}.json`, import.meta.url), 'utf8'))),
  }
}
