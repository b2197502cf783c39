// The sheet Agreement: how far the raters agree, who ranks which hypothesis where, and what a second round moved. All of it is stamped.

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

/** `paperForms`: rater id → the sheet with their matrix. */
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
      { height: 24, cells: [{ value: `How far ${group.length} raters agree`, style: 'title' }] },
      leadRow('Values of the moment of the export. Agreement says nothing about who is right.'),
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
    sectionRow('All cells together'),
    line('Krippendorff’s alpha, ordinal', agreement.alpha, 'figure', agreement.word === null ? '' : alphaLimit(agreement.word)),
    line('Mean agreement of a cell (Cns), 0 to 1', agreement.meanCns),
    line('Cells that at least two rated', agreement.cells, 'whole'),
    sectionRow('Rankings'),
    line('Raters with a ranking', raters.length, 'whole'),
    line('Kendall’s W, 0 to 1', w),
    ...(kemeny && names !== undefined
      ? [
          line('Kemeny’s order, against', kemeny.against, 'whole', `preferences of single raters: ${names}`),
          ...(kemeny.equallyGood > 1 ? [line('Orders that are equally good', kemeny.equallyGood, 'whole', 'this one included')] : []),
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
    sectionRow('Who ranks what where: 1 is least contradicted, level ones share a rank'),
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
      'First alone for',
      ranking.first.map(({ alone }) => alone),
      'whole',
    ),
    totals(
      'First, level with others, for',
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
    line('Of these, changed', changedCount(moves), 'whole'),
    line('Share changed', changed, 'fineShare'),
    line('Towards II', moves.towardsContradiction, 'whole'),
    line('Towards CC', moves.towardsConsistency, 'whole'),
    line('NA in one round only', moves.applicability, 'whole'),
    line('Alpha before', agreement.before.alpha),
    line('Alpha after', agreement.after.alpha),
    line('Mean Cns before', agreement.before.meanCns),
    line('Mean Cns after', agreement.after.meanCns),
  ]
}
