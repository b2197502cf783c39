// Computes everything on the analysis page before any markup. In a what-if, everything describes the changed workbook, except the ranking
// history, which describes what was actually done.
import { type AssumptionLoss, assumptionLosses } from '../../src/ach/analysis/assumption-sensitivity.ts'
import { type Exclusivity, exclusivityOf } from '../../src/ach/analysis/exclusivity.ts'
import { type Flip, flipDistance } from '../../src/ach/analysis/flip-distance.ts'
import { originWarnings } from '../../src/ach/analysis/origin-warnings.ts'
import { ownPrior } from '../../src/ach/analysis/own-probabilities.ts'
import { type BayesianView, bayesianSteps } from '../../src/ach/analysis/posterior.ts'
import { compareRankings, type Ranking } from '../../src/ach/analysis/ranking-comparison.ts'
import type { RankingHistory } from '../../src/ach/analysis/ranking-history.ts'
import { type ItemGroupSensitivity, type ItemLoss, itemGroupSensitivity, leaveOneOut } from '../../src/ach/analysis/sensitivity.ts'
import { type SmallestSourceSets, smallestSourceSets } from '../../src/ach/analysis/source-sets.ts'
import { type TornadoBar, tornado } from '../../src/ach/analysis/tornado.ts'
import { viewUnder } from '../../src/ach/analysis/what-if.ts'
import { type WouldChange, wouldChange } from '../../src/ach/analysis/would-change.ts'
import type { Steps } from '../../src/ach/model/steps.ts'
import { byRank, leadOf, marginOf, scoresInForce } from '../../src/ach/scoring/leaders.ts'
import { comparedTable, type RatingTable, raterIn } from '../../src/ach/scoring/rating-table.ts'
import { comparable, type HypothesisScore, type Scores, scoresOf } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { dependenceParts } from '../../src/ach/words/dependence-words.ts'
import type { Phrase } from '../../src/ach/words/phrases.ts'
import { warningSentence } from '../../src/ach/words/warning-words.ts'
import { type NamedSupposition, resolveSuppositions } from '../../src/forms/what-if-query.ts'

export interface Analysis {
  /** id of the workbook */
  readonly id: string
  /** the workbook in the what-if; `real` is the stored one */
  readonly view: View
  readonly real: View
  readonly suppositions: readonly NamedSupposition[]
  readonly scores: Scores
  readonly realScores: Scores
  /** of the hypotheses with a rating from CC to II: only they are compared */
  readonly table: RatingTable
  /** hypotheses by rank: the order of every picture */
  readonly ranked: readonly HypothesisScore[]
  /** how far the first leader is ahead, in points of the ranking score, 0 in a tie; null with fewer than two hypotheses */
  readonly margin: number | null
  /** whether there are two hypotheses or more and something is rated */
  readonly comparable: boolean
  /** what the lead depends on, besides the verdict; null if not `comparable` */
  readonly dependence: readonly Phrase[] | null
  /** the single ratings that would change the leader */
  readonly changes: WouldChange
  readonly items: readonly ItemLoss[]
  readonly bars: readonly TornadoBar[]
  readonly flip: Flip | null
  readonly groups: Readonly<Record<'source' | 'cluster' | 'kind', readonly ItemGroupSensitivity[]>>
  readonly sets: SmallestSourceSets
  readonly assumptions: readonly AssumptionLoss[]
  readonly bayes: BayesianView
  /** from the rater's own prior; null unless every hypothesis has a probability before the evidence */
  readonly ownBayes: BayesianView | null
  /** whether the Bayesian view applies */
  readonly exclusivity: Exclusivity
  readonly rankings: readonly Ranking[]
  readonly warnings: readonly string[]
  readonly history: RankingHistory
}

/** Yields between its parts to let other requests run: a matrix of 20 × 1,000 takes a while. */
export function* analysisInSteps(
  id: string,
  real: View,
  rater: string,
  suppositions: readonly NamedSupposition[],
  history: RankingHistory,
): Steps<Analysis> {
  const view = suppositions.length > 0 ? viewUnder(real, rater, resolveSuppositions(real, suppositions)) : real
  const table = comparedTable(view, raterIn(view, rater))
  yield
  const scores = scoresOf(view, rater)
  yield
  const items = leaveOneOut(table)
  yield
  const flip = flipDistance(table)
  yield
  const source = itemGroupSensitivity(view, table, 'source')
  const cluster = itemGroupSensitivity(view, table, 'cluster')
  const kind = itemGroupSensitivity(view, table, 'kind')
  const groups = { source, cluster, kind }
  yield
  const bayes = yield* bayesianSteps(view, rater)
  yield
  const prior = ownPrior(view, raterIn(view, rater))
  const ownBayes = prior && (yield* bayesianSteps(view, rater, { prior }))
  yield
  const inForce = scoresInForce(table)
  const lead = leadOf(inForce)
  const dependence = dependenceParts(view, { scores, items, sources: groups.source })
  yield
  const late = history.late.map(({ code, ids }) => ({ code, ids: ids.filter((one) => view.evidence.get(one)?.parked === false) }))
  const warnings = [...scores.warnings, ...originWarnings(view, rater), ...late.filter(({ ids }) => ids.length > 0)]
  yield
  const changes = wouldChange(table)
  yield
  const bars = tornado(table)
  yield
  const sets = smallestSourceSets(view, table)
  yield
  const assumptions = assumptionLosses(view, table)
  yield
  const rankings = compareRankings(view, scores, bayes)
  yield
  return {
    ...{ id, view, real, suppositions, scores, table, items, flip, groups, bayes, ownBayes, dependence, history },
    ...{ changes, bars, sets, assumptions, rankings },
    exclusivity: exclusivityOf(view),
    realScores: view === real ? scores : scoresOf(real, rater),
    ranked: scores.hypotheses.toSorted(byRank),
    margin: lead && marginOf(inForce, lead.leader),
    comparable: comparable(scores),
    warnings: warnings.map((one) => warningSentence(one, scores, view)),
  }
}
