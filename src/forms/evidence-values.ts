// Levels and days among the values of a row, turned into what is kept. Texts, names and ids stay as they are. Pure.

import { shortLabel } from './ids.ts'
import type { Typed } from './typed-fields.ts'
import { readDate, readLevel } from './values.ts'

type Say = (field: string, message: string) => void

/** Said of a value that is left blank. */
export const VALUE_PROBLEMS = {
  level: (field: string, typed: string) => `“${shortLabel(typed)}” is not a ${field}. Use low, medium or high; it is left blank.`,
  date: (typed: string) => `“${shortLabel(typed)}” is not a date that can be sorted. Write 2022-01-05; it is left blank.`,
} as const

/** A copy. What is no level or no day becomes empty, and is said. `readDay`: how days are written here. */
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
