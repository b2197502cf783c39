// Reads all rows from PostgreSQL, or writes them into it, for `move`. Loaded only if source or target is PostgreSQL.
import { Refused } from '../../ach/model/refused.ts'
import {
  columnNames,
  type MoveRows,
  type MoveSource,
  type MoveTarget,
  type RowsIn,
  type RowsOut,
  refuseOtherVersions,
  rowRefused,
} from '../contract/move-source.ts'
import { type ColumnKind, MOVED_TABLES, type MovedValue } from '../contract/move-tables.ts'
import { codeOf, refusedFor } from '../contract/refusals.ts'
import { CommitUnknown, isConnectionLost, type Postgres, type RunQuery, SCHEMA } from './postgres-connect.ts'
import { migratePostgres, POSTGRES_MIGRATIONS, postgresVersion } from './postgres-schema.ts'
import { openPostgresDatabase } from './postgres-store.ts'

const TYPES: Readonly<Record<ColumnKind, string>> = { text: 'text', number: 'integer', boolean: 'boolean', bytes: 'bytea' }
/** Milliseconds to wait for a table locked by a server or another move. */
const BUSY_MS = 2000

/** Throws an Error with a one-sentence message, without the password, if the database cannot be read without upgrading it. */
export async function postgresSource(url: string): Promise<MoveSource> {
  const name = nameOf(url)
  const database = await openPostgresDatabase(url, async (opened) => {
    if ((await versionIn(opened, name)) === 0) throw new Refused('nothing', `${name} has no tables of ACH workbook.`)
  })
  return {
    name,
    async read(work) {
      const done: Awaited<ReturnType<typeof work>>[] = []
      const reading = database.transaction(async (query) => {
        await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
        done.push(await work(rowsOut(explainFailure(query, name))))
      })
      try {
        await reading
      } catch (error) {
        // A transaction that only reads may fail at its end without harm.
        if (done.length === 0) throw sentenceFor(error, name)
      }
      return done[0] as Awaited<ReturnType<typeof work>>
    },
    close: () => database.close(),
  }
}

/** Creates the tables if there are none. Throws an Error with a one-sentence message if it cannot write. */
export async function postgresTarget(url: string): Promise<MoveTarget> {
  const name = nameOf(url)
  const database = await openPostgresDatabase(url, async (opened) => {
    if ((await versionIn(opened, name)) === 0) await migratePostgres(opened)
  })
  return {
    name,
    async write(work) {
      try {
        return await database.transaction(async (rawQuery) => {
          const query = explainFailure(rawQuery, name)
          await query(`SET LOCAL lock_timeout = ${BUSY_MS}`)
          await query(`LOCK TABLE ${MOVED_TABLES.map((table) => table.name).join(', ')} IN SHARE ROW EXCLUSIVE MODE`)
          return work(rowsIn(query))
        })
      } catch (error) {
        throw sentenceFor(error, name)
      }
    },
    close: () => database.close(),
  }
}

/** The database and its host, without user name and password. */
function nameOf(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `The database ${decodeURIComponent(pathname.slice(1))} in PostgreSQL at ${hostname || 'localhost'}${port ? `:${port}` : ''}`
}

async function versionIn(database: Postgres, name: string): Promise<number> {
  const version = await database.transaction(postgresVersion)
  if (version < 0) throw new Refused('unavailable', `${name} has a schema ${SCHEMA} of another program.`)
  if (version > 0) refuseOtherVersions(name, version, POSTGRES_MIGRATIONS.length)
  return version
}

/** Source and target each report their own failure. */
const explainFailure =
  (query: RunQuery, name: string): RunQuery =>
  (text, values) =>
    query<never>(text, values).catch((error: unknown) => Promise.reject(sentenceFor(error, name)))

function sentenceFor(error: unknown, name: string): unknown {
  if (error instanceof CommitUnknown) {
    return refusedFor(
      error.cause,
      `The connection was lost during the commit. ${name} now contains either everything or nothing: check it before you move again.`,
    )
  }
  if (codeOf(error) === '55P03') return refusedFor(error, `${name} is in use by a server or another program. Stop it first.`)
  return isConnectionLost(error) ? refusedFor(error, `${name} can no longer be reached. Nothing was moved.`) : error
}

const rows = (query: RunQuery): MoveRows => ({
  async count({ name, where = 'true' }) {
    return Number((await query<{ count: string }>(`SELECT count(*) FROM ${name} WHERE ${where}`)).rows[0]?.count)
  },
})

function rowsOut(query: RunQuery): RowsOut {
  return {
    ...rows(query),
    async *pages(table) {
      const order = table.order === 'arrival' ? 'number' : table.order.join(', ')
      const cursor = `moved_${table.name}`
      await query(
        `DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT ${columnNames(table)} FROM ${table.name} WHERE ${table.where ?? 'true'} ORDER BY ${order}`,
      )
      const columns = Object.keys(table.columns)
      for (;;) {
        const { rows: page } = await query<Record<string, MovedValue>>(`FETCH ${table.page} FROM ${cursor}`)
        if (page.length === 0) return
        yield page.map((row) => columns.map((column) => row[column] ?? null))
      }
    },
  }
}

function rowsIn(query: RunQuery): RowsIn {
  return {
    ...rows(query),
    async add(table, page) {
      const columns = columnNames(table)
      const parameters = Object.values(table.columns).map((kind, index) => `$${index + 1}::${TYPES[kind]}[]`)
      // In this order, because a person's number records the order of arrival.
      await query(
        `INSERT INTO ${table.name} (${columns}) SELECT ${columns} FROM unnest(${parameters.join(', ')}) WITH ORDINALITY AS t (${columns}, nth) ORDER BY nth`,
        parameters.map((_, index) => page.map((row) => row[index] ?? null)),
      ).catch((error: unknown) => Promise.reject(error instanceof Refused ? error : rowRefused(table, error)))
    },
  }
}
