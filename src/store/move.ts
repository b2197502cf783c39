// Moves everything from one store into another that is empty: all or nothing, and counted afterwards. Which kind of store each one is,
// only the choice at the end knows. The driver of PostgreSQL is loaded only where it is asked for.
import { existsSync, realpathSync } from 'node:fs'
import { Refused } from '../ach/model/refused.ts'
import { countRows, type MoveSource, type MoveTarget, type RowsIn, type RowsOut } from './contract/move-source.ts'
import { type Counts, countsInWords, MOVED_TABLES } from './contract/move-tables.ts'
import { refusedFor } from './contract/refusals.ts'
import { isPostgres } from './open-store.ts'
import { databasePath } from './sqlite/open-database.ts'
import { sqliteSource, sqliteTarget } from './sqlite/sqlite-rows.ts'

/** Why nothing is moved; `name` is what a message calls the database. */
export const MOVE_REFUSALS = {
  same: 'What is moved and where it goes are the same database.',
  nothing: (name: string) => `${name} holds nothing that could be moved.`,
  notEmpty: (name: string, holds: string) => `${name} is not empty, it holds ${holds}. Move into an empty one.`,
  rowsLost: (table: string, due: number | undefined, there: number) =>
    `Of the ${due} rows of the table ${table}, ${there} arrived. Nothing was moved.`,
} as const

/** Both are `file:` and an absolute path, or `postgres://…`. Answers what was moved. Rejects with Refused and a sentence, and then nothing was moved. */
export async function move(from: string, to: string): Promise<Counts> {
  if (placeOf(from) === placeOf(to)) throw new Refused('conflict', MOVE_REFUSALS.same)
  const source = await describeEnd(sourceAt(from))
  const copied = source.read(async (rows) => {
    const counts = await countRows(rows)
    if (isEmpty(counts)) throw new Refused('nothing', MOVE_REFUSALS.nothing(source.name))
    const target = await describeEnd(targetAt(to))
    await describeEnd(target.write((into) => copy(rows, counts, into, target.name))).finally(() => target.close())
    return counts
  })
  return describeEnd(copied).finally(() => source.close())
}

async function copy(rows: RowsOut, counts: Counts, into: RowsIn, name: string): Promise<void> {
  const before = await countRows(into)
  if (!isEmpty(before)) throw new Refused('conflict', MOVE_REFUSALS.notEmpty(name, countsInWords(before)))
  for (const table of MOVED_TABLES) {
    for await (const page of rows.pages(table)) await into.add(table, page)
    const [due, there] = [counts.get(table.name), await into.count(table)]
    if (due !== there) throw new Error(MOVE_REFUSALS.rowsLost(table.name, due, there))
  }
}

const isEmpty = (counts: Counts): boolean => [...counts.values()].every((count) => count === 0)

const sourceAt = async (url: string): Promise<MoveSource> =>
  isPostgres(url) ? (await import('./postgres/postgres-rows.ts')).postgresSource(url) : sqliteSource(databasePath(url))

const targetAt = async (url: string): Promise<MoveTarget> =>
  isPostgres(url) ? (await import('./postgres/postgres-rows.ts')).postgresTarget(url) : sqliteTarget(databasePath(url))

/** The same for two ways to write the same place; other names of one machine are not seen through, but then the target is not empty. */
function placeOf(url: string): string {
  if (!isPostgres(url)) {
    const file = databasePath(url)
    return existsSync(file) ? realpathSync(file) : file
  }
  if (!URL.canParse(url)) return url
  const { hostname, port, pathname } = new URL(url)
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`
}

/** The reader does not take what the writer says for something of its own. */
async function describeEnd<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Refused) throw error
    // The stores' own sentences are for the server.
    throw refusedFor(error, (error instanceof Error ? error.message : String(error)).replace(' with DATABASE_URL', ''))
  }
}
