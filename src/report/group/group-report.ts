// The report of a group: the sections of a rater's report, computed from the ratings of several people. Data only, rendered like that one.

import { cellConsensus } from '../../ach/group/consensus.ts'
import type { ReportPart } from '../../ach/model/checks.ts'
import { finishSteps, type Steps } from '../../ach/model/steps.ts'
import type { View } from '../../ach/view/view.ts'
import { changedResult } from '../../ach/words/analysis-words.ts'
import { countNoun, formatMean, formatPercent, itemName } from '../../ach/words/phrases.ts'
import { type AnnexRow, type Block, type Report, smallBlock } from '../blocks.ts'
import { annexFacts, annexLinks, parkedItems, ROWS_IN_STEP } from '../rater/annex.ts'
import { assumptionBlocks } from '../rater/assumptions.ts'
import { methodBlocks } from '../rater/method.ts'
import { milestonesSection } from '../rater/milestones.ts'
import { reportFrom } from '../rater/report.ts'
import { groupBottom, groupStanding } from './group-bottom.ts'
import { groupChange } from './group-change.ts'
import { groupDissent } from './group-dissent.ts'
import { groupHypotheses } from './group-hypotheses.ts'
import { type GroupReportInputs, groupReportInputs } from './group-report-inputs.ts'

/** What the figures of a group mean. */
const GROUP_FIGURES = [
  'Each cell counts as the mean of the ratings given, multiplied by the weight of the item. One rater’s blank cell changes nothing if others rated that cell. There is no vote.',
  'The worst case is the score if every cell that no one rated turned out very inconsistent.',
  'Krippendorff’s alpha is 1 for full agreement and 0 for agreement no better than chance. People who agree can all be wrong.',
  'The rating shown for an item is the median of the group’s ratings; what it adds to the score is based on their mean. So an item whose median is N can still add to a score.',
]

const BLOCKS: Readonly<Record<ReportPart, (inputs: GroupReportInputs) => Block[]>> = {
  bottom: groupBottom,
  hypotheses: groupHypotheses,
  items: () => [],
  change: groupChange,
  assumptions: ({ view }) => assumptionBlocks(view, null),
  milestones: milestonesSection,
  dissent: groupDissent,
  method: groupMethod,
}

/** Deterministic. `day`: the date of the report, such as 2026-11-30; null for none. Returns null where the view shows no group. */
export const groupReportOf = (view: View, day: string | null = null): Report | null => finishSteps(groupReportSteps(view, day))

/** `groupReportOf` in steps of one section. */
export function* groupReportSteps(view: View, day: string | null): Steps<Report | null> {
  const inputs = yield* groupReportInputs(view)
  return inputs && (yield* reportFrom(inputs, BLOCKS, authorsOf(inputs), day, groupAnnex))
}

/** Whose ratings they are: "Rated by 3 people". */
export function authorsOf({ raters, ranking }: Pick<GroupReportInputs, 'raters' | 'ranking'>): string {
  const rated = ranking.raters.length
  return rated === raters.length ? `Rated by ${countNoun(rated, 'person', 'people')}` : `Rated by ${rated} of ${raters.length} people`
}

function groupMethod({ view, table, scores: { hypotheses } }: GroupReportInputs): Block[] {
  const filled = hypotheses.length === 0 ? 0 : hypotheses.reduce((sum, one) => sum + one.filled, 0) / hypotheses.length
  return methodBlocks(view.method, table.rows.length, hypotheses.length, [
    `Of all possible ratings, ${formatPercent(filled)} were given${view.method === 'weighted' ? ', by weight and without NA' : ', without NA'}.`,
    ...GROUP_FIGURES,
  ])
}

/** Every item with the median rating of each cell and the mean agreement on the item. Shows no individual ratings. */
function* groupAnnex({ view, table, losses, scores, verdict }: GroupReportInputs): Steps<Block[]> {
  const rows: AnnexRow[] = []
  for (const [at, { id, weight, cells }] of table.rows.entries()) {
    const item = view.evidence.get(id)
    if (!item) continue
    if (at % ROWS_IN_STEP === ROWS_IN_STEP - 1) yield
    const all = cells.map(cellConsensus)
    const agreed = all.flatMap(({ cns }) => (cns === null ? [] : [cns]))
    rows.push({
      ...{ id, statement: item.statement, facts: annexFacts(view, item), links: annexLinks(view, item) },
      ...{ notes: item.notes, reason: null, cellNotes: [] },
      linchpin: losses[at]?.changes ?? false,
      weight: formatMean(weight),
      figure: agreed.length === 0 ? '–' : formatMean(agreed.reduce((sum, one) => sum + one, 0) / agreed.length),
      ratings: all.map(({ median }) => median),
    })
  }
  const hypotheses = table.hypotheses.map((id) => itemName(view, id))
  const parked = parkedItems(view)
  if (rows.length + parked.length === 0) return []
  return [
    smallBlock('Each cell shows the median of the ratings given. The agreement shown is the mean for the item’s cells, from 0 to 1.'),
    {
      kind: 'matrix',
      annex: {
        hypotheses,
        rows,
        parked,
        figure: 'agreement',
        result: changedResult(groupStanding({ scores, verdict })),
      },
    },
  ]
}
