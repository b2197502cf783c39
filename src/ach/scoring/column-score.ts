// Derives the figures of one hypothesis (score, range, coverage) from the sums of its column, for one rater or a group. Must not read ratings.
import { MAX_CONTRADICTION } from '../model/rating.ts'
import type { Method } from '../model/workbook.ts'

/** Sums over the items for one hypothesis. Weights are those of the method: 1 in method count. */
export interface ColumnSums {
  /** Σ v; and Σ v·w with the weight of credibility and relevance, whatever the method */
  readonly count: number
  readonly weighted: number
  readonly support: number
  /** total weight of all items, of those rated CC to II, and of those left blank; NA counts only in the first */
  readonly allWeight: number
  readonly ratedWeight: number
  readonly blankWeight: number
  readonly rated: number
  readonly notApplicable: number
  readonly blank: number
}

/** Sets rank null until the hypotheses are ranked. `normalised` is null if nothing is rated; `coverage` is 0 without items. */
export function sumColumn(id: string, sums: ColumnSums, method: Method) {
  const { count, weighted, support, allWeight, ratedWeight, blankWeight, rated, notApplicable, blank } = sums
  const score = method === 'count' ? count : weighted
  return {
    id,
    count,
    weighted,
    support,
    rated,
    notApplicable,
    blank,
    normalised: rated === 0 ? null : score / (MAX_CONTRADICTION * ratedWeight),
    best: score,
    worst: score + MAX_CONTRADICTION * blankWeight,
    coverage: allWeight === 0 ? 0 : ratedWeight / allWeight,
    rank: null,
    score,
  }
}
