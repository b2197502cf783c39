// The annex of a group's report: every item with the middle rating of each cell, and how far the group agrees on it. Nobody's own ratings.
import { cellConsensus } from '../../ach/group/consensus.ts'
import { itemName } from '../../ach/words/phrases.ts'
import { type AnnexRow, type Block, wordsBlock } from '../blocks.ts'
import { annexFacts, parkedItems } from '../rater/annex.ts'
import { formatMean, type GroupReportInputs } from './group-report-inputs.ts'

export function groupAnnex({ view, table, losses }: GroupReportInputs): Block[] {
  const rows = table.rows.flatMap(({ id, weight, cells }, at): AnnexRow[] => {
    const item = view.evidence.get(id)
    if (!item) return []
    const all = cells.map(cellConsensus)
    const agreed = all.flatMap(({ cns }) => (cns === null ? [] : [cns]))
    return [
      {
        ...{ id, statement: item.statement, facts: annexFacts(view, item), notes: item.notes, reason: null, cellNotes: [] },
        linchpin: losses[at]?.changes ?? false,
        weight: formatMean(weight),
        figure: agreed.length === 0 ? '–' : formatMean(agreed.reduce((sum, one) => sum + one, 0) / agreed.length),
        ratings: all.map(({ median }) => median),
      },
    ]
  })
  const hypotheses = table.hypotheses.map((id) => itemName(view, id))
  return [
    wordsBlock('The middle rating of those who rated a cell, and the mean agreement of an item’s cells, from 0 to 1.'),
    { kind: 'matrix', annex: { hypotheses, rows, parked: parkedItems(view), figure: 'agreement' } },
  ]
}
