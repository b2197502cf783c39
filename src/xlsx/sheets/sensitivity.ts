// The Sensitivity sheet: the first rater's scores with each item left out, live; next to it and below, figures from the export that take
// more than a formula. Every figure comes from src/ach.

import { comparedTable } from '../../ach/scoring/rating-table.ts'
import { PAPER, QUIET, RATING_COLOURS } from '../../ach/words/palette.ts'
import { oneLine } from '../write/safe-text.ts'
import { columnLetters, type Highlight, type SheetPlan, type SheetRow } from '../write/sheet-plan.ts'
import { type Layout, SENSITIVITY_SHEET, SPARE_ROWS } from './layout.ts'
import { rowHeight } from './row-height.ts'
import { headCells, leadRow } from './rows.ts'
import { completenessWords, sensitivityColumns, sensitivityFormulas } from './sensitivity-formulas.ts'
import { currentRow, itemRows, spareSensitivityRow } from './sensitivity-rows.ts'
import { LEADER_HEADS, LEADER_WIDTHS, type RatedView, SENSITIVITY_WIDTHS, sensitivityValueRows } from './sensitivity-values.ts'

/** More hypotheses than this get narrow columns. */
const WIDE = 8

export function sensitivitySheet(rated: RatedView): SheetPlan {
  const { view, layout, rater } = rated
  const title: SheetRow = { height: 24, cells: [{ value: 'Sensitivity: each item left out', style: 'title' }] }
  if (layout.hypotheses.length === 0)
    return {
      name: 'Sensitivity',
      columns: SENSITIVITY_WIDTHS,
      rows: [title, leadRow('No hypothesis is in use, so there is nothing to leave out.')],
    }
  const table = comparedTable(view, rater)
  const { line, end } = sensitivityColumns(layout)
  const { complete } = completenessWords(layout)
  const scoreWidth = layout.hypotheses.length > WIDE ? 9 : 14
  const stampedBelow = sensitivityValueRows(rated, table)
  const lastColumn = columnLetters(end)
  return {
    name: 'Sensitivity',
    columns: [...SENSITIVITY_WIDTHS, ...layout.hypotheses.map(() => scoreWidth), ...LEADER_WIDTHS, 11, 11, 11],
    hiddenColumns: [SENSITIVITY_SHEET.place, line],
    rows: [
      title,
      leadRow(`Live from the Matrix sheet (${oneLine(rater.name, 60)}): each row shows the scores without that item.`),
      leadRow('Linchpin: without it the leaders change; a new tie counts. Margin without it: from the lowest score to the second-lowest.'),
      leadRow(
        'Margin of current leader (the first in a tie): below 0 if another overtakes it. A hypothesis that nothing is rated for takes no part.',
      ),
      { cells: [{ value: { formula: sensitivityFormulas(layout).complete(), result: complete }, style: 'lead' }] },
      currentRow(layout, table),
      sensitivityHead(layout, scoreWidth),
      ...itemRows(rated, table),
      { height: 6, cells: [] },
      ...Array.from({ length: SPARE_ROWS }, (_, spare) => spareSensitivityRow(layout, spare)),
      { cells: [] },
      ...stampedBelow,
    ],
    frozenAt: { rows: SENSITIVITY_SHEET.head, columns: 2 },
    filter: `A${SENSITIVITY_SHEET.head}:${lastColumn}${layout.sensitivityItems}`,
    printed: `A1:${lastColumn}${layout.sensitivityLast + 1 + stampedBelow.length}`,
    printedRows: `${SENSITIVITY_SHEET.now}:${SENSITIVITY_SHEET.head}`,
    printedColumns: 'A:B',
    highlights: highlightsOf(layout),
  }
}

function sensitivityHead(layout: Layout, scoreWidth: number): SheetRow {
  const names = layout.hypotheses.map(({ id, label }) => `${id}\n${oneLine(label, scoreWidth > 9 ? 60 : 28)}`)
  const stamped = ['Influence, at export', 'Margin, one step worse, at export', 'Margin, one step better, at export']
  const values = ['ID', 'Item left out', 'Row in Matrix', 'Weight', ...names, 'Leads up to', ...LEADER_HEADS, ...stamped]
  return {
    height: Math.max(58, rowHeight(names.map((name) => [name, scoreWidth - 2]))),
    cells: headCells(values),
  }
}

/** Conditional formats: parked rows, linchpins, and the leaders of each row. */
function highlightsOf(layout: Layout): Highlight[] {
  const { first, last, line, mark, end } = sensitivityColumns(layout)
  const { now, first: from } = SENSITIVITY_SHEET
  const to = layout.sensitivityLast
  const marked = (as: string) => `$${columnLetters(mark)}${from}="${as}"`
  const leads = (row: number) => `AND(${first}${row}<>"",${first}${row}<=$${columnLetters(line)}${row})`
  return [
    { range: `A${from}:A${to}`, when: 'formula', formula: marked('linchpin'), ...RATING_COLOURS.I },
    {
      range: `${columnLetters(mark)}${from}:${columnLetters(mark)}${to}`,
      when: 'equals',
      value: 'linchpin',
      bold: true,
      ...RATING_COLOURS.I,
    },
    { range: `A${from}:${columnLetters(end)}${to}`, when: 'formula', formula: marked('parked'), fill: PAPER, ink: QUIET, strike: true },
    { range: `${first}${now}:${last}${now}`, when: 'formula', formula: leads(now), ...RATING_COLOURS.C },
    { range: `${first}${from}:${last}${to}`, when: 'formula', formula: leads(from), ...RATING_COLOURS.C },
  ]
}
