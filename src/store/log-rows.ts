// A row of the log to and from a change. A change that this version does not know stops the reading; it is never skipped.
import { CHANGE_TYPES, CHANGE_VERSION, type Change, type LoggedChange } from '../ach/change.ts'
import { Refused } from '../ach/refused.ts'

/** A change as it lies in the table: its content as JSON. */
export interface LogRow extends Omit<LoggedChange, 'change'> {
  readonly change: string
}

export const LOG_COLUMNS = 'seq, at, by, batch, undoes, v, change'

const KNOWN: ReadonlySet<string> = new Set(CHANGE_TYPES)

export function loggedChange(row: LogRow): LoggedChange {
  const change = JSON.parse(row.change) as Change
  if (row.v > CHANGE_VERSION || !KNOWN.has(change.type)) {
    throw new Refused(
      'unavailable',
      'This workbook holds changes that this version of ACH workbook does not know: it needs a newer version.',
    )
  }
  return { ...row, change }
}
