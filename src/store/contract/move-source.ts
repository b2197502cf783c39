// What a store offers so that everything in it can be moved: rows out of it, of one moment, and rows into it, all or nothing.
import { Refused } from '../../ach/model/refused.ts'
import { type Counts, MOVED_TABLES, type MovedRow, type MovedTable } from './move-tables.ts'
import { refusedFor } from './refusals.ts'

/** Why a database of another version is not moved. */
export const OTHER_VERSIONS = {
  newer: (name: string) => `${name} was written by a newer version of ACH workbook. Move it with that version.`,
  older: (name: string) =>
    `${name} was written by an older version of ACH workbook. Start the server on it once, which brings it up to date, stop it, and move then.`,
} as const

export interface MoveRows {
  count(table: MovedTable): Promise<number>
}

export interface RowsOut extends MoveRows {
  /** All rows in the table's order, never more than a page of them at once. */
  pages(table: MovedTable): AsyncIterable<readonly MovedRow[]>
}

export interface RowsIn extends MoveRows {
  add(table: MovedTable, rows: readonly MovedRow[]): Promise<void>
}

interface Place {
  /** in sentences; it has no password */
  readonly name: string
  close(): Promise<void>
}

export interface MoveSource extends Place {
  /** Whatever `work` reads was there at the same moment. The source is never changed. */
  read<T>(work: (rows: RowsOut) => Promise<T>): Promise<T>
}

export interface MoveTarget extends Place {
  /** All or nothing, durable when it resolves; nobody else writes meanwhile. */
  write<T>(work: (rows: RowsIn) => Promise<T>): Promise<T>
}

export async function countRows(rows: MoveRows): Promise<Counts> {
  const counts = new Map<string, number>()
  for (const table of MOVED_TABLES) counts.set(table.name, await rows.count(table))
  return counts
}

export const columnNames = ({ columns }: MovedTable): string => Object.keys(columns).join(', ')

/** Throws a sentence where the tables are not those that this version knows: moving brings nothing up to date. */
export function refuseOtherVersions(name: string, version: number, known: number): void {
  if (version > known) throw new Refused('unavailable', OTHER_VERSIONS.newer(name))
  if (version === known) return
  throw new Refused('unavailable', OTHER_VERSIONS.older(name))
}

/** For rows that break a rule of the target. */
export function rowRefused({ name }: MovedTable, error: unknown): Refused {
  const reason = error instanceof Error ? error.message : String(error)
  return refusedFor(error, `Something in the table ${name} cannot be moved: ${reason.replace(/\.$/, '')}. Nothing was moved.`)
}
