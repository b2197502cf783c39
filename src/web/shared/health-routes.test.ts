import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Workbooks } from '../../live/workbooks.ts'
import { UNAVAILABLE } from '../../store/contract/refusals.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { DATABASE_SILENT, DATABASE_SLOW, healthRoutes } from './health-routes.ts'

/** Returns a function that requests /readyz with this database check. */
function withDatabase(writable: () => Promise<void>) {
  const workbooks = { writable } as unknown as Workbooks
  const app = new Hono().route('/', healthRoutes({ workbooks, stopping: new AbortController().signal }))
  return async () => {
    const answer = await app.request('/readyz')
    return [answer.status, await answer.text()]
  }
}

describe('the health routes', () => {
  it('report ready once a write went to the disk, and the reason otherwise', async () => {
    const { get, workbooks } = await testApp()
    expect(await (await get('/readyz')).text()).toBe('ready\n')
    await workbooks.close()
    const answer = await get('/readyz')
    expect([answer.status, await answer.text()]).toEqual([503, `${UNAVAILABLE.stopping}\n`])
    expect((await get('/healthz')).status).toBe(200)
  })

  it('respond within about a second if the database does not, and check once for simultaneous requests', async () => {
    let checks = 0
    const ask = withDatabase(() => {
      checks += 1
      return new Promise(() => {})
    })
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(Array.from({ length: 3 }, () => [503, expect.stringContaining(DATABASE_SLOW)]))
    expect(checks).toBe(1)
  })

  it('report the version of the program', async () => {
    const { get } = await testApp()
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8'))
    expect(await (await get('/version')).text()).toBe(`${version}\n`)
  })

  it('check the database again for a later request', async () => {
    let full = true
    const ask = withDatabase(async () => {
      if (full) throw new Error('full')
    })
    expect(await ask()).toEqual([503, `${DATABASE_SILENT}\n`])
    full = false
    expect(await ask()).toEqual([200, 'ready\n'])
  })
})
