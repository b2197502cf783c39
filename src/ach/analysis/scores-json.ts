// The format of scores.json and `score --json`: the scores plus figures that need more than one pass over the cells. Separate from score.ts to
// keep rating fast.
import type { Chance } from '../scoring/chance.ts'
import { settleChance } from '../scoring/judge.ts'
import { comparedTable, raterIn } from '../scoring/rating-table.ts'
import type { Scores } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { bayesianView, type ProbabilityRange } from './posterior.ts'
import { type RobustnessFigures, shownRobustness } from './robustness-figures.ts'
import { robustnessJson } from './robustness-json.ts'
import { itemGroupSensitivity } from './sensitivity.ts'

/** The figures of scores.json that are not in `Scores`. */
export interface ScoreExtras {
  /** who may see the workbook; null if it has no marking */
  readonly marking: string | null
  /** hypothesis id → posterior probability and its range, as in the Bayesian view */
  readonly posterior: ReadonlyMap<string, { readonly posterior: number | null; readonly range: ProbabilityRange | null }>
  /** which hypothesis would lead without each active source, in the workbook's order */
  readonly sources: readonly { readonly id: string; readonly leadersWithout: readonly string[] }[]
}

/**
 * Builds scores.json: keys in a fixed order, numbers unrounded. `figures` settle a pending verdict; they are null if the scores are not
 * `comparable`, otherwise the caller computes them, in a server outside the main thread. `rank` and `posterior` are null for a hypothesis
 * without a cell rated CC to II, and `robustness` is null under a verdict that blank cells decide; see `shownRobustness`.
 */
export function scoresJson(unsettled: Scores, extras?: ScoreExtras, figures: RobustnessFigures | null = null) {
  const scores = figures ? settleChance(unsettled, figures.chance) : unsettled
  const shown = figures ? shownRobustness(figures, scores.verdict) : []
  const robustness = (blanks: 'stay' | 'open') => {
    const found = shown.find(({ options }) => options.blanks === blanks)
    return found ? robustnessJson(found) : null
  }
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
      posterior: extras?.posterior.get(one.id)?.posterior ?? null,
      posteriorRange: extras?.posterior.get(one.id)?.range ?? null,
    })),
    leaders: scores.leaders,
    verdict: scores.verdict,
    evidence: scores.evidence.map(({ id, weight, diagnosticity, linchpin }) => ({ id, weight, diagnosticity, linchpin })),
    sources: (extras?.sources ?? []).map(({ id, leadersWithout }) => ({ id, leadersWithout })),
    rater: scores.rater,
    warnings: scores.warnings,
    robustness: robustness('stay'),
    robustnessOpen: robustness('open'),
    chance: figures ? chanceJson(figures.chance) : null,
    marking: extras?.marking ?? null,
  }
}

/** `draws` is 0 if p is exact. */
const chanceJson = ({ lead, p, draws }: Chance) => ({ lead, p, draws })

/** Uses a uniform prior and the default cluster correlation. Throws `Refused('unknown')` for a rater not in the view. */
export function scoreExtras(view: View, raterId: string): ScoreExtras {
  const table = comparedTable(view, raterIn(view, raterId))
  return {
    marking: view.marking,
    posterior: new Map(bayesianView(view, raterId).hypotheses.map((one) => [one.id, one])),
    sources: itemGroupSensitivity(view, table, 'source').map(({ id, without }) => ({ id, leadersWithout: without.leaders })),
  }
}
