// What SQLite says, as the sentence for somebody whose action was not stored. The cause goes with it, for the log.
import { Refused } from '../../ach/model/refused.ts'

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
  if (code === 'SQLITE_FULL') return 'The disk is full, so nothing was stored. Make room and try again.'
  if (code.startsWith('SQLITE_BUSY')) return 'The database is in use by another program, so nothing was stored. Try again in a moment.'
  if (code.startsWith('SQLITE_READONLY')) return 'The database is not writable, so nothing was stored.'
  return 'The database could not store this, so nothing was changed.'
}
