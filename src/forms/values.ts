// Reads the levels and dates of a row of evidence, as spreadsheets and people write them. Pure.

import { DATE_EXAMPLES, readDate } from '../ach/model/dates.ts'
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
  'not assessed': null,
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

/** Reads H, M, L and words in any case. Returns null for unknown, undefined for text that is not a level. */
export const readLevel = (text: string): Level | null | undefined => {
  const word = text.trim().toLowerCase()
  return Object.hasOwn(LEVEL_WORDS, word) ? LEVEL_WORDS[word] : undefined
}

type Report = (field: string, message: string) => void

/** For a value of a row that cannot be read; the value is left blank. */
export const VALUE_PROBLEMS = {
  level: (field: string, typed: string) => `“${shortLabel(typed)}” is not a ${field} and is left blank. Use low, medium or high.`,
  date: (typed: string) => `“${shortLabel(typed)}” is not a clear date and is left blank. Use a form such as ${DATE_EXAMPLES}.`,
} as const

/**
 * A copy of a row with levels and dates in their stored form and all other texts unchanged. An unreadable level or date becomes '' and is
 * reported. `readDay`: reads a date as this kind of file writes it.
 */
export function evidenceValues(typed: Typed, report: Report, readDay = readDate): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = { ...typed }
  for (const name of ['credibility', 'relevance'] as const) {
    const level = readLevel(values[name] ?? '')
    if (level === undefined) report(name, VALUE_PROBLEMS.level(name, values[name] ?? ''))
    values[name] = level ?? ''
  }
  if (values.date?.trim()) {
    const date = readDay(values.date)
    if (date === undefined) report('date', VALUE_PROBLEMS.date(values.date))
    values.date = date ?? ''
  }
  return values
}
