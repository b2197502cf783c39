// The part of Playwright's `Page` that the main journey needs, for WebKitGTK: Playwright cannot control an installed WebKit, so this file
// does with WebDriver. On a machine without a screen it starts Xvfb.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Engine } from './engines.ts'

/** How long to wait for an element, in milliseconds. */
const PATIENCE = 30_000
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** Narrows down the elements of a page: by selector, text, role and name, or to the first one. */
type Step = { css: string } | { text: string; flags: string } | { role: string; name: string; flags: string } | { first: true }

/** Source of a function that runs in the page and returns the elements that the steps find. */
const FIND = `(steps) => {
  const selectors = { button: 'button', link: 'a[href]' }
  const nameOf = (one) => (one.getAttribute('aria-label') ?? one.textContent).trim()
  return steps.reduce((found, { css, text, role, name, flags }) => {
    const below = (selector) => found.flatMap((one) => [...one.querySelectorAll(selector)])
    if (css) return below(css)
    if (text) return found.filter((one) => new RegExp(text, flags).test(one.textContent.trim()))
    if (role) return below(selectors[role]).filter((one) => new RegExp(name, flags).test(nameOf(one)))
    return found.slice(0, 1)
  }, [document])
}`

/** Throws if WebKit's driver is not installed. */
export function checkWebKit(): void {
  if (spawnSync('WebKitWebDriver', ['--help']).error)
    throw new Error(
      'WebKit’s driver is not installed. Install it (on Debian: apt-get install webkit2gtk-driver xvfb) and run the tests again.',
    )
}

interface Session {
  readonly sessionId: string
  readonly capabilities: { readonly browserVersion: string }
}

/** Has one page at a time. */
export async function startWebKit(): Promise<Engine> {
  const started: ChildProcess[] = []
  const start = (command: string, args: readonly string[], env: NodeJS.ProcessEnv) => {
    started.push(spawn(command, args, { env, stdio: 'ignore' }))
  }
  const number = 20_000 + (process.pid % 20_000)
  const display = process.env.DISPLAY || `:${number}`
  if (!process.env.DISPLAY) start('Xvfb', [display, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], process.env)
  start('WebKitWebDriver', [`--port=${number}`], { ...process.env, DISPLAY: display })
  let session: string | null = null
  let version = ''

  async function send(method: string, path: string, body?: object) {
    const response = await fetch(`http://127.0.0.1:${number}${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
    const { value } = (await response.json()) as { value: { error?: string; message?: string } | null }
    if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`)
    return value as unknown
  }
  await until(() => send('GET', '/status').then(() => true))

  return {
    async newPage({ baseURL }) {
      const { sessionId, capabilities } = (await send('POST', '/session', { capabilities: {} })) as Session
      session = sessionId
      version = `WebKitGTK ${/^\d+\.\d+/.exec(capabilities.browserVersion)?.[0]}`
      return pageOf((method, path, body) => send(method, `/session/${sessionId}${path}`, body), baseURL)
    },
    version: async () => version,
    browser: () => Promise.reject(new Error('This test needs Chromium or Firefox.')),
    async closePages() {
      if (session) await send('DELETE', `/session/${session}`)
      session = null
    },
    async close() {
      for (const child of started.reverse()) child.kill()
    },
  }
}

type Send = (method: string, path: string, body?: object) => Promise<unknown>

function pageOf(send: Send, baseURL: string): Page {
  let address = ''
  /** Runs a function in the page with the elements that the steps find. */
  const run = (steps: readonly Step[], action: string, ...args: readonly unknown[]) =>
    send('POST', '/execute/sync', {
      script: `const [steps, ...args] = arguments; return (${action})((${FIND})(steps), ...args)`,
      args: [steps, ...args],
    })
  const locate = (steps: readonly Step[]) => {
    const first = (action: string, ...args: readonly unknown[]) =>
      until(async () => Number(await run(steps, 'all => all.length')) > 0).then(() => run(steps, action, ...args))
    return {
      locator: (css: string, options?: { hasText: RegExp }) => locate([...steps, ...stepsFor(css, options)]),
      first: () => locate([...steps, { first: true }]),
      waitFor: () => first('() => true'),
      focus: () => first('([one]) => one.focus()'),
      getAttribute: (name: string) => first('([one], name) => one.getAttribute(name)', name),
      innerText: () => first('([one]) => one.innerText'),
      evaluateAll: (action: (all: readonly unknown[]) => unknown) => run(steps, String(action)),
      async click() {
        const element = (await first('([one]) => one')) as Record<string, string>
        await send('POST', `/element/${element[ELEMENT]}/click`, {})
        address = String(await send('GET', '/url'))
      },
    }
  }
  const stepsFor = (css: string, options?: { hasText: RegExp }): Step[] => [
    { css },
    ...(options ? [{ text: options.hasText.source, flags: options.hasText.flags }] : []),
  ]
  const page = {
    ...locate([]),
    // WebDriver does not report what Playwright would.
    on: () => {},
    async goto(path: string) {
      await send('POST', '/url', { url: baseURL + path })
      address = String(await send('GET', '/url'))
    },
    reload: () => send('POST', '/refresh', {}),
    url: () => address,
    waitForURL: (pattern: string) =>
      until(async () => {
        address = String(await send('GET', '/url'))
        const isThere = new RegExp(pattern.replace('**', '.*').replace(/\/\*$/, '/[^/]*$')).test(address)
        return isThere && (await run([], 'all => document.readyState')) === 'complete'
      }),
    getByRole: (role: string, { name }: { name: RegExp }) => locate([{ role, name: name.source, flags: name.flags }]),
    keyboard: {
      press: (value: string) => {
        const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }))
        return send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
      },
    },
    request: {
      async get(path: string) {
        const response = await fetch(baseURL + path)
        return { status: () => response.status, json: () => response.json() }
      },
    },
  }
  return page as unknown as Page
}

/** Resolves when the condition is true; errors count as false. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE
  for (;;) {
    const outcome = await condition().catch((error: unknown) => error)
    if (outcome === true) return
    if (Date.now() > end) throw outcome instanceof Error ? outcome : new Error('Timeout while waiting for the page')
    await setTimeout(50)
  }
}
