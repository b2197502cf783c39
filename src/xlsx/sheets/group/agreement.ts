// The sheet Agreement: how far the raters agree, how each ranks the hypotheses, and what a second round changed. Values from the export.

import { type Agreement, groupAgreement } from '../../../ach/group/agreement.ts'
import { type GroupRanking, groupRanking } from '../../../ach/group/group-ranking.ts'
import { tableOfGroup } from '../../../ach/group/group-table.ts'
import { changedCount, compareRounds } from '../../../ach/group/second-round.ts'
import type { Rounds } from '../../../ach/view/group-members.ts'
import type { RaterView, View } from '../../../ach/view/view.ts'
import { alphaLimit } from '../../../ach/words/agreement-words.ts'
import { itemName } from '../../../ach/words/phrases.ts'
import { oneLine } from '../../write/safe-text.ts'
import type { SheetPlan, SheetPlanCell, SheetRow } from '../../write/sheet-plan.ts'
import { leadRow, sectionRow } from '../rows.ts'

/** `sheets` maps a rater id to the sheet with that rater's matrix. */
export function agreementSheet(
  view: View,
  group: readonly RaterView[],
  rounds: Rounds | null,
  sheets: ReadonlyMap<string, string>,
): SheetPlan {
  const ranking = groupRanking(view, group)
  return {
    name: 'Agreement',
    columns: [40, 14, ...ranking.hypotheses.map(() => 14), 12],
    rows: [
      { height: 24, cells: [{ value: `Agreement among ${group.length} raters`, style: 'title' }] },
      leadRow('Values from the export. Agreement does not show who is right.'),
      ...figures(groupAgreement(tableOfGroup(view, group)), ranking, view),
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

function figures(agreement: Agreement, { w, kemeny, raters }: GroupRanking, view: View): SheetRow[] {
  const names = kemeny?.order.map((id) => oneLine(itemName(view, id), 60)).join(', then ')
  return [
    sectionRow('All cells'),
    line('Krippendorff’s alpha, ordinal', agreement.alpha, 'figure', agreement.word === null ? '' : alphaLimit(agreement.word)),
    line('Mean agreement per cell (Cns), 0 to 1', agreement.meanCns),
    line('Cells rated by at least two raters', agreement.cells, 'whole'),
    sectionRow('Rankings'),
    line('Raters with a ranking', raters.length, 'whole'),
    line('Kendall’s W, 0 to 1', w),
    ...(kemeny && names !== undefined
      ? [
          line('Kemeny order: pairwise preferences overruled', kemeny.against, 'whole', names),
          ...(kemeny.equallyGood > 1 ? [line('Orders equally good, including this one', kemeny.equallyGood, 'whole')] : []),
        ]
      : []),
  ]
}

function ranks(view: View, group: readonly RaterView[], ranking: GroupRanking, sheets: ReadonlyMap<string, string>): SheetRow[] {
  const names = new Map(group.map(({ id, name }) => [id, name]))
  const totals = (words: string, values: readonly number[], style: SheetPlanCell['style']): SheetRow => ({
    cells: [{ value: words, style: 'fixedText' }, { style: 'fixedCode' }, ...values.map((value): SheetPlanCell => ({ value, style }))],
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
          ...rater.ranks.map((value): SheetPlanCell => ({ value, style: 'whole' })),
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
    totals(
      'Borda count',
      ranking.borda.map(({ points }) => points),
      'number',
    ),
    totals(
      'Rank by Borda',
      ranking.borda.map(({ rank }) => rank),
      'whole',
    ),
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
