// Connections to PostgreSQL, and what it says in words for the user. Does not know what is asked for or written.

import pg from 'pg'
import { Refused } from '../../ach/model/refused.ts'
import { codeOf, refusedFor, UNAVAILABLE } from '../contract/refusals.ts'

/** All our tables lie in a schema of their own, so that they get along with others in the same database. */
export const SCHEMA = 'ach_workbook'
/** A server that accepts a connection and then says nothing is given up after that. */
const SILENT_MS = 30_000
const CONNECT_MS = 5000

export type Value = string | number | boolean | null | Uint8Array | readonly (string | number | boolean | null | Uint8Array)[]
export type RunQuery = <Row extends pg.QueryResultRow>(text: string, values?: readonly Value[]) => Promise<{ rows: Row[]; count: number }>

/** What was asked for when the connection broke: a commit may have reached the server or not. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown'
}

export interface Postgres {
  readonly waits: PostgresWaits
  /** One statement. Where the database cannot be reached, Refused 'unavailable'. */
  readonly read: RunQuery
  /** One statement, which is a transaction of its own: durable when it resolves, else Refused 'unavailable' says why not. */
  readonly write: RunQuery
  /** One statement, durable when it resolves, with what PostgreSQL says. Rejects with CommitUnknown where the connection broke under it. */
  readonly once: RunQuery
  /** All or nothing, durable when it resolves; else Refused as `write`, or as `work` refused. */
  change<T>(work: (ask: RunQuery) => Promise<T>): Promise<T>
  /** The same with what PostgreSQL says. Rejects with CommitUnknown where the connection broke during the commit. */
  transaction<T>(work: (ask: RunQuery) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** How long is waited, in milliseconds. Tests wait less. */
export interface PostgresWaits {
  /** PostgreSQL waits for this server within a transaction: one that fell silent must not hold a log for the others. */
  readonly idle: number
  /** A write waits for another program that holds what it needs, longer than `idle`; other writes wait behind it. */
  readonly held: number
  /** After the connection broke under a write, it is asked whether the write reached the disk. */
  readonly looking: number
}
export const WAITS: PostgresWaits = { idle: 10_000, held: 12_000, looking: 5000 }

export function settingsFor(address: string, { idle, held }: PostgresWaits = WAITS): pg.ClientConfig {
  const url = new URL(address)
  // What the address asks for takes the place of what is given beside it, but ours has to hold.
  const asked = url.searchParams.get('options')
  url.searchParams.delete('options')
  return {
    connectionString: url.href,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'ach-workbook',
    options: `${asked ? `${asked} ` : ''}-c search_path=${SCHEMA} -c idle_in_transaction_session_timeout=${idle} -c lock_timeout=${held}`,
  }
}

export function connectPostgres(url: string, connections = 10, waits = WAITS): Postgres {
  const pool = new pg.Pool({ ...settingsFor(url, waits), max: connections, query_timeout: SILENT_MS })
  // A connection that breaks while nobody uses it is replaced at the next need.
  pool.on('error', () => {})
  const asking =
    (client: pg.ClientBase | pg.Pool): RunQuery =>
    async (text, values = []) => {
      const { rows, rowCount } = await client.query({ name: nameOf(text), text, values: [...values] })
      return { rows, count: rowCount ?? 0 }
    }
  const ask = asking(pool)
  /** Lends a connection, which is not used again where it broke, or where `work` says so. */
  const connected = async <T>(work: (client: pg.PoolClient, spoil: () => void) => Promise<T>): Promise<T> => {
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
        return await ask<never>(text, values)
      } catch (error) {
        // What PostgreSQL cannot hold (a NUL out of an address) is nowhere in it.
        if (codeOf(error) === '22021') return { rows: [], count: 0 }
        throw notRead(error)
      }
    },
    write: (text, values) => database.once<never>(text, values).catch((error: unknown) => Promise.reject(notStored(error))),
    once: (text, values) =>
      connected(async (client) => {
        try {
          return await asking(client)<never>(text, values)
        } catch (error) {
          throw isConnectionLost(error) ? new CommitUnknown('The connection broke under a write.', { cause: error }) : error
        }
      }),
    change: (work) => database.transaction(work).catch((error: unknown) => Promise.reject(notStored(error))),
    transaction: (work) =>
      connected(async (client, spoil) => {
        try {
          await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
          const answer = await work(asking(client))
          await client.query('COMMIT').catch((error: unknown) => {
            throw isConnectionLost(error) ? new CommitUnknown('The connection broke during the commit.', { cause: error }) : error
          })
          return answer
        } catch (error) {
          if (!isConnectionLost(error)) await client.query('ROLLBACK').catch(spoil)
          throw error
        }
      }),
    close: () => pool.end(),
  }
  return database
}

/** The server plans each statement once per connection. */
const names = new Map<string, string>()
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `s${names.size + 1}`
  names.set(text, name)
  return name
}

/** True where the server could not be reached, or the connection to it broke; false where it answered with a no. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof CommitUnknown) return true
  if (!(error instanceof Error) || error instanceof Refused) return false
  const code = codeOf(error)
  // 57P: the server is stopping or starting. 08: connection exceptions. 25P03: it waited too long for us within a transaction.
  if (/^(57P0[1235]|08...|25P03)$/.test(code)) return true
  if (/^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_)/.test(code)) return true
  return code === '' && /connection|terminated|timeout|calling end/i.test(error.message)
}

/** For a write that was not stored. */
export function notStored(error: unknown): Refused {
  if (error instanceof Refused) return error
  if (error instanceof CommitUnknown) {
    return refusedFor(
      error.cause,
      'The connection to the database broke at this moment, so it is not known whether this was stored. Look before you do it again.',
    )
  }
  const code = codeOf(error)
  if (isConnectionLost(error)) return refusedFor(error, 'The database cannot be reached, so nothing was stored. Try again in a moment.')
  if (code === '53100') return refusedFor(error, 'The disk of the database is full, so nothing was stored. Make room and try again.')
  if (code === '53300') return refusedFor(error, 'The database has no connection left, so nothing was stored. Try again in a moment.')
  if (code === '55P03') return refusedFor(error, 'The database is in use by another program, so nothing was stored. Try again in a moment.')
  if (code === '25006') return refusedFor(error, 'The database is not writable, so nothing was stored.')
  return refusedFor(error, UNAVAILABLE.other)
}

/** For something that could not be read. */
export function notRead(error: unknown): unknown {
  if (isConnectionLost(error)) return refusedFor(error, 'The database cannot be reached at the moment. Try again soon.')
  if (codeOf(error) === '53300') return refusedFor(error, 'The database has no connection left. Try again in a moment.')
  return error
}
