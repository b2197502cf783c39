// The report of a group: the parts of a rater's report, made of what several people rated together. Data only, drawn like that one.
import { cellConsensus } from '../../ach/group/consensus.ts'
import type { ReportPart } from '../../ach/model/checks.ts'
import type { View } from '../../ach/view/view.ts'
import { countNoun, formatPercent, itemName } from '../../ach/words/phrases.ts'
import { type AnnexRow, type Block, type Report, wordsBlock } from '../blocks.ts'
import { annexFacts, parkedItems } from '../rater/annex.ts'
import { assumptionBlocks } from '../rater/assumptions.ts'
import { methodSection } from '../rater/method.ts'
import { milestonesSection } from '../rater/milestones.ts'
import { reportFrom } from '../rater/report.ts'
import { groupBottom } from './group-bottom.ts'
import { groupDissent } from './group-dissent.ts'
import { groupHypotheses } from './group-hypotheses.ts'
import { groupChange, groupItems } from './group-items.ts'
import { formatMean, type GroupReportInputs, groupReportInputs } from './group-report-inputs.ts'

/** What the figures of a group are. */
const OF_GROUPS = [
  'The group’s score is made of the mean of those who rated a cell, times the weight of the item. A cell that somebody left blank is not held against anybody. Nobody’s vote decides.',
  '“At worst” is the score if every cell that nobody rated turned out very inconsistent.',
  'Krippendorff’s alpha: 1 is full agreement, 0 as by chance. People who agree can be wrong together.',
]

const BLOCKS: Readonly<Record<ReportPart, (given: GroupReportInputs) => Block[]>> = {
  bottom: groupBottom,
  hypotheses: groupHypotheses,
  items: groupItems,
  change: groupChange,
  assumptions: ({ view }) => assumptionBlocks(view, null),
  dissent: groupDissent,
  milestones: milestonesSection,
  method: (given) => methodSection(given, OF_GROUPS),
}

/** Same input, same report. Null where the view shows no group. */
export function groupReportOf(view: View): Report | null {
  const given = groupReportInputs(view)
  if (!given) return null
  return reportFrom(given, BLOCKS, factsOf(given), groupAnnex(given))
}

function factsOf({ view, raters, table, scores }: GroupReportInputs): string[] {
  const { hypotheses } = scores
  const given = hypotheses.length === 0 ? 0 : hypotheses.reduce((sum, { filled }) => sum + filled, 0) / hypotheses.length
  return [
    `rated by ${countNoun(raters.length, 'person', 'people')}`,
    `method: ${view.method}`,
    `${countNoun(hypotheses.length, 'hypothesis', 'hypotheses')}, ${countNoun(table.rows.length, 'item')} of evidence`,
    `${formatPercent(given)} rated from CC to II`,
  ]
}

/** Every item with the middle rating of each cell, and how far the group agrees on it. Nobody's own ratings. */
function groupAnnex({ view, table, losses }: GroupReportInputs): Block[] {
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
