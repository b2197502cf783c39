// Converts rows of the log to changes and back. Reading stops with an error at an unknown change, a damaged row or a missing row; none is
// ever skipped.
import { CHANGE_TYPES, CHANGE_VERSION, type Change, type LoggedChange } from '../../ach/log/change.ts'
import { redactor } from '../../ach/log/redact.ts'
import { Refused } from '../../ach/model/refused.ts'
import { DamagedLog, damagedWorkbook, LOG_DAMAGE } from './damaged-log.ts'
import { chainSum, type LogEnd, LogVerifier, type UnsummedRow } from './log-sums.ts'
import { codeOf, refusedFor } from './refusals.ts'
import type { Rewriting } from './rewriting.ts'
import { REDACTED } from './snapshot-sums.ts'
import type { NewBatch } from './store.ts'

export const UNKNOWN_CHANGES = 'This workbook contains changes that this version of ACH workbook does not know. It needs a newer version.'

/** A change as stored in the table: its content is JSON text. */
export interface LogRow extends Omit<LoggedChange, 'change'> {
  readonly change: string
  readonly sum: string
}

export const LOG_COLUMNS = 'seq, at, by, batch, undoes, v, change, sum'

const KNOWN: ReadonlySet<string> = new Set(CHANGE_TYPES)

export function loggedChange({ seq, at, by, batch, undoes, v, change: text }: LogRow, workbook: string): LoggedChange {
  const change = contentOf(text)
  if (v > CHANGE_VERSION || (change !== null && !KNOWN.has(change.type))) {
    throw new Refused('unavailable', UNKNOWN_CHANGES)
  }
  if (change === null) throw new DamagedLog(workbook, seq, LOG_DAMAGE.changed(seq))
  return { seq, at, by, batch, undoes, v, change }
}

/** Returns null if the text is no valid change. */
function contentOf(text: string): Change | null {
  try {
    const content: unknown = JSON.parse(text)
    return content !== null && typeof content === 'object' && 'type' in content ? (content as Change) : null
  } catch {
    return null
  }
}

/** Where a read must end: `end` is the stored end of the log, or null if there is none. */
interface Extent {
  readonly end: LogEnd | null
  /** The most changes to read; all if missing. */
  readonly limit?: number | undefined
  /** How far the log has been rewritten, if it is being rewritten. */
  readonly rewriting?: Rewriting | null
}

/** Converts rows to changes, without the personal data that was removed. */
function changesFrom(workbook: string, rewriting: Rewriting | null): (row: LogRow) => LoggedChange {
  if (rewriting === null) return (row) => loggedChange(row, workbook)
  const redact = redactor(rewriting.redaction)
  return (row) => {
    const logged = loggedChange(row, workbook)
    return row.seq > rewriting.done && row.seq <= rewriting.upto ? { ...logged, change: redact(logged) } : logged
  }
}

/**
 * The changes with seq > `after`, from rows with seq >= `after`, ascending. Throws `DamagedLog` unless they follow one another from there,
 * and reach the end of the log if fewer than `limit` follow.
 */
export function verifyAfter(
  workbook: string,
  after: number,
  rows: readonly LogRow[],
  { end, limit, rewriting = null }: Extent,
): LoggedChange[] {
  // No such workbook, or a log that has lost what the reader knows.
  if (rows.length === 0 && (end === null || end.seq < after)) return []
  const verifier = new LogVerifier(workbook, after, rewriting)
  const toChange = changesFrom(workbook, rewriting)
  const changes: LoggedChange[] = []
  for (const row of rows) if (verifier.add(row)) changes.push(toChange(row))
  if (limit === undefined || changes.length < limit) verifier.finish(end ?? NO_END)
  return changes
}

/** The number of rows to read for `verifyAfter`: one more than the changes, to continue from. */
export const rowLimit = (after: number, limit: number): number => (after > 0 ? limit + 1 : limit)

/** The changes with seq < `before`, newest first, at most `limit`, from up to `limit` + 1 rows, newest first. Otherwise as `verifyAfter`. */
export function verifyBefore(
  workbook: string,
  before: number,
  rows: readonly LogRow[],
  { end, limit, rewriting = null }: Extent & { readonly limit: number },
): LoggedChange[] {
  if (rows.length === 0 && end === null) return []
  const ascending = [...rows].reverse()
  const verifier = new LogVerifier(workbook, rows.length > limit ? (ascending[0]?.seq ?? 0) : 0, rewriting)
  const toChange = changesFrom(workbook, rewriting)
  const changes: LoggedChange[] = []
  for (const row of ascending) if (verifier.add(row)) changes.push(toChange(row))
  verifier.finish(end !== null && before <= end.seq ? { seq: before - 1 } : (end ?? NO_END))
  return changes.reverse()
}

/** No log ends like this. */
const NO_END = { seq: 0, sum: '' }

/** The changes of rows with seq >= `after`, ascending, one by one; the end of the log is not checked. */
export function* verifyEach(
  workbook: string,
  after: number,
  rows: Iterable<LogRow>,
  rewriting: Rewriting | null = null,
): Generator<Change> {
  const verifier = new LogVerifier(workbook, after, rewriting)
  const toChange = changesFrom(workbook, rewriting)
  for (const row of rows) if (verifier.add(row)) yield toChange(row).change
}

/** Reads from SQLite; a damaged page of the file is reported as a damaged workbook. */
export function readLog<T>(workbook: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!isDamagedFile(error)) throw error
    throw refusedFor(error, damagedWorkbook(workbook, LOG_DAMAGE.file))
  }
}

/** True for an error of SQLite that a damaged page can cause. */
export const isDamagedFile = (error: unknown): boolean => /^SQLITE_(CORRUPT|TOOBIG|NOMEM)/.test(codeOf(error))

/** The rows of a batch without checksums. Throws if there are none. */
export function rowsOf({ from, at, by, batch, undoes, changes }: NewBatch): UnsummedRow[] {
  if (changes.length === 0) throw new Error('A batch without changes cannot be stored.')
  return changes.map((change, index) => ({ seq: from + index, at, by, batch, undoes, v: CHANGE_VERSION, change: JSON.stringify(change) }))
}

/** Throws if this cannot be the first batch of the workbook: its first seq must be 1. */
export function checkFirst(workbook: string, first: NewBatch): void {
  if (first.workbook !== workbook || first.from !== 1) throw new Error('The first batch of a workbook begins at 1.')
  if (first.changes.length === 0) throw new Error('A batch without changes cannot be stored.')
}

/** The row that records the removal of personal data, behind the row with that number and checksum. */
export function redactedRow(end: Pick<LogEnd, 'seq' | 'sum'>, { batch, at, by }: Pick<NewBatch, 'batch' | 'at' | 'by'>): LogRow {
  const row = { seq: end.seq + 1, at, by, batch, undoes: null, v: CHANGE_VERSION, change: REDACTED }
  return { ...row, sum: chainSum(end.sum, row) }
}
