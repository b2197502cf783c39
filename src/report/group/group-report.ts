// The report of a group: the parts of a rater's report, made of what several people rated together. Data only, drawn like that one.
import type { ReportPart } from '../../ach/model/thinking-aids.ts'
import type { View } from '../../ach/view/view.ts'
import { counted, percent } from '../../ach/words/phrases.ts'
import type { Block, Report } from '../blocks.ts'
import { takenForGranted } from '../rater/assumptions.ts'
import { methodPart } from '../rater/method.ts'
import { milestonesPart } from '../rater/milestones.ts'
import { reportFrom } from '../rater/report.ts'
import { groupAnnex } from './group-annex.ts'
import { groupBottom } from './group-bottom.ts'
import { groupDissent } from './group-dissent.ts'
import { groupHypotheses } from './group-hypotheses.ts'
import { groupChange, groupItems } from './group-items.ts'
import { type GroupGiven, groupGiven } from './group-report-inputs.ts'

/** What the figures of a group are. */
const OF_GROUPS = [
  'The group’s score is made of the mean of those who rated a cell, times the weight of the item. A cell that somebody left blank is not held against anybody. Nobody’s vote decides.',
  '“At worst” is the score if every cell that nobody rated turned out very inconsistent.',
  'Krippendorff’s alpha: 1 is full agreement, 0 as by chance. People who agree can be wrong together.',
]

const BLOCKS: Readonly<Record<ReportPart, (given: GroupGiven) => Block[]>> = {
  bottom: groupBottom,
  hypotheses: groupHypotheses,
  items: groupItems,
  change: groupChange,
  assumptions: ({ view }) => takenForGranted(view, null),
  dissent: groupDissent,
  milestones: milestonesPart,
  method: (given) => methodPart(given, OF_GROUPS),
}

/** Same input, same report. Null where the view shows no group. */
export function groupReportOf(view: View): Report | null {
  const given = groupGiven(view)
  if (!given) return null
  return reportFrom(given, BLOCKS, factsOf(given), groupAnnex(given))
}

function factsOf({ view, raters, table, scores }: GroupGiven): string[] {
  const { hypotheses } = scores
  const given = hypotheses.length === 0 ? 0 : hypotheses.reduce((sum, { filled }) => sum + filled, 0) / hypotheses.length
  return [
    `rated by ${counted(raters.length, 'person', 'people')}`,
    `method: ${view.method}`,
    `${counted(hypotheses.length, 'hypothesis', 'hypotheses')}, ${counted(table.rows.length, 'item')} of evidence`,
    `${percent(given)} rated from CC to II`,
  ]
}
