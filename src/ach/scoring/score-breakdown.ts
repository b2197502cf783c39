// The sum behind a score, item by item. Must not work out a score in a way of its own: the same rows, weights and v as score.ts.
import type { Rating } from '../model/rating.ts'
import { Refused } from '../model/refused.ts'
import type { Method } from '../model/workbook.ts'
import type { View } from '../view/view.ts'
import { raterIn, ratingTable } from './rating-table.ts'

/** One item that contradicts the hypothesis, and what it adds to the sum. */
export interface BreakdownRow {
  readonly evidence: string
  readonly rating: Rating
  /** 1 for I, 2 for II */
  readonly v: number
  /** the weight of credibility and relevance */
  readonly weight: number
  /** v × weight */
  readonly product: number
}

/** How one hypothesis comes to its score. */
export interface ScoreBreakdown {
  readonly hypothesis: string
  /** names the sum in force */
  readonly method: Method
  /** the items that contradict it, in the workbook's order */
  readonly rows: readonly BreakdownRow[]
  /** Σ v and Σ v·w: exactly the scores of score.ts */
  readonly count: number
  readonly weighted: number
  /** active items that add nothing: rated CC, C or N; NA; blank */
  readonly fits: number
  readonly notApplicable: number
  readonly blank: number
}

/** Refused 'unknown' for a rater not in the view, or a hypothesis that is absent or parked (it has no score). */
export function scoreBreakdown(view: View, raterId: string, hypothesisId: string): ScoreBreakdown {
  const table = ratingTable(view, raterIn(view, raterId))
  const at = table.hypotheses.indexOf(hypothesisId)
  if (at < 0) throw new Refused('unknown', `There is no hypothesis ${hypothesisId} among those that are scored.`)
  const rows: BreakdownRow[] = []
  let count = 0
  let weighted = 0
  let notApplicable = 0
  let blank = 0
  for (const row of table.rows) {
    const rating = row.ratings[at] ?? null
    const v = row.v[at] ?? 0
    if (rating === null) blank++
    else if (rating === 'NA') notApplicable++
    if (rating === null || v === 0) continue
    const product = v * row.ownWeight
    rows.push({ evidence: row.id, rating, v, weight: row.ownWeight, product })
    count += v
    weighted += product
  }
  const fits = table.rows.length - rows.length - notApplicable - blank
  return { hypothesis: hypothesisId, method: view.method, rows, count, weighted, fits, notApplicable, blank }
}
