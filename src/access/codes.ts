// Join codes and personal codes, which people read from a wall and type on a phone. They use 31 letters and digits that are hard to confuse.
import { randomInt } from 'node:crypto'
import { isTime } from '../store/contract/stored-time.ts'

/** Without I, L, O, 0 and 1. */
export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
/** 31 ^ 8 = 852 billion codes: too many to try in two days, since right codes are never refused. */
export const JOIN_LENGTH = 8
/** Longer than a join code, because it opens one person's own answers and nobody has to type it quickly. */
export const REJOIN_LENGTH = 10
/** Milliseconds after which a join code expires, so that a code which others saw, or guess, soon lets nobody in. The desk makes a new one. */
const JOIN_MS = 2 * 24 * 60 * 60 * 1000

/** When a join code created at `at` stops working: long ago if that time cannot be read. */
export const joinCodeEnd = (at: string): Date => new Date(isTime(at) ? Date.parse(at) + JOIN_MS : 0)

/** When a join code that stops working at `end` would have been created. */
export const joinCodeStart = (end: Date): string => new Date(end.getTime() - JOIN_MS).toISOString()

export const newCode = (length: number): string => Array.from({ length }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')

/** Normalises a typed code: ignores spaces and dashes, and reads small letters as capitals. Returns null if it cannot be a code of this length. */
export function readCode(typed: string, length: number): string | null {
  const code = typed.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '')
  return code.length === length && [...code].every((letter) => CODE_LETTERS.includes(letter)) ? code : null
}

/** Formats a code for display: K7MP Q4XR, MQ4T7 KX2HP. */
export const formatCode = (code: string): string => `${code.slice(0, code.length / 2)} ${code.slice(code.length / 2)}`
