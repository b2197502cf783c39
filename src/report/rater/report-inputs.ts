// The figures that the parts of a report share, computed once. Everything comes from src/ach.

import { type Flip, flipDistance } from '../../ach/analysis/flip-distance.ts'
import { type Bayes, bayesOf } from '../../ach/analysis/posterior.ts'
import type { Robustness } from '../../ach/analysis/robustness.ts'
import { type GroupSensitivity, groupSensitivity, type ItemLoss, leaveOneOut } from '../../ach/analysis/sensitivity.ts'
import { type SmallestSourceSets, smallestSourceSets } from '../../ach/analysis/source-sets.ts'
import { raterIn, type Table, tableOf } from '../../ach/scoring/rating-table.ts'
import { comparable, type HypothesisScore, type Scores, scoresOf } from '../../ach/scoring/score.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import type { Part } from '../../ach/words/phrases.ts'

export interface Given {
  readonly view: View
  readonly rater: RaterView
  readonly scores: Scores
  /** by rank, then in the workbook's order */
  readonly ranked: readonly HypothesisScore[]
  readonly table: Table
  /** two hypotheses or more, and something rated */
  readonly comparable: boolean
  readonly items: readonly ItemLoss[]
  readonly sources: readonly GroupSensitivity[]
  readonly sets: SmallestSourceSets
  readonly flip: Flip | null
  readonly bayes: Bayes
  /** null: not drawn */
  readonly robustness: Robustness | null
}

/** Refused 'unknown' for a rater whom the view does not show. */
export function givenOf(view: View, raterId: string, robustness: Robustness | null): Given {
  const rater = raterIn(view, raterId)
  const table = tableOf(view, rater)
  const scores = scoresOf(view, raterId)
  return {
    ...{ view, rater, scores, table, robustness },
    ranked: scores.hypotheses.toSorted((a, b) => a.rank - b.rank),
    comparable: comparable(scores),
    items: leaveOneOut(table),
    sources: groupSensitivity(view, table, 'source'),
    sets: smallestSourceSets(view, table),
    flip: flipDistance(table),
    bayes: bayesOf(view, raterId),
  }
}

export const item = (id: string): Part => ({ text: id, evidence: id })
