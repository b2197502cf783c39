// What happens to a write when its connection to PostgreSQL breaks before the write arrives or before the response does.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { newDatabase } from '../../tests/support/postgres.ts'
import { after, firstBatch } from '../contract/store.contract.ts'
import { connectPostgres, SCHEMA, WAITS } from './postgres-connect.ts'
import { openPostgres } from './postgres-store.ts'
import { lock } from './postgres-writes.ts'

/** For tests in which a timeout expires; the others use the real timeouts. */
const SHORT = { idle: 500, held: 1500, looking: 500 }

type Cut = 'before it arrives' | 'before its response'

/**
 * A proxy to PostgreSQL that cuts the connection once, at the next message with the text `at`, as `next` says. `forGood`: then nothing gets
 * through any more.
 */
async function wire(url: string) {
  const state: { next: Cut | null; at: string; forGood: boolean; dead: boolean } = { next: null, at: 'b2', forGood: false, dead: false }
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(new URL(url).port), '127.0.0.1')
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    if (state.dead) return void client.destroy()
    let cutting = false
    const cutOff = () => {
      for (const socket of state.forGood ? open : [client]) socket.destroy()
    }
    client.on('data', (bytes) => {
      const cut = bytes.includes(state.at) ? state.next : null
      if (cut !== null) {
        state.next = null
        state.dead = state.forGood
      }
      if (cut === 'before it arrives') return cutOff()
      cutting = cut !== null
      upstream.write(bytes)
      return undefined
    })
    upstream.on('data', (bytes) => {
      if (cutting) cutOff()
      else client.write(bytes)
    })
    return undefined
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  const through = new URL(url)
  through.port = String((server.address() as AddressInfo).port)
  return { url: through.href, state }
}

/** A workbook, and a store that reaches it through the proxy. */
async function storeBehindProxy(waits = WAITS) {
  const url = await newDatabase()
  const { url: through, state } = await wire(url)
  const store = await openPostgres(through, { waits })
  onTestFinished(() => store.close())
  const first = firstBatch('w1')
  await store.create('w1', first, new Map([['me', 'Analyst']]))
  const other = await openPostgres(url)
  onTestFinished(() => other.close())
  const stored = async () => (await other.read('w1', first.changes.length)).map(({ batch }) => batch)
  return { store, state, first, stored, url }
}

it('a write that did not reach PostgreSQL is refused and not stored', async () => {
  const { store, state, first, stored } = await storeBehindProxy()
  state.next = 'before it arrives'
  await expect(store.append(after(first, 'b2'))).rejects.toMatchObject({ code: 'unavailable' })
  expect(await stored()).toEqual([])
  expect(await store.append(after(first, 'b2'))).toBe('stored')
})

it('a write that reached PostgreSQL is reported as stored although the response was lost', async () => {
  const { store, state, first, stored } = await storeBehindProxy()
  state.next = 'before its response'
  const appended = store.append(after(first, 'b2'))
  const behind = store.append(after(after(first, 'b2'), 'b3'))
  expect(await Promise.all([appended, behind])).toEqual(['stored', 'stored'])
  expect(await stored()).toEqual(['b2', 'b3'])
})

it('an appendBehind whose response was lost is found to be stored', async () => {
  const { store, state, first, stored } = await storeBehindProxy()
  state.next = 'before its response'
  state.at = 'COMMIT\0'
  await store.appendBehind('w1', first.changes.length, () => [after(first, 'b2')])
  expect(await stored()).toEqual(['b2'])
})

it('if it cannot be found out whether a write was stored, the error says so', async () => {
  const { store, state, first, stored } = await storeBehindProxy(SHORT)
  state.next = 'before its response'
  state.forGood = true
  await expect(store.append(after(first, 'b2'))).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('unknown whether this was saved'),
  })
  expect(await stored()).toEqual(['b2'])
})

it('a reader link whose commit is unknown is not reported as not stored', async () => {
  const { store, state } = await storeBehindProxy()
  state.next = 'before its response'
  state.at = 'INSERT INTO reader_links'
  const link = {
    id: 'l1',
    workbook: 'w1',
    hash: 'h1',
    rater: null,
    names: true,
    notes: true,
    at: '2026-01-01T00:00:00.000Z',
    revokedAt: null,
  }
  await expect(store.keepLink(link)).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('unknown') })
  expect((await store.links('w1')).map(({ id }) => id)).toEqual(['l1'])
})

it('a server that falls silent within a transaction does not lock a log for long', async () => {
  const { store, first, url } = await storeBehindProxy(SHORT)
  const silent = connectPostgres(url, 1, SHORT)
  let speak = () => {}
  let ended: Promise<unknown> = Promise.resolve()
  await new Promise<void>((locked) => {
    ended = silent
      .change(async (ask) => {
        await lock(ask, 'w1')
        locked()
        await new Promise<void>((resolve) => (speak = resolve))
      })
      .catch((error: unknown) => error)
  })
  expect(await store.append(after(first, 'b2'))).toBe('stored')
  speak()
  expect(await ended).toMatchObject({ code: 'unavailable' })
  await silent.close()
})

it('reads and writes are refused while PostgreSQL cannot be reached, and work again afterwards', async () => {
  const { store, state, first } = await storeBehindProxy(SHORT)
  state.next = 'before it arrives'
  state.forGood = true
  await expect(store.append(after(first, 'b2'))).rejects.toMatchObject({ code: 'unavailable' })
  await expect(store.head('w1')).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('cannot be reached') })
  await expect(store.writable()).rejects.toMatchObject({ code: 'unavailable' })
  state.dead = false
  await store.writable()
  expect((await store.head('w1'))?.seq).toBe(first.changes.length)
})

it('a write waits for a lock of another program and is then refused, and the next write succeeds', async () => {
  const { store, first, url } = await storeBehindProxy(SHORT)
  const other = new pg.Client(url)
  await other.connect()
  onTestFinished(() => other.end())
  await other.query(`BEGIN; SELECT 1 FROM ${SCHEMA}.log_ends FOR UPDATE`)
  await expect(store.append(after(first, 'b2'))).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('in use by another program'),
  })
  await other.query('ROLLBACK')
  expect(await store.append(after(first, 'b2'))).toBe('stored')
})
