// What one server tells the others on the same PostgreSQL: that a workbook moved. Only a hint; whoever hears it looks into the database.
import pg from 'pg'
import { z } from 'zod'
import type { RemoteChange } from '../contract/store.ts'
import { type RunQuery, settingsFor } from './postgres-connect.ts'

const MOVED = 'ach_workbook'
const SAID = 'ach_workbook_said'
/** Between two attempts to listen again. */
const PAUSE_MS = 250
/** So often it is tried whether the connection still carries anything, and so long an answer may take. */
const ASK_EVERY_MS = 10_000
const SILENT_MS = 5000

/** With the transaction: nobody hears of what was not stored. */
export async function notifyInTransaction(ask: RunQuery, origin: string, { workbook, what }: RemoteChange): Promise<void> {
  await ask(`SELECT ${notifyExpression('$1', '$2', '$3')}`, [origin, what, workbook])
}

/** The same as an expression of SQL, of three expressions. */
export const notifyExpression = (origin: string, what: string, workbook: string): string =>
  `pg_notify('${MOVED}', json_build_array(${origin}::text, ${what}::text, ${workbook}::text)::text)`

/** Not part of any transaction, and forgotten by the database at once. */
export async function notifyNow(ask: RunQuery, origin: string, text: string): Promise<void> {
  await ask(`SELECT pg_notify('${SAID}', $1)`, [JSON.stringify([origin, text])])
}

const text = z.string()
const schemaMoved = z.tuple([text, z.enum(['log', 'names', 'anew']), text])
const saidSchema = z.tuple([text, text])

type Listener = (moved: RemoteChange | null) => void

/** Listens on a connection of its own, from the first listener on, and begins again where it breaks. */
export class PostgresListener {
  readonly #url: string
  readonly #origin: string
  readonly #listeners = new Set<Listener>()
  readonly #hearing = new Set<(text: string) => void>()
  #client: pg.Client | null = null
  #again: NodeJS.Timeout | null = null
  #closed = false

  constructor(url: string, origin: string) {
    this.#url = url
    this.#origin = origin
  }

  moved(listener: Listener): () => void {
    const heard: Listener = (moved) => listener(moved)
    this.#listeners.add(heard)
    this.#begin()
    return () => this.#listeners.delete(heard)
  }

  hear(listener: (text: string) => void): () => void {
    const heard = (text: string) => listener(text)
    this.#hearing.add(heard)
    this.#begin()
    return () => this.#hearing.delete(heard)
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#again) clearTimeout(this.#again)
    const client = this.#client
    this.#client = null
    await client?.end().catch(() => {})
  }

  #begin(): void {
    if (this.#client === null && this.#again === null) void this.#connect()
  }

  async #connect(): Promise<void> {
    this.#again = null
    const client = new pg.Client({ ...settingsFor(this.#url), query_timeout: SILENT_MS })
    this.#client = client
    const lost = () => {
      if (this.#client !== client) return
      this.#client = null
      clearInterval(asking)
      client.end().catch(() => {})
      if (!this.#closed) this.#again = setTimeout(() => void this.#connect(), PAUSE_MS).unref()
    }
    // A connection that the network lost without a word would be waited for without end.
    const asking = setInterval(() => client.query('SELECT 1').catch(lost), ASK_EVERY_MS).unref()
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ channel, payload = '' }) => this.#heard(channel, payload))
    try {
      await client.connect()
      await client.query(`LISTEN ${MOVED}`)
      await client.query(`LISTEN ${SAID}`)
    } catch {
      lost()
      return
    }
    // Before it listened, or while it could not, anything may have moved.
    this.#say(null)
  }

  #heard(channel: string, payload: string): void {
    // Whoever may connect to the database can notify on these channels too.
    const heard = parseNotice(payload)
    if (channel === SAID) {
      const said = saidSchema.safeParse(heard)
      if (said.success && said.data[0] !== this.#origin) for (const listener of this.#hearing) listener(said.data[1])
      return
    }
    const moved = schemaMoved.safeParse(heard)
    if (moved.success && moved.data[0] !== this.#origin) this.#say({ what: moved.data[1], workbook: moved.data[2] })
  }

  #say(moved: RemoteChange | null): void {
    for (const listener of this.#listeners) listener(moved)
  }
}

/** Null where it is no JSON. */
function parseNotice(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
