// The table of scores in a report, as text, for files. The page draws it with bars.

import { byRank } from '../ach/scoring/leaders.ts'
import type { Scores } from '../ach/scoring/score.ts'
import type { View } from '../ach/view/view.ts'
import { formatPercent, formatRange, itemName, openColumns, rankInTable, ratedHead, scoreWords } from '../ach/words/phrases.ts'
import type { Report, ReportTable } from './blocks.ts'

/** The best rank first; without the columns that have nothing to tell. */
export function scoresTable(scores: Scores, view: View): ReportTable {
  const { range, rated } = openColumns(scores)
  const head = ['Hypothesis', 'Score', ...(range ? ['Range'] : []), 'Rank', ...(rated ? [ratedHead(scores.method)] : [])]
  return {
    label: 'Inconsistency scores',
    head: head.map((text, at) => ({ text, num: at > 0 })),
    rows: scores.hypotheses
      .toSorted(byRank)
      .map((one) =>
        [
          itemName(view, one.id),
          scoreWords(one, scores.method),
          ...(range ? [formatRange(one, scores.method)] : []),
          rankInTable(one, scores),
          ...(rated ? [formatPercent(one.coverage)] : []),
        ].map((text) => [text]),
      ),
  }
}

/** The report with its scores as a table. */
export const withScoresTable = (report: Report, view: View): Report => ({
  ...report,
  sections: report.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block.kind === 'scores' ? { kind: 'table', table: scoresTable(block.scores, view) } : block)),
  })),
})
