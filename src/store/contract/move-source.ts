// The interfaces that a store implements for `move`: read all rows as of one moment, and write all rows or none.
import { Refused } from '../../ach/model/refused.ts'
import { type Counts, MOVED_TABLES, type MovedRow, type MovedTable } from './move-tables.ts'
import { refusedFor } from './refusals.ts'

/** Why a database of another version is not moved. */
export const OTHER_VERSIONS = {
  newer: (name: string) => `${name} was written by a newer version of ACH workbook. Move it with that version.`,
  older: (name: string) =>
    `${name} was written by an older version of ACH workbook. Start the server on it once to upgrade it, stop the server, then move the database.`,
} as const

export interface MoveRows {
  count(table: MovedTable): Promise<number>
}

export interface RowsOut extends MoveRows {
  /** All rows in the table's order, at most one page of them at a time. */
  pages(table: MovedTable): AsyncIterable<readonly MovedRow[]>
}

export interface RowsIn extends MoveRows {
  add(table: MovedTable, rows: readonly MovedRow[]): Promise<void>
}

interface Place {
  /** The database's name in messages; contains no password. */
  readonly name: string
  close(): Promise<void>
}

export interface MoveSource extends Place {
  /** Everything `work` reads is from the same moment. The source is never changed. */
  read<T>(work: (rows: RowsOut) => Promise<T>): Promise<T>
}

export interface MoveTarget extends Place {
  /** Writes everything or nothing; durable when it resolves. Blocks all other writers until then. */
  write<T>(work: (rows: RowsIn) => Promise<T>): Promise<T>
}

export async function countRows(rows: MoveRows): Promise<Counts> {
  const counts = new Map<string, number>()
  for (const table of MOVED_TABLES) counts.set(table.name, await rows.count(table))
  return counts
}

export const columnNames = ({ columns }: MovedTable): string => Object.keys(columns).join(', ')

/** Throws if the tables are of another version: moving upgrades nothing. */
export function refuseOtherVersions(name: string, version: number, known: number): void {
  if (version > known) throw new Refused('unavailable', OTHER_VERSIONS.newer(name))
  if (version === known) return
  throw new Refused('unavailable', OTHER_VERSIONS.older(name))
}

/** The error for rows that break a constraint of the target. */
export function rowRefused({ name }: MovedTable, error: unknown): Refused {
  const reason = error instanceof Error ? error.message : String(error)
  return refusedFor(error, `A row of the table ${name} cannot be moved: ${reason.replace(/\.$/, '')}. Nothing was moved.`)
}
