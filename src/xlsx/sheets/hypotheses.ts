// The Hypotheses sheet: what each one says in full, and its figures, live from the first matrix sheet. Parked ones are listed without figures.

import type { Hypothesis } from '../../ach/model/workbook.ts'
import type { Scores } from '../../ach/scoring/score.ts'
import type { View } from '../../ach/view/view.ts'
import { PAPER, QUIET, RATING_COLOURS } from '../write/palette.ts'
import { oneLine } from '../write/safe-text.ts'
import { columnLetters, type SheetPlan, type SheetPlanCell, type SheetRow } from '../write/sheet-plan.ts'
import { type Layout, LIST_SHEET, MATRIX_SHEET, rowOfFigure } from './layout.ts'
import { figureValue } from './matrix-formulas.ts'
import { rowHeight } from './row-height.ts'

/** The headings of what may be changed, by what stands below them: a file that comes back is read by these. */
export const HYPOTHESIS_HEADINGS = { id: 'ID', label: 'Hypothesis', statement: 'Statement', use: 'In use', notes: 'Notes' } as const
const COLUMNS = [
  [HYPOTHESIS_HEADINGS.id, 7],
  [HYPOTHESIS_HEADINGS.label, 24],
  [HYPOTHESIS_HEADINGS.statement, 62],
  [HYPOTHESIS_HEADINGS.use, 7],
  ['Score', 12],
  ['Rank', 7],
  ['Coverage', 10],
  ['Count', 8],
  ['Support', 9],
  ['Best case', 10],
  ['Worst case', 11],
  [HYPOTHESIS_HEADINGS.notes, 40],
] as const

const FIGURES = [
  { figure: 'score', style: 'barred' },
  { figure: 'rank', style: 'whole' },
  { figure: 'coverage', style: 'share' },
  { figure: 'count', style: 'figure' },
  { figure: 'support', style: 'figure' },
  { figure: 'best', style: 'figure' },
  { figure: 'worst', style: 'figure' },
] as const

export function hypothesesSheet(view: View, layout: Layout, scores: Scores, rater: string): SheetPlan {
  const all = [...view.hypotheses.values()]
  const last = LIST_SHEET.first + Math.max(all.length, 1) - 1
  return {
    name: 'Hypotheses',
    columns: COLUMNS.map(([, width]) => width),
    rows: [
      { height: 24, cells: [{ value: 'Hypotheses', style: 'title' }] },
      {
        cells: [
          {
            value: oneLine(
              `The figures are live from the sheet Matrix (${rater}). Lower = less contradicted; the score is no probability.`,
              200,
            ),
            style: 'lead',
          },
        ],
      },
      { cells: [{ value: 'In use N: parked, kept here and left out of the matrix.', style: 'lead' }] },
      {
        height: 20,
        cells: COLUMNS.map(([value], index): SheetPlanCell => ({ value, style: [1, 2, 11].includes(index) ? 'head' : 'headCentre' })),
      },
      ...all.map((hypothesis) => hypothesisRow(layout, scores, hypothesis)),
    ],
    frozenAt: { rows: LIST_SHEET.head, columns: 2 },
    printedRows: `${LIST_SHEET.head}:${LIST_SHEET.head}`,
    highlights: [
      {
        range: `A${LIST_SHEET.first}:L${last}`,
        when: 'formula',
        formula: `$D${LIST_SHEET.first}="N"`,
        fill: PAPER,
        ink: QUIET,
        strike: true,
      },
      { range: `E${LIST_SHEET.first}:E${last}`, when: 'bar', max: null, fill: RATING_COLOURS.I.fill },
    ],
  }
}

function hypothesisRow(layout: Layout, scores: Scores, hypothesis: Hypothesis): SheetRow {
  const { id, label, statement, parked, notes } = hypothesis
  const index = layout.hypotheses.findIndex((active) => active.id === id)
  const score = scores.hypotheses[index]
  const letters = columnLetters(MATRIX_SHEET.firstRating + index)
  return {
    height: rowHeight([
      [label, 24],
      [statement, 62],
      [notes, 40],
    ]),
    cells: [
      { value: id, style: 'fixedId' },
      { value: label, style: 'short' },
      { value: statement, style: 'text' },
      { value: parked ? 'N' : 'Y', style: 'fixedCode' },
      ...FIGURES.map(
        ({ figure, style }): SheetPlanCell =>
          score
            ? { value: { formula: `Matrix!${letters}${rowOfFigure(layout, figure)}`, result: figureValue(score, figure) }, style }
            : { style },
      ),
      { value: notes ?? '', style: 'text' },
    ],
  }
}
