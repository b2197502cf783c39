// Rebuilds a workbook as it was after one of its changes, from its log.

import { setImmediate } from 'node:timers/promises'
import { applyChanges } from '../ach/log/apply-change.ts'
import type { LoggedChange } from '../ach/log/change.ts'
import { NO_WORKBOOK, type Workbook } from '../ach/model/workbook.ts'

/** Changes applied before other requests get their turn. */
const SLICE = 500

/** A workbook as it was, and when it became so. */
export interface PastWorkbook {
  readonly workbook: Workbook
  /** time of its last change, ISO 8601, UTC */
  readonly changedAt: string
}

/** Returns null if the log ends before the change `seq`. `read` returns at most `limit` changes with seq > `after`, ascending. */
export async function workbookAt(
  read: (after: number, limit: number) => Promise<readonly LoggedChange[]>,
  seq: number,
): Promise<PastWorkbook | null> {
  let workbook = NO_WORKBOOK
  let changedAt = ''
  while (workbook.seq < seq) {
    const logged = await read(workbook.seq, Math.min(SLICE, seq - workbook.seq))
    const last = logged.at(-1)
    if (last === undefined) return null
    const changes = logged.map(({ change }) => change)
    workbook = applyChanges(workbook, changes)
    changedAt = last.at
    await setImmediate()
  }
  return { workbook, changedAt }
}
