// The format of scores.json and `score --json` for a group. Separate from the figures themselves, which pages and files share.

import type { View } from '../view/view.ts'
import type { GroupAnalysis } from './group-analysis.ts'
import type { Pool } from './pooled-probabilities.ts'

/** The value of `rater` that asks for the group. */
export const GROUP_RATER = 'group'

/** Keys in a fixed order, numbers unrounded, hypotheses in the workbook's order. Null where a figure does not exist; see docs/method.md. */
export function groupJson(
  { scores, ranking, verdict, bootstrap, sparse, noise, occasion, agreement, pools }: GroupAnalysis,
  { marking, run }: Pick<View, 'marking' | 'run'>,
) {
  const { chance } = verdict.grounds
  return {
    rater: GROUP_RATER,
    method: scores.method,
    raters: ranking.raters.length,
    hypotheses: scores.hypotheses.map(({ id, count, weighted, normalised, support, best, worst, coverage, rank, filled }) => ({
      ...{ id, count, weighted, normalised, support, best, worst, coverage, rank, filled },
    })),
    leaders: scores.leaders,
    verdict: verdict.verdict,
    chance: chance === null || chance === 'pending' ? null : { lead: chance.lead, p: chance.p, draws: chance.draws },
    bootstrap: bootstrap && {
      resamples: bootstrap.resamples,
      exact: bootstrap.exact,
      hypotheses: bootstrap.hypotheses.map(({ id, alone, tied }) => ({ id, soleLead: alone, tiedLead: tied })),
      without: bootstrap.without,
    },
    sparse: sparse && {
      cells: sparse.cells,
      hypotheses: sparse.without.hypotheses.map(({ id, weighted, count, rank }) => ({ id, count, weighted, rank })),
      leaders: sparse.without.leaders,
    },
    rankings: ranking.raters.map(({ id, ranks, leaders, blank }) => ({ id, ranks, leaders, blank })),
    first: ranking.first.map(({ id, alone, shared }) => ({ id, alone, shared })),
    pairs: pairsJson(ranking),
    concordance: ranking.concordance,
    borda: ranking.borda,
    copeland: ranking.copeland,
    kemeny: ranking.kemeny,
    alpha: agreement.alpha,
    noise,
    occasionNoise: occasion,
    probabilities: { before: poolJson(pools.before), now: poolJson(pools.now) },
    blind: run && !run.seenBefore,
    marking,
  }
}

/** Each pair of hypotheses once: how many raters prefer the one, and the other. */
const pairsJson = ({ hypotheses, pairs }: GroupAnalysis['ranking']) =>
  hypotheses.flatMap((first, at) =>
    hypotheses.slice(at + 1).map((second, ahead) => ({
      first,
      second,
      firstPreferred: pairs[at]?.[at + 1 + ahead] ?? 0,
      secondPreferred: pairs[at + 1 + ahead]?.[at] ?? 0,
    })),
  )

const poolJson = ({ used, hypotheses, probabilities, geometric }: Pool) =>
  probabilities === null
    ? null
    : { sets: used, hypotheses: hypotheses.map((id, at) => ({ id, mean: probabilities[at] ?? null, geometric: geometric?.[at] ?? null })) }
