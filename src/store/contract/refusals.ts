// The error messages of the store, shared by both databases. The original error is attached as `cause` for the log.
import { Refused } from '../../ach/model/refused.ts'

/** Why the store refuses. */
export const UNAVAILABLE = {
  full: 'The disk is full, so nothing was saved. Free some space and try again.',
  busy: 'The database is in use by another program, so nothing was saved. Try again in a moment.',
  readOnly: 'The database is read-only, so nothing was saved.',
  moved:
    'The database file was moved, deleted or replaced while the server is running, so nothing was saved. Put it back, or restart the server.',
  damaged: 'A part of the database file is damaged, so this cannot be read or saved. Restore a backup.',
  other: 'The database failed to store this, so nothing was changed.',
  stopping: 'The server is stopping, so nothing was saved. Try again in a moment.',
} as const

/** The error code of SQLite or the operating system; '' if there is none. */
export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** The refusal for a write that failed in SQLite. */
export function unavailable(error: unknown): Refused {
  return refusedFor(error, sentenceOf(codeOf(error)))
}

export function refusedFor(cause: unknown, sentence: string): Refused {
  const refused = new Refused('unavailable', sentence)
  refused.cause = cause
  return refused
}

function sentenceOf(code: string): string {
  if (code === 'SQLITE_FULL') return UNAVAILABLE.full
  if (code.startsWith('SQLITE_BUSY')) return UNAVAILABLE.busy
  if (code.startsWith('SQLITE_READONLY')) return UNAVAILABLE.readOnly
  if (code.startsWith('SQLITE_CORRUPT')) return UNAVAILABLE.damaged
  return UNAVAILABLE.other
}

export const stoppedStore = (): Refused => new Refused('unavailable', UNAVAILABLE.stopping)

export const noSuchWorkbook = (): Refused => new Refused('unknown', 'This workbook does not exist or has been deleted.')

/** For actions that are possible on deleted workbooks too. */
export const neverWorkbook = (): Refused => new Refused('unknown', 'This workbook does not exist.')

export const noSuchLink = (): Refused => new Refused('unknown', 'This link does not exist.')

export const joinCodeTaken = (): Refused => new Refused('conflict', 'Another exercise already has this code.')

export const personNameTaken = (name: string): Refused => new Refused('conflict', `The name ${name} is already taken.`, 'name')
