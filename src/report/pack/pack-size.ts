// About how many pages of A4 each part of the printable pack takes: an estimate from the length of the texts, to warn before printing.
import { cutText } from '../../ach/model/texts.ts'
import type { Pack } from './pack-content.ts'

/** Millimetres that a page has for text. */
const PAGE = 255
/** So many columns have room for letters to circle; more get boxes to write in. */
const CIRCLED = 4
/** So many boxes stand beside the text of an item. */
const BOXES = 8
/** Longer texts are not repeated in full in a matrix that has them elsewhere. */
const MATRIX_TEXT = 360

/** The beginning of a text that is too long for a matrix; null where it is not. */
export const shortenStatement = (statement: string): string | null =>
  statement.length > MATRIX_TEXT ? `${cutText(statement, MATRIX_TEXT - 20)}…` : null

/** `judged`: a column more says how sure an item is. */
export const isCircled = (hypotheses: number, judged = false): boolean => hypotheses + (judged ? 1 : 0) <= CIRCLED

/** The hypotheses of each sheet of the matrix: all on one, or about equally many on each. */
export function splitOverSheets<T>(hypotheses: readonly T[], most = BOXES): T[][] {
  const sheets = Math.max(1, Math.ceil(hypotheses.length / most))
  const each = Math.max(1, Math.ceil(hypotheses.length / sheets))
  return Array.from({ length: sheets }, (_, at) => hypotheses.slice(at * each, (at + 1) * each)).filter((part) => part.length > 0)
}

const lines = (text: string | null, perLine: number) => (text === null ? 0 : Math.ceil(text.length / perLine))
const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)
const pages = (millimetres: number) => Math.max(1, Math.ceil(millimetres / PAGE))

export interface PackSize {
  readonly sheet: number
  readonly cards: number
  readonly notes: number
  readonly key: number
}

/** Pages, each at least 1; `key` 0 without a reading. `withCards`: long texts stand in full on their cards alone. */
export function packSize({ hypotheses, items, steps, debrief, background }: Pack, withCards: boolean, readings: number): PackSize {
  const shown = (text: string) => Math.min(text.length, withCards ? MATRIX_TEXT : text.length)
  const perLine = hypotheses.length <= 3 ? 55 : 40
  const rows = sum(items.map(({ statement }) => 9 + 3.8 * Math.ceil(shown(statement) / perLine)))
  const front = 120 + sum(hypotheses.map(({ label, statement }) => 4 + 4.4 * lines(`${label}. ${statement}`, 95)))
  const cards = items.map(({ statement }) =>
    statement.length > 500 ? 20 + 5 * lines(statement, 95) : Math.max(25, 12 + 2.6 * lines(statement, 42)),
  )
  const keyRows = sum(items.map(({ statement }) => 3 + 3.6 * Math.ceil(Math.min(statement.length, MATRIX_TEXT) / 50)))
  return {
    sheet: pages(front) + pages(rows) * splitOverSheets(hypotheses).length + 1,
    cards: pages(sum(cards)),
    notes: pages(150 + 38 * steps.length + sum(debrief.map((one) => 5 * lines(one, 90))) + 4.4 * lines(background, 95)),
    key: readings * pages(60 + keyRows) * splitOverSheets(hypotheses).length,
  }
}
