// SQLite and PostgreSQL must have the same tables, so that data can be moved between them.
import { expect, it } from 'vitest'
import { newDatabase } from '../../tests/support/postgres.ts'
import { queryRows } from '../move.test-support.ts'
import { SCHEMA } from '../postgres/postgres-connect.ts'
import { openPostgres } from '../postgres/postgres-store.ts'
import { MOVED_TABLES } from './move-tables.ts'
import { describeColumn, type Tables, tablesInSqlite } from './tables.test-support.ts'

async function tablesInPostgres(): Promise<Tables> {
  const url = await newDatabase()
  await (await openPostgres(url, { snapshotWorker: null })).close()
  const kinds: Record<string, string> = { text: 'text', integer: 'number', bytea: 'bytes', boolean: 'boolean' }
  const columns = await queryRows(
    url,
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attnotnull AS needed,
       coalesce(array_position(k.conkey, a.attnum), 0) AS key
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
     WHERE c.relnamespace = '${SCHEMA}'::regnamespace AND c.relkind = 'r'`,
  )
  const tables: Tables = {}
  for (const { table, name, type, needed, key } of columns) {
    tables[String(table)] = { ...tables[String(table)], [String(name)]: describeColumn(kinds[String(type)], needed === true, Number(key)) }
  }
  return tables
}

/**
 * Omits what only PostgreSQL has: the number of migrations, and the order of persons, which SQLite keeps as rowid.
 */
function withoutPostgresOnly({ version: _, persons, ...tables }: Tables): Tables {
  const { number: __, ...person } = persons ?? {}
  return { ...tables, persons: person }
}
/** Columns that SQLite stores as numbers. */
const BOOLEANS = MOVED_TABLES.flatMap(({ name, columns }) =>
  Object.entries(columns).flatMap(([column, kind]) => (kind === 'boolean' ? [[name, column] as const] : [])),
)

it('SQLite and PostgreSQL have the same tables, columns, types and keys', async () => {
  // PostgreSQL rewrites a log in one transaction.
  const { redactions: _, ...sqlite } = tablesInSqlite()
  const postgres = withoutPostgresOnly(await tablesInPostgres())
  for (const [table, column] of BOOLEANS) {
    expect([sqlite[table]?.[column], postgres[table]?.[column]]).toEqual(['number', 'boolean'])
    sqlite[table] = { ...sqlite[table], [column]: 'boolean' }
  }
  expect(postgres).toEqual(sqlite)
})
