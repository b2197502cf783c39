// A row of the log to and from a change. A change that this version does not know stops the reading; it is never skipped.
import { CHANGE_VERSION, type Change, type ChangeType, type LoggedChange } from '../ach/change.ts'
import { Refused } from '../ach/refused.ts'

export interface LogRow {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly batch: string
  readonly undoes: string | null
  readonly v: number
  readonly change: string
}

const KNOWN: Readonly<Record<ChangeType, true>> = {
  created: true,
  settings: true,
  added: true,
  changed: true,
  parked: true,
  restored: true,
  ordered: true,
  joined: true,
  shown: true,
  rated: true,
  noted: true,
  reasoned: true,
}

export function loggedChange(row: LogRow): LoggedChange {
  const change = JSON.parse(row.change) as Change
  if (row.v > CHANGE_VERSION || !Object.hasOwn(KNOWN, change.type)) {
    throw new Refused(
      'unavailable',
      'This workbook holds changes that this version of ACH workbook does not know: it needs a newer version.',
    )
  }
  return { seq: row.seq, at: row.at, by: row.by, batch: row.batch, undoes: row.undoes, v: row.v, change }
}
