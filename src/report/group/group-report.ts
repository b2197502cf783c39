// The report of a group: the parts of a rater's report, made of what several people rated together. Data only, drawn like that one.
import type { ReportPart } from '../../ach/model/thinking-aids.ts'
import type { View } from '../../ach/view/view.ts'
import { countNoun, formatPercent } from '../../ach/words/phrases.ts'
import type { Block, Report } from '../blocks.ts'
import { assumptionBlocks } from '../rater/assumptions.ts'
import { methodSection } from '../rater/method.ts'
import { milestonesSection } from '../rater/milestones.ts'
import { reportFrom } from '../rater/report.ts'
import { groupAnnex } from './group-annex.ts'
import { groupBottom } from './group-bottom.ts'
import { groupDissent } from './group-dissent.ts'
import { groupHypotheses } from './group-hypotheses.ts'
import { groupChange, groupItems } from './group-items.ts'
import { type GroupReportInputs, groupReportInputs } from './group-report-inputs.ts'

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
