// How the scales of a workbook and those of STIX 2.1 correspond, in both directions.
import type { CountedRating } from '../../ach/model/rating.ts'
import type { Evidence, Grade, Level } from '../../ach/model/workbook.ts'

/** NA and blank cells say nothing about the hypothesis, so they become no opinion. */
export const OPINION_OF_RATING: Readonly<Record<CountedRating, string>> = {
  CC: 'strongly-agree',
  C: 'agree',
  N: 'neutral',
  I: 'disagree',
  II: 'strongly-disagree',
}

/** STIX 2.1, appendix A: the scale “None, Low, Med, High”. */
const CONFIDENCE_OF_LEVEL: Readonly<Record<Level, number | null>> = { low: 15, medium: 50, high: 85 }
export const ANALYTIC_CONFIDENCE = { low: 15, moderate: 50, high: 85 } as const

/** STIX 2.1, appendix A: the Admiralty scale of credibility. */
const CONFIDENCE_OF_GRADE: Readonly<Record<Grade, number | null>> = { '1': 90, '2': 70, '3': 50, '4': 30, '5': 10, '6': null }

/** 0 to 100; null if the credibility is not known. */
export function confidenceOf({ grade, credibility }: Pick<Evidence, 'grade' | 'credibility'>): number | null {
  if (grade !== null) return CONFIDENCE_OF_GRADE[grade]
  return credibility === null ? null : CONFIDENCE_OF_LEVEL[credibility]
}
