// Levels and days among the values of a row, turned into what is kept. Texts, names and ids stay as they are. Pure.

import { shortLabel } from './ids.ts'
import type { Typed } from './typed-fields.ts'
import { readDate, readLevel } from './values.ts'

type Say = (field: string, message: string) => void

/** A copy. What is no level or no day becomes empty, and is said. `readDay`: how days are written here. */
export function evidenceValues(typed: Typed, say: Say, readDay = readDate): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = { ...typed }
  for (const name of ['credibility', 'relevance'] as const) {
    const level = readLevel(values[name] ?? '')
    if (level === undefined) say(name, `“${shortLabel(values[name] ?? '')}” is not a ${name}. Use low, medium or high; it is left blank.`)
    values[name] = level ?? ''
  }
  if (values.date?.trim()) {
    const date = readDay(values.date)
    if (date === undefined)
      say('date', `“${shortLabel(values.date)}” is not a date that can be sorted. Write 2022-01-05; it is left blank.`)
    values.date = date ?? ''
  }
  return values
}
