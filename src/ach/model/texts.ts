// Schemas for ids, texts and dates, and the limits of a workbook. Must not depend on any kind of item.

import { z } from 'zod'
import { formatCount } from './format-count.ts'

/** The limits of a workbook. New changes are checked against them; replaying a stored log is not. */
export const LIMITS = {
  hypotheses: 20,
  evidence: 1000,
  sources: 1000,
  clusters: 1000,
  assumptions: 200,
  expectations: 200,
  milestones: 200,
  /** people, paper forms entered for someone, and reference ratings; removed ones count as long as anything of theirs is kept */
  raters: 250,
  /** participants of an exercise; lower than `raters` to leave space for reference ratings and removed participants */
  room: 200,
  ratedCells: 400_000,
  /** factor by which a list may exceed its limit if parked items, or removed raters without ratings, are included */
  withParked: 5,
  /** bytes of text that one participant can store in an exercise, counting every version of a reason: some 20,000 words in any script */
  participantText: 256 * 1024,
  /** proposals of one participant */
  participantProposals: 50,
  /** items that a rater is asked to rate again at a time */
  retest: 5,
  /** source texts, and their characters altogether; removed ones count, because undo can bring them back */
  sourceTexts: 100,
  sourceTextsTogether: 4_000_000,
  /** days for which a deleted workbook can be restored */
  deletedDays: 30,
  /** characters */
  label: 200,
  title: 300,
  short: 200,
  url: 2000,
  text: 20_000,
  sourceText: 400_000,
} as const

/** Messages of the schemas. `what` starts the sentence, such as "The title". */
export const TEXT_PROBLEMS = {
  id: 'Start the ID with a letter and use at most 32 letters, digits, dots, dashes or underscores.',
  idWord: 'This word cannot be used as an ID.',
  date: 'Write the date as year-month-day, for example 2022-01-05.',
  url: 'Enter the whole address of a web page, starting with https:// or http://, without spaces.',
  noSuchDay: 'This day does not exist in the calendar.',
  tooLong: (what: string, most: number) => `${what} is longer than ${formatCount(most)} characters.`,
  empty: (what: string) => `${what} is missing.`,
} as const

const FORBIDDEN_IDS = new Set(['constructor', 'prototype', 'tostring'])

/** Ids of evidence, hypotheses, sources, clusters and raters: a letter, then up to 31 letters, digits, dots, dashes or underscores. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9._-]{0,31}$/, TEXT_PROBLEMS.id)
  .refine((id) => !FORBIDDEN_IDS.has(id.toLowerCase()), TEXT_PROBLEMS.idWord)

/** Normalises a text for storage: line breaks become \n, control characters are removed, and unpaired surrogates are replaced. */
export function cleanText(text: string): string {
  return (
    text
      // Two plain patterns: millions of line ends need no memory this way.
      .replace(/\r\n/g, '\n')
      .replace(/\r/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
  )
}

/** The first `max` characters (UTF-16 units) of a text, without half a surrogate pair at the end. */
export const cutText = (text: string, max: number): string => text.slice(0, max).replace(/[\ud800-\udbff]$/, '')

/** Schema for a text of at most `max` characters; `what` starts its message. */
export const someText = (max: number, what: string) =>
  z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(max, TEXT_PROBLEMS.tooLong(what, max)))
/** Schema for a text that must contain more than spaces. */
export const requiredText = (max: number, what: string) => someText(max, what).pipe(z.string().regex(/\S/, TEXT_PROBLEMS.empty(what)))

/** Schema for an existing day, month or year: 2022-01-05, 2022-01 or 2022. */
export const dateSchema = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, TEXT_PROBLEMS.date)
  .refine((date) => {
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
    const real = new Date(Date.UTC(2000, month - 1, day))
    real.setUTCFullYear(year, month - 1, day)
    return real.getUTCFullYear() === year && real.getUTCMonth() === month - 1 && real.getUTCDate() === day
  }, TEXT_PROBLEMS.noSuchDay)
