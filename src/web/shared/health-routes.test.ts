import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Workbooks } from '../../live/workbooks.ts'
import { UNAVAILABLE } from '../../store/contract/refusals.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { DATABASE_SILENT, DATABASE_SLOW, healthRoutes } from './health-routes.ts'

/** Returns a function that requests /readyz with this database check, `seconds` after the start. */
function withDatabase(writable: () => Promise<string | null>) {
  const workbooks = { writable } as unknown as Workbooks
  let time = 0
  const app = new Hono().route(
    '/',
    healthRoutes({ workbooks, stopping: new AbortController().signal }, () => time),
  )
  return async (seconds = 0) => {
    time = seconds * 1000
    const answer = await app.request('/readyz')
    return [answer.status, await answer.text()]
  }
}

describe('the health routes', () => {
  it('report ready once a write went to the disk, and the reason otherwise', async () => {
    const { get } = await testApp()
    expect(await (await get('/readyz')).text()).toBe('ready\n')
    const other = await testApp()
    await other.workbooks.close()
    const answer = await other.get('/readyz')
    expect([answer.status, await answer.text()]).toEqual([503, `${UNAVAILABLE.stopping}\n`])
    expect((await other.get('/healthz')).status).toBe(200)
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

  it('look at the database at most once a second, however many ask', async () => {
    let looks = 0
    const ask = withDatabase(async () => {
      looks += 1
      if (looks === 1) throw new Error('full')
      return null
    })
    expect([await ask(0), await ask(0.5), await ask(0.999)]).toEqual(Array.from({ length: 3 }, () => [503, `${DATABASE_SILENT}\n`]))
    expect(looks).toBe(1)
    expect([await ask(1), await ask(1.5)]).toEqual(Array.from({ length: 2 }, () => [200, 'ready\n']))
    expect(looks).toBe(2)
  })

  it('start no second look while the first has not returned', async () => {
    let looks = 0
    const ask = withDatabase(() => {
      looks += 1
      return new Promise(() => {})
    })
    for (const seconds of [0, 10, 20]) expect((await ask(seconds))[0]).toBe(503)
    expect(looks).toBe(1)
  })

  it('stay ready on a nearly full disk, and say so', async () => {
    const ask = withDatabase(async () => 'The disk is nearly full.')
    expect(await ask()).toEqual([200, 'ready\nThe disk is nearly full.\n'])
  })
})
