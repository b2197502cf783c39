// Codes that people read from a wall and type on a phone: 31 letters and digits that cannot be taken for one another.
import { randomInt } from 'node:crypto'

/** Without I, L, O, 0 and 1. */
export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
/** 31 ^ 6 are 887 million. */
export const JOIN_LENGTH = 6
/** Nobody types it in a hurry, and it opens what one person wrote. */
export const REJOIN_LENGTH = 10
/** A code that nobody uses any more can be given out again to strangers' eyes; after so many days it lets nobody in. */
export const JOIN_DAYS = 30

export const newCode = (length: number): string => Array.from({ length }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')

/** The code as it was meant: spaces and dashes do not count, small letters are large ones. Null for what cannot be a code of that length. */
export function readCode(typed: string, length: number): string | null {
  const code = typed.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '')
  return code.length === length && [...code].every((letter) => CODE_LETTERS.includes(letter)) ? code : null
}

/** As it is shown: K7M PQ4, MQ4T7 KX2HP. */
export const formatCode = (code: string): string => `${code.slice(0, code.length / 2)} ${code.slice(code.length / 2)}`
