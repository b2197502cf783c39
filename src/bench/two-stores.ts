// Both stores at once: a database of each on the same disk, and a server of ours on either.
import { isPostgres } from '../store/open-store.ts'
import { postgresServer } from './postgres-server.ts'
import { fileIn, type Process, startOurs } from './processes.ts'

/** One figure or thing for each store: SQLite, PostgreSQL. */
export type Each<T> = readonly [sqlite: T, postgres: T]

export interface Databases {
  /** Addresses of two new, empty databases. */
  make(): Promise<Each<string>>
}

/** Databases in that folder while `work` runs. Both wait for the disk at each commit. */
export async function withDatabases<T>(folder: string, work: (databases: Databases) => Promise<T>): Promise<T> {
  const postgres = await postgresServer({ durable: true, within: folder })
  let count = 0
  try {
    return await work({
      async make() {
        count += 1
        return [fileIn(folder, `store-${count}.db`), await postgres.database()]
      },
    })
  } finally {
    await postgres.remove()
  }
}

/** A server on each while `work` runs. */
export async function withServers<T>(folder: string, urls: Each<string>, work: (servers: Each<Process>) => Promise<T>): Promise<T> {
  const sqlite = await startOurs(folder, urls[0])
  try {
    const postgres = await startOurs(folder, urls[1])
    try {
      return await work([sqlite, postgres])
    } finally {
      await postgres.stop()
    }
  } finally {
    await sqlite.stop()
  }
}

/** The same for one store after the other. */
export const inTurn = async <A, B>([sqlite, postgres]: Each<A>, work: (one: A) => Promise<B>): Promise<Each<B>> => [
  await work(sqlite),
  await work(postgres),
]

export const storeOf = (url: string): string => (isPostgres(url) ? 'PostgreSQL' : 'SQLite')
