// The figures that the parts of a report share, computed once. Everything comes from src/ach.

import { type Flip, flipDistance } from '../../ach/analysis/flip-distance.ts'
import { type BayesianView, bayesianView } from '../../ach/analysis/posterior.ts'
import type { Robustness } from '../../ach/analysis/robustness.ts'
import { type ItemGroupSensitivity, type ItemLoss, itemGroupSensitivity, leaveOneOut } from '../../ach/analysis/sensitivity.ts'
import { type SmallestSourceSets, smallestSourceSets } from '../../ach/analysis/source-sets.ts'
import { type RatingTable, raterIn, ratingTable } from '../../ach/scoring/rating-table.ts'
import { comparable, type HypothesisScore, type Scores, scoresOf } from '../../ach/scoring/score.ts'
import type { RaterView, View } from '../../ach/view/view.ts'

export interface ReportInputs {
  readonly view: View
  readonly rater: RaterView
  readonly scores: Scores
  /** by rank, then in the workbook's order */
  readonly ranked: readonly HypothesisScore[]
  readonly table: RatingTable
  /** two hypotheses or more, and something rated */
  readonly comparable: boolean
  readonly items: readonly ItemLoss[]
  readonly sources: readonly ItemGroupSensitivity[]
  readonly sets: SmallestSourceSets
  readonly flip: Flip | null
  readonly bayes: BayesianView
  /** null: not drawn */
  readonly robustness: Robustness | null
}

/** Refused 'unknown' for a rater whom the view does not show. */
export function reportInputs(view: View, raterId: string, robustness: Robustness | null): ReportInputs {
  const rater = raterIn(view, raterId)
  const table = ratingTable(view, rater)
  const scores = scoresOf(view, raterId)
  return {
    ...{ view, rater, scores, table, robustness },
    ranked: scores.hypotheses.toSorted((a, b) => a.rank - b.rank),
    comparable: comparable(scores),
    items: leaveOneOut(table),
    sources: itemGroupSensitivity(view, table, 'source'),
    sets: smallestSourceSets(view, table),
    flip: flipDistance(table),
    bayes: bayesianView(view, raterId),
  }
}
