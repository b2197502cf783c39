// Opens the store that DATABASE_URL names. Loads the PostgreSQL driver only if needed.

import type { Store } from './contract/store.ts'
import { openSqlite } from './sqlite/sqlite-store.ts'

export const isPostgres = (url: string): boolean => /^postgres(ql)?:/.test(url)

/**
 * Opens `file:PATH` or `postgres://…`, and creates or upgrades the tables. `snapshots: false` for a short-lived command. Throws an Error
 * with a one-sentence message if that fails.
 */
export async function openStore(url: string, { snapshots = true } = {}): Promise<Store> {
  const options = snapshots ? {} : { snapshotWorker: null }
  return isPostgres(url) ? (await import('./postgres/postgres-store.ts')).openPostgres(url, options) : openSqlite(url, options)
}
