// The figures that the parts of a group's report share, computed once. Everything comes from src/ach.
import { type GroupFigures, groupFigures } from '../../ach/group/group-analysis.ts'
import type { GroupHypothesisScore } from '../../ach/group/group-score.ts'
import { type GroupLoss, groupLosses } from '../../ach/group/group-sensitivity.ts'
import type { View } from '../../ach/view/view.ts'

export interface GroupGiven extends GroupFigures {
  readonly view: View
  /** by rank, then in the workbook's order */
  readonly ranked: readonly GroupHypothesisScore[]
  /** two hypotheses or more, and something rated */
  readonly comparable: boolean
  /** one per row of the table */
  readonly losses: readonly GroupLoss[]
}

/** Null where the view shows no group. */
export function groupGiven(view: View): GroupGiven | null {
  const figures = groupFigures(view)
  if (!figures) return null
  const { hypotheses } = figures.scores
  return {
    view,
    ...figures,
    ranked: hypotheses.toSorted((a, b) => a.rank - b.rank),
    comparable: hypotheses.length > 1 && hypotheses.some(({ rated }) => rated > 0),
    losses: groupLosses(figures.table),
  }
}

/** A group's figures are means: never whole numbers by themselves. */
export const mean = (value: number): string => value.toFixed(2)
