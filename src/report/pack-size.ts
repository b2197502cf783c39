// About how many pages of A4 each part of the printable pack takes: an estimate from the length of the texts, to warn before printing.
import type { Pack } from './pack.ts'

/** Millimetres that a page has for text. */
const PAGE = 255
/** More hypotheses than this get boxes to write in instead of letters to circle: there is no room for six letters. */
const CIRCLED = 5
/** So many boxes stand beside the text of an item. */
const BOXES = 8
/** Longer texts are not repeated in full in a matrix that has cards beside it. */
export const MATRIX_TEXT = 360

export const isCircled = (hypotheses: number): boolean => hypotheses <= CIRCLED

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
export function sizeOf({ hypotheses, items, steps, debrief, background }: Pack, withCards: boolean, readings: number): PackSize {
  const shown = (text: string) => Math.min(text.length, withCards ? MATRIX_TEXT : text.length)
  const perLine = hypotheses.length <= 3 ? 55 : 40
  const rows = sum(items.map(({ statement }) => 9 + 3.8 * Math.ceil(shown(statement) / perLine)))
  const front = 120 + sum(hypotheses.map(({ label, statement }) => 4 + 4.4 * lines(`${label}. ${statement}`, 95)))
  const cards = items.map(({ statement }) => (statement.length > 500 ? 25 + 5 * lines(statement, 95) : 12 + 2.5 * lines(statement, 45)))
  const keyRows = sum(items.map(({ statement }) => 3 + 3.6 * lines(statement, 60)))
  return {
    sheet: pages(front) + pages(rows) * splitOverSheets(hypotheses).length + 1,
    cards: pages(sum(cards)),
    notes: pages(150 + 38 * steps.length + sum(debrief.map((one) => 5 * lines(one, 90))) + 4.4 * lines(background, 95)),
    key: readings * pages(60 + keyRows) * splitOverSheets(hypotheses).length,
  }
}
