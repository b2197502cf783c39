// Converts rows of the log to changes and back. Reading stops with an error at an unknown change, a damaged row or a missing row; none is
// ever skipped.
import { CHANGE_TYPES, CHANGE_VERSION, type Change, type LoggedChange } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import { codeOf, refusedFor } from './refusals.ts'
import type { NewBatch } from './store.ts'

export const cannotBeOpened = (workbook: string, what: string): string =>
  `Workbook ${workbook} cannot be opened: ${what}. Restore a backup. Other workbooks are not affected.`
export const UNKNOWN_CHANGES = 'This workbook contains changes that this version of ACH workbook does not know. It needs a newer version.'

/** A change as stored in the table: its content is JSON text. */
export interface LogRow extends Omit<LoggedChange, 'change'> {
  readonly change: string
}

export const LOG_COLUMNS = 'seq, at, by, batch, undoes, v, change'

const KNOWN: ReadonlySet<string> = new Set(CHANGE_TYPES)

const damagedError = (workbook: string, what: string, cause: unknown): Refused => refusedFor(cause, cannotBeOpened(workbook, what))

export function loggedChange(row: LogRow, workbook: string): LoggedChange {
  const change = contentOf(row)
  if (row.v > CHANGE_VERSION || (change !== null && !KNOWN.has(change.type))) {
    throw new Refused('unavailable', UNKNOWN_CHANGES)
  }
  if (change === null) throw damagedError(workbook, `its change ${row.seq} is damaged`, undefined)
  return { ...row, change }
}

/** Returns null if the row contains no valid change. */
function contentOf({ change }: LogRow): Change | null {
  try {
    const content: unknown = JSON.parse(change)
    return content !== null && typeof content === 'object' && 'type' in content ? (content as Change) : null
  } catch {
    return null
  }
}

/** Throws unless the rows follow one another in steps of 1 or -1, beginning with `first` if it is given. */
export function* checkOrder(rows: Iterable<LogRow>, workbook: string, step: 1 | -1, first?: number): Generator<LoggedChange> {
  let expected = first
  for (const row of rows) {
    if (expected !== undefined && row.seq !== expected) throw damagedError(workbook, `its change ${expected} is missing`, undefined)
    yield loggedChange(row, workbook)
    expected = row.seq + step
  }
}

/** Reads from SQLite; a damaged page of the file is reported as a damaged workbook. */
export function readLog<T>(workbook: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_CORRUPT')) throw error
    throw damagedError(workbook, 'its part of the database file is damaged', error)
  }
}

/** The changes of a batch as JSON texts. Throws if there are none. */
export function changeTexts({ changes }: NewBatch): string[] {
  if (changes.length === 0) throw new Error('A batch without changes cannot be stored.')
  return changes.map((change) => JSON.stringify(change))
}

/** Throws if this cannot be the first batch of the workbook: its first seq must be 1. */
export function checkFirst(workbook: string, first: NewBatch): void {
  if (first.workbook !== workbook || first.from !== 1) throw new Error('The first batch of a workbook begins at 1.')
  if (first.changes.length === 0) throw new Error('A batch without changes cannot be stored.')
}
