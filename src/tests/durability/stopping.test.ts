// SIGTERM during requests, streams, an export and an import: the server stops cleanly and within its time limit.
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadAssets } from '../../assets.ts'
import { readConfig } from '../../config.ts'
import { STOPPING } from '../../http/refuse-while-stopping.ts'
import { startBuiltServer } from '../browser/built-server.ts'
import { listeningApp } from '../support/listening-app.ts'
import { testApp } from '../support/test-app.ts'
import { at, exported, fromCase, pollUntil, READY, rate, readiness } from './server-requests.ts'
import { expectEverything, logOf, reading, replayed } from './stored.ts'
import { writersOf } from './writers.ts'

const LIMIT_MS = 10_000

async function busy() {
  const served = await startBuiltServer({ LOG_LEVEL: 'silent' })
  onTestFinished(served.close)
  const ask = at(served.address)
  const workbook = await fromCase(ask)
  const writers = writersOf(workbook, await exported(ask, workbook), 16, 'A')
  const writing = Promise.all(writers.map((writer) => writer.write(ask)))
  const streams = await Promise.all(Array.from({ length: 5 }, () => ask(`/workbooks/${workbook}/live`)))
  await pollUntil(
    async () => writers.every(({ acknowledged }) => acknowledged.length > 0),
    (all) => all,
  )
  return { served, ask, workbook, writers, writing, streams, file: join(served.folder, 'workbooks.db') }
}

/** The status of a complete response, 0 if it was cut off or refused. */
async function outcome(request: Promise<Response>): Promise<number> {
  try {
    const response = await request
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}

function upload(bytes: Uint8Array<ArrayBuffer>): RequestInit {
  const body = new FormData()
  body.set('file', new Blob([bytes]), 'workbook.xlsx')
  return { method: 'POST', body }
}

test('after SIGTERM during requests, streams, an export and an import, the server exits with 0 within 10 s and has stored everything acknowledged', async () => {
  const { served, ask, workbook, writers, writing, streams, file } = await busy()
  const sheet = new Uint8Array(await (await ask(`/workbooks/${workbook}/export.xlsx`)).arrayBuffer())
  const exports = Array.from({ length: 4 }, () => outcome(ask(`/workbooks/${workbook}/export.xlsx`)))
  const imports = Array.from({ length: 8 }, () => outcome(ask('/imports', upload(sheet))))
  await rate(ask, workbook, { evidence: 'E1', hypothesis: 'H1' }, 'C')
  const startedAt = performance.now()
  expect(await served.stop()).toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(LIMIT_MS)
  // Each response was the regular one, the message that the server is stopping, or none.
  for (const status of await writing) expect([0, 503]).toContain(status)
  for (const status of await Promise.all(exports)) expect([0, 200, 503]).toContain(status)
  for (const status of await Promise.all(imports)) expect([0, 303, 503]).toContain(status)
  // A stream that was cut off would reject.
  for (const stream of streams) expect(await stream.text()).toContain('event: moved')
  expect(await outcome(ask('/healthz'))).toBe(0)
  reading(file, (db) => {
    expectEverything(logOf(db, workbook), workbook, writers)
    expect(db.pragma('integrity_check')).toBe('ok')
  })
  await served.restart()
  expect(await readiness(ask)).toEqual(READY)
  const document = await exported(ask, workbook)
  expect(reading(file, (db) => replayed(db, workbook))).toBe(document)
})

test('a second SIGTERM exits at once, and everything acknowledged is stored', async () => {
  const { served, ask, workbook, writers, writing, file } = await busy()
  // A form that is never completed keeps the server waiting.
  const { port, hostname } = new URL(served.address)
  const unfinished = connect(Number(port), hostname, () =>
    unfinished.write(`POST /workbooks HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n`),
  ).on('error', () => {})
  // The server has begun to read it.
  await once(unfinished, 'data')
  const first = served.stop()
  await pollUntil(
    () => outcome(ask('/healthz')),
    (status) => status === 0,
  )
  expect([await served.stop(), await first]).toEqual([1, 1])
  await writing
  reading(file, (db) => expectEverything(logOf(db, workbook), workbook, writers))
})

test('a request during the stop is refused with a message and not stored', async () => {
  const stopping = new AbortController()
  const { request } = await testApp({ stopping })
  const workbook = await fromCase(request)
  stopping.abort()
  const refused = await rate(request, workbook, { evidence: 'E1', hypothesis: 'H1' }, 'II')
  expect([refused.status, refused.headers.get('connection')]).toEqual([503, 'close'])
  expect(await refused.text()).toContain(STOPPING)
  expect(await readiness(request)).toEqual({ status: 503, text: STOPPING })
  expect((await request('/healthz')).status).toBe(200)
})

test('a page that is open when the server stops still gets its scripts and styles', async () => {
  const stopping = new AbortController()
  const { app } = await listeningApp({ stopping })
  stopping.abort()
  const styles = await app.request(loadAssets(readConfig({}).folders.assets).asset('css/editing.css'))
  expect([styles.status, styles.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
  expect((await app.request('/')).status).toBe(503)
})
