// Which store DATABASE_URL asks for. The driver for PostgreSQL is loaded only where it is asked for.

import type { Store } from './contract/store.ts'
import { openSqlite } from './sqlite/sqlite-store.ts'

export const isPostgres = (url: string): boolean => /^postgres(ql)?:/.test(url)

/** Opens `file:PATH` or `postgres://…`, creating and upgrading the tables. `snapshots: false` for a command that only looks in. Throws an Error with one sentence where that cannot be done. */
export async function openStore(url: string, { snapshots = true } = {}): Promise<Store> {
  const none = snapshots ? {} : { snapshotWorker: null }
  return isPostgres(url) ? (await import('./postgres/postgres-store.ts')).openPostgres(url, none) : openSqlite(url, none)
}
