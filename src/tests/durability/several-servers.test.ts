// Two servers in separate processes on one PostgreSQL: users of both see the same, and can continue when a server or the database
// fails.
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { paths } from '../../paths.ts'
import { openStore } from '../../store/open-store.ts'
import { type BuiltServer, startBuiltServer } from '../browser/built-server.ts'
import { type PostgresServer, postgresServer } from '../support/postgres-server.ts'
import { type Ask, at, becomesReady, exported, fromCase, pollUntil, READY, readiness } from './server-requests.ts'
import { documentFrom, expectEverything, type Stored } from './stored.ts'
import { type Writer, writersOf } from './writers.ts'

let postgres: PostgresServer
beforeAll(async () => {
  postgres = await postgresServer({ durable: true })
})
afterAll(() => postgres.remove())

async function servers(count = 2): Promise<{ url: string; served: BuiltServer[]; asks: Ask[] }> {
  const url = await postgres.database()
  const served = await Promise.all(Array.from({ length: count }, () => startBuiltServer({ DATABASE_URL: url, LOG_LEVEL: 'silent' })))
  onTestFinished(async () => {
    for (const one of served) await one.close()
  })
  return { url, served, asks: served.map(({ address }) => at(address)) }
}

/** What the database contains, read without the servers. */
async function storedLog(url: string, workbook: string): Promise<{ log: Stored[]; document: string }> {
  const store = await openStore(url, { snapshots: false })
  try {
    const log = await store.read(workbook, 0)
    return { log, document: documentFrom(log, await store.people(workbook)) }
  } finally {
    await store.close()
  }
}

const acknowledged = (writers: readonly Writer[]) => writers.reduce((sum, writer) => sum + writer.acknowledged.length, 0)
const enough = (writers: readonly Writer[], more: number) => {
  const goal = acknowledged(writers) + more
  return pollUntil(
    async () => acknowledged(writers),
    (now) => now >= goal,
  )
}

/** Writes until `until.stop`, also after failed requests. Returns the statuses of ratings that were not acknowledged. */
async function keepWriting(writer: Writer, ask: Ask, until: { stop: boolean }): Promise<number[]> {
  const statuses: number[] = []
  while (!until.stop) {
    const status = await writer.write(async (path, init) => (until.stop ? new Response(null, { status: 418 }) : ask(path, init)))
    if (status !== 418) statuses.push(status)
    if (status === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return statuses
}

/** Sends each request to the first server that accepts it, as a load balancer does. */
const anyOf =
  (asks: readonly Ask[]): Ask =>
  async (path, init) => {
    for (const ask of asks.slice(0, -1)) {
      const response = await ask(path, init).catch((error: unknown) => {
        // Only a refused connection makes sure that nothing was done.
        if (String((error as { cause?: { code?: string } }).cause?.code) === 'ECONNREFUSED') return null
        throw error
      })
      if (response) return response
    }
    const [last] = asks.slice(-1)
    if (!last) throw new Error('There is no server.')
    return last(path, init)
  }

test('users who write to one workbook through both servers interleave without loss, duplicates or gaps', async () => {
  const { url, asks } = await servers()
  const [one, two] = asks as [Ask, Ask]
  const workbook = await fromCase(one)
  const writers = writersOf(workbook, await exported(two, workbook), 16, 'W')
  const until = { stop: false }
  const writing = writers.map((writer, index) => keepWriting(writer, index % 2 === 0 ? one : two, until))
  await enough(writers, 400)
  until.stop = true
  expect((await Promise.all(writing)).flat()).toEqual([])
  const { log, document } = await storedLog(url, workbook)
  expectEverything(log, workbook, writers)
  expect([await exported(one, workbook), await exported(two, workbook)]).toEqual([document, document])
})

test('a page connected to one server is notified of changes made through the other', async () => {
  const { asks } = await servers()
  const [one, two] = asks as [Ask, Ask]
  const workbook = await fromCase(one)
  const stream = await two(paths.live(workbook))
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  const waitFor = async (pattern: RegExp) => {
    for (let text = ''; ; ) {
      const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
      if (done) throw new Error('The stream ended.')
      text += value
      if (pattern.test(text)) return
    }
  }
  const form = new URLSearchParams({ value: 'II' })
  const began = performance.now()
  await one(paths.rating(workbook, 'E1', 'H1'), { method: 'POST', body: form })
  await waitFor(/event: /)
  console.log(`Heard on the other server after ${(performance.now() - began).toFixed(0)} ms.`)
  expect(JSON.parse(await exported(two, workbook)).raters[0].ratings.E1.H1).toBe('II')
  await reader?.cancel()
})

test('when one server is killed, its users continue with the other, and it can rejoin', async () => {
  const { url, served, asks } = await servers()
  const [one, two] = asks as [Ask, Ask]
  const workbook = await fromCase(one)
  const writers = writersOf(workbook, await exported(two, workbook), 16, 'K')
  const until = { stop: false }
  const writing = writers.map((writer, index) => keepWriting(writer, anyOf(index % 2 === 0 ? [one, two] : [two, one]), until))
  await enough(writers, 200)
  await served[0]?.kill()
  await enough(writers, 200)
  await served[0]?.restart()
  await enough(writers, 200)
  until.stop = true
  // A response may be cut off by the kill, but no request that succeeded is reported as failed.
  expect(new Set((await Promise.all(writing)).flat().filter((status) => status !== 0))).toEqual(new Set())
  const { log, document } = await storedLog(url, workbook)
  expectEverything(log, workbook, writers)
  expect([await exported(one, workbook), await exported(two, workbook)]).toEqual([document, document])
})

test.each(['fast', 'immediate'] as const)(
  'when PostgreSQL is restarted (%s) under writers, they get errors, the servers recover, and nothing acknowledged is lost',
  async (how) => {
    const { url, asks } = await servers()
    const [one, two] = asks as [Ask, Ask]
    const workbook = await fromCase(one)
    const writers = writersOf(workbook, await exported(two, workbook), 16, 'R')
    const until = { stop: false }
    const writing = writers.map((writer, index) => keepWriting(writer, index % 2 === 0 ? one : two, until))
    await enough(writers, 200)
    await postgres.stop(how)
    for (const ask of [one, two]) {
      expect((await readiness(ask)).status).toBe(503)
      // The first request may be the one whose connection breaks; every later one gets the reason.
      await pollUntil(
        () => readiness(ask),
        ({ status, text }) => status === 503 && text.includes('The database cannot be reached'),
      )
      expect((await ask(paths.workbook(workbook))).status).toBe(503)
    }
    await postgres.start()
    await enough(writers, 200)
    until.stop = true
    expect(new Set((await Promise.all(writing)).flat())).toEqual(new Set([503]))
    for (const ask of [one, two]) expect(await becomesReady(ask)).toEqual(READY)
    const { log, document } = await storedLog(url, workbook)
    expectEverything(log, workbook, writers)
    expect([await exported(one, workbook), await exported(two, workbook)]).toEqual([document, document])
  },
)
