// Computes the figures of the group analysis page once, before any markup.

import { groupViewUnder } from '../../src/ach/analysis/what-if.ts'
import { analyzeGroupSteps, type GroupAnalysis } from '../../src/ach/group/group-analysis.ts'
import type { GroupScores } from '../../src/ach/group/group-score.ts'
import { type BrierScores, brierScores } from '../../src/ach/group/pooled-probabilities.ts'
import type { Steps } from '../../src/ach/model/steps.ts'
import type { EstimateTime } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { type NamedSupposition, resolveSuppositions } from '../../src/forms/what-if-query.ts'

export interface GroupModel extends GroupAnalysis {
  /** id of the workbook */
  readonly id: string
  /** with the assumptions of the what-if applied, if there are any */
  readonly view: View
  readonly real: View
  readonly suppositions: readonly NamedSupposition[]
  readonly realScores: GroupScores
  /** the hypothesis that turned out to be true: from the address, else as recorded; null if none, or if it is parked */
  readonly cameTrue: string | null
  /** set if the page shows the workbook as it was after this change */
  readonly at: number | undefined
  readonly brier: Readonly<Record<EstimateTime, BrierScores | null>>
}

/** In steps of one figure. Returns null where the viewer may see fewer than two raters. `cameTrue`: any text; ignored unless it is the id of a hypothesis. */
export function* groupModelSteps(
  id: string,
  real: View,
  cameTrue: string | undefined,
  suppositions: readonly NamedSupposition[] = [],
  at?: number,
): Steps<GroupModel | null> {
  const realFigures = yield* analyzeGroupSteps(real)
  if (!realFigures) return null
  const view = groupViewUnder(real, resolveSuppositions(real, suppositions))
  // A rater with no ratings left in the what-if still belongs to the group.
  const raters = realFigures.raters.flatMap((one) => view.raters.get(one.id) ?? [])
  const figures = (suppositions.length > 0 && (yield* analyzeGroupSteps(view, raters))) || realFigures
  const known = figures.pools.now.hypotheses.find((one) => one === (cameTrue ?? view.cameTrue)) ?? null
  const brier = (when: EstimateTime) => (known === null ? null : brierScores(figures.pools[when], known))
  return {
    id,
    view,
    real,
    suppositions,
    realScores: realFigures.scores,
    ...figures,
    cameTrue: known,
    at,
    brier: { before: brier('before'), now: brier('now') },
  }
}
