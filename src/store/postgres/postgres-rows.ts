// Rows out of PostgreSQL and into it, for moving. Loaded only where one of the two is PostgreSQL.
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
/** A server or another move may hold a table so long. */
const BUSY_MS = 2000

/** Throws an Error with one sentence where it cannot be read as it is; the sentence never has the password. */
export async function postgresSource(url: string): Promise<MoveSource> {
  const name = nameOf(url)
  const database = await openPostgresDatabase(url, async (opened) => {
    if ((await versionIn(opened, name)) === 0) throw new Refused('nothing', `${name} has no tables of ACH workbook.`)
  })
  return {
    name,
    async read(work) {
      const done: Awaited<ReturnType<typeof work>>[] = []
      const reading = database.transaction(async (ask) => {
        await ask('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
        done.push(await work(rowsOut(explainFailure(ask, name))))
      })
      try {
        await reading
      } catch (error) {
        // Nothing hangs on how a transaction ends that only read.
        if (done.length === 0) throw sentenceFor(error, name)
      }
      return done[0] as Awaited<ReturnType<typeof work>>
    },
    close: () => database.close(),
  }
}

/** Makes the tables where there are none. Throws an Error with one sentence where it cannot be written. */
export async function postgresTarget(url: string): Promise<MoveTarget> {
  const name = nameOf(url)
  const database = await openPostgresDatabase(url, async (opened) => {
    if ((await versionIn(opened, name)) === 0) await migratePostgres(opened)
  })
  return {
    name,
    async write(work) {
      try {
        return await database.transaction(async (unnamed) => {
          const ask = explainFailure(unnamed, name)
          await ask(`SET LOCAL lock_timeout = ${BUSY_MS}`)
          await ask(`LOCK TABLE ${MOVED_TABLES.map((table) => table.name).join(', ')} IN SHARE ROW EXCLUSIVE MODE`)
          const done = await work(rowsIn(ask))
          await ask(
            'INSERT INTO log_ends (workbook, seq, batch) SELECT DISTINCT ON (workbook) workbook, seq, batch FROM log ORDER BY workbook, seq DESC',
          )
          return done
        })
      } catch (error) {
        throw sentenceFor(error, name)
      }
    },
    close: () => database.close(),
  }
}

/** Where it lies, without who asks and with which password. */
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

/** Each of the two says for itself that it was lost. */
const explainFailure =
  (ask: RunQuery, name: string): RunQuery =>
  (text, values) =>
    ask<never>(text, values).catch((error: unknown) => Promise.reject(sentenceFor(error, name)))

function sentenceFor(error: unknown, name: string): unknown {
  if (error instanceof CommitUnknown) {
    return refusedFor(
      error.cause,
      `The connection broke at the last moment. ${name} holds everything now, or nothing: look before you move again.`,
    )
  }
  if (codeOf(error) === '55P03') return refusedFor(error, `${name} is in use by a server or another program. Stop it first.`)
  return isConnectionLost(error) ? refusedFor(error, `${name} cannot be reached any more. Nothing was moved.`) : error
}

const rows = (ask: RunQuery): MoveRows => ({
  async count({ name, where = 'true' }) {
    return Number((await ask<{ count: string }>(`SELECT count(*) FROM ${name} WHERE ${where}`)).rows[0]?.count)
  },
})

function rowsOut(ask: RunQuery): RowsOut {
  return {
    ...rows(ask),
    async *pages(table) {
      const order = table.order === 'arrival' ? 'number' : table.order.join(', ')
      const cursor = `moved_${table.name}`
      await ask(
        `DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT ${columnNames(table)} FROM ${table.name} WHERE ${table.where ?? 'true'} ORDER BY ${order}`,
      )
      const columns = Object.keys(table.columns)
      for (;;) {
        const { rows: page } = await ask<Record<string, MovedValue>>(`FETCH ${table.page} FROM ${cursor}`)
        if (page.length === 0) return
        yield page.map((row) => columns.map((column) => row[column] ?? null))
      }
    },
  }
}

function rowsIn(ask: RunQuery): RowsIn {
  return {
    ...rows(ask),
    async add(table, page) {
      const columns = columnNames(table)
      const given = Object.values(table.columns).map((kind, index) => `$${index + 1}::${TYPES[kind]}[]`)
      // In order: a person's number says who came first.
      await ask(
        `INSERT INTO ${table.name} (${columns}) SELECT ${columns} FROM unnest(${given.join(', ')}) WITH ORDINALITY AS t (${columns}, nth) ORDER BY nth`,
        given.map((_, index) => page.map((row) => row[index] ?? null)),
      ).catch((error: unknown) => Promise.reject(error instanceof Refused ? error : rowRefused(table, error)))
    },
  }
}
