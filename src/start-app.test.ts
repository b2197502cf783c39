import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Env } from './access/request-env.ts'
import { openLog } from './http/log.ts'
import { paths } from './paths.ts'
import { startApp } from './start-app.ts'
import { testApp } from './tests/support/test-app.ts'

const connection = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }

test('a server that has just started answers every page, the first one as the whole app does', async () => {
  const { deps, get } = await testApp()
  const assets = { asset: deps.asset, routes: new Hono<Env>() }
  const app = startApp({ ...deps, assets, log: openLog('silent', deps.now, () => {}) })
  const ask = async (path: string) => app.fetch(new Request(`http://localhost${path}`, { headers: { host: 'localhost' } }), connection)
  const home = await (await get(paths.home())).text()
  expect(await (await ask(paths.home())).text()).toBe(home)
  expect((await ask(paths.help())).status).toBe(200)
  expect((await ask('/nowhere')).status).toBe(404)
  expect(await (await ask(paths.home())).text()).toBe(home)
})
