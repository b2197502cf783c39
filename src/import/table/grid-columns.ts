// What the columns of a table of evidence can be, and what their names say. Knows the names, not the cells below them. Pure.

import { type ColumnFieldSpec, FIELD_TABLE, type FieldName } from '../../ach/words/field-table.ts'
import type { HypothesisColumn } from './hypothesis-heading.ts'
import { columnByTitle, titleLetters } from './pasted-columns.ts'

const FIELDS = Object.entries<ColumnFieldSpec>(FIELD_TABLE.evidence)
/** What a column can be besides a hypothesis and a field of the item. */
const OTHER_WORDS = {
  why: 'reason for the ratings of the row',
  parked: 'parked: yes or no',
  rater: 'rater: id',
  'rater name': 'rater: name',
} as const
/** What a column can be besides a hypothesis, in the order in which it is offered, with the words of the offer. */
export const FIELD_WORDS = {
  statement: 'evidence: the text',
  id: 'id',
  ...Object.fromEntries(FIELDS.filter(([name]) => name !== 'statement').map(([name, { words }]) => [name, words])),
  cluster: 'cluster: items from one origin',
  ...OTHER_WORDS,
} as Readonly<Record<FieldName<'evidence'> | 'id' | keyof typeof OTHER_WORDS, string>>
export type FieldColumn = keyof typeof FIELD_WORDS

/** What a column is; null: left out. */
export type Meaning = FieldColumn | HypothesisColumn | null

export const isHypothesisColumn = (meaning: Meaning): meaning is HypothesisColumn => typeof meaning === 'object' && meaning !== null
export const isFieldColumn = (text: string): text is FieldColumn => Object.hasOwn(FIELD_WORDS, text)

const NAMES: Readonly<Record<string, readonly string[]>> = {
  id: ['evidenceid', 'evidenceno', 'evidencenr', 'itemno'],
  ...Object.fromEntries(FIELDS.map(([name, { fileNames }]) => [name, fileNames])),
  why: ['why', 'reason', 'reasons', 'reasoning', 'rationale', 'justification'],
  parked: ['parked'],
  rater: ['rater', 'raterid', 'analyst', 'expert', 'participant'],
  'rater name': ['ratername', 'analystname', 'expertname'],
}
const COMPUTED = new Set(
  ['weight', 'weights', 'diagnosticity', 'score', 'scores', 'total', 'totals', 'sum', 'rank', 'spread'].concat([
    'inconsistency',
    'inconsistencyscore',
    'weightedscore',
    'weightedinconsistency',
    'weightedinconsistencyscore',
    'average',
    'mean',
  ]),
)
const GROUP = new Set([
  'hypotheses',
  'hypothesis',
  'ratings',
  'consistency',
  'alternativehypotheses',
  'competinghypotheses',
  'alternatives',
])
/** A longer text is no name of a column. */
const MOST = 40

/** “Credibility (H/M/L)” is Credibility. */
const bare = (text: string) => (text.length > MOST ? text : text.replace(/\s*[([][^)\]]*[)\]]\s*$/, ''))

/** What a column of this name is; undefined where the name says nothing. */
export function fieldByTitle(title: string): FieldColumn | undefined {
  if (title.trim() === '' || title.length > MOST) return undefined
  for (const name of [title, bare(title)]) {
    const word = titleLetters(name)
    const found = columnByTitle('evidence', name) ?? Object.entries(NAMES).find(([, names]) => names.includes(word))?.[0]
    if (found && isFieldColumn(found)) return found
  }
  return undefined
}

const MARKS = new Set(['flag', 'flags', 'flagged', 'reliability', 'sourcereliability', 'admiralty', 'admiraltycode'])

/** True for the name of a column that holds single letters which are no ratings. */
export const isMarkColumn = (title: string): boolean => MARKS.has(titleLetters(bare(title)))

/** True for the name of a column that is worked out from the others. */
export const isComputedColumn = (title: string): boolean => COMPUTED.has(titleLetters(bare(title)))

/** True for what stands over all columns of ratings together. */
export const isGroupColumn = (title: string): boolean => GROUP.has(titleLetters(bare(title)))

/** True for the names of our own .csv, in which every heading of a hypothesis begins with its id. */
export const isOwnColumn = (titles: readonly string[]): boolean =>
  ['id', 'statement', 'locator', 'weight', 'diagnosticity', 'parked'].every((name) => titles.includes(name))
