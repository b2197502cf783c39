import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type PostgresServer, postgresServer } from '../bench/postgres-server.ts'
import { openPostgres } from './postgres.ts'
import { SCHEMA } from './postgres-connect.ts'
import { after, firstBatch, storeContract } from './store.contract.ts'
import type { Elsewhere, Store } from './store.ts'

let server: PostgresServer
beforeAll(async () => {
  server = await postgresServer()
}, 60_000)
afterAll(() => server.remove())

async function opened(url: string): Promise<Store> {
  const store = await openPostgres(url)
  onTestFinished(() => store.close())
  return store
}
/** What one statement answers, as the owner of the database. */
async function asked(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  return (await client.query(text).finally(() => client.end())).rows
}

storeContract('PostgreSQL', async () => {
  const url = await server.database()
  const store = await opened(url)
  return {
    store,
    erases: 'freed',
    async reopen() {
      await store.close()
      return opened(url)
    },
    second: () => opened(url),
  }
})

describe('opening a database in PostgreSQL', () => {
  it('makes the tables once, also where two servers start at the same moment', async () => {
    const url = await server.database()
    const [one, two] = await Promise.all([opened(url), opened(url)])
    await one.create('w1', firstBatch('w1'), new Map())
    expect((await two.list()).map(({ id }) => id)).toEqual(['w1'])
  })

  it('keys by workbook first whatever belongs to a workbook, with no rule across workbooks', async () => {
    const url = await server.database()
    await opened(url)
    const keys = await asked(
      url,
      `SELECT c.relname AS table, (SELECT array_agg(a.attname ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY k (attnum, n)
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum)::text[] AS columns
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE i.indisunique AND c.relnamespace = '${SCHEMA}'::regnamespace`,
    )
    const team = ['access_key', 'persons', 'sessions', 'uploads', 'upload_files']
    const others = keys.filter(({ table }) => !team.includes(String(table)))
    expect(others.length).toBeGreaterThan(8)
    expect(others.filter(({ columns }) => (columns as string[])[0] !== 'workbook')).toEqual([])
  })

  it('says in one sentence what stands in the way, without the password', async () => {
    const url = new URL(await server.database())
    url.password = 'secret-password'
    const nowhere = new URL(url)
    nowhere.port = '1'
    const missing = new URL(url)
    missing.pathname = '/nothing'
    for (const [address, sentence] of [
      [nowhere, 'cannot be reached'],
      [missing, 'has no database nothing. Create it first: createdb nothing'],
    ] as const) {
      const said = await openPostgres(String(address)).catch((error: Error) => error.message)
      expect(said).toContain(sentence)
      expect(said).not.toContain('secret-password')
    }
  })

  it('leaves alone what belongs to another program, or to a newer version', async () => {
    const other = await server.database()
    await asked(other, `CREATE SCHEMA ${SCHEMA}; CREATE TABLE ${SCHEMA}.log (line text)`)
    await expect(openPostgres(other)).rejects.toThrow('of another program')
    const newer = await server.database()
    await (await openPostgres(newer)).close()
    await asked(newer, `UPDATE ${SCHEMA}.version SET steps = 99`)
    await expect(openPostgres(newer)).rejects.toThrow('written by a newer version')
    expect(await asked(newer, `SELECT steps FROM ${SCHEMA}.version`)).toEqual([{ steps: 99 }])
  })

  it('refuses a database that acknowledges before it is durable', async () => {
    const url = await server.database()
    await asked(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`)
    await expect(openPostgres(url)).rejects.toThrow('synchronous_commit')
  })
})

describe('two servers on one PostgreSQL', () => {
  it('hear of each other what moved, and nothing of themselves', async () => {
    const url = await server.database()
    const [one, two] = [await opened(url), await opened(url)]
    const heard = { one: hears(one), two: hears(two) }
    expect([await heard.one.next(), await heard.two.next()]).toEqual([null, null])
    const first = firstBatch('w1')
    await one.create('w1', first, new Map([['me', 'Analyst']]))
    await one.append(after(first, 'b2'))
    await one.namePerson('w1', 'me', 'Ada')
    await one.setDeleted('w1', '2026-02-01T00:00:00.000Z')
    expect([await heard.two.next(), await heard.two.next(), await heard.two.next(), await heard.two.next()]).toEqual([
      { workbook: 'w1', what: 'log' },
      { workbook: 'w1', what: 'log' },
      { workbook: 'w1', what: 'names' },
      { workbook: 'w1', what: 'anew' },
    ])
    await two.setDeleted('w1', null)
    expect(await heard.one.next()).toEqual({ workbook: 'w1', what: 'anew' })
  })
})

/** What a store says of others, one after the other. */
function hears(store: Store) {
  const heard: (Elsewhere | null)[] = []
  let wake = () => {}
  store.others?.moved((moved) => {
    heard.push(moved)
    wake()
  })
  return {
    async next(): Promise<Elsewhere | null> {
      while (heard.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      return heard.shift() ?? null
    },
  }
}
