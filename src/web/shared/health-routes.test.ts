import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Workbooks } from '../../live/workbooks.ts'
import { UNAVAILABLE } from '../../store/contract/refusals.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { DATABASE_SILENT, DATABASE_SLOW, healthRoutes } from './health-routes.ts'

/** Readiness of a database that answers as told. */
function withDatabase(writable: () => Promise<void>) {
  const workbooks = { writable } as unknown as Workbooks
  const app = new Hono().route('/', healthRoutes({ workbooks, stopping: new AbortController().signal }))
  return async () => {
    const answer = await app.request('/readyz')
    return [answer.status, await answer.text()]
  }
}

describe('the answer of /readyz', () => {
  it('means that a write went to the disk', async () => {
    const { get, workbooks } = await testApp()
    expect(await (await get('/readyz')).text()).toBe('ready\n')
    await workbooks.close()
    const answer = await get('/readyz')
    expect([answer.status, await answer.text()]).toEqual([503, `${UNAVAILABLE.stopping}\n`])
    expect((await get('/healthz')).status).toBe(200)
  })

  it('is answered within a second or so where the database does not answer, and looks once for all who ask', async () => {
    let looks = 0
    const ask = withDatabase(() => {
      looks += 1
      return new Promise(() => {})
    })
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(Array.from({ length: 3 }, () => [503, expect.stringContaining(DATABASE_SLOW)]))
    expect(looks).toBe(1)
  })

  it('says which version answers', async () => {
    const { get } = await testApp()
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8'))
    expect(await (await get('/version')).text()).toBe(`${version}\n`)
  })

  it('looks again for who asks later', async () => {
    let full = true
    const ask = withDatabase(async () => {
      if (full) throw new Error('full')
    })
    expect(await ask()).toEqual([503, `${DATABASE_SILENT}\n`])
    full = false
    expect(await ask()).toEqual([200, 'ready\n'])
  })
})
