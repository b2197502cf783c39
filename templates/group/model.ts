// Everything that the page about a group says, computed once, before any markup.

import { groupViewUnder } from '../../src/ach/analysis/what-if.ts'
import { analyzeGroup, type GroupAnalysis } from '../../src/ach/group/group-analysis.ts'
import type { GroupScores } from '../../src/ach/group/group-score.ts'
import { type BrierScores, brierScores } from '../../src/ach/group/pooled-probabilities.ts'
import type { EstimateTime } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { type NamedSupposition, resolveSuppositions } from '../../src/forms/what-if-query.ts'

export interface GroupModel extends GroupAnalysis {
  /** id of the workbook */
  readonly id: string
  /** as it is supposed to be, where anything is */
  readonly view: View
  readonly real: View
  readonly suppositions: readonly NamedSupposition[]
  readonly realScores: GroupScores
  /** what turned out true: as the address supposes, else as it is kept; null while nobody says so, and for what is parked */
  readonly cameTrue: string | null
  readonly brier: Readonly<Record<EstimateTime, BrierScores | null>>
}

/** Null where fewer than two people have rated, as far as whoever looks may see. `cameTrue`: any text; only the id of a hypothesis counts. */
export function loadGroupModel(
  id: string,
  real: View,
  cameTrue: string | undefined,
  suppositions: readonly NamedSupposition[] = [],
): GroupModel | null {
  const realFigures = analyzeGroup(real)
  if (!realFigures) return null
  const view = groupViewUnder(real, resolveSuppositions(real, suppositions))
  // Whoever has nothing left under a supposition still belongs to the group.
  const raters = realFigures.raters.flatMap((one) => view.raters.get(one.id) ?? [])
  const figures = (suppositions.length > 0 && analyzeGroup(view, raters)) || realFigures
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
    brier: { before: brier('before'), now: brier('now') },
  }
}

/** The query of the page that says what turned out true. */
export const TRUE_PARAMETER = 'true'
