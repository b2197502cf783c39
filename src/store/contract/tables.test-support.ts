// Describes the tables that the SQLite store creates, for comparison with other stores.
import { openFile } from '../sqlite/driver/driver.ts'
import { migrateSqlite, SQLITE_MIGRATIONS } from '../sqlite/schema.ts'

/** Table → column → its type, whether it may be null, and its position in the primary key, in words. */
export type Tables = Record<string, Record<string, string>>

export function tablesInSqlite(): Tables {
  const db = openFile(':memory:')
  migrateSqlite(db, 'a database', SQLITE_MIGRATIONS)
  const kinds: Record<string, string> = { TEXT: 'text', INTEGER: 'number', BLOB: 'bytes' }
  const tables: Tables = {}
  for (const table of db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()) {
    const columns = db.prepare<[], { name: string; type: string; notnull: number; pk: number }>(`PRAGMA table_info(${table})`).all()
    tables[table] = Object.fromEntries(
      columns.map(({ name, type, notnull, pk }) => [name, describeColumn(kinds[type], notnull === 1 || pk > 0, pk)]),
    )
  }
  db.close()
  return tables
}

/** Describes a column: its type, whether it may be null, and its position in the primary key. */
export const describeColumn = (kind: string | undefined, needed: boolean, key: number) =>
  `${kind}${needed ? '' : ' or none'}${key > 0 ? `, key ${key}` : ''}`
