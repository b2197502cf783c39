// The live rows of the Sensitivity sheet: the scores now and without each item, followed by figures from the export.

import { type ItemLoss, leaveOneOut } from '../../ach/analysis/sensitivity.ts'
import { type TornadoBar, tornado } from '../../ach/analysis/tornado.ts'
import type { Evidence } from '../../ach/model/workbook.ts'
import { leadersOf, leadersOfTable, marginOf, scoresInForce } from '../../ach/scoring/leaders.ts'
import type { RatingTable } from '../../ach/scoring/rating-table.ts'
import { comparable } from '../../ach/scoring/score.ts'
import { TOLERANCE } from '../../ach/scoring/tolerance.ts'
import type { SheetPlanCell, SheetRow } from '../write/sheet-plan.ts'
import type { StyleName } from '../write/styles.ts'
import { evidenceLetter } from './evidence.ts'
import { type Layout, SENSITIVITY_SHEET } from './layout.ts'
import { evidenceLookup } from './matrix-formulas.ts'
import { rowHeight } from './row-height.ts'
import { type SensitivityFormulas, sensitivityFormulas, spareSensitivityFormulas } from './sensitivity-formulas.ts'
import { ID_WIDTH, idsOf, LEADERS_WIDTH, type RatedView, scoresInLayout, TEXT_WIDTH } from './sensitivity-values.ts'

/** The cached results of a row's formulas. */
interface RowResults {
  readonly text: string
  readonly weight: number | ''
  readonly mark: string
  /** in the order of the layout; empty for a hypothesis that nothing is rated for */
  readonly scores: readonly (number | '')[]
  readonly leaders: readonly string[]
  readonly margin: number | null
  readonly ofLeaderNow: number | null
  readonly place: number
}

const NOTHING: RowResults = { text: '', weight: '', mark: '', scores: [], leaders: [], margin: null, ofLeaderNow: null, place: 0 }

export function currentRow(layout: Layout, table: RatingTable): SheetRow {
  const { scores, leaders, margin } = leadersOfTable(table)
  const place = layout.hypotheses.findIndex(({ id }) => id === leaders[0]) + 1
  const inLayout = scoresInLayout(layout, table, scores)
  const cells = computedCell(layout, sensitivityFormulas(layout), SENSITIVITY_SHEET.now, {
    ...NOTHING,
    scores: inLayout,
    leaders,
    margin,
    ofLeaderNow: margin,
    place,
  })
  const label: SheetPlanCell[] = [{ style: 'label' }, { value: 'Nothing left out', style: 'label' }]
  return { height: 20, cells: [...label, ...cells] }
}

export function itemRows({ layout, scores }: RatedView, table: RatingTable): SheetRow[] {
  const now = scoresInForce(table)
  const losses = new Map(leaveOneOut(table).map((one) => [one.id, one]))
  const bars = new Map(tornado(table).map((one) => [one.id, one]))
  const items = new Map(table.rows.map((one) => [one.id, one]))
  const shown = comparable(scores)
  const formulas = sensitivityFormulas(layout)
  return layout.evidence.map((evidence, index) => {
    const item = items.get(evidence.id)
    const loss = losses.get(evidence.id)
    const text = evidence.statement
    const place = index + 1
    const row = SENSITIVITY_SHEET.first + index
    if (!item || !loss) return itemRow(layout, formulas, row, evidence, { ...NOTHING, text, mark: 'parked', place }, [])
    const left = now.map((score, at) => score - item.weight * (item.v[at] ?? 0))
    const results: RowResults = {
      ...{ text, place, weight: item.weight, scores: scoresInLayout(layout, table, left), leaders: loss.leadersWithout },
      mark: loss.linchpin ? 'linchpin' : 'same',
      margin: marginOf(left, leadersOf(left)[0] ?? 0),
      ofLeaderNow: loss.marginWithout,
    }
    return itemRow(layout, formulas, row, evidence, results, shown ? stampedFigures(loss, bars.get(evidence.id)) : [])
  })
}

const stampedFigures = (loss: ItemLoss, bar: TornadoBar | undefined): number[] => [loss.influence, ...(bar ? [bar.worse, bar.better] : [])]

function itemRow(
  layout: Layout,
  formulas: SensitivityFormulas,
  row: number,
  evidence: Evidence,
  results: RowResults,
  stamped: readonly number[],
): SheetRow {
  return {
    height: rowHeight([
      [results.text, TEXT_WIDTH],
      [evidence.id, ID_WIDTH],
      [leadersText(results), LEADERS_WIDTH],
    ]),
    cells: [
      { value: evidence.id, style: 'fixedId' },
      textCell(layout, row, results.text),
      ...computedCell(layout, formulas, row, results, stamped),
    ],
  }
}

/** Shows what is typed into the spare row of Matrix. */
export function spareSensitivityRow(layout: Layout, spare: number): SheetRow {
  const row = spareSensitivityFormulas(layout, spare)
  const formulas = sensitivityFormulas(layout)
  const id: SheetPlanCell = { value: { formula: formulas.id(spare), result: '' }, style: 'id' }
  return { cells: [id, textCell(layout, row, ''), ...computedCell(layout, formulas, row, NOTHING)] }
}

const live = (formula: string, result: string | number, style: StyleName): SheetPlanCell => ({ value: { formula, result }, style })
const textCell = (layout: Layout, row: number, text: string): SheetPlanCell =>
  live(evidenceLookup(layout, row, evidenceLetter('statement')), text, 'fixedText')

const leadersText = ({ leaders }: RowResults): string => (leaders.length === 0 ? '' : idsOf(leaders))

/** As ROUND(…, 9) in a formula. */
const roundFormula = (value: number | null): number | '' => (value === null ? '' : Math.round(value * 1e9) / 1e9)

/** From column C on. With one hypothesis there is no margin, and with nothing left out neither weight nor mark. */
function computedCell(
  layout: Layout,
  formulas: SensitivityFormulas,
  row: number,
  results: RowResults,
  stamped: readonly number[] = [],
): SheetPlanCell[] {
  const { scores } = results
  const isNow = row === SENSITIVITY_SHEET.now
  const least = Math.min(...scores.filter((one) => one !== ''))
  const score = (at: number) => (isNow ? formulas.now(at) : formulas.without(row, at))
  const margins = [
    live(formulas.margin(row), roundFormula(results.margin), 'figure'),
    live(formulas.ofLeaderNow(row), roundFormula(results.ofLeaderNow), 'figure'),
  ]
  return [
    live(formulas.place(row), results.place, 'whole'),
    isNow ? { style: 'label' } : live(formulas.weight(row), results.weight, 'figure'),
    ...layout.hypotheses.map((_, at) => live(score(at), scores[at] ?? '', isNow ? 'score' : 'figure')),
    live(formulas.line(row), Number.isFinite(least) ? least + TOLERANCE : '', 'figure'),
    ...(layout.hypotheses.length > 1 ? margins : margins.map((): SheetPlanCell => ({ style: 'figure' }))),
    live(formulas.leaders(row), leadersText(results), 'fixedCode'),
    isNow ? { style: 'label' } : live(formulas.mark(row), results.mark, 'fixedCode'),
    ...[0, 1, 2].map((at): SheetPlanCell => (stamped[at] === undefined ? { style: 'figure' } : { value: stamped[at], style: 'figure' })),
  ]
}
