// Everything that the analysis page says, computed once, before any markup. Under what-ifs all of it is of the supposed workbook, except
// the time line: that tells what was done.
import { type AssumptionLoss, assumptionLosses } from '../../src/ach/analysis/assumption-sensitivity.ts'
import { type Exclusivity, exclusivityOf } from '../../src/ach/analysis/exclusivity.ts'
import { type Flip, flipDistance } from '../../src/ach/analysis/flip-distance.ts'
import { originWarnings } from '../../src/ach/analysis/origin-warnings.ts'
import { ownPrior } from '../../src/ach/analysis/own-probabilities.ts'
import { type BayesianView, bayesianView } from '../../src/ach/analysis/posterior.ts'
import { compareRankings, type Ranking } from '../../src/ach/analysis/ranking-comparison.ts'
import type { RankingHistory } from '../../src/ach/analysis/ranking-history.ts'
import { type ItemGroupSensitivity, type ItemLoss, itemGroupSensitivity, leaveOneOut } from '../../src/ach/analysis/sensitivity.ts'
import { type SmallestSourceSets, smallestSourceSets } from '../../src/ach/analysis/source-sets.ts'
import { type TornadoBar, tornado } from '../../src/ach/analysis/tornado.ts'
import { viewUnder } from '../../src/ach/analysis/what-if.ts'
import { type WouldChange, wouldChange } from '../../src/ach/analysis/would-change.ts'
import { leadOf, marginOf, scoresInForce } from '../../src/ach/scoring/leaders.ts'
import { type RatingTable, raterIn, ratingTable } from '../../src/ach/scoring/rating-table.ts'
import { comparable, type HypothesisScore, type Scores, scoresOf } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { dependenceParts } from '../../src/ach/words/dependence-words.ts'
import type { Phrase } from '../../src/ach/words/phrases.ts'
import { warningSentence } from '../../src/ach/words/warning-words.ts'
import { type NamedSupposition, resolveSuppositions } from '../../src/forms/what-if-query.ts'

export interface Analysis {
  /** id of the workbook */
  readonly id: string
  /** the workbook as it is supposed to be; `real` is what is stored */
  readonly view: View
  readonly real: View
  readonly suppositions: readonly NamedSupposition[]
  readonly scores: Scores
  readonly realScores: Scores
  readonly table: RatingTable
  /** hypotheses by rank: the order of every picture */
  readonly ranked: readonly HypothesisScore[]
  /** of the first leader; null with fewer than two hypotheses */
  readonly margin: number | null
  /** two hypotheses or more, and something rated */
  readonly comparable: boolean
  readonly hangs: readonly Phrase[] | null
  readonly would: WouldChange
  readonly items: readonly ItemLoss[]
  readonly bars: readonly TornadoBar[]
  readonly flip: Flip | null
  readonly groups: Readonly<Record<'source' | 'cluster' | 'kind', readonly ItemGroupSensitivity[]>>
  readonly sets: SmallestSourceSets
  readonly assumptions: readonly AssumptionLoss[]
  readonly bayes: BayesianView
  /** from the rater's own prior; null where not every hypothesis has a probability before the evidence */
  readonly ownBayes: BayesianView | null
  /** whether the Bayesian view may be read at all */
  readonly exclusivity: Exclusivity
  readonly rankings: readonly Ranking[]
  readonly warnings: readonly string[]
  readonly past: RankingHistory
}

/** Stops between its parts to let others run: 20 × 1,000 take a while. */
export function* analysisInSteps(
  id: string,
  real: View,
  rater: string,
  suppositions: readonly NamedSupposition[],
  past: RankingHistory,
): Generator<void, Analysis> {
  const view = suppositions.length > 0 ? viewUnder(real, rater, resolveSuppositions(real, suppositions)) : real
  const table = ratingTable(view, raterIn(view, rater))
  const scores = scoresOf(view, rater)
  yield
  const items = leaveOneOut(table)
  const flip = flipDistance(table)
  const groups = {
    source: itemGroupSensitivity(view, table, 'source'),
    cluster: itemGroupSensitivity(view, table, 'cluster'),
    kind: itemGroupSensitivity(view, table, 'kind'),
  }
  yield
  const bayes = bayesianView(view, rater)
  const prior = ownPrior(view, raterIn(view, rater))
  yield
  const inForce = scoresInForce(table)
  const lead = leadOf(inForce)
  const hangs = dependenceParts(view, { scores, items, sources: groups.source, flip })
  const late = past.late.map(({ code, ids }) => ({ code, ids: ids.filter((one) => view.evidence.get(one)?.parked === false) }))
  const warnings = [...scores.warnings, ...originWarnings(view, rater), ...late.filter(({ ids }) => ids.length > 0)]
  return {
    ...{ id, view, real, suppositions, scores, table, items, flip, groups, bayes, hangs, past },
    ownBayes: prior && bayesianView(view, rater, { prior }),
    exclusivity: exclusivityOf(view),
    realScores: view === real ? scores : scoresOf(real, rater),
    ranked: scores.hypotheses.toSorted((a, b) => a.rank - b.rank),
    margin: lead && marginOf(inForce, lead.leader),
    comparable: comparable(scores),
    would: wouldChange(table),
    bars: tornado(table),
    sets: smallestSourceSets(view, table),
    assumptions: assumptionLosses(view, table),
    rankings: compareRankings(scores, bayes),
    warnings: warnings.map((one) => warningSentence(one, scores, view)),
  }
}
