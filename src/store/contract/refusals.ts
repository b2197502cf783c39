// What a store refuses, in the sentences that both databases use. The cause of a failure goes with it, for the log.
import { Refused } from '../../ach/model/refused.ts'

/** Why a batch was not stored. */
export const UNAVAILABLE = {
  full: 'The disk is full, so nothing was stored. Make room and try again.',
  busy: 'The database is in use by another program, so nothing was stored. Try again in a moment.',
  readOnly: 'The database is not writable, so nothing was stored.',
  other: 'The database could not store this, so nothing was changed.',
  stopping: 'The server is stopping, so nothing was stored. Try again in a moment.',
} as const

/** SQLite's or the system's name for an error; empty where it has none. */
export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** For what SQLite did not store. */
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
  return UNAVAILABLE.other
}

export const stoppedStore = (): Refused => new Refused('unavailable', UNAVAILABLE.stopping)

export const noSuchWorkbook = (): Refused => new Refused('unknown', 'There is no such workbook, or it was deleted.')

/** For what may be done to a deleted one too. */
export const neverWorkbook = (): Refused => new Refused('unknown', 'There is no such workbook.')

export const noSuchLink = (): Refused => new Refused('unknown', 'There is no such link.')

export const joinCodeTaken = (): Refused => new Refused('conflict', 'Another exercise has this code.')
