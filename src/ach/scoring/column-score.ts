// The figures of one hypothesis out of what its column adds up to, the same for one rater and for a group. Must not look at ratings.
import { MAX_CONTRADICTION } from '../model/rating.ts'
import type { Method } from '../model/workbook.ts'

/** What the items bring under one hypothesis; weights are those in force. */
export interface ColumnSums {
  /** Σ v, and Σ v × the item's own weight */
  readonly count: number
  readonly weighted: number
  readonly support: number
  /** of all items, of those rated from CC to II, and of those left blank */
  readonly allWeight: number
  readonly ratedWeight: number
  readonly blankWeight: number
  readonly rated: number
  readonly notApplicable: number
  readonly blank: number
}

/** Rank 1 until the hypotheses are ranked. `normalize` is null where nothing is rated; without items the coverage is 0. */
export function sumColumn(id: string, sums: ColumnSums, method: Method) {
  const { allWeight, ratedWeight, blankWeight, ...kept } = sums
  const score = method === 'count' ? sums.count : sums.weighted
  return {
    id,
    ...kept,
    normalised: sums.rated === 0 ? null : score / (MAX_CONTRADICTION * ratedWeight),
    best: score,
    worst: score + MAX_CONTRADICTION * blankWeight,
    coverage: allWeight === 0 ? 0 : ratedWeight / allWeight,
    rank: 1,
    score,
  }
}
