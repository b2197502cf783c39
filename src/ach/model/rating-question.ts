// The question that a rating answers, in one wording for screens, paper and spreadsheets.

import type { Rating } from './rating.ts'

const ask = (hypothesis: string): string =>
  `If ${hypothesis} were true, would this item be expected (consistent) or surprising (inconsistent)?`

/**
 * Heuer's question for each cell of a row, with the words of the scale. It starts with the hypothesis to prevent the reverse question: how
 * likely the hypothesis is, given the item.
 */
export const RATING_QUESTION = ask('this hypothesis')
/** The same question right after the name of a hypothesis. */
export const RATING_QUESTION_OF_ONE = ask('it')
/** The same question in the past tense of a report, after "by asking". */
export const RATING_QUESTION_REPORTED =
  'whether each item would be expected (consistent) or surprising (inconsistent) if the hypothesis were true'

/** Explains how to rate an item that is a claim. */
export const STATEMENT_HINT = 'If the item is a claim, rate the fact that it was made, not whether it is true.'

/** The scale as answers to the question. */
export const SURPRISE_WORDS: readonly (readonly [Rating, string])[] = [
  ['CC', 'fully expected'],
  ['C', 'expected'],
  ['N', 'neither'],
  ['I', 'surprising'],
  ['II', 'very surprising'],
  ['NA', 'no bearing'],
]
