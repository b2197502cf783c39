// Notifies the other servers on the same PostgreSQL with LISTEN and NOTIFY. A notice is only a hint: the receiver reads the database.
import pg from 'pg'
import { z } from 'zod'
import type { RemoteChange } from '../contract/store.ts'
import { type RunQuery, settingsFor } from './postgres-connect.ts'

const CHANGES = 'ach_workbook'
const MESSAGES = 'ach_workbook_said'
/** Milliseconds between two attempts to listen again. */
const PAUSE_MS = 250
/** How often the connection is tested, and how long a response may take; milliseconds. */
const TEST_EVERY_MS = 10_000
const SILENT_MS = 5000

/** Part of the transaction: delivered only if it commits. */
export async function notifyInTransaction(query: RunQuery, origin: string, { workbook, what }: RemoteChange): Promise<void> {
  await query(`SELECT ${notifyExpression('$1', '$2', '$3')}`, [origin, what, workbook])
}

/** The same as an SQL expression, made from three expressions. */
export const notifyExpression = (origin: string, what: string, workbook: string): string =>
  `pg_notify('${CHANGES}', json_build_array(${origin}::text, ${what}::text, ${workbook}::text)::text)`

/** Delivered at once, outside any transaction, and not stored. */
export async function notifyNow(query: RunQuery, origin: string, text: string): Promise<void> {
  await query(`SELECT pg_notify('${MESSAGES}', $1)`, [JSON.stringify([origin, text])])
}

const text = z.string()
const changeSchema = z.tuple([text, z.enum(['log', 'names', 'reload']), text])
const messageSchema = z.tuple([text, text])

type Listener = (moved: RemoteChange | null) => void

/** Listens on its own connection, opened for the first listener and reopened when it breaks. */
export class PostgresListener {
  readonly #url: string
  readonly #origin: string
  readonly #listeners = new Set<Listener>()
  readonly #messageListeners = new Set<(text: string) => void>()
  #client: pg.Client | null = null
  #again: NodeJS.Timeout | null = null
  #closed = false

  constructor(url: string, origin: string) {
    this.#url = url
    this.#origin = origin
  }

  onChange(listener: Listener): () => void {
    const notice: Listener = (moved) => listener(moved)
    this.#listeners.add(notice)
    this.#begin()
    return () => this.#listeners.delete(notice)
  }

  onMessage(listener: (text: string) => void): () => void {
    const notice = (text: string) => listener(text)
    this.#messageListeners.add(notice)
    this.#begin()
    return () => this.#messageListeners.delete(notice)
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
      clearInterval(testTimer)
      client.end().catch(() => {})
      if (!this.#closed) this.#again = setTimeout(() => void this.#connect(), PAUSE_MS).unref()
    }
    // Without a test, a connection that the network lost silently would never be noticed.
    const testTimer = setInterval(() => client.query('SELECT 1').catch(lost), TEST_EVERY_MS).unref()
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ channel, payload = '' }) => this.#receive(channel, payload))
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANGES}`)
      await client.query(`LISTEN ${MESSAGES}`)
    } catch {
      lost()
      return
    }
    // Before it listened, or while it could not, changes may have been missed.
    this.#notifyAll(null)
  }

  #receive(channel: string, payload: string): void {
    // Anyone who may connect to the database can notify on these channels, so the payload is validated.
    const notice = parseNotice(payload)
    if (channel === MESSAGES) {
      const message = messageSchema.safeParse(notice)
      if (message.success && message.data[0] !== this.#origin) for (const listener of this.#messageListeners) listener(message.data[1])
      return
    }
    const moved = changeSchema.safeParse(notice)
    if (moved.success && moved.data[0] !== this.#origin) this.#notifyAll({ what: moved.data[1], workbook: moved.data[2] })
  }

  #notifyAll(moved: RemoteChange | null): void {
    for (const listener of this.#listeners) listener(moved)
  }
}

/** Returns null if the text is not JSON. */
function parseNotice(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
