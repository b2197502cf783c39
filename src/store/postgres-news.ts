// What one server tells the others on the same PostgreSQL: that a workbook moved. Only a hint; whoever hears it looks into the database.
import pg from 'pg'
import { type Ask, settingsFor } from './postgres-connect.ts'
import type { Elsewhere } from './store.ts'

const CHANNEL = 'ach_workbook'
/** Between two attempts to listen again. */
const PAUSE_MS = 250
/** So often it is tried whether the connection still carries anything, and so long an answer may take. */
const ASK_EVERY_MS = 10_000
const SILENT_MS = 5000

/** With the transaction: nobody hears of what was not stored. */
export async function tell(ask: Ask, origin: string, moved: readonly Elsewhere[]): Promise<void> {
  await ask(`SELECT pg_notify('${CHANNEL}', said) FROM unnest($1::text[]) AS t (said)`, [
    moved.map(({ workbook, what }) => JSON.stringify([origin, what, workbook])),
  ])
}

type Listener = (moved: Elsewhere | null) => void

/** Listens on a connection of its own, from the first listener on, and begins again where it breaks. */
export class PostgresNews {
  readonly #url: string
  readonly #origin: string
  readonly #listeners = new Set<Listener>()
  #client: pg.Client | null = null
  #again: NodeJS.Timeout | null = null
  #closed = false

  constructor(url: string, origin: string) {
    this.#url = url
    this.#origin = origin
  }

  listen(listener: Listener): () => void {
    const heard: Listener = (moved) => listener(moved)
    this.#listeners.add(heard)
    if (this.#client === null && this.#again === null) void this.#connect()
    return () => this.#listeners.delete(heard)
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#again) clearTimeout(this.#again)
    const client = this.#client
    this.#client = null
    await client?.end().catch(() => {})
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
    client.on('notification', ({ payload = '' }) => this.#heard(payload))
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
    } catch {
      lost()
      return
    }
    // Before it listened, or while it could not, anything may have moved.
    this.#say(null)
  }

  #heard(payload: string): void {
    const [origin, what, workbook] = JSON.parse(payload) as [string, Elsewhere['what'], string]
    if (origin !== this.#origin) this.#say({ workbook, what })
  }

  #say(moved: Elsewhere | null): void {
    for (const listener of this.#listeners) listener(moved)
  }
}
