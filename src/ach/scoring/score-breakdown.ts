// The score breakdown: the sum behind a score, item by item. Must use the same rows, weights and v as score.ts.
import { isCounted, type Rating } from '../model/rating.ts'
import { Refused } from '../model/refused.ts'
import type { Method } from '../model/workbook.ts'
import type { View } from '../view/view.ts'
import { raterIn, ratingTable } from './rating-table.ts'

/** One item that contradicts the hypothesis, and what it adds to the score. */
export interface BreakdownRow {
  readonly evidence: string
  readonly rating: Rating
  /** what the rating counts: 1 (I) or 2 (II) */
  readonly v: number
  /** the weight of credibility and relevance, 0.5 to 2 */
  readonly weight: number
  /** v × weight */
  readonly product: number
}

/** How the score of one hypothesis is made up. */
export interface ScoreBreakdown {
  readonly hypothesis: string
  /** the method, which decides whether `count` or `weighted` is the ranking score */
  readonly method: Method
  /** the items that contradict it, in the workbook's order */
  readonly rows: readonly BreakdownRow[]
  /** Σ v and Σ v·w, exactly as in score.ts */
  readonly count: number
  readonly weighted: number
  /** numbers of active items that add nothing: rated CC, C or N; NA; blank */
  readonly fits: number
  readonly notApplicable: number
  readonly blank: number
}

/** Throws `Refused('unknown')` for a rater not in the view, or a hypothesis that does not exist or is parked and so has no score. */
export function scoreBreakdown(view: View, raterId: string, hypothesisId: string): ScoreBreakdown {
  const table = ratingTable(view, raterIn(view, raterId))
  const at = table.hypotheses.indexOf(hypothesisId)
  if (at < 0) throw new Refused('unknown', `Hypothesis ${hypothesisId} does not exist or is parked, so it has no score.`)
  const rows: BreakdownRow[] = []
  let count = 0
  let weighted = 0
  let notApplicable = 0
  let blank = 0
  for (const row of table.rows) {
    const rating = row.ratings[at] ?? null
    const v = row.v[at] ?? 0
    if (rating === null) blank++
    else if (!isCounted(rating)) notApplicable++
    if (rating === null || v === 0) continue
    const product = v * row.ownWeight
    rows.push({ evidence: row.id, rating, v, weight: row.ownWeight, product })
    count += v
    weighted += product
  }
  const fits = table.rows.length - rows.length - notApplicable - blank
  return { hypothesis: hypothesisId, method: view.method, rows, count, weighted, fits, notApplicable, blank }
}
