// Copies all data of one store into another, empty one: all or nothing, with the rows counted afterwards. Loads the PostgreSQL driver only
// if needed.
import { existsSync, realpathSync } from 'node:fs'
import { Refused } from '../ach/model/refused.ts'
import type { DamagedLog } from './contract/damaged-log.ts'
import { countRows, type MoveSource, type MoveTarget, type RowsIn, type RowsOut } from './contract/move-source.ts'
import { type Counts, countsInWords, MOVED_TABLES } from './contract/move-tables.ts'
import { MovedLogs } from './contract/moved-logs.ts'
import { refusedFor } from './contract/refusals.ts'
import { isPostgres } from './open-store.ts'
import { databasePath } from './sqlite/open-database.ts'
import { sqliteSource, sqliteTarget } from './sqlite/sqlite-rows.ts'

/** Why nothing is moved; `name` is the database's name in messages. */
export const MOVE_REFUSALS = {
  same: 'The source and the target are the same database.',
  nothing: (name: string) => `${name} is empty: there is nothing to move.`,
  notEmpty: (name: string, contents: string) => `${name} is not empty: it contains ${contents}. Choose an empty database.`,
  rowsLost: (table: string, due: number | undefined, arrived: number) =>
    `Only ${arrived} of the ${due} rows of the table ${table} arrived. Nothing was moved.`,
} as const

export interface MoveResult {
  /** The number of rows moved. */
  readonly counts: Counts
  /** The workbooks that are damaged in the source, and now in the target too. */
  readonly damaged: readonly DamagedLog[]
}

/**
 * Both arguments are `file:` with an absolute path, or `postgres://…`. Damaged logs are moved as they are. Rejects with `Refused` if
 * nothing was moved.
 */
export async function move(from: string, to: string): Promise<MoveResult> {
  if (placeOf(from) === placeOf(to)) throw new Refused('conflict', MOVE_REFUSALS.same)
  const source = await describeEnd(sourceAt(from))
  const copied = source.read(async (rows) => {
    const counts = await countRows(rows)
    if (isEmpty(counts)) throw new Refused('nothing', MOVE_REFUSALS.nothing(source.name))
    const target = await describeEnd(targetAt(to))
    const damaged = await describeEnd(target.write((into) => copy(rows, counts, into, target.name))).finally(() => target.close())
    return { counts, damaged }
  })
  return describeEnd(copied).finally(() => source.close())
}

async function copy(rows: RowsOut, counts: Counts, into: RowsIn, name: string): Promise<readonly DamagedLog[]> {
  const before = await countRows(into)
  if (!isEmpty(before)) throw new Refused('conflict', MOVE_REFUSALS.notEmpty(name, countsInWords(before)))
  const logs = new MovedLogs()
  for (const table of MOVED_TABLES) {
    for await (const page of rows.pages(table)) {
      logs.add(table, page)
      await into.add(table, page)
    }
    const [due, arrived] = [counts.get(table.name), await into.count(table)]
    if (due !== arrived) throw new Error(MOVE_REFUSALS.rowsLost(table.name, due, arrived))
  }
  return logs.damaged()
}

const isEmpty = (counts: Counts): boolean => [...counts.values()].every((count) => count === 0)

const sourceAt = async (url: string): Promise<MoveSource> =>
  isPostgres(url) ? (await import('./postgres/postgres-rows.ts')).postgresSource(url) : sqliteSource(databasePath(url))

const targetAt = async (url: string): Promise<MoveTarget> =>
  isPostgres(url) ? (await import('./postgres/postgres-rows.ts')).postgresTarget(url) : sqliteTarget(databasePath(url))

/** Returns the same text for two spellings of the same place. Two names of one machine are not recognised; then the target is not empty. */
function placeOf(url: string): string {
  if (!isPostgres(url)) {
    const file = databasePath(url)
    return existsSync(file) ? realpathSync(file) : file
  }
  if (!URL.canParse(url)) return url
  const { hostname, port, pathname } = new URL(url)
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`
}

/** Turns errors into refusals at each end, so that the source does not report the target's errors as its own. */
async function describeEnd<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Refused) throw error
    // These messages are written for the server, which is set up with DATABASE_URL.
    throw refusedFor(error, (error instanceof Error ? error.message : String(error)).replace(' with DATABASE_URL', ''))
  }
}
