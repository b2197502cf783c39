// Connection pool, transactions and error messages for PostgreSQL. Independent of what is stored.

import pg from 'pg'
import { Refused } from '../../ach/model/refused.ts'
import { codeOf, refusedFor, UNAVAILABLE } from '../contract/refusals.ts'

/** All tables are in this schema, so that the database can be shared with other programs. */
export const SCHEMA = 'ach_workbook'
/** Milliseconds after which a query to a server that does not respond fails. */
const SILENT_MS = 30_000
const CONNECT_MS = 5000

export type Value = string | number | boolean | null | Uint8Array | readonly (string | number | boolean | null | Uint8Array)[]
export type RunQuery = <Row extends pg.QueryResultRow>(text: string, values?: readonly Value[]) => Promise<{ rows: Row[]; count: number }>

/** The connection broke during a write or commit, so the result is unknown. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown'
}

export interface Postgres {
  readonly waits: PostgresWaits
  /** Runs one statement. Throws `Refused('unavailable')` if the database cannot be reached. */
  readonly read: RunQuery
  /** Runs one statement as a transaction. Durable when it resolves, else `Refused('unavailable')` with the reason. */
  readonly write: RunQuery
  /** Like `write`, but rejects with the error of PostgreSQL, or with `CommitUnknown` if the connection broke. */
  readonly once: RunQuery
  /** Runs a transaction. Durable when it resolves; else rejects like `write`, or with what `work` threw. */
  change<T>(work: (query: RunQuery) => Promise<T>): Promise<T>
  /** Like `change`, but rejects with the error of PostgreSQL, or with `CommitUnknown` if the connection broke during the commit. */
  transaction<T>(work: (query: RunQuery) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Timeouts in milliseconds. Tests use shorter ones. */
export interface PostgresWaits {
  /** How long PostgreSQL keeps a silent transaction of this server open, which may hold locks that others wait for. */
  readonly idle: number
  /** How long a write waits for a lock of another program. Longer than `idle`; other writes wait behind it. */
  readonly held: number
  /** How long, after a connection broke during a write, to keep asking whether the write was stored. */
  readonly looking: number
}
export const WAITS: PostgresWaits = { idle: 10_000, held: 12_000, looking: 5000 }

export function settingsFor(address: string, { idle, held }: PostgresWaits = WAITS): pg.ClientConfig {
  const url = new URL(address)
  // The options of the URL would replace those given here, but these must apply; both are combined.
  const options = url.searchParams.get('options')
  url.searchParams.delete('options')
  return {
    connectionString: url.href,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'ach-workbook',
    options: `${options ? `${options} ` : ''}-c search_path=${SCHEMA} -c idle_in_transaction_session_timeout=${idle} -c lock_timeout=${held}`,
  }
}

export function connectPostgres(url: string, connections = 10, waits = WAITS): Postgres {
  const pool = new pg.Pool({ ...settingsFor(url, waits), max: connections, query_timeout: SILENT_MS })
  // An idle connection that breaks is replaced when the next one is needed.
  pool.on('error', () => {})
  const queryOn =
    (client: pg.ClientBase | pg.Pool): RunQuery =>
    async (text, values = []) => {
      const { rows, rowCount } = await client.query({ name: nameOf(text), text, values: [...values] })
      return { rows, count: rowCount ?? 0 }
    }
  const query = queryOn(pool)
  /** Lends a connection, and discards it if it broke or if `work` calls `spoil`. */
  const withConnection = async <T>(work: (client: pg.PoolClient, spoil: () => void) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    const broken = () => {}
    client.on('error', broken)
    let spoiled = false
    const spoil = () => {
      spoiled = true
    }
    try {
      return await work(client, spoil)
    } catch (error) {
      if (isConnectionLost(error)) spoil()
      throw error
    } finally {
      client.off('error', broken)
      client.release(spoiled)
    }
  }
  const database: Postgres = {
    waits,
    async read(text, values) {
      try {
        return await query<never>(text, values)
      } catch (error) {
        // A value that PostgreSQL cannot store (a NUL from a URL) cannot be in any table.
        if (codeOf(error) === '22021') return { rows: [], count: 0 }
        throw notRead(error)
      }
    },
    write: (text, values) => database.once<never>(text, values).catch((error: unknown) => Promise.reject(notStored(error))),
    once: (text, values) =>
      withConnection(async (client) => {
        try {
          return await queryOn(client)<never>(text, values)
        } catch (error) {
          throw isConnectionLost(error) ? new CommitUnknown('The connection broke under a write.', { cause: error }) : error
        }
      }),
    change: (work) => database.transaction(work).catch((error: unknown) => Promise.reject(notStored(error))),
    transaction: (work) =>
      withConnection(async (client, spoil) => {
        try {
          await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
          const result = await work(queryOn(client))
          await client.query('COMMIT').catch((error: unknown) => {
            throw isConnectionLost(error) ? new CommitUnknown('The connection broke during the commit.', { cause: error }) : error
          })
          return result
        } catch (error) {
          if (!isConnectionLost(error)) await client.query('ROLLBACK').catch(spoil)
          throw error
        }
      }),
    close: () => pool.end(),
  }
  return database
}

/** Named statements are planned once per connection. */
const names = new Map<string, string>()
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `s${names.size + 1}`
  names.set(text, name)
  return name
}

/** Returns true if the server could not be reached or the connection broke; false if the server responded with an error. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof CommitUnknown) return true
  if (!(error instanceof Error) || error instanceof Refused) return false
  const code = codeOf(error)
  // 57P: the server is stopping or starting. 08: connection exceptions. 25P03: the transaction was idle for too long.
  if (/^(57P0[1235]|08...|25P03)$/.test(code)) return true
  if (/^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_)/.test(code)) return true
  return code === '' && /connection|terminated|timeout|calling end/i.test(error.message)
}

/** The refusal for a write that was not stored. */
export function notStored(error: unknown): Refused {
  if (error instanceof Refused) return error
  if (error instanceof CommitUnknown) {
    return refusedFor(
      error.cause,
      'The connection to the database was lost, so it is unknown whether this was saved. Check before you try again.',
    )
  }
  const code = codeOf(error)
  if (isConnectionLost(error)) return refusedFor(error, 'The database cannot be reached, so nothing was saved. Try again in a moment.')
  if (code === '53100') return refusedFor(error, 'The disk of the database is full, so nothing was saved. Free some space and try again.')
  if (code === '53300') return refusedFor(error, 'The database has no free connection, so nothing was saved. Try again in a moment.')
  if (code === '55P03') return refusedFor(error, 'The database is in use by another program, so nothing was saved. Try again in a moment.')
  if (code === '25006') return refusedFor(error, 'The database is read-only, so nothing was saved.')
  return refusedFor(error, UNAVAILABLE.other)
}

/** The error for a read that failed. */
export function notRead(error: unknown): unknown {
  if (isConnectionLost(error)) return refusedFor(error, 'The database cannot be reached. Try again in a moment.')
  if (codeOf(error) === '53300') return refusedFor(error, 'The database has no free connection. Try again in a moment.')
  return error
}
