// A row of the log to and from a change. A change that this version does not know stops the reading, and so does a damaged row or a
// missing one; none is ever skipped.
import { CHANGE_TYPES, CHANGE_VERSION, type Change, type LoggedChange } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import { codeOf, refusedFor } from './refusals.ts'
import type { NewBatch } from './store.ts'

export const cannotBeOpened = (workbook: string, what: string): string =>
  `Workbook ${workbook} cannot be opened: ${what}. Restore a backup. Other workbooks are not affected.`
export const UNKNOWN_CHANGES = 'This workbook holds changes that this version of ACH workbook does not know: it needs a newer version.'

/** A change as it lies in the table: its content as JSON. */
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

/** null where there is no change in it. */
function contentOf({ change }: LogRow): Change | null {
  try {
    const content: unknown = JSON.parse(change)
    return content !== null && typeof content === 'object' && 'type' in content ? (content as Change) : null
  } catch {
    return null
  }
}

/** Rows that must follow one another, from `first` where it is known, in steps of 1 or -1. */
export function* checkOrder(rows: Iterable<LogRow>, workbook: string, step: 1 | -1, first?: number): Generator<LoggedChange> {
  let expected = first
  for (const row of rows) {
    if (expected !== undefined && row.seq !== expected) throw damagedError(workbook, `its change ${expected} is missing`, undefined)
    yield loggedChange(row, workbook)
    expected = row.seq + step
  }
}

/** Reads; a damaged page of the file is said as a damaged workbook. */
export function readLog<T>(workbook: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_CORRUPT')) throw error
    throw damagedError(workbook, 'the database is damaged where it lies', error)
  }
}

/** The changes of a batch as they are stored. */
export function changeTexts({ changes }: NewBatch): string[] {
  if (changes.length === 0) throw new Error('A batch without changes cannot be stored.')
  return changes.map((change) => JSON.stringify(change))
}

/** The same of the batch with which that workbook begins. */
export function textsOfFirst(workbook: string, first: NewBatch): string[] {
  if (first.workbook !== workbook || first.from !== 1) throw new Error('The first batch of a workbook begins at 1.')
  return changeTexts(first)
}
