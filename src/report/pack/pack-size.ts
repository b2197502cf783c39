// Estimates the number of A4 pages of each part of the printable pack from the length of its texts, to warn before printing.
import { cutText } from '../../ach/model/texts.ts'
import type { Pack } from './pack-content.ts'

/** Height of the printed area of a page, in millimetres. */
const PAGE = 255
/** Up to this many columns have letters to circle; more have boxes to write in. */
const CIRCLED = 4
/** Columns of boxes that fit on one sheet. */
const BOXES = 8
/** Longer statements are shortened in a matrix if the cards have them in full. */
const MATRIX_TEXT = 360

/** The shortened statement for a matrix; null if it is short enough. */
export const shortenStatement = (statement: string): string | null =>
  statement.length > MATRIX_TEXT ? `${cutText(statement, MATRIX_TEXT - 20)}…` : null

/** True if the matrix has letters to circle. `judged`: there is one more column, for credibility. */
export const isCircled = (hypotheses: number, judged = false): boolean => hypotheses + (judged ? 1 : 0) <= CIRCLED

/** Splits the hypotheses over as few sheets as possible, as evenly as possible. */
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

/** Estimated pages, at least 1 per part; `key` is 0 without reference ratings. `withCards`: only the cards have long statements in full. */
export function packSize({ hypotheses, items, steps, debrief, background }: Pack, withCards: boolean, references: number): PackSize {
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
    key: references * pages(60 + keyRows) * splitOverSheets(hypotheses).length,
  }
}
