// The sheet Agreement: how far the raters agree, how each ranks the hypotheses, and what a second round changed. Values from the export.

import { type Agreement, groupAgreement } from '../../../ach/group/agreement.ts'
import type { GroupAnalysis } from '../../../ach/group/group-analysis.ts'
import { type GroupRanking, groupRanking } from '../../../ach/group/group-ranking.ts'
import { tableOfGroup } from '../../../ach/group/group-table.ts'
import { changedCount, compareRounds } from '../../../ach/group/second-round.ts'
import type { Rounds } from '../../../ach/view/group-members.ts'
import type { RaterView, View } from '../../../ach/view/view.ts'
import { alphaLimit } from '../../../ach/words/agreement-words.ts'
import { NOT_BLIND } from '../../../ach/words/exercise-words.ts'
import { groupVerdictSentence, sparseSentence, withoutRaterSentences } from '../../../ach/words/group-doubt-words.ts'
import { countNoun, itemName } from '../../../ach/words/phrases.ts'
import { rankPoints } from '../../../ach/words/report-words.ts'
import { oneLine } from '../../write/safe-text.ts'
import type { SheetPlan, SheetPlanCell, SheetRow } from '../../write/sheet-plan.ts'
import { leadRow, sectionRow, sentenceRow } from '../rows.ts'

/** `sheets` maps a rater id to the sheet with that rater's matrix. */
export function agreementSheet(
  view: View,
  group: readonly RaterView[],
  analysis: GroupAnalysis | null,
  rounds: Rounds | null,
  sheets: ReadonlyMap<string, string>,
): SheetPlan {
  const ranking = analysis?.ranking ?? groupRanking(view, group)
  return {
    name: 'Agreement',
    columns: [40, 14, ...ranking.hypotheses.map(() => 14), 12],
    rows: [
      { height: 24, cells: [{ value: `Agreement among ${countNoun(ranking.raters.length, 'rater')}`, style: 'title' }] },
      leadRow('Values from the export. Agreement does not show who is right.'),
      ...(view.run?.seenBefore ? [leadRow(NOT_BLIND)] : []),
      ...figures(groupAgreement(tableOfGroup(view, group)), ranking, view),
      ...(analysis ? doubts(view, analysis) : []),
      ...ranks(view, group, ranking, sheets),
      ...(rounds ? secondRoundRows(view, rounds) : []),
    ],
  }
}

const line = (words: string, value: string | number | null, style: SheetPlanCell['style'] = 'figure', after = ''): SheetRow => ({
  cells: [
    { value: words, style: 'fixedText' },
    value === null ? { value: 'undefined', style: 'fixedCode' } : { value, style },
    ...(after === '' ? [] : [{ value: after, style: 'lead' } as const]),
  ],
})

/** The verdict of the group, who it depends on, few ratings, noise. */
function doubts(view: View, analysis: GroupAnalysis): SheetRow[] {
  const { bootstrap, noise, scores } = analysis
  const sentences = [groupVerdictSentence(view, analysis), ...withoutRaterSentences(view, analysis), sparseSentence(view, analysis)]
  return [
    sectionRow('Verdict of the group, at export'),
    ...sentences.filter((one) => one !== '').map((one) => sentenceRow(one, 40)),
    ...(bootstrap?.hypotheses ?? []).map(({ id, alone }) =>
      line(`Resamples of raters in which ${id} leads alone`, scores.leaders.length === 0 ? null : alone, 'fineShare'),
    ),
    ...(noise
      ? [
          sectionRow(`Noise: variance of the steps −2 to 2 on the ${countNoun(noise.cells, 'cell')} that all rated`),
          line('Level: raters who are more severe than others', noise.level),
          line('Signal: differences between cells', noise.signal),
          line('Pattern: each rater’s own', noise.pattern),
          line('Total', noise.total),
        ]
      : []),
  ]
}

function figures(agreement: Agreement, { concordance, kemeny, raters }: GroupRanking, view: View): SheetRow[] {
  const names = kemeny?.shared.map((set) => set.map((id) => oneLine(itemName(view, id), 60)).join(' / ')).join(', then ')
  return [
    sectionRow('All cells'),
    line('Krippendorff’s alpha, ordinal', agreement.alpha, 'figure', agreement.word === null ? '' : alphaLimit(agreement.word)),
    line('Mean agreement per cell (Cns), 0 to 1', agreement.meanCns),
    line('Cells rated by at least two raters', agreement.cells, 'whole'),
    sectionRow('Rankings'),
    line('Raters with a ranking', raters.length, 'whole'),
    line('Kendall’s W, 0 to 1', concordance.w),
    line('Raters and hypotheses it is over', `${concordance.raters.length} / ${concordance.hypotheses.length}`, 'fixedCode'),
    ...(kemeny && names !== undefined
      ? [
          line('Kemeny order: pairwise preferences overruled', kemeny.against, 'whole', names),
          ...(kemeny.equallyGood > 1
            ? [line('Orders equally good; a slash stands between hypotheses in no shared order', kemeny.equallyGood, 'whole')]
            : []),
        ]
      : []),
  ]
}

/** A dash for a hypothesis that was not rated. */
const orDash = (value: number | null, style: SheetPlanCell['style']): SheetPlanCell =>
  value === null ? { value: '–', style: 'fixedCode' } : { value, style }

function ranks(view: View, group: readonly RaterView[], ranking: GroupRanking, sheets: ReadonlyMap<string, string>): SheetRow[] {
  const names = new Map(group.map(({ id, name }) => [id, name]))
  const points = rankPoints(ranking)
  const totals = (words: string, values: readonly (number | null)[], style: SheetPlanCell['style']): SheetRow => ({
    cells: [{ value: words, style: 'fixedText' }, { style: 'fixedCode' }, ...values.map((value): SheetPlanCell => orDash(value, style))],
  })
  return [
    sectionRow('Rank by rater: 1 is least inconsistent; tied hypotheses share a rank'),
    {
      height: 32,
      cells: [
        { value: 'Rater', style: 'head' },
        { value: 'Sheet', style: 'headCentre' },
        ...ranking.hypotheses.map((id): SheetPlanCell => ({ value: `${id}\n${oneLine(itemName(view, id), 24)}`, style: 'headCentre' })),
        { value: 'Not rated', style: 'headCentre' },
      ],
    },
    ...ranking.raters.map(
      (rater): SheetRow => ({
        cells: [
          { value: oneLine(names.get(rater.id) ?? rater.id, 80), style: 'fixedText' },
          { value: sheets.get(rater.id) ?? '', style: 'fixedCode' },
          ...rater.ranks.map((rank) => orDash(rank, 'whole')),
          { value: rater.blank, style: 'whole' },
        ],
      }),
    ),
    totals(
      'Raters who rank it first',
      ranking.first.map(({ alone }) => alone),
      'whole',
    ),
    totals(
      'Raters who rank it first in a tie',
      ranking.first.map(({ shared }) => shared),
      'whole',
    ),
    ...(points
      ? [
          totals(
            points.head,
            points.points.map((one) => one.points),
            'number',
          ),
          totals(
            'Rank by these points',
            points.points.map(({ rank }) => rank),
            'whole',
          ),
        ]
      : []),
  ]
}

function secondRoundRows(view: View, rounds: Rounds): SheetRow[] {
  const { raters, moves, changed, agreement } = compareRounds(view, rounds.before, rounds.after)
  return [
    sectionRow('Second round'),
    line('Raters in both rounds', raters, 'whole'),
    line('Ratings in both rounds', moves.compared, 'whole'),
    line('Ratings changed', changedCount(moves), 'whole'),
    line('Share changed', changed, 'fineShare'),
    line('Moved towards II', moves.towardsContradiction, 'whole'),
    line('Moved towards CC', moves.towardsConsistency, 'whole'),
    line('Changed to or from NA', moves.applicability, 'whole'),
    line('Alpha before', agreement.before.alpha),
    line('Alpha after', agreement.after.alpha),
    line('Mean Cns before', agreement.before.meanCns),
    line('Mean Cns after', agreement.after.meanCns),
  ]
}
