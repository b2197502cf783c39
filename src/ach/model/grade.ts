// The credibility of information in the Admiralty code, 1 to 6, and the credibility that each grade stands for.

import { type Evidence, type Grade, type Level, RELIABILITY_WORDS, type Source } from './workbook.ts'

/** The words of AJP-2.1. */
export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  '1': 'confirmed by other sources',
  '2': 'probably true',
  '3': 'possibly true',
  '4': 'doubtful',
  '5': 'improbable',
  '6': 'truth cannot be judged',
}
/** The credibility of an item with this grade; null: unknown. A choice of this project. */
export const GRADE_LEVELS: Readonly<Record<Grade, Level | null>> = {
  '1': 'high',
  '2': 'high',
  '3': 'medium',
  '4': 'low',
  '5': 'low',
  '6': null,
}

type Graded = Pick<Evidence, 'grade' | 'credibility'>

/**
 * The fields of an item with grade and credibility in agreement. A grade that differs from the one before sets the credibility; otherwise a
 * grade that disagrees is dropped. `before` is null for a new item.
 */
export function agreeGrade<F extends Graded>(fields: F, before: Pick<Graded, 'grade'> | null): F {
  const { grade, credibility } = fields
  if (grade === null || GRADE_LEVELS[grade] === credibility) return fields
  return grade === (before?.grade ?? null) ? { ...fields, grade: null } : { ...fields, credibility: GRADE_LEVELS[grade] }
}

/** "B2": the reliability of the source and the grade of the item, as far as they are given. */
export const admiraltyCode = (source: Pick<Source, 'reliability'> | null | undefined, { grade }: Pick<Evidence, 'grade'>): string =>
  `${source?.reliability ?? ''}${grade ?? ''}`

/** "usually reliable; probably true": what the code says. */
export const admiraltyWords = (source: Pick<Source, 'reliability'> | null | undefined, { grade }: Pick<Evidence, 'grade'>): string =>
  [source?.reliability && RELIABILITY_WORDS[source.reliability], grade && GRADE_WORDS[grade]].filter(Boolean).join('; ')
