// Computes the inconsistency scores, ranks, verdict and warnings of one rater. The only place that does: screen, JSON, report and Excel are
// tested against it. Formulas: Heuer 1999, PARC ACH; see docs/method.md.

import { isCounted, supportOf } from '../model/rating.ts'
import type { Method } from '../model/workbook.ts'
import type { View } from '../view/view.ts'
import type { Chance } from './chance.ts'
import { sumColumn } from './column-score.ts'
import { diagnosticity, ratingRange } from './diagnosticity.ts'
import { judgeScores } from './judge.ts'
import { comparedRanks, leadersOf } from './leaders.ts'
import { type RatingRow, type RatingTable, raterIn, ratingTable, testedTable } from './rating-table.ts'
import { TOLERANCE } from './tolerance.ts'
import { scoreWarnings } from './warnings.ts'

/** How firm the ranking is: the first that applies, under the conditions in docs/method.md. */
export type Verdict = 'single' | 'unrated' | 'early' | 'untested' | 'tied' | 'open' | 'close' | 'separated'

/** Whether there are two hypotheses or more and at least half of the cells are rated. Otherwise nothing can be called the leader. */
export const comparable = ({ verdict }: Pick<Scores, 'verdict'>): boolean =>
  verdict !== 'single' && verdict !== 'unrated' && verdict !== 'early'

/** The figures of one active hypothesis. */
export interface HypothesisScore {
  readonly id: string
  /** Σ v over the active items, 0 to 2 × items; lower means less evidence against the hypothesis */
  readonly count: number
  /** Σ v·w with the weights of credibility and relevance */
  readonly weighted: number
  /** ranking score / Σ 2w over its cells rated CC to II, 0 to 1; null if there are none */
  readonly normalised: number | null
  /** Σ w·(C 1, CC 2): shown, but never ranks or breaks a tie */
  readonly support: number
  /** the ranking score if no blank cell turned out to be inconsistent: the score itself */
  readonly best: number
  /** the ranking score if every blank cell were rated II; NA cells do not count */
  readonly worst: number
  /** weight of its cells rated CC to II / weight of all active items, 0 to 1; NA lowers it like a blank */
  readonly coverage: number
  /**
   * 1 has the least evidence against it; tied hypotheses share a rank and the next rank is skipped. Null without a cell rated CC to II: such
   * a hypothesis is not ranked, and the others are ranked without it. Null too for the only one that has such a cell
   */
  readonly rank: number | null
  /** the ranking score: `count` or `weighted`, depending on the workbook's method */
  readonly score: number
  /** numbers of cells rated CC to II, rated NA, and blank */
  readonly rated: number
  readonly notApplicable: number
  readonly blank: number
}

/** The figures of one active item. */
export interface EvidenceScore {
  readonly id: string
  /** 0.5 to 2; 1 in method count */
  readonly weight: number
  /** population standard deviation of the steps of its cells rated CC to II, 0 to 2; 0 is not diagnostic */
  readonly diagnosticity: number
  /** largest minus smallest v of its cells rated CC to II, 0 to 2: what can move scores apart */
  readonly range: number
  /** whether at least two cells are rated CC to II; otherwise the two figures above are 0 and mean nothing yet */
  readonly comparable: boolean
  /** whether leaving the item out changes the set of leaders, ties included; false without leaders */
  readonly linchpin: boolean
}

/** A cell by its ids. */
export interface CellAt {
  readonly evidence: string
  readonly hypothesis: string
}

/** A barely tested leader. `share`, 0 to 1: of the weight of the telling rows that contradict other hypotheses, the part on which it is rated. */
export interface Untested {
  readonly id: string
  readonly share: number
  /** false if no telling row is rated CC to II for it */
  readonly rated: boolean
}

/** A rival that the leader is ahead of by at most a tenth of `apart`. */
export interface Thin {
  readonly rival: string
  readonly margin: number
  /** Σ w·|v of the rival − v of the leader| over the telling rows */
  readonly apart: number
}

/**
 * The grounds of a verdict, from which its sentence is composed. Rows rated the same for all hypotheses are ignored; the others are the
 * telling rows.
 */
export interface Grounds {
  /** open: the leader's blank cells, whose worst case would end its lead */
  readonly blanks: readonly CellAt[]
  /** close: rows whose loss would end the sole lead, and cells that would end it by moving one step */
  readonly rows: readonly string[]
  readonly cells: readonly CellAt[]
  /** the rival with the smallest margin, and that margin; null without a sole leader */
  readonly rival: string | null
  readonly margin: number | null
  /** untested: the first barely tested leader */
  readonly untested: Untested | null
  /** untested: every barely tested leader, in the workbook's order */
  readonly allUntested: readonly Untested[]
  /** close: rivals for which the margin is small compared with what tells the two apart */
  readonly thin: readonly Thin[]
  /**
   * How often chance gives such a lead, if nothing else makes the lead close: more than `CHANCE_LIMIT` is a ground for close. Null for other
   * verdicts; 'pending' if it takes too long to compute with the scores, and the verdict is close until `settleChance` has it.
   */
  readonly chance: Chance | 'pending' | null
  /** rows rated the same for all hypotheses, and their cells that would end the lead by moving one step: mentioned, but no ground for a verdict */
  readonly alikeRows: readonly string[]
  readonly alikeCells: readonly CellAt[]
}

/** A caveat to a verdict. docs/method.md has the conditions. */
export interface Warning {
  readonly code:
    | 'unsupported'
    | 'vague'
    | 'less-supported'
    | 'twins'
    | 'same-everywhere'
    | 'one-sided'
    | 'many-rows'
    // from origin-warnings.ts
    | 'double-counted'
    | 'one-source'
    | 'one-author'
    | 'weights-after-rating'
  /** ids of the hypotheses, items, sources or clusters concerned */
  readonly ids: readonly string[]
}

/** Everything computed from one rater's ratings. Excludes parked items and hypotheses. */
export interface Scores {
  readonly rater: string
  readonly method: Method
  readonly hypotheses: readonly HypothesisScore[]
  /** ids of the tested hypotheses of rank 1, in the workbook's order; empty with the verdicts unrated and early */
  readonly leaders: readonly string[]
  readonly verdict: Verdict
  readonly grounds: Grounds
  readonly warnings: readonly Warning[]
  readonly evidence: readonly EvidenceScore[]
}

/**
 * Computes the scores of one rater, unrounded and in the workbook's order. Excludes parked items and hypotheses. Blank and NA cells add
 * nothing to a score; a blank cell widens the range from `best` to `worst`, an NA cell does not. Throws `Refused('unknown')` for a rater
 * not in the view.
 */
export function scoresOf(view: View, raterId: string): Scores {
  const table = ratingTable(view, raterIn(view, raterId))
  const columns = table.hypotheses.map((id, at) => columnScore(table, id, at, view.method))
  const tested = testedTable(table)
  const compared = tested === table ? columns : columns.filter(({ rated }) => rated > 0)
  const scores = compared.map((one) => one.score)
  const leaders = leadersOf(scores)
  const { verdict, grounds } = judgeScores(table, tested, { scores, worst: compared.map((one) => one.worst), leaders })
  const isEarly = verdict === 'early'
  const ids = isEarly ? [] : leaders.map((at) => tested.hypotheses[at] ?? '')
  return {
    rater: raterId,
    method: view.method,
    hypotheses: withRanks(columns, scores),
    leaders: ids,
    verdict,
    grounds,
    warnings: scoreWarnings(
      table,
      verdict,
      ids.map((id) => table.hypotheses.indexOf(id)),
      columns,
    ),
    evidence: evidenceScores(table, tested, scores, isEarly ? null : leaders),
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
  return sumColumn(id, sums, method)
}

/** `scores` are those of the hypotheses with a rated cell. */
function withRanks(hypotheses: readonly HypothesisScore[], scores: readonly number[]): HypothesisScore[] {
  const ranks = comparedRanks(scores)
  let next = 0
  return hypotheses.map((one) => ({ ...one, rank: one.rated === 0 ? null : (ranks[next++] ?? null) }))
}

/** `leaders` null: nothing can be called the leader yet, so no item can change that. */
function evidenceScores(
  table: RatingTable,
  tested: RatingTable,
  scores: readonly number[],
  leaders: readonly number[] | null,
): EvidenceScore[] {
  const leads = scores.map((_, at) => leaders?.includes(at) === true)
  return table.rows.map((row, at) => ({
    id: row.id,
    weight: row.weight,
    diagnosticity: diagnosticity(row.ratings),
    range: ratingRange(row.ratings),
    comparable: row.ratings.filter(isCounted).length >= 2,
    linchpin: leaders !== null && changesLeaders(tested.rows[at] ?? row, scores, leads),
  }))
}

/** Whether leaving the row out changes the set of leaders, ties included. */
function changesLeaders({ weight, v }: RatingRow, scores: readonly number[], leads: readonly boolean[]): boolean {
  const without = (at: number) => (scores[at] ?? 0) - weight * (v[at] ?? 0)
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < scores.length; at++) least = Math.min(least, without(at))
  for (let at = 0; at < scores.length; at++) if (without(at) <= least + TOLERANCE !== leads[at]) return true
  return false
}
