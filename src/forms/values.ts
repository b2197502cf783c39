// Reads the levels and dates of a row of evidence, as spreadsheets and people write them. Pure.

import { DATE_EXAMPLES, readDate } from '../ach/model/dates.ts'
import { GRADE_LEVELS } from '../ach/model/grade.ts'
import { GRADES, type Grade, type Level } from '../ach/model/workbook.ts'
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

/** "B2", "A-1" or "2": a grade of the Admiralty code, with or without the letter of the source. */
const ADMIRALTY = /^(?:[a-f]\s*[-–/]?\s*)?([1-6])$/i

/** Reads a grade of the Admiralty code; undefined for any other text. */
export function readGrade(text: string): Grade | undefined {
  const [, digit] = ADMIRALTY.exec(text.trim()) ?? []
  return GRADES.find((grade) => grade === digit)
}

type Report = (field: string, message: string) => void

/** For a value of a row that cannot be read; the value is left blank. */
export const VALUE_PROBLEMS = {
  level: (field: string, typed: string) => `“${shortLabel(typed)}” is not a ${field} and is left blank. Use low, medium or high.`,
  /** Reported for every row; show it once. */
  letters: 'Letters of the Admiralty code, such as the B of B2, are not imported. Set the reliability of each source on the Sources page.',
  grade: (typed: string) => `“${shortLabel(typed)}” is not a grade of the Admiralty code and is left blank. Use 1 to 6, or B2.`,
  date: (typed: string) => `“${shortLabel(typed)}” is not a clear date and is left blank. Use a form such as ${DATE_EXAMPLES}.`,
} as const

/**
 * A copy of a row with levels and dates in their stored form and all other texts unchanged. An unreadable level or date becomes '' and is
 * reported. `readDay`: reads a date as this kind of file writes it.
 */
export function evidenceValues(typed: Typed, report: Report, readDay = readDate): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = { ...typed }
  const grade = readGrade(values.grade ?? '') ?? readGrade(values.credibility ?? '')
  if (values.grade?.trim() && !readGrade(values.grade)) report('grade', VALUE_PROBLEMS.grade(values.grade))
  if (grade && /^[a-f]/i.test((readGrade(values.grade ?? '') ? values.grade : values.credibility)?.trim() ?? ''))
    report('credibility', VALUE_PROBLEMS.letters)
  values.grade = grade ?? ''
  if (grade) values.credibility = GRADE_LEVELS[grade] ?? ''
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
