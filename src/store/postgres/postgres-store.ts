// The store in PostgreSQL, which several servers can share: puts the pieces together. Loaded only where DATABASE_URL asks for it.
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
  /** the compiled snapshot worker; null for no snapshots */
  readonly snapshotWorker?: URL | null
  readonly waits?: PostgresWaits
}

/** Opens `postgres://…`, creating and upgrading its tables where needed. Throws an Error with one sentence where that cannot be done; the sentence never has the password. */
export async function openPostgres(
  url: string,
  { snapshotWorker = builtWorker('./postgres-snapshot-worker.js', import.meta.url), waits = WAITS }: PostgresOptions = {},
): Promise<Store> {
  const database = await openPostgresDatabase(url, migratePostgres, waits)
  const origin = randomUUID()
  const writes = new PostgresWrites(database, origin)
  const news = new PostgresListener(url, origin)
  const maker = new SnapshotMaker(snapshotWorker, { url })
  const heads = postgresHeads(database, writes, origin)
  let closing: Promise<void> | null = null
  const close = async () => {
    await writes.close()
    await news.close()
    await maker.close()
    await database.close()
  }
  return {
    ...postgresLog(database, writes, origin, ({ workbook, from, changes }) => {
      if (isDue(from, changes.length)) maker.want(workbook)
    }),
    ...heads,
    ...postgresAccess(database),
    ...postgresRedact(database, writes, origin),
    others: {
      moved: (listener) => news.moved(listener),
      say(text) {
        // Who is not told now will be told the next time.
        notifyNow(database.read, origin, text).catch(() => {})
      },
      hear: (listener) => news.hear(listener),
    },
    async snapshot(workbook, core) {
      const snapshot = await readPostgresSnapshot(database.read, workbook, core)
      const head = await heads.head(workbook)
      // Also after an upgrade of the core, or damage: the next opening shall not replay everything again.
      if (head && isBehind(head.seq, snapshot?.seq ?? 0)) maker.want(workbook)
      return snapshot
    },
    async writable() {
      // Writes what is there already.
      await database.write('UPDATE version SET steps = steps')
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}

/** Connected, and brought up to date; moving looks only whether it is (`prepare`). */
export async function openPostgresDatabase(
  url: string,
  prepare: (database: Postgres) => Promise<void> = migratePostgres,
  waits = WAITS,
): Promise<Postgres> {
  if (!isAddress(url)) throw new Error('DATABASE_URL is not an address such as postgres://user:password@host:5432/database.')
  const database = connectPostgres(url, 10, waits)
  try {
    const { rows } = await database.transaction((ask) =>
      ask<{ commit: string; encoding: string }>(
        `SELECT current_setting('synchronous_commit') AS commit, current_setting('server_encoding') AS encoding`,
      ),
    )
    if (rows[0]?.encoding !== 'UTF8') {
      throw new Error(
        `The database keeps text as ${rows[0]?.encoding}, which has no place for every script. Make another: createdb --encoding=UTF8 --template=template0`,
      )
    }
    if (rows[0]?.commit === 'off') {
      throw new Error(
        'PostgreSQL is set to acknowledge writes before they are on the disk (synchronous_commit is off for this user or database). Set it to on, so that nothing acknowledged is lost.',
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
  if (code === '28P01') return new Error(`${place} does not let ${username || 'this user'} in: the name or the password is wrong.`)
  // No such user, one that may not log in, or not from here or without encryption: only PostgreSQL knows which.
  if (code === '28000' && error instanceof Error) return new Error(`${place} does not let ${username || 'this user'} in: ${error.message}.`)
  if (code === '42501')
    return new Error(
      `${place}: ${username || 'this user'} may not create tables in the database ${name}. GRANT CREATE ON DATABASE is needed.`,
    )
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
