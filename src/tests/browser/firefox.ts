// Finds and starts an installed Firefox. Playwright controls it with WebDriver BiDi, of which stock Firefox lacks some commands; this file
// makes up for those that the tests need.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, firefox, type Locator, type Page } from 'playwright-core'

const NAMES = ['firefox', 'firefox-esr']
const PLACES = ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe']

/** Returns the path of an installed Firefox. Throws if there is none. */
export function findFirefox(): string {
  const candidates = (process.env.PATH ?? '').split(':').flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const path = [...candidates, ...PLACES].find((candidate) => existsSync(candidate))
  if (path) return path
  throw new Error('Firefox is not installed. Install it (on Debian: apt-get install firefox-esr) and run the tests again.')
}

/** Colour scheme and scripting are settings of a whole Firefox, so each combination has its own. They start when they are needed. */
export function firefoxes(executablePath: string) {
  adaptCommands()
  const started = new Map<string, Promise<Browser>>()
  return {
    /** Returns the Firefox for pages with these options. */
    browserFor({ javaScriptEnabled = true, colorScheme = 'light' }: BrowserContextOptions): Promise<Browser> {
      const firefoxUserPrefs = {
        'javascript.enabled': javaScriptEnabled,
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

/** Actions that wait for animation frames, which Firefox does not have without scripts; each has one that does not wait. */
const AT_ONCE = {
  click: (one: Locator) => one.click({ force: true }),
  check: (one: Locator) => one.evaluate('(one) => { one.checked = true }'),
  uncheck: (one: Locator) => one.evaluate('(one) => { one.checked = false }'),
  fill: (one: Locator, text: unknown) => one.evaluate('(one, text) => { one.value = text }', text),
  selectOption: (one: Locator, value: unknown) => one.evaluate('(one, value) => { one.value = value }', value),
}
type Action = (this: Locator, ...args: unknown[]) => unknown
const pagesWithoutScripts = new WeakSet<Page>()
let isAdapted = false

/** Makes actions on a page without scripts possible. No script there notices that some are not real input. */
export function actAtOnce(page: Page): void {
  const prototype = Object.getPrototypeOf(page.locator('html')) as Record<string, Action>
  if (!isAdapted) {
    isAdapted = true
    for (const [name, atOnce] of Object.entries(AT_ONCE)) {
      const original = prototype[name] as Action
      prototype[name] = function (...args) {
        const isForced = name === 'click' && (args[0] as { force?: boolean } | undefined)?.force
        return pagesWithoutScripts.has(this.page()) && !isForced ? atOnce(this, args[0]) : original.apply(this, args)
      }
    }
  }
  pagesWithoutScripts.add(page)
}
