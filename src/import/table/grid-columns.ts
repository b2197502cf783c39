// The meanings that a column of a table can have, and the headings that name them. Pure.

import { type ColumnFieldSpec, FIELD_TABLE, type FieldName } from '../../ach/words/field-table.ts'
import { type HeadingMeaning, headingMeaning } from '../words/heading-vocabulary.ts'
import { keepKnown } from '../words/keep-known.ts'
import type { HypothesisColumn } from './hypothesis-heading.ts'
import { columnByTitle, titleLetters } from './pasted-columns.ts'

const FIELDS = Object.entries<ColumnFieldSpec>(FIELD_TABLE.evidence)
/** Meanings besides a hypothesis and the fields of an item. */
const OTHER_WORDS = {
  why: 'reason for the row’s ratings',
  parked: 'parked (yes or no)',
  used: 'in use (yes or no)',
  rater: 'rater ID',
  'rater name': 'rater name',
} as const
/** Meanings besides a hypothesis, in the order of the list, with their labels. */
export const FIELD_WORDS = {
  statement: 'evidence text',
  id: 'ID',
  ...Object.fromEntries(FIELDS.filter(([name]) => name !== 'statement').map(([name, { words }]) => [name, words])),
  cluster: 'cluster: items from one origin',
  ...OTHER_WORDS,
} as Readonly<Record<FieldName<'evidence'> | 'id' | keyof typeof OTHER_WORDS, string>>
export type FieldColumn = keyof typeof FIELD_WORDS

/** What a column means; null: left out. */
export type Meaning = FieldColumn | HypothesisColumn | null

export const isHypothesisColumn = (meaning: Meaning): meaning is HypothesisColumn => typeof meaning === 'object' && meaning !== null
export const isFieldColumn = (text: string): text is FieldColumn => Object.hasOwn(FIELD_WORDS, text)

const NAMES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(FIELDS.map(([name, { fileNames }]) => [name, fileNames])),
  'rater name': ['ratername', 'analystname', 'expertname'],
}
/** Columns that a document prints although they follow from others. */
export type PrintedColumnKind = Extract<HeadingMeaning, 'weight' | 'diagnosticity' | 'score' | 'rank'>
const PRINTED_COLUMNS: readonly HeadingMeaning[] = ['weight', 'diagnosticity', 'score', 'rank'] satisfies PrintedColumnKind[]
const GROUP = new Set([
  'hypotheses',
  'hypothesis',
  'ratings',
  'consistency',
  'alternativehypotheses',
  'competinghypotheses',
  'alternatives',
])
/** Characters. A longer text names no column, and is not searched for words. */
const MOST = 40
const titleWord = (title: string): string => (title.length > MOST ? '' : titleLetters(bare(title)))

/** Reads “Credibility (H/M/L)” as Credibility. */
const bare = (text: string) => text.replace(/\s*[([][^)\]]*[)\]]\s*$/, '')

/** Returns the meaning of a heading; undefined if the heading is not known. */
export const fieldByTitle: (title: string) => FieldColumn | undefined = keepKnown(findField)

function findField(title: string): FieldColumn | undefined {
  if (title.length > MOST || title.trim() === '') return undefined
  for (const name of [title, bare(title)]) {
    const word = titleLetters(name)
    const english = columnByTitle('evidence', name) ?? Object.entries(NAMES).find(([, names]) => names.includes(word))?.[0]
    const found = english ?? headingMeaning(name)
    if (found && isFieldColumn(found)) return found
  }
  return undefined
}

const MARKS = new Set(['flag', 'flags', 'flagged', 'reliability', 'sourcereliability', 'admiralty', 'admiraltycode'])

/** True for a heading of a column with single letters that are not ratings. */
export const isMarkColumn = (title: string): boolean => MARKS.has(titleWord(title))

/** Returns what a column holds that is computed from others; null for any other column. */
export function computedColumn(title: string): PrintedColumnKind | null {
  const meaning = title.length > MOST ? undefined : (headingMeaning(title) ?? headingMeaning(bare(title)))
  return PRINTED_COLUMNS.includes(meaning as HeadingMeaning) ? (meaning as PrintedColumnKind) : null
}

/** True for a heading of a column that is computed from others. */
export const isComputedColumn = (title: string): boolean => computedColumn(title) !== null

/** True for a heading over all columns of ratings. */
export const isGroupColumn = (title: string): boolean => GROUP.has(titleWord(title)) || isHypothesisWord(title)

/** True for a heading such as Hypothesis, in any of the languages. */
export const isHypothesisWord = (title: string): boolean => title.length <= MOST && headingMeaning(bare(title)) === 'hypothesis'
/** True for a heading of a column with one rating in each row, in any of the languages. */
export const isRatingWord = (title: string): boolean => title.length <= MOST && headingMeaning(bare(title)) === 'rating'

/** True for the headings of this program's .csv, in which every hypothesis heading begins with its id. */
export const isOwnColumn = (titles: readonly string[]): boolean =>
  ['id', 'statement', 'locator', 'weight', 'diagnosticity', 'parked'].every((name) => titles.includes(name))
