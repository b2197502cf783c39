// Ids, texts and dates as they are kept, and the limits. Schemas and what they do to a text; knows no item.
import { z } from 'zod'

/** The most that one workbook holds. Said to the user when hit; never enforced on replay. */
export const LIMITS = {
  hypotheses: 20,
  evidence: 1000,
  sources: 1000,
  clusters: 1000,
  assumptions: 200,
  expectations: 200,
  milestones: 200,
  /** people, entered sheets and readings; those who were taken out count too, since their ratings are kept */
  raters: 250,
  /** people in the room of an exercise: beside them there is place for readings, and for those who were taken out */
  room: 200,
  ratedCells: 400_000,
  /** with its parked items a list may be so many times longer */
  withParked: 5,
  /** days in which a deleted workbook can be brought back */
  deletedDays: 30,
  /** characters */
  label: 200,
  title: 300,
  short: 200,
  text: 20_000,
} as const

/** Said of an id or a date that is not kept. */
export const TEXT_PROBLEMS = {
  id: 'An id begins with a letter and has at most 32 letters, digits, dots, dashes or underscores.',
  idWord: 'This word cannot be used as an id.',
  date: 'Write the date as year-month-day, for example 2022-01-05.',
  noSuchDay: 'There is no such day in the calendar.',
  tooLong: (what: string, most: number) => `${what} is longer than ${most.toLocaleString('en')} characters.`,
  empty: (what: string) => `${what} is empty.`,
} as const

const FORBIDDEN_IDS = new Set(['constructor', 'prototype', 'tostring'])

/** Ids of evidence, hypotheses, sources, clusters and raters: a letter, then up to 31 letters, digits, dots, dashes or underscores. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9._-]{0,31}$/, TEXT_PROBLEMS.id)
  .refine((id) => !FORBIDDEN_IDS.has(id.toLowerCase()), TEXT_PROBLEMS.idWord)

/** Text as it is kept: line ends are \n, control characters and half characters are gone. Nothing else is changed. */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
  )
}

/** The beginning of a text, at most so many characters, never ending in half of one. */
export const cutText = (text: string, max: number): string => text.slice(0, max).replace(/[\ud800-\udbff]$/, '')

/** A schema for text of at most so many characters; `what` begins its message. */
export const someText = (max: number, what: string) =>
  z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(max, TEXT_PROBLEMS.tooLong(what, max)))
/** The same for text that is more than spaces. */
export const requiredText = (max: number, what: string) => someText(max, what).pipe(z.string().regex(/\S/, TEXT_PROBLEMS.empty(what)))

/** A day, month or year: 2022-01-05, 2022-01 or 2022; a real one. */
export const dateSchema = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, TEXT_PROBLEMS.date)
  .refine((date) => {
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
    const real = new Date(Date.UTC(2000, month - 1, day))
    real.setUTCFullYear(year, month - 1, day)
    return real.getUTCFullYear() === year && real.getUTCMonth() === month - 1 && real.getUTCDate() === day
  }, TEXT_PROBLEMS.noSuchDay)
