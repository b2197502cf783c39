// The browser in which the tests run: Chromium, Firefox or WebKit, behind one interface.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { type Executable, FLAGS } from './chromium.ts'
import { firefoxes, repeatNavigation, withholdScripts } from './firefox.ts'
import { startWebKit } from './webkit.ts'

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const
export type EngineName = (typeof ENGINES)[number]

export interface Engine {
  /** Opens a page that shares no cookies or storage with other pages. */
  newPage(options: BrowserContextOptions & { readonly baseURL: string }): Promise<Page>
  /** Name and version, as in "Firefox 153". */
  version(): Promise<string>
  /** Throws for WebKit, which Playwright does not control. */
  browser(): Promise<Browser>
  closePages(): Promise<void>
  close(): Promise<void>
}

export async function startEngine(name: EngineName, executable: Executable): Promise<Engine> {
  if (name === 'webkit') return startWebKit()
  const { browserFor, all } = name === 'firefox' ? firefoxes(executable.path) : await onlyChromium(executable)
  return {
    async newPage(options) {
      const context = await (await browserFor(options)).newContext(options)
      if (name === 'chromium') return context.newPage()
      if (options.javaScriptEnabled === false) await withholdScripts(context)
      return repeatNavigation(await context.newPage())
    },
    version: async () => `${name === 'firefox' ? 'Firefox' : 'Chromium'} ${Number.parseInt((await browserFor({})).version(), 10)}`,
    browser: () => browserFor({}),
    async closePages() {
      for (const browser of await all()) for (const context of browser.contexts()) await context.close()
    },
    async close() {
      for (const browser of await all()) await browser.close()
    },
  }
}

async function onlyChromium({ path, env }: Executable) {
  const browser = await chromium.launch({ executablePath: path, args: FLAGS, env: { ...process.env, ...env } as Record<string, string> })
  return { browserFor: async (_: BrowserContextOptions) => browser, all: async () => [browser] }
}
