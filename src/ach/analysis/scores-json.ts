// The format of scores.json and `score --json`: the scores plus figures that need more than one pass over the cells. Separate from score.ts to
// keep rating fast.
import { raterIn, ratingTable } from '../scoring/rating-table.ts'
import type { Scores } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { bayesianView } from './posterior.ts'
import type { Robustness } from './robustness.ts'
import { robustnessJson } from './robustness-json.ts'
import { itemGroupSensitivity } from './sensitivity.ts'

/** The figures of scores.json that are not in `Scores`. */
export interface ScoreExtras {
  /** hypothesis id → posterior probability, 0 to 1 */
  readonly posterior: ReadonlyMap<string, number>
  /** which hypothesis would lead without each active source, in the workbook's order */
  readonly sources: readonly { readonly id: string; readonly leadersWithout: readonly string[] }[]
}

/**
 * Builds scores.json: keys in a fixed order, numbers unrounded. Pass `robustness` null if the scores are not `comparable`; otherwise the caller
 * draws it, in a server outside the main thread.
 */
export function scoresJson(scores: Scores, extras?: ScoreExtras, robustness: Robustness | null = null) {
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
      posterior: extras?.posterior.get(one.id) ?? one.posterior,
    })),
    leaders: scores.leaders,
    verdict: scores.verdict,
    evidence: scores.evidence.map(({ id, weight, diagnosticity, linchpin }) => ({ id, weight, diagnosticity, linchpin })),
    sources: (extras?.sources ?? []).map(({ id, leadersWithout }) => ({ id, leadersWithout })),
    rater: scores.rater,
    warnings: scores.warnings,
    robustness: robustness && robustnessJson(robustness),
  }
}

/** Uses a uniform prior and the default cluster correlation. Throws `Refused('unknown')` for a rater not in the view. */
export function scoreExtras(view: View, raterId: string): ScoreExtras {
  const table = ratingTable(view, raterIn(view, raterId))
  return {
    posterior: new Map(bayesianView(view, raterId).hypotheses.map(({ id, posterior }) => [id, posterior])),
    sources: itemGroupSensitivity(view, table, 'source').map(({ id, without }) => ({ id, leadersWithout: without.leaders })),
  }
}
