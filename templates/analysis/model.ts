// Everything that the analysis page says, computed once, before any markup. Under what-ifs all of it is of the supposed workbook, except
// the time line: that tells what was done.
import { type AssumptionLoss, assumptionLosses } from '../../src/ach/analysis/assumption-sensitivity.ts'
import { type Exclusivity, exclusivityOf } from '../../src/ach/analysis/exclusivity.ts'
import { type Flip, flipDistance } from '../../src/ach/analysis/flip-distance.ts'
import { originWarnings } from '../../src/ach/analysis/origin-warnings.ts'
import { ownPrior } from '../../src/ach/analysis/own-probabilities.ts'
import { type Bayes, bayesOf } from '../../src/ach/analysis/posterior.ts'
import { type Ranking, rankings } from '../../src/ach/analysis/ranking-comparison.ts'
import type { Past } from '../../src/ach/analysis/ranking-history.ts'
import { type GroupSensitivity, groupSensitivity, type ItemLoss, leaveOneOut } from '../../src/ach/analysis/sensitivity.ts'
import { type SmallestSourceSets, smallestSourceSets } from '../../src/ach/analysis/source-sets.ts'
import { type TornadoBar, tornado } from '../../src/ach/analysis/tornado.ts'
import { supposedView } from '../../src/ach/analysis/what-if.ts'
import { type WouldChange, wouldChange } from '../../src/ach/analysis/would-change.ts'
import { leadOf, marginOf, scoresInForce } from '../../src/ach/scoring/leaders.ts'
import { raterIn, type Table, tableOf } from '../../src/ach/scoring/rating-table.ts'
import { comparable, type HypothesisScore, type Scores, scoresOf } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { hangsOn } from '../../src/ach/words/dependence-words.ts'
import type { Part } from '../../src/ach/words/phrases.ts'
import { warningSentence } from '../../src/ach/words/warning-words.ts'
import { meant, type Supposed } from '../../src/forms/what-if-query.ts'

export interface Analysis {
  /** id of the workbook */
  readonly id: string
  /** the workbook as it is supposed to be; `real` is what is stored */
  readonly view: View
  readonly real: View
  readonly suppositions: readonly Supposed[]
  readonly scores: Scores
  readonly realScores: Scores
  readonly table: Table
  /** hypotheses by rank: the order of every picture */
  readonly ranked: readonly HypothesisScore[]
  /** of the first leader; null with fewer than two hypotheses */
  readonly margin: number | null
  /** two hypotheses or more, and something rated */
  readonly comparable: boolean
  readonly hangs: readonly Part[] | null
  readonly would: WouldChange
  readonly items: readonly ItemLoss[]
  readonly bars: readonly TornadoBar[]
  readonly flip: Flip | null
  readonly groups: Readonly<Record<'source' | 'cluster' | 'kind', readonly GroupSensitivity[]>>
  readonly sets: SmallestSourceSets
  readonly assumptions: readonly AssumptionLoss[]
  readonly bayes: Bayes
  /** from the rater's own prior; null where not every hypothesis has a probability before the evidence */
  readonly ownBayes: Bayes | null
  /** whether the Bayesian view may be read at all */
  readonly exclusivity: Exclusivity
  readonly rankings: readonly Ranking[]
  readonly warnings: readonly string[]
  readonly past: Past
}

/** Stops between its parts to let others run: 20 × 1,000 take a while. */
export function* analysisInSteps(
  id: string,
  real: View,
  rater: string,
  suppositions: readonly Supposed[],
  past: Past,
): Generator<void, Analysis> {
  const view = suppositions.length > 0 ? supposedView(real, rater, meant(real, suppositions)) : real
  const table = tableOf(view, raterIn(view, rater))
  const scores = scoresOf(view, rater)
  yield
  const items = leaveOneOut(table)
  const flip = flipDistance(table)
  const groups = {
    source: groupSensitivity(view, table, 'source'),
    cluster: groupSensitivity(view, table, 'cluster'),
    kind: groupSensitivity(view, table, 'kind'),
  }
  yield
  const bayes = bayesOf(view, rater)
  const prior = ownPrior(view, raterIn(view, rater))
  yield
  const inForce = scoresInForce(table)
  const lead = leadOf(inForce)
  const hangs = hangsOn(view, { scores, items, sources: groups.source, flip })
  const late = past.late.map(({ code, ids }) => ({ code, ids: ids.filter((one) => view.evidence.get(one)?.parked === false) }))
  const warnings = [...scores.warnings, ...originWarnings(view, rater), ...late.filter(({ ids }) => ids.length > 0)]
  return {
    ...{ id, view, real, suppositions, scores, table, items, flip, groups, bayes, hangs, past },
    ownBayes: prior && bayesOf(view, rater, { prior }),
    exclusivity: exclusivityOf(view),
    realScores: view === real ? scores : scoresOf(real, rater),
    ranked: scores.hypotheses.toSorted((a, b) => a.rank - b.rank),
    margin: lead && marginOf(inForce, lead.leader),
    comparable: comparable(scores),
    would: wouldChange(table),
    bars: tornado(table),
    sets: smallestSourceSets(view, table),
    assumptions: assumptionLosses(view, table),
    rankings: rankings(scores, bayes),
    warnings: warnings.map((one) => warningSentence(one, scores, view)),
  }
}
