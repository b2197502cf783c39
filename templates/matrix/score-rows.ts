// The scores as rows of words and bars: what the table of scores shows on the page and in its picture.

import { byRank } from '../../src/ach/scoring/leaders.ts'
import { comparable, type Scores } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { formatPercent, formatRange, rankInTable, scoreWords } from '../../src/ach/words/phrases.ts'

export interface ScoreRow {
  readonly id: string
  readonly label: string
  readonly leads: boolean
  readonly score: string
  /** end of the bar, and of its pale part; shares of the longest bar, 0 to 1 */
  readonly to: number
  readonly worst: number
  readonly range: string
  readonly rank: string
  /** share of the evidence that is rated CC to II */
  readonly rated: string
}

/** By rank once hypotheses can be compared, until then in the workbook's order. `longest` is the score that a bar of length 1 stands for; default: the highest that any row can reach. */
export function scoreRows(view: View, scores: Scores, longest = longestScore(scores)): ScoreRow[] {
  const share = (value: number) => Math.min(1, value / longest)
  const ranked = comparable(scores) ? scores.hypotheses.toSorted(byRank) : scores.hypotheses
  return ranked.map((one) => ({
    id: one.id,
    label: view.hypotheses.get(one.id)?.label ?? '',
    leads: scores.leaders.includes(one.id) && comparable(scores) && scores.verdict !== 'untested',
    score: scoreWords(one, scores.method),
    to: share(one.score),
    worst: share(one.worst),
    range: formatRange(one, scores.method),
    rank: rankInTable(one, scores),
    rated: formatPercent(one.coverage),
  }))
}

/** The highest score that blank cells still allow; 1 if that is 0. */
export const longestScore = ({ hypotheses }: Pick<Scores, 'hypotheses'>): number => Math.max(...hypotheses.map((one) => one.worst), 0) || 1
