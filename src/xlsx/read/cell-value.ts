// Converts a cell's XML type and text to a value. Refuses what no spreadsheet program writes.

import { formatCount } from '../../ach/model/format-count.ts'
import { CELL_LIMIT, oneLine } from '../write/safe-text.ts'
import { decodeEscapes } from './read-strings.ts'
import { quoteFromFile, refuseFile } from './refuse-file.ts'

export const longCell = (place: string, length: number): string =>
  `${place} has ${formatCount(length)} characters. A cell can hold at most ${formatCount(CELL_LIMIT)}.`
export const SHORTEN_TEXT = 'Shorten the text, then import the file again.'

/** A cell as the XML has it. */
export interface RawCell {
  /** s, str, inlineStr, b, e, n or d */
  readonly type: string
  /** text of <v>; null if absent */
  readonly value: string | null
  /** decoded text of <is>; null if absent */
  readonly inline: string | null
}

export interface CellContent {
  readonly value: string | number | boolean | null
  readonly error: string | null
}

const NOTHING: CellContent = { value: null, error: null }
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** `place` names the cell in a refusal. */
export function contentOf({ type, value, inline }: RawCell, strings: readonly string[], place: () => string): CellContent {
  if (type === 'inlineStr') return text(inline ?? (value === null ? null : decodeEscapes(value)), place)
  if (value === null) return NOTHING
  if (type === 'str') return text(decodeEscapes(value), place)
  const plain = value.trim()
  if (plain === '') return NOTHING
  switch (type) {
    case 's':
      return text(sharedString(plain, strings, place), place)
    case 'n':
      return { value: finite(plain, place), error: null }
    case 'b':
      return { value: truth(plain, place), error: null }
    case 'e':
      return { value: null, error: oneLine(plain, 40) }
    case 'd':
      return text(plain, place)
    default:
      throw refuseFile(`${place()} has an unknown type of value (${oneLine(type, 20)}).`)
  }
}

function text(value: string | null, place: () => string): CellContent {
  if (value !== null && value.length > CELL_LIMIT) throw refuseFile(longCell(place(), value.length), SHORTEN_TEXT)
  return { value, error: null }
}

function sharedString(index: string, strings: readonly string[], place: () => string): string {
  const found = /^\d{1,7}$/.test(index) ? strings[Number(index)] : undefined
  if (found === undefined) throw refuseFile(`${place()} refers to a text that is missing from the file.`)
  return found
}

function finite(digits: string, place: () => string): number {
  if (!NUMBER.test(digits)) throw refuseFile(`${place()} should hold a number but holds ${quoteFromFile(digits)}.`)
  const number = Number(digits)
  if (!Number.isFinite(number)) throw refuseFile(`${place()} holds a number that is too large (${oneLine(digits, 40)}).`)
  return number
}

function truth(value: string, place: () => string): boolean {
  if (value === '1' || value === 'true') return true
  if (value === '0' || value === 'false') return false
  throw refuseFile(`${place()} should hold TRUE or FALSE but holds ${quoteFromFile(value)}.`)
}
