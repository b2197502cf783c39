// The table of scores in a report, as text, for files. The page draws it with bars.

import { byRank } from '../ach/scoring/leaders.ts'
import type { Scores } from '../ach/scoring/score.ts'
import type { View } from '../ach/view/view.ts'
import { formatPercent, formatRange, itemName, rankInTable, ratedHead, scoreWords } from '../ach/words/phrases.ts'
import type { Report, ReportTable } from './blocks.ts'

/** The best rank first. */
export const scoresTable = (scores: Scores, view: View): ReportTable => ({
  label: 'Inconsistency scores',
  head: ['Hypothesis', 'Score', 'Range', 'Rank', ratedHead(scores.method)].map((text, at) => ({ text, num: at > 0 })),
  rows: scores.hypotheses
    .toSorted(byRank)
    .map((one) =>
      [
        itemName(view, one.id),
        scoreWords(one, scores.method),
        formatRange(one, scores.method),
        rankInTable(one, scores),
        formatPercent(one.coverage),
      ].map((text) => [text]),
    ),
})

/** The report with its scores as a table. */
export const withScoresTable = (report: Report, view: View): Report => ({
  ...report,
  sections: report.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block.kind === 'scores' ? { kind: 'table', table: scoresTable(block.scores, view) } : block)),
  })),
})
