// Reads dates as people write them and as the program prints them (10 Jan 2022, Jan 2022, 2022) into the stored form, ISO 8601. Used by
// forms, pasted rows and imported tables alike.
import { cutText, dateSchema } from './texts.ts'

/** Examples of dates that are always understood, for hints and error messages. */
export const DATE_EXAMPLES = '10 Jan 2022, Jan 2022 or 2022'
/** For a text that is not a date, or that could be two different days. */
export const dateProblem = (typed: string): string =>
  `“${cutText(typed.trim(), 60)}” is not a clear date. Enter one such as ${DATE_EXAMPLES}.`

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')
const TIME = /^\d{1,2}:\d{2}(:\d{2})?$/

/** The place of the name that `word` abbreviates to three letters or more (sep, sept, september); -1 for any other word. */
const indexOfName = (names: readonly string[], word: string): number =>
  word.length < 3 ? -1 : names.findIndex((name) => name.startsWith(word))
const twoDigits = (number: string | number) => String(number).padStart(2, '0')

/** A date in the stored form: 2022-01-05, 2022-01 or 2022. Undefined for text that is not a date and for days not in the calendar. */
export function readDate(text: string): string | undefined {
  const date = normalizeDate(text)
  return date !== undefined && dateSchema.safeParse(date).success ? date : undefined
}

/**
 * Text in the shape of a date, as 2022-01-05, 2022-01 or 2022. The calendar is not checked: 30 Feb 2022 becomes 2022-02-30. A weekday or a
 * time of day is dropped. Undefined for other text, and for days such as 03/04/2022 that could be in March or in April.
 */
export function normalizeDate(text: string): string | undefined {
  const trimmed = text.trim()
  return numericDate(trimmed) ?? namedDate(trimmed)
}

function numericDate(text: string): string | undefined {
  if (/^\d{4}(-\d{2})?$/.test(text)) return text
  let parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text)
  if (parts) return `${parts[1]}-${twoDigits(parts[2] ?? '')}-${twoDigits(parts[3] ?? '')}`
  parts = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text)
  if (parts) return `${parts[3]}-${twoDigits(parts[2] ?? '')}-${twoDigits(parts[1] ?? '')}`
  parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (!parts) return undefined
  const [a, b] = [Number(parts[1]), Number(parts[2])]
  if (a > 12) return `${parts[3]}-${twoDigits(b)}-${twoDigits(a)}`
  return b > 12 || a === b ? `${parts[3]}-${twoDigits(a)}-${twoDigits(b)}` : undefined
}

/** With the month in letters: 10 January 2022, January 10, 2022, Mon 10 Jan 2022, 14:05. */
function namedDate(text: string): string | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s,.-]+/)
    .filter(Boolean)
  if (words.at(-1) === 'utc') words.pop()
  if (words.length > 2 && TIME.test(words.at(-1) ?? '')) words.pop()
  if (words.length > 2 && indexOfName(WEEKDAYS, words[0] ?? '') >= 0) words.shift()
  const year = words.pop() ?? ''
  const [month = -1] = words.map((word) => indexOfName(MONTHS, word)).filter((index) => index >= 0)
  const others = words.filter((word) => indexOfName(MONTHS, word) < 0)
  if (!/^\d{4}$/.test(year) || month < 0 || others.length > 1 || words.length - others.length > 1) return undefined
  if (others.length === 0) return `${year}-${twoDigits(month + 1)}`
  const day = /^(\d{1,2})(st|nd|rd|th)?$/.exec(others[0] ?? '')?.[1]
  return day && `${year}-${twoDigits(month + 1)}-${twoDigits(day)}`
}
