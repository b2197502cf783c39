// Reads values as spreadsheets write them: levels and days, alone and among the values of a row. Pure.

import { dateSchema } from '../ach/model/texts.ts'
import type { Level } from '../ach/model/workbook.ts'
import { shortLabel } from './ids.ts'
import type { Typed } from './typed-fields.ts'

const LEVEL_WORDS: Readonly<Record<string, Level | null>> = {
  '': null,
  '?': null,
  '-': null,
  '–': null,
  u: null,
  unknown: null,
  'not judged': null,
  'n/a': null,
  l: 'low',
  low: 'low',
  m: 'medium',
  med: 'medium',
  mid: 'medium',
  medium: 'medium',
  moderate: 'medium',
  h: 'high',
  hi: 'high',
  high: 'high',
}

/** H, M, L and words, any case; null is unknown, undefined is not a level. */
export const readLevel = (text: string): Level | null | undefined => {
  const word = text.trim().toLowerCase()
  return Object.hasOwn(LEVEL_WORDS, word) ? LEVEL_WORDS[word] : undefined
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const two = (number: string | number) => String(number).padStart(2, '0')

/** A day as year-month-day. 10.01.2022, 10 Jan 2022 and 2022/1/10 are read too; undefined for what is no day or could be two. */
export function readDate(text: string): string | undefined {
  const written = text.trim()
  const day = dayOf(written)
  return day !== undefined && dateSchema.safeParse(day).success ? day : undefined
}

function dayOf(text: string): string | undefined {
  let parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text)
  if (parts) return `${parts[1]}-${two(parts[2] ?? '')}-${two(parts[3] ?? '')}`
  parts = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text)
  if (parts) return `${parts[3]}-${two(parts[2] ?? '')}-${two(parts[1] ?? '')}`
  parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (parts) {
    const [a, b] = [Number(parts[1]), Number(parts[2])]
    if (a > 12) return `${parts[3]}-${two(b)}-${two(a)}`
    if (b > 12 || a === b) return `${parts[3]}-${two(a)}-${two(b)}`
    return undefined
  }
  parts = /^(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,9})\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})$/.exec(text)
  if (parts) {
    const month = MONTHS.indexOf((parts[2] ?? '').slice(0, 3).toLowerCase()) + 1
    const day = parts[1] ?? parts[3]
    if (month === 0) return undefined
    return day ? `${parts[4]}-${two(month)}-${two(day)}` : `${parts[4]}-${two(month)}`
  }
  return text
}

type Say = (field: string, message: string) => void

/** Said of a value that is left blank. */
export const VALUE_PROBLEMS = {
  level: (field: string, typed: string) => `“${shortLabel(typed)}” is not a ${field}. Use low, medium or high; it is left blank.`,
  date: (typed: string) => `“${shortLabel(typed)}” is not a date that can be sorted. Write 2022-01-05; it is left blank.`,
} as const

/** A copy of a row’s values, texts as they are. What is no level or no day becomes empty, and is said. `readDay`: how days are written here. */
export function evidenceValues(typed: Typed, say: Say, readDay = readDate): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = { ...typed }
  for (const name of ['credibility', 'relevance'] as const) {
    const level = readLevel(values[name] ?? '')
    if (level === undefined) say(name, VALUE_PROBLEMS.level(name, values[name] ?? ''))
    values[name] = level ?? ''
  }
  if (values.date?.trim()) {
    const date = readDay(values.date)
    if (date === undefined) say('date', VALUE_PROBLEMS.date(values.date))
    values.date = date ?? ''
  }
  return values
}
