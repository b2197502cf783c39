import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newDatabase } from '../../tests/support/postgres.ts'
import { logDamageContract } from '../contract/log-damage.contract.ts'
import { after, firstBatch, storeContract, type UnderTest } from '../contract/store.contract.ts'
import type { RemoteChange, Store } from '../contract/store.ts'
import { connectPostgres, SCHEMA } from './postgres-connect.ts'
import { migratePostgres, POSTGRES_MIGRATIONS } from './postgres-schema.ts'
import { openPostgres } from './postgres-store.ts'

async function opened(url: string): Promise<Store> {
  const store = await openPostgres(url)
  onTestFinished(() => store.close())
  return store
}
/** The rows that one statement returns, run as the owner of the database. */
async function queryRows(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  return (await client.query(text).finally(() => client.end())).rows
}

const underTest = async (): Promise<UnderTest> => {
  const url = await newDatabase()
  const store = await opened(url)
  return {
    store,
    erases: 'freed',
    async reopen() {
      await store.close()
      return opened(url)
    },
    second: () => opened(url),
    run: (sql) => queryRows(url, `SET search_path = ${SCHEMA}; ${sql}`),
  }
}
storeContract('PostgreSQL', underTest)
logDamageContract('PostgreSQL', underTest)

describe('opening a database in PostgreSQL', () => {
  it('an upgrade gives every log checksums, and a server of the previous version can no longer add changes', async () => {
    const url = await newDatabase()
    const old = connectPostgres(url)
    onTestFinished(() => old.close())
    await migratePostgres(old, POSTGRES_MIGRATIONS.slice(0, 1))
    const addRow = (seq: number) =>
      old.write("INSERT INTO log (workbook, seq, at, by, batch, v, change) VALUES ('w1', $1, '', 'me', 'b', 1, $2)", [
        seq,
        '{"type":"redacted"}',
      ])
    await old.write("INSERT INTO workbooks (workbook, created_at) VALUES ('w1', '')")
    for (const seq of [1, 2, 3]) await addRow(seq)
    await old.write("INSERT INTO log_ends (workbook, seq, batch) VALUES ('w1', 3, 'b')")
    const store = await opened(url)
    expect(await store.read('w1', 0)).toHaveLength(3)
    expect(await store.append({ ...firstBatch('w1'), from: 4, follows: 'b' })).toBe('stored')
    await expect(addRow(15)).rejects.toMatchObject({ code: 'unavailable' })
    await old.write("UPDATE log SET by = 'other' WHERE seq = 2")
    await expect(store.read('w1', 0)).rejects.toMatchObject({ from: 2 })
  })

  it('openPostgres creates the tables once, even if two servers start at the same moment', async () => {
    const url = await newDatabase()
    const [one, two] = await Promise.all([opened(url), opened(url)])
    await one.create('w1', firstBatch('w1'), new Map())
    expect((await two.list()).map(({ id }) => id)).toEqual(['w1'])
  })

  it('every table of a workbook has the workbook as its first key column and no rule across workbooks', async () => {
    const url = await newDatabase()
    await opened(url)
    const keys = await queryRows(
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

  it('openPostgres reports each obstacle in one sentence without the password', async () => {
    const url = new URL(await newDatabase())
    url.password = 'secret-password'
    const nowhere = new URL(url)
    nowhere.port = '1'
    const missing = new URL(url)
    missing.pathname = '/nothing'
    const stranger = new URL(url)
    stranger.username = 'stranger'
    for (const [address, sentence] of [
      ['postgres://localhost/%zz', 'is not an address'],
      [nowhere, 'cannot be reached'],
      [missing, 'has no database nothing. Create it first: createdb nothing'],
      [stranger, 'denied access to stranger: role "stranger" does not exist.'],
    ] as const) {
      const message = await openPostgres(String(address)).catch((error: Error) => error.message)
      expect(message).toContain(sentence)
      expect(message).not.toContain('secret-password')
    }
  })

  it('openPostgres does not touch the tables of another program or a newer version', async () => {
    const other = await newDatabase()
    await queryRows(other, `CREATE SCHEMA ${SCHEMA}; CREATE TABLE ${SCHEMA}.log (line text)`)
    await expect(openPostgres(other)).rejects.toThrow('of another program')
    const newer = await newDatabase()
    await (await openPostgres(newer)).close()
    await queryRows(newer, `UPDATE ${SCHEMA}.version SET steps = 99`)
    await expect(openPostgres(newer)).rejects.toThrow('written by a newer version')
    expect(await queryRows(newer, `SELECT steps FROM ${SCHEMA}.version`)).toEqual([{ steps: 99 }])
  })

  it('openPostgres refuses a database that acknowledges before it is durable', async () => {
    const url = await newDatabase()
    await queryRows(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`)
    await expect(openPostgres(url)).rejects.toThrow('synchronous_commit')
  })
})

describe('a database that an operator made', () => {
  it('openPostgres refuses a database whose encoding cannot represent every script', async () => {
    const url = new URL(await newDatabase())
    await queryRows(url.href, `CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'`)
    url.pathname = '/latin'
    await expect(openPostgres(url.href)).rejects.toThrow('stores text as LATIN1')
  })

  it('tables are created in their schema even if the URL has options, which apply as well', async () => {
    const url = await newDatabase()
    const store = await opened(`${url}?options=-c%20default_transaction_read_only%3Doff%20-c%20search_path%3Dpublic`)
    await store.create('w1', firstBatch('w1'), new Map())
    expect(await queryRows(url, `SELECT DISTINCT schemaname FROM pg_tables WHERE tablename IN ('log', 'version')`)).toEqual([
      { schemaname: SCHEMA },
    ])
    expect((await (await opened(url)).list()).length).toBe(1)
    await expect(openPostgres(`${url}?options=-c%20synchronous_commit%3Doff`)).rejects.toThrow('synchronous_commit')
  })

  it('no right to create schemas is needed if the schema exists', async () => {
    const url = new URL(await newDatabase())
    await queryRows(url.href, `CREATE ROLE app LOGIN; CREATE SCHEMA ${SCHEMA} AUTHORIZATION app`)
    url.username = 'app'
    await (await opened(url.href)).create('w1', firstBatch('w1'), new Map())
  })

  it('an id that PostgreSQL cannot store is not found', async () => {
    const store = await opened(await newDatabase())
    expect([await store.head('w\0'), await store.upload('\0'), await store.joinCode('\0')]).toEqual([null, null, null])
  })

  it('readers too get the message that the database has no free connection', async () => {
    const url = new URL(await newDatabase())
    await opened(url.href)
    const rights = `GRANT ALL ON SCHEMA ${SCHEMA} TO narrow; GRANT ALL ON ALL TABLES IN SCHEMA ${SCHEMA} TO narrow`
    await queryRows(url.href, `CREATE ROLE narrow LOGIN CONNECTION LIMIT 1; ${rights}`)
    url.username = 'narrow'
    const store = await opened(url.href)
    const looks = await Promise.allSettled([1, 2, 3].map(() => store.head('w1')))
    const refused = looks.flatMap((look) => (look.status === 'rejected' ? [look.reason] : []))
    expect(refused.length).toBeGreaterThan(0)
    for (const reason of refused)
      expect(reason).toMatchObject({ code: 'unavailable', message: expect.stringContaining('no free connection') })
  })
})

describe('two stores on one PostgreSQL', () => {
  it('a store ignores invalid notifications of other programs', async () => {
    const url = await newDatabase()
    const [one, two] = [await opened(url), await opened(url)]
    const heard = hears(two)
    const message: string[] = []
    const received = new Promise<void>((resolve) => {
      two.others?.onMessage((text) => {
        message.push(text)
        resolve()
      })
    })
    expect(await heard.next()).toBe(null)
    for (const channel of ['ach_workbook', 'ach_workbook_said']) {
      for (const payload of ['', 'nonsense', 'null', '[]', '["x","dropped","w1"]', '{}', '["x"]']) {
        await queryRows(url, `SELECT pg_notify('${channel}', '${payload}')`)
      }
    }
    await one.create('w1', firstBatch('w1'), new Map())
    expect(await heard.next()).toEqual({ workbook: 'w1', what: 'log' })
    one.others?.broadcast('A word')
    await received
    expect(message).toEqual(['A word'])
  })

  it('a store is notified only of changes made by another store', async () => {
    const url = await newDatabase()
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
      { workbook: 'w1', what: 'reload' },
    ])
    await two.setDeleted('w1', null)
    expect(await heard.one.next()).toEqual({ workbook: 'w1', what: 'reload' })
  })
})

/** The changes that a store reports of others, one after the other. */
function hears(store: Store) {
  const heard: (RemoteChange | null)[] = []
  let wake = () => {}
  store.others?.onChange((moved) => {
    heard.push(moved)
    wake()
  })
  return {
    async next(): Promise<RemoteChange | null> {
      while (heard.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      return heard.shift() ?? null
    },
  }
}
