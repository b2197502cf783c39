// What doubt in the ratings does to the ranking, as the surfaces show it: the robustness, the same with blank cells open, and chance. All are
// too slow for a rating to wait for, so a server computes them outside the main thread.

import { isCounted } from '../model/rating.ts'
import type { Method } from '../model/workbook.ts'
import { type Chance, chanceOfLead } from '../scoring/chance.ts'
import { type RatingTable, testedTable } from '../scoring/rating-table.ts'
import type { Verdict } from '../scoring/score.ts'
import { type Robustness, robustnessOf } from './robustness.ts'

export interface RobustnessFigures {
  /** of the hypotheses with a cell rated CC to II; blank cells add nothing */
  readonly asRated: Robustness
  /** of all active hypotheses, if blank cells turned out to be any rating; null without blank cells */
  readonly blanksOpen: Robustness | null
  /** the null model of the lead */
  readonly chance: Chance
}

/** `table` has all active hypotheses. Returns null if nothing can lead: fewer than two hypotheses, or nothing rated CC to II. */
export function robustnessFigures(table: RatingTable, method: Method): RobustnessFigures | null {
  const tested = testedTable(table)
  if (table.hypotheses.length < 2 || !table.rows.some(({ ratings }) => ratings.some(isCounted))) return null
  const blank = table.rows.some(({ ratings }) => ratings.includes(null))
  return {
    asRated: robustnessOf(tested, method),
    blanksOpen: blank ? robustnessOf(table, method, { blanks: 'open' }) : null,
    chance: chanceOfLead(tested.rows, tested.hypotheses.length),
  }
}

/**
 * The figures that may be shown under a verdict, the first of them in sentences: with the verdicts untested and open, what the blank cells
 * hold decides, so only the one with blank cells open says anything.
 */
export function shownRobustness({ asRated, blanksOpen }: RobustnessFigures, verdict: Verdict): readonly Robustness[] {
  if (verdict === 'untested' || verdict === 'open') return blanksOpen ? [blanksOpen] : []
  return blanksOpen ? [asRated, blanksOpen] : [asRated]
}
