// The format of `check --json`: what is printed, what the ratings give, and whether the one follows from the other. Numbers are unrounded.
import type { CellAt, Scores } from '../scoring/score.ts'
import type { PrintedCheck, RankCheck, VerdictCheck } from './printed-check.ts'

export function checkJson({ follows, totals, ranks, verdicts, likelihoods }: PrintedCheck, scores: Scores, cells: readonly CellAt[]) {
  return {
    /** null: nothing that is printed can be compared */
    follows,
    totals: totals.map(({ row, outcome, fit, cells, order, clues }) => ({
      heading: row.heading ?? null,
      outcome,
      rule: { id: fit.rule.id, oppositeSign: fit.sign < 0 },
      hypotheses: cells.map(({ hypothesis, printed, given }) => ({ id: hypothesis, printed, ratings: given })),
      firstAsPrinted: order.printed,
      firstByRatings: order.given,
      sameOrder: order.same,
      explainedBy: clues.map(({ kind, hypothesis, evidence, rating, other }) => ({ kind, hypothesis, evidence, rating, other })),
    })),
    ranks: ranks.map(rankJson),
    verdicts: verdicts.map(verdictJson),
    likelihoods: likelihoods.map(verdictJson),
    verdict: scores.verdict,
    leaders: scores.leaders,
    linchpins: scores.evidence.flatMap(({ id, linchpin }) => (linchpin ? [id] : [])),
    scores: scores.hypotheses.map(({ id, score, rank }) => ({ id, score, rank })),
    rateFirst: cells,
  }
}

const rankJson = ({ row, follows, cells }: RankCheck) => ({
  heading: row.heading ?? null,
  follows,
  differences: cells.map(({ hypothesis, printed, given }) => ({ id: hypothesis, printed, ratings: given })),
})

const verdictJson = ({ row, follows, favoured, given, levels }: VerdictCheck) => ({
  heading: row.heading ?? null,
  follows,
  kind: levels ? 'levels' : 'favoured',
  asPrinted: favoured,
  byRatings: given,
})
