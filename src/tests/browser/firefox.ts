// Finds and starts an installed Firefox. Playwright controls it with WebDriver BiDi, of which stock Firefox lacks some commands; this file
// makes up for those that the tests need.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, firefox, type Page } from 'playwright-core'

const NAMES = ['firefox', 'firefox-esr']
const PLACES = ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe']

/** Returns the path of an installed Firefox. Throws if there is none. */
export function findFirefox(): string {
  const candidates = (process.env.PATH ?? '').split(':').flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const path = [...candidates, ...PLACES].find((candidate) => existsSync(candidate))
  if (path) return path
  throw new Error('Firefox is not installed. Install it (on Debian: apt-get install firefox-esr) and run the tests again.')
}

/** The colour scheme is a setting of a whole Firefox, so each has its own, which starts when it is needed. */
export function firefoxes(executablePath: string) {
  adaptCommands()
  const started = new Map<string, Promise<Browser>>()
  return {
    /** Returns the Firefox for pages with these options. */
    browserFor({ colorScheme }: BrowserContextOptions): Promise<Browser> {
      const firefoxUserPrefs = {
        // as in headless Chromium, whose scroll bars take no space
        'ui.useOverlayScrollbars': 1,
        'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
      }
      const key = JSON.stringify(firefoxUserPrefs)
      const browser = started.get(key) ?? firefox.launch({ channel: 'moz-firefox', executablePath, firefoxUserPrefs })
      started.set(key, browser)
      return browser
    },
    /** The browsers started so far. */
    all: () => Promise.all(started.values()),
  }
}

/**
 * Playwright sets the colour scheme of every new context with a command that Firefox does not know; the settings above replace it. It also
 * prints with inches where Firefox expects centimetres.
 */
function adaptCommands(): void {
  const { ws } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle') as {
    ws: { prototype: { send(data: string, ...rest: unknown[]): void; emit(name: string, data: Buffer, binary: boolean): void } }
  }
  const { send } = ws.prototype
  ws.prototype.send = function (data, ...rest) {
    const command = JSON.parse(data)
    if (command.method === 'emulation.setMediaFeaturesOverride') {
      setImmediate(() => this.emit('message', Buffer.from(JSON.stringify({ type: 'success', id: command.id, result: {} })), false))
      return
    }
    if (command.method === 'browsingContext.print')
      for (const side of ['width', 'height']) command.params.page[side] = Math.round(command.params.page[side] * 254) / 100
    send.call(this, JSON.stringify(command), ...rest)
  }
}

/**
 * Makes the pages of a context work as without scripts: delivers empty ones, and styles for a browser without them. With its setting for
 * this, Firefox has no animation frames, for which Playwright waits before each action.
 */
export async function withholdScripts(context: BrowserContext): Promise<void> {
  await context.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
  await context.route('**/*.css', async (route) => {
    const styles = await (await fetch(route.request().url())).text()
    await route.fulfill({ contentType: 'text/css', body: styles.replaceAll('(scripting: enabled)', 'not all') })
  })
}

/** Goes to an address again if the page was just going somewhere by itself. In Chromium the later navigation wins; in Firefox it fails. */
export function repeatNavigation(page: Page): Page {
  const goto = page.goto.bind(page)
  page.goto = (...args) =>
    goto(...args).catch((error: Error) => {
      if (error.message.includes('interrupted by another navigation')) return goto(...args)
      throw error
    })
  return page
}
