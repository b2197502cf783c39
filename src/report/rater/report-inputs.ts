// Computes the figures that the sections of a rater's report share, once. All of them come from src/ach.

import { type Flip, flipDistance } from '../../ach/analysis/flip-distance.ts'
import { ownPrior } from '../../ach/analysis/own-probabilities.ts'
import { type BayesianView, bayesianSteps } from '../../ach/analysis/posterior.ts'
import type { RobustnessFigures } from '../../ach/analysis/robustness-figures.ts'
import { type ItemGroupSensitivity, type ItemLoss, itemGroupSensitivity, leaveOneOut } from '../../ach/analysis/sensitivity.ts'
import { type SmallestSourceSets, smallestSourceSets } from '../../ach/analysis/source-sets.ts'
import type { Steps } from '../../ach/model/steps.ts'
import { settleChance } from '../../ach/scoring/judge.ts'
import { byRank } from '../../ach/scoring/leaders.ts'
import { type RatingTable, raterIn, ratingTable, testedTable } from '../../ach/scoring/rating-table.ts'
import { comparable, type HypothesisScore, type Scores, scoresOf } from '../../ach/scoring/score.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { dissentScores } from './dissent.ts'

export interface ReportInputs {
  readonly view: View
  readonly rater: RaterView
  readonly scores: Scores
  /** by rank, then in the workbook's order */
  readonly ranked: readonly HypothesisScore[]
  /** all active hypotheses */
  readonly matrix: RatingTable
  /** those with a rating from CC to II, which are compared */
  readonly table: RatingTable
  /** at least two hypotheses, and at least one cell rated from CC to II */
  readonly comparable: boolean
  readonly items: readonly ItemLoss[]
  readonly sources: readonly ItemGroupSensitivity[]
  readonly sets: SmallestSourceSets
  readonly flip: Flip | null
  readonly bayes: BayesianView
  /** from the rater's own probabilities before the evidence; null without them */
  readonly ownBayes: BayesianView | null
  /** null: could not be computed */
  readonly robustness: RobustnessFigures | null
  /** as `dissentScores` returns them */
  readonly raterScores: readonly Scores[]
}

/** In steps of one figure. Throws Refused 'unknown' for a rater that the view does not show. */
export function* reportInputs(view: View, raterId: string, robustness: RobustnessFigures | null): Steps<ReportInputs> {
  const rater = raterIn(view, raterId)
  const matrix = ratingTable(view, rater)
  const table = testedTable(matrix)
  const unsettled = scoresOf(view, raterId)
  const scores = robustness ? settleChance(unsettled, robustness.chance) : unsettled
  yield
  const items = leaveOneOut(table)
  yield
  const sources = itemGroupSensitivity(view, table, 'source')
  yield
  const sets = smallestSourceSets(view, table)
  yield
  const flip = flipDistance(table)
  yield
  const raterScores = yield* dissentScores(view)
  yield
  const bayes = yield* bayesianSteps(view, raterId)
  const prior = ownPrior(view, rater)
  const ownBayes = prior && (yield* bayesianSteps(view, raterId, { prior }))
  yield
  return {
    ...{ view, rater, scores, matrix, table, robustness },
    ranked: scores.hypotheses.toSorted(byRank),
    comparable: comparable(scores),
    ...{ items, sources, sets, flip, raterScores },
    ...{ bayes, ownBayes },
  }
}
