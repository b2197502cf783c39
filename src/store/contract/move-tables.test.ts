import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type PostgresServer, postgresServer } from '../../tests/support/postgres-server.ts'
import { asked } from '../move.test-support.ts'
import { SCHEMA } from '../postgres/postgres-connect.ts'
import { openPostgres } from '../postgres/postgres-store.ts'
import { migrateSqlite, SQLITE_MIGRATIONS } from '../sqlite/schema.ts'
import { countsInWords, DERIVED_TABLES, MOVED_TABLES } from './move-tables.ts'

let server: PostgresServer
beforeAll(async () => {
  server = await postgresServer()
}, 60_000)
afterAll(() => server.remove())

/** By table: its columns, each with its kind, whether it may be missing, and its place in the primary key. */
type Tables = Record<string, Record<string, string>>

function inSqlite(): Tables {
  const db = new Database(':memory:')
  migrateSqlite(db, 'a database', SQLITE_MIGRATIONS)
  const kinds: Record<string, string> = { TEXT: 'text', INTEGER: 'number', BLOB: 'bytes' }
  const tables: Tables = {}
  for (const table of db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()) {
    const columns = db.pragma(`table_info(${table})`) as { name: string; type: string; notnull: number; pk: number }[]
    tables[table] = Object.fromEntries(columns.map(({ name, type, notnull, pk }) => [name, said(kinds[type], notnull === 1 || pk > 0, pk)]))
  }
  db.close()
  return tables
}

async function inPostgres(): Promise<Tables> {
  const url = await server.database()
  await (await openPostgres(url, { snapshotWorker: null })).close()
  const kinds: Record<string, string> = { text: 'text', integer: 'number', bytea: 'bytes', boolean: 'boolean' }
  const columns = await asked(
    url,
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attnotnull AS needed,
       coalesce(array_position(k.conkey, a.attnum), 0) AS key
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
     WHERE c.relnamespace = '${SCHEMA}'::regnamespace AND c.relkind = 'r'`,
  )
  const tables: Tables = {}
  for (const { table, name, type, needed, key } of columns) {
    tables[String(table)] = { ...tables[String(table)], [String(name)]: said(kinds[String(type)], needed === true, Number(key)) }
  }
  return tables
}

const said = (kind: string | undefined, needed: boolean, key: number) =>
  `${kind}${needed ? '' : ' or none'}${key > 0 ? `, key ${key}` : ''}`

/** What PostgreSQL alone has: the number of its steps, the ends of the logs, and who came first, which SQLite counts by itself. */
function withoutItsOwn({ version: _, log_ends: ___, persons, ...tables }: Tables): Tables {
  const { number: __, ...person } = persons ?? {}
  return { ...tables, persons: person }
}
/** What SQLite keeps as a number. */
const BOOLEANS = MOVED_TABLES.flatMap(({ name, columns }) =>
  Object.entries(columns).flatMap(([column, kind]) => (kind === 'boolean' ? [[name, column] as const] : [])),
)

it('both stores have the same tables, columns, kinds and keys', async () => {
  const [sqlite, postgres] = [inSqlite(), withoutItsOwn(await inPostgres())]
  for (const [table, column] of BOOLEANS) {
    expect([sqlite[table]?.[column], postgres[table]?.[column]]).toEqual(['number', 'boolean'])
    sqlite[table] = { ...sqlite[table], [column]: 'boolean' }
  }
  expect(postgres).toEqual(sqlite)
})

it('every table and column is moved, or made again', () => {
  const sqlite = inSqlite()
  expect([...MOVED_TABLES.map(({ name }) => name), ...DERIVED_TABLES].sort()).toEqual(Object.keys(sqlite).sort())
  for (const { name, columns } of MOVED_TABLES) {
    const kinds = Object.entries(columns).map(([column, kind]) => [column, kind === 'boolean' ? 'number' : kind])
    const there = Object.entries(sqlite[name] ?? {}).map(([column, words]) => [column, words.split(/[ ,]/)[0]])
    expect([name, Object.fromEntries(kinds)]).toEqual([name, Object.fromEntries(there)])
  }
})

it('a table is read in the order of its key', () => {
  const sqlite = inSqlite()
  for (const { name, order } of MOVED_TABLES) {
    if (order === 'arrival') continue
    const key = Object.entries(sqlite[name] ?? {}).flatMap(([column, words]) => {
      const [, place] = /key (\d)/.exec(words) ?? []
      return place ? [[Number(place), column] as const] : []
    })
    expect([name, order]).toEqual([name, key.sort(([a], [b]) => a - b).map(([, column]) => column)])
  }
})

it('says what was moved', () => {
  const counts = (given: Record<string, number>) => countsInWords(new Map(Object.entries(given)))
  expect(counts({ workbooks: 3, log: 1204, persons: 2, uploads: 0 })).toBe('3 workbooks with 1,204 changes, 2 people')
  expect(counts({ workbooks: 1, log: 1, access_key: 1 })).toBe('1 workbook with 1 change, 1 key for signing in')
  expect(counts({ log: 0 })).toBe('nothing')
})
