// Computes the figures that the sections of a group's report share, once. All of them come from src/ach.

import { analyzeGroupSteps, type GroupAnalysis } from '../../ach/group/group-analysis.ts'
import type { GroupHypothesisScore } from '../../ach/group/group-score.ts'
import { type GroupItemLoss, groupLeaveOneOut } from '../../ach/group/group-sensitivity.ts'
import type { Steps } from '../../ach/model/steps.ts'
import { byRank } from '../../ach/scoring/leaders.ts'
import type { View } from '../../ach/view/view.ts'

export interface GroupReportInputs extends GroupAnalysis {
  readonly view: View
  /** by rank, then in the workbook's order */
  readonly ranked: readonly GroupHypothesisScore[]
  /** at least two hypotheses, and at least one cell rated from CC to II */
  readonly comparable: boolean
  /** one per row of the table */
  readonly losses: readonly GroupItemLoss[]
}

/** In steps of one figure. Returns null where the view shows no group. */
export function* groupReportInputs(view: View): Steps<GroupReportInputs | null> {
  const figures = yield* analyzeGroupSteps(view)
  yield
  if (!figures) return null
  const losses = groupLeaveOneOut(figures.table)
  yield
  const { hypotheses } = figures.scores
  return {
    view,
    ...figures,
    ranked: hypotheses.toSorted(byRank),
    comparable: hypotheses.length > 1 && hypotheses.some(({ rated }) => rated > 0),
    losses,
  }
}
