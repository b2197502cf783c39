// What scores.json and `score --json` say: the scores, and the figures that need more than one pass over the cells. Apart from score.ts so that
// a rating stays quick.
import { raterIn, ratingTable } from '../scoring/rating-table.ts'
import type { Scores } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { bayesianView } from './posterior.ts'
import type { Robustness } from './robustness.ts'
import { robustnessJson } from './robustness-json.ts'
import { itemGroupSensitivity } from './sensitivity.ts'

/** What scores.json says beside the scores. */
export interface ScoreExtras {
  /** hypothesis id → posterior probability, 0 … 1 */
  readonly posterior: ReadonlyMap<string, number>
  /** who would lead without each source that is not parked, in the workbook's order */
  readonly sources: readonly { readonly id: string; readonly leadersWithout: readonly string[] }[]
}

/**
 * The shape of scores.json and of `score --json`: a fixed order of keys, numbers unrounded, the rater, warnings and robustness after
 * them. `robustness` is null where the scores are not `comparable`; it is drawn by whoever calls, in a server not on its main thread.
 */
export function scoresJson(scores: Scores, further?: ScoreExtras, robustness: Robustness | null = null) {
  return {
    method: scores.method,
    hypotheses: scores.hypotheses.map((one) => ({
      id: one.id,
      count: one.count,
      weighted: one.weighted,
      normalised: one.normalised,
      support: one.support,
      best: one.best,
      worst: one.worst,
      coverage: one.coverage,
      rank: one.rank,
      posterior: further?.posterior.get(one.id) ?? one.posterior,
    })),
    leaders: scores.leaders,
    verdict: scores.verdict,
    evidence: scores.evidence.map(({ id, weight, diagnosticity, linchpin }) => ({ id, weight, diagnosticity, linchpin })),
    sources: (further?.sources ?? []).map(({ id, leadersWithout }) => ({ id, leadersWithout })),
    rater: scores.rater,
    warnings: scores.warnings,
    robustness: robustness && robustnessJson(robustness),
  }
}

/** With a uniform prior and the usual correlation of clusters. Refused 'unknown' for a rater not in the view. */
export function scoreExtras(view: View, raterId: string): ScoreExtras {
  const table = ratingTable(view, raterIn(view, raterId))
  return {
    posterior: new Map(bayesianView(view, raterId).hypotheses.map(({ id, posterior }) => [id, posterior])),
    sources: itemGroupSensitivity(view, table, 'source').map(({ id, without }) => ({ id, leadersWithout: without.leaders })),
  }
}
