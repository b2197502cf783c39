// The report of a group: the sections of a rater's report, computed from the ratings of several people. Data only, rendered like that one.

import { cellConsensus } from '../../ach/group/consensus.ts'
import type { ReportPart } from '../../ach/model/checks.ts'
import { finishSteps, type Steps } from '../../ach/model/steps.ts'
import type { View } from '../../ach/view/view.ts'
import { changedResult } from '../../ach/words/analysis-words.ts'
import { countNoun, formatMean, formatPercent, itemName, METHOD_WORDS } from '../../ach/words/phrases.ts'
import { type AnnexRow, type Block, type Report, wordsBlock } from '../blocks.ts'
import { annexFacts, parkedItems } from '../rater/annex.ts'
import { assumptionBlocks } from '../rater/assumptions.ts'
import { methodSection } from '../rater/method.ts'
import { milestonesSection } from '../rater/milestones.ts'
import { reportFrom } from '../rater/report.ts'
import { groupBottom, groupStanding } from './group-bottom.ts'
import { groupDissent } from './group-dissent.ts'
import { groupHypotheses } from './group-hypotheses.ts'
import { groupChange, groupItems } from './group-items.ts'
import { type GroupReportInputs, groupReportInputs } from './group-report-inputs.ts'

/** What the figures of a group mean. */
const GROUP_FIGURES = [
  'Each cell counts as the mean of the ratings given, multiplied by the weight of the item. One rater’s blank cell changes nothing if others rated that cell. There is no vote.',
  'The worst case is the score if every cell that no one rated turned out very inconsistent.',
  'Krippendorff’s alpha is 1 for full agreement and 0 for agreement no better than chance. People who agree can all be wrong.',
  'The score gap of an item is the largest difference that it makes between two scores.',
  'Items from one origin (a cluster) each count in full in the ranking.',
]

const BLOCKS: Readonly<Record<ReportPart, (inputs: GroupReportInputs) => Block[]>> = {
  bottom: groupBottom,
  hypotheses: groupHypotheses,
  items: groupItems,
  change: groupChange,
  assumptions: ({ view }) => assumptionBlocks(view, null),
  dissent: groupDissent,
  milestones: milestonesSection,
  method: (inputs) => methodSection(inputs, GROUP_FIGURES),
}

/** Deterministic. Returns null where the view shows no group. */
export const groupReportOf = (view: View): Report | null => finishSteps(groupReportSteps(view))

/** `groupReportOf` in steps of one section. */
export function* groupReportSteps(view: View): Steps<Report | null> {
  const inputs = yield* groupReportInputs(view)
  return inputs && (yield* reportFrom(inputs, BLOCKS, factsOf(inputs), groupAnnex))
}

function factsOf({ view, raters, ranking, table, scores }: GroupReportInputs): string[] {
  const { hypotheses } = scores
  const rated = ranking.raters.length
  const filled = hypotheses.length === 0 ? 0 : hypotheses.reduce((sum, one) => sum + one.filled, 0) / hypotheses.length
  return [
    rated === raters.length ? `rated by ${countNoun(rated, 'person', 'people')}` : `rated by ${rated} of ${raters.length} people`,
    `method: ${METHOD_WORDS[view.method]}`,
    `${countNoun(hypotheses.length, 'hypothesis', 'hypotheses')}, ${countNoun(table.rows.length, 'item')} of evidence`,
    `${formatPercent(filled)} of possible ratings given${view.method === 'weighted' ? ' (by weight, NA not counted)' : ' (NA not counted)'}`,
  ]
}

/** Every item with the median rating of each cell and the mean agreement on the item. Shows no individual ratings. */
function groupAnnex({ view, table, losses, scores, verdict }: GroupReportInputs): Block[] {
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
    wordsBlock('Each cell shows the median of the ratings given. The agreement shown is the mean for the item’s cells, from 0 to 1.'),
    {
      kind: 'matrix',
      annex: {
        hypotheses,
        rows,
        parked: parkedItems(view),
        figure: 'agreement',
        result: changedResult(groupStanding({ scores, verdict })),
      },
    },
  ]
}
