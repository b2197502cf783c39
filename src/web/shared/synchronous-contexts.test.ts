import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test, vi } from 'vitest'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

test('rendering a page uses no AsyncLocalStorage', async () => {
  const app = await testApp()
  const run = vi.spyOn(AsyncLocalStorage.prototype, 'run')
  const page = await (await app.get(paths.help())).text()
  expect(page).toContain('<main')
  // The contexts of hono/jsx are WeakMaps.
  expect(run.mock.calls.filter(([store]) => store instanceof WeakMap)).toEqual([])
})
