// The store in PostgreSQL, which several servers can share, assembled from its parts. Loaded only for a PostgreSQL URL.
import { randomUUID } from 'node:crypto'
import { codeOf } from '../contract/refusals.ts'
import { builtWorker, SnapshotMaker } from '../contract/snapshot-maker.ts'
import { isBehind, isDue } from '../contract/snapshot-sums.ts'
import type { Store } from '../contract/store.ts'
import { postgresAccess } from './postgres-access.ts'
import { connectPostgres, isConnectionLost, type Postgres, type PostgresWaits, WAITS } from './postgres-connect.ts'
import { postgresHeads } from './postgres-heads.ts'
import { postgresLog } from './postgres-log.ts'
import { notifyNow, PostgresListener } from './postgres-notify.ts'
import { postgresRedact } from './postgres-redact.ts'
import { migratePostgres } from './postgres-schema.ts'
import { readPostgresSnapshot } from './postgres-snapshots.ts'
import { PostgresWrites } from './postgres-writes.ts'

export interface PostgresOptions {
  /** The compiled snapshot worker; null for no snapshots. */
  readonly snapshotWorker?: URL | null
  readonly waits?: PostgresWaits
}

/**
 * Opens `postgres://…`, and creates or upgrades its tables. Throws an Error with a one-sentence message, never with the password, on
 * failure.
 */
export async function openPostgres(
  url: string,
  { snapshotWorker = builtWorker('./postgres-snapshot-worker.js', import.meta.url), waits = WAITS }: PostgresOptions = {},
): Promise<Store> {
  const database = await openPostgresDatabase(url, migratePostgres, waits)
  const origin = randomUUID()
  const writes = new PostgresWrites(database, origin)
  const notices = new PostgresListener(url, origin)
  const maker = new SnapshotMaker(snapshotWorker, { url })
  const heads = postgresHeads(database, writes, origin)
  let appended = 0
  let closing: Promise<void> | null = null
  const close = async () => {
    await writes.close()
    await notices.close()
    await maker.close()
    await database.close()
  }
  return {
    ...postgresLog(database, writes, origin, ({ workbook, from, changes }) => {
      appended += 1
      if (isDue(from, changes.length)) maker.request(workbook)
    }),
    ...heads,
    ...postgresAccess(database),
    ...postgresRedact(database, origin),
    others: {
      onChange: (listener) => notices.onChange(listener),
      broadcast(text) {
        notifyNow(database.read, origin, text).catch(() => {}) // delivery is not guaranteed
      },
      onMessage: (listener) => notices.onMessage(listener),
    },
    async snapshot(workbook, core) {
      const snapshot = await readPostgresSnapshot(database.read, workbook, core)
      const head = await heads.head(workbook)
      // Also after an upgrade of the core, or damage: the next opening must not replay the whole log.
      if (head && isBehind(head.seq, snapshot?.seq ?? 0)) maker.request(workbook)
      return snapshot
    },
    async writable() {
      // Rewrites an existing value.
      await database.write('UPDATE version SET steps = steps')
      // Its disk cannot be seen from here.
      return null
    },
    figures: () => ({ appended, waiting: writes.waiting, ...maker.counts, freeBytes: null }),
    close() {
      closing ??= close()
      return closing
    },
  }
}

/** Connects, checks the settings of the database and migrates it. `move` passes a `prepare` that only checks the version. */
export async function openPostgresDatabase(
  url: string,
  prepare: (database: Postgres) => Promise<void> = migratePostgres,
  waits = WAITS,
): Promise<Postgres> {
  if (!isAddress(url)) throw new Error('DATABASE_URL is not an address such as postgres://user:password@host:5432/database.')
  const database = connectPostgres(url, 10, waits)
  try {
    const { rows } = await database.transaction((query) =>
      query<{ commit: string; encoding: string }>(
        `SELECT current_setting('synchronous_commit') AS commit, current_setting('server_encoding') AS encoding`,
      ),
    )
    if (rows[0]?.encoding !== 'UTF8') {
      throw new Error(
        `The database stores text as ${rows[0]?.encoding}, which cannot represent every script. Create another one: createdb --encoding=UTF8 --template=template0`,
      )
    }
    if (rows[0]?.commit === 'off') {
      throw new Error(
        'PostgreSQL is set to acknowledge writes before they are on the disk (synchronous_commit is off for this user or database). Set it to on; otherwise acknowledged changes can be lost.',
      )
    }
    await prepare(database)
    return database
  } catch (error) {
    await database.close()
    throw reasonOf(error, new URL(url))
  }
}

function reasonOf(error: unknown, { hostname, port, pathname, username }: URL): Error {
  const code = codeOf(error)
  const place = `PostgreSQL at ${hostname || 'localhost'}${port ? `:${port}` : ''}`
  const name = decodeURIComponent(pathname.slice(1)) || 'without a name'
  if (code === '3D000') return new Error(`${place} has no database ${name}. Create it first: createdb ${name}`)
  if (code === '28P01') return new Error(`${place} denied access to ${username || 'this user'}: the user name or password is wrong.`)
  // No such user, no right to log in, not from this address or not without encryption: only PostgreSQL knows which.
  if (code === '28000' && error instanceof Error)
    return new Error(`${place} denied access to ${username || 'this user'}: ${error.message}.`)
  if (code === '42501')
    return new Error(`${place}: ${username || 'this user'} may not create tables in the database ${name}. Use GRANT CREATE ON DATABASE.`)
  if (isConnectionLost(error))
    return new Error(`${place} cannot be reached: ${error instanceof Error && error.message ? error.message : code}.`)
  return error instanceof Error ? error : new Error(String(error))
}

function isAddress(url: string): boolean {
  try {
    return decodeURIComponent(new URL(url).href) !== ''
  } catch {
    return false
  }
}
