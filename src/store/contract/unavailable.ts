// What SQLite says, as the sentence for somebody whose action was not stored. The cause goes with it, for the log.
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
