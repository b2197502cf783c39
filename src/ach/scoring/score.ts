// The scores of one rater: the one place where they are computed (with diagnosticity.ts). Screen, JSON, report and Excel are
// tested against it. Formulas: Heuer 1999, PARC ACH; see docs/method.md.

import { isCounted, supportOf } from '../model/rating.ts'
import type { Method } from '../model/workbook.ts'
import type { View } from '../view/view.ts'
import { sumColumn } from './column-score.ts'
import { diagnosticity, ratingRange } from './diagnosticity.ts'
import { judgeScores } from './judge.ts'
import { leadersOf, ranksOf } from './leaders.ts'
import { type RatingRow, type RatingTable, raterIn, ratingTable } from './rating-table.ts'
import { TOLERANCE } from './tolerance.ts'
import { scoreWarnings } from './warnings.ts'

/** How firm the order is; docs/method.md says when each holds, and the first that holds is the one. */
export type Verdict = 'single' | 'unrated' | 'untested' | 'tied' | 'open' | 'close' | 'separated'

/** Two hypotheses or more, and something rated: without that, nothing can lead or hang on anything. */
export const comparable = ({ verdict }: Pick<Scores, 'verdict'>): boolean => verdict !== 'single' && verdict !== 'unrated'

/** The figures of one hypothesis that is not parked. */
export interface HypothesisScore {
  readonly id: string
  /** Σ v over active evidence, 0 … 2 × items; lower is less contradicted */
  readonly count: number
  /** Σ v·w with the weights of credibility and relevance */
  readonly weighted: number
  /** the score in force / Σ 2w over its counted cells, 0 … 1; null where none is rated */
  readonly normalised: number | null
  /** Σ w·(C 1, CC 2): shown, never ranked */
  readonly support: number
  /** the score in force if every blank cell turned out not inconsistent … */
  readonly best: number
  /** … and if every blank cell were II */
  readonly worst: number
  /** weight of its counted cells / weight of all active evidence, 0 … 1 */
  readonly coverage: number
  /** 1 is least contradicted; ties share a rank and the next is skipped */
  readonly rank: number
  /** Bayesian view; null until it is computed */
  readonly posterior: number | null
  /** the score that the workbook's method names: count or weighted */
  readonly score: number
  /** cells rated CC…II, rated NA, and blank */
  readonly rated: number
  readonly notApplicable: number
  readonly blank: number
}

/** The figures of one item that is not parked. */
export interface EvidenceScore {
  readonly id: string
  /** 0.5 … 2; 1 in method count */
  readonly weight: number
  /** population SD of the steps of its counted cells, 0 … 2 */
  readonly diagnosticity: number
  /** max v − min v of its counted cells, 0 … 2: what the score can use */
  readonly range: number
  /** at least two cells rated CC…II; without them the two figures above are 0 and say nothing yet */
  readonly comparable: boolean
  /** leaving the row out changes the set of leaders */
  readonly linchpin: boolean
}

/** A cell by its ids. */
export interface CellAt {
  readonly evidence: string
  readonly hypothesis: string
}

/** A leader that was hardly tested: the share (0 … 1) of the weight of the telling rows counting against others on which it is rated. */
export interface Untested {
  readonly id: string
  readonly share: number
  /** false: no telling row has a rating from CC to II under it */
  readonly rated: boolean
}

/** A rival whose distance is at most a tenth of what tells it apart from the leader. */
export interface Thin {
  readonly rival: string
  readonly margin: number
  /** Σ w·|v_rival − v_leader| */
  readonly apart: number
}

/**
 * What a verdict rests on, for its sentence. Ids only. Rows rated alike for all hypotheses take no part in a verdict;
 * the others are the telling rows.
 */
export interface Grounds {
  /** open: blank cells of the leader whose worst case would end its lead */
  readonly blanks: readonly CellAt[]
  /** close: rows whose loss, and cells whose move by one step, would end the sole lead */
  readonly rows: readonly string[]
  readonly cells: readonly CellAt[]
  /** the rival that the lead is thinnest against, and by how much */
  readonly rival: string | null
  readonly margin: number | null
  /** untested: the leader, and the share (0 … 1) of the weight of the rows counting against others on which it is rated */
  readonly untested: Untested | null
  /** every such leader, the one above first; in the workbook's order */
  readonly allUntested: readonly Untested[]
  /** close: rivals that the margin itself is too thin against */
  readonly thin: readonly Thin[]
  /** rows rated alike for all hypotheses, and their cells whose move by one step would end the lead: said, never judged by */
  readonly alikeRows: readonly string[]
  readonly alikeCells: readonly CellAt[]
}

/** Something to keep in mind beside a verdict; docs/method.md says when each is given. */
export interface Warning {
  readonly code:
    | 'unsupported'
    | 'vague'
    | 'twins'
    | 'same-everywhere'
    | 'one-sided'
    | 'many-rows'
    // of origin-warnings.ts
    | 'double-counted'
    | 'one-source'
    | 'one-author'
    | 'weights-after-rating'
  /** ids of hypotheses, evidence, sources or clusters concerned */
  readonly ids: readonly string[]
}

/** Everything that is computed from one rater's ratings, parked items and hypotheses aside. */
export interface Scores {
  readonly rater: string
  readonly method: Method
  readonly hypotheses: readonly HypothesisScore[]
  /** ids of rank 1, in the workbook's order */
  readonly leaders: readonly string[]
  readonly verdict: Verdict
  readonly grounds: Grounds
  readonly warnings: readonly Warning[]
  readonly evidence: readonly EvidenceScore[]
}

/**
 * The scores of one rater over what is not parked, in the workbook's order, unrounded. Blank and NA cells bring nothing to a
 * score; a blank one widens best … worst, an NA one does not. Refused 'unknown' for a rater whom this view does not show.
 */
export function scoresOf(view: View, raterId: string): Scores {
  const table = ratingTable(view, raterIn(view, raterId))
  const hypotheses = withRanks(table.hypotheses.map((id, at) => columnScore(table, id, at, view.method)))
  const scores = hypotheses.map((one) => one.score)
  const leaders = leadersOf(scores)
  const { verdict, grounds } = judgeScores(table, { scores, worst: hypotheses.map((one) => one.worst), leaders })
  return {
    rater: raterId,
    method: view.method,
    hypotheses,
    leaders: leaders.map((at) => table.hypotheses[at] ?? ''),
    verdict,
    grounds,
    warnings: scoreWarnings(table, verdict, leaders),
    evidence: evidenceScores(table, scores, leaders),
  }
}

function columnScore(table: RatingTable, id: string, at: number, method: Method): HypothesisScore {
  let count = 0
  let weighted = 0
  let support = 0
  let ratedWeight = 0
  let allWeight = 0
  let blankWeight = 0
  let rated = 0
  let notApplicable = 0
  let blank = 0
  for (const row of table.rows) {
    const rating = row.ratings[at] ?? null
    allWeight += row.weight
    if (rating === null) {
      blank++
      blankWeight += row.weight
    } else if (isCounted(rating)) {
      rated++
      ratedWeight += row.weight
      const v = row.v[at] ?? 0
      count += v
      weighted += v * row.ownWeight
      if (v === 0) support += supportOf(rating) * row.weight
    } else notApplicable++
  }
  const sums = { count, weighted, support, allWeight, ratedWeight, blankWeight, rated, notApplicable, blank }
  return { ...sumColumn(id, sums, method), posterior: null }
}

function withRanks(hypotheses: readonly HypothesisScore[]): HypothesisScore[] {
  const ranks = ranksOf(hypotheses.map((one) => one.score))
  return hypotheses.map((one, at) => ({ ...one, rank: ranks[at] ?? 1 }))
}

function evidenceScores(table: RatingTable, scores: readonly number[], leaders: readonly number[]): EvidenceScore[] {
  const leads = scores.map((_, at) => leaders.includes(at))
  return table.rows.map((row) => ({
    id: row.id,
    weight: row.weight,
    diagnosticity: diagnosticity(row.ratings),
    range: ratingRange(row.ratings),
    comparable: row.ratings.filter(isCounted).length >= 2,
    linchpin: changesLeaders(row, scores, leads),
  }))
}

/** Whether leaving the row out changes the set of leaders. */
function changesLeaders({ weight, v }: RatingRow, scores: readonly number[], leads: readonly boolean[]): boolean {
  const without = (at: number) => (scores[at] ?? 0) - weight * (v[at] ?? 0)
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < scores.length; at++) least = Math.min(least, without(at))
  for (let at = 0; at < scores.length; at++) if (without(at) <= least + TOLERANCE !== leads[at]) return true
  return false
}
