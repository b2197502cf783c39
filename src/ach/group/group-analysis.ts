// Computes all figures about a group that pages, reports and files show, once. Uses only what the view shows.

import { finishSteps, type Steps } from '../model/steps.ts'
import type { EstimateTime } from '../model/workbook.ts'
import { bothRounds, groupMembers, MIN_GROUP } from '../view/group-members.ts'
import type { RaterView, View } from '../view/view.ts'
import { type Agreement, groupAgreement } from './agreement.ts'
import { type Bootstrap, bootstrapSteps } from './bootstrap.ts'
import { type DisputedCell, disputedCells } from './disputed-cells.ts'
import { type GroupRanking, groupRankingSteps } from './group-ranking.ts'
import { type GroupScores, groupScores } from './group-score.ts'
import { type GroupTable, tableOfGroup } from './group-table.ts'
import { type GroupVerdict, groupVerdictSteps, type SparseCells, sparseCells } from './group-verdict.ts'
import { type NoiseAudit, noiseAuditSteps } from './noise-audit.ts'
import { type OccasionNoise, occasionNoise } from './occasion-noise.ts'
import { type Pool, poolOf } from './pooled-probabilities.ts'
import { compareRounds, type SecondRound } from './second-round.ts'

/** The figures of a group; each is documented in its own file. */
export interface GroupAnalysis {
  readonly raters: readonly RaterView[]
  readonly table: GroupTable
  readonly scores: GroupScores
  readonly ranking: GroupRanking
  /** how the lead depends on who rated; null for a matrix that is too large */
  readonly bootstrap: Bootstrap | null
  readonly verdict: GroupVerdict
  /** null if at least half of the raters rated every cell that anyone did */
  readonly sparse: SparseCells | null
  readonly noise: NoiseAudit | null
  /** null if no member rated a cell CC to II twice */
  readonly occasion: OccasionNoise | null
  readonly agreement: Agreement
  /** the cells to discuss first */
  readonly differ: readonly DisputedCell[]
  /** null if `bothRounds` is */
  readonly second: SecondRound | null
  /** pooled from the raters who gave at least one probability at that time */
  readonly pools: Readonly<Record<EstimateTime, Pool>>
}

/** Returns null if the viewer may see fewer than two raters. `raters`: the members of the group, from the view. */
export const analyzeGroup = (view: View, raters?: readonly RaterView[]): GroupAnalysis | null =>
  finishSteps(analyzeGroupSteps(view, raters))

/** `analyzeGroup` in steps of one figure. */
export function* analyzeGroupSteps(view: View, raters: readonly RaterView[] = groupMembers(view)): Steps<GroupAnalysis | null> {
  if (raters.length < MIN_GROUP) return null
  const table = tableOfGroup(view, raters)
  yield
  const scores = groupScores(table, view.method)
  yield
  const ranking = yield* groupRankingSteps(view, raters)
  yield
  const bootstrap = yield* bootstrapSteps(view, raters)
  yield
  const verdict = yield* groupVerdictSteps(table, scores, bootstrap)
  yield
  const sparse = sparseCells(table, view.method, ranking.raters.length)
  yield
  const noise = yield* noiseAuditSteps(view, raters)
  yield
  const occasion = occasionNoise(view, raters)
  const agreement = groupAgreement(table)
  yield
  const differ = disputedCells(table)
  yield
  const rounds = bothRounds(view)
  return {
    ...{ raters, table, scores, ranking, bootstrap, verdict, sparse, noise, occasion, agreement, differ },
    second: rounds && compareRounds(view, rounds.before, rounds.after),
    pools: { before: poolOf(view, raters, 'before'), now: poolOf(view, raters, 'now') },
  }
}
