// The Hypotheses sheet: each hypothesis in full with live figures from the first matrix sheet. Parked hypotheses have no figures.

import type { Hypothesis, HypothesisFields } from '../../ach/model/workbook.ts'
import type { HypothesisScore, Scores } from '../../ach/scoring/score.ts'
import type { View } from '../../ach/view/view.ts'
import { headingsOf } from '../../ach/words/field-table.ts'
import { PAPER, QUIET, RATING_COLOURS } from '../../ach/words/palette.ts'
import { oneLine } from '../write/safe-text.ts'
import { columnLetters, type SheetChart, type SheetPlan, type SheetPlanCell, type SheetRow } from '../write/sheet-plan.ts'
import type { StyleName } from '../write/styles.ts'
import { ID_HEADING, type Layout, LIST_SHEET, MATRIX_SHEET, rowOfFigure } from './layout.ts'
import { figureValue } from './matrix-formulas.ts'
import { rowHeight } from './row-height.ts'

/** The columns before and after the figures: width in characters and cell style. */
const FIELDS = {
  id: { width: 7, style: 'fixedId' },
  label: { width: 24, style: 'short' },
  statement: { width: 62, style: 'text' },
  use: { width: 7, style: 'fixedCode' },
  notes: { width: 40, style: 'text' },
} as const satisfies Record<keyof HypothesisFields | 'id' | 'use', { width: number; style: StyleName }>
type FieldColumnName = keyof typeof FIELDS
const BEFORE: readonly FieldColumnName[] = ['id', 'label', 'statement', 'use']
const AFTER = (Object.keys(FIELDS) as FieldColumnName[]).filter((name) => !BEFORE.includes(name))
/** Headings of the editable columns by field. A returned file is read by these. */
export const HYPOTHESIS_HEADINGS = { id: ID_HEADING, use: 'In use', ...headingsOf('hypothesis') }

const FIGURES = [
  { figure: 'score', style: 'barred', heading: 'Score', width: 12 },
  { figure: 'rank', style: 'whole', heading: 'Rank', width: 7 },
  { figure: 'coverage', style: 'share', heading: 'Rated', width: 10 },
  { figure: 'count', style: 'figure', heading: 'Unweighted', width: 12 },
  { figure: 'support', style: 'figure', heading: 'Support', width: 9 },
  { figure: 'best', style: 'figure', heading: 'Best case', width: 10 },
  { figure: 'worst', style: 'figure', heading: 'Worst case', width: 11 },
] as const

/** Hidden, at the end: how the chart names a hypothesis and its score. */
const CHART_LABEL = 'Chart label'
/** Headings of the computed columns. */
export const HYPOTHESIS_FIGURES: readonly string[] = [...FIGURES.map(({ heading }) => heading), CHART_LABEL]

interface HeadColumn {
  readonly heading: string
  readonly width: number
  readonly style: StyleName
}
const columnOf = (name: FieldColumnName): HeadColumn => ({ heading: HYPOTHESIS_HEADINGS[name], ...FIELDS[name] })
const COLUMNS: readonly HeadColumn[] = [
  ...BEFORE.map(columnOf),
  ...FIGURES,
  ...AFTER.map(columnOf),
  { heading: CHART_LABEL, width: 24, style: 'fixedText' },
]
const letterOf = (heading: string) => columnLetters(COLUMNS.findIndex((column) => column.heading === heading) + 1)

export function hypothesesSheet(view: View, layout: Layout, scores: Scores, rater: string): SheetPlan {
  const all = [...view.hypotheses.values()]
  const last = layout.spareHypothesis
  return {
    name: 'Hypotheses',
    columns: COLUMNS.map(({ width }) => width),
    rows: [
      { height: 24, cells: [{ value: 'Hypotheses', style: 'title' }] },
      {
        cells: [
          {
            value: oneLine(
              `Live figures from the Matrix sheet (${rater}). A lower score means less evidence against; it is not a probability.`,
              200,
            ),
            style: 'lead',
          },
        ],
      },
      {
        cells: [
          {
            value:
              'In use = N parks a hypothesis: it stays here but is left out of the matrix. The empty row is for a new one, as is the empty column of the matrix.',
            style: 'lead',
          },
        ],
      },
      {
        height: 20,
        cells: COLUMNS.map(
          ({ heading, style }): SheetPlanCell => ({ value: heading, style: style === 'text' || style === 'short' ? 'head' : 'headCentre' }),
        ),
      },
      ...all.map((hypothesis, at) => hypothesisRow(layout, scores, hypothesis, at)),
      spareHypothesisRow(layout),
    ],
    hiddenColumns: [COLUMNS.length],
    ...(layout.hypotheses.length > 0 ? { chart: scoreChart(all, layout, scores) } : {}),
    frozenAt: { rows: LIST_SHEET.head, columns: 2 },
    printedRows: `${LIST_SHEET.head}:${LIST_SHEET.head}`,
    highlights: [
      {
        range: `A${LIST_SHEET.first}:${columnLetters(COLUMNS.length)}${last}`,
        when: 'formula',
        formula: `$${letterOf(HYPOTHESIS_HEADINGS.use)}${LIST_SHEET.first}="N"`,
        fill: PAPER,
        ink: QUIET,
        strike: true,
      },
      { range: `${letterOf('Score')}${LIST_SHEET.first}:${letterOf('Score')}${last}`, when: 'bar', max: null, fill: RATING_COLOURS.I.fill },
    ],
  }
}

function hypothesisRow(layout: Layout, scores: Scores, hypothesis: Hypothesis, at: number): SheetRow {
  const { id, parked } = hypothesis
  const cell = (name: FieldColumnName): SheetPlanCell => ({
    value: name === 'use' ? (parked ? 'N' : 'Y') : (hypothesis[name] ?? ''),
    style: FIELDS[name].style,
  })
  const index = layout.hypotheses.findIndex((active) => active.id === id)
  const score = scores.hypotheses[index]
  const letters = columnLetters(MATRIX_SHEET.firstRating + index)
  return {
    height: rowHeight(WRAPPED.map((name) => [hypothesis[name], FIELDS[name].width])),
    cells: [
      ...BEFORE.map(cell),
      ...FIGURES.map(
        ({ figure, style }): SheetPlanCell =>
          score
            ? { value: { formula: `${layout.matrix}${letters}${rowOfFigure(layout, figure)}`, result: figureValue(score, figure) }, style }
            : { style },
      ),
      ...AFTER.map(cell),
      chartLabel(LIST_SHEET.first + at, labelText(hypothesis, score)),
    ],
  }
}

/** Charts show values of texts as 0, so that the score is part of the label. FIXED follows the decimal sign of the reader’s country. */
function chartLabel(row: number, result: string): SheetPlanCell {
  const score = `$${letterOf('Score')}${row}`
  const shown = `IF(ISNUMBER(${score}),": "&FIXED(${score},2,1),IF(${score}="","",": "&${score}))`
  return { value: { formula: `TRIM($A${row}&" "&$B${row})&${shown}`, result }, style: 'fixedText' }
}

function labelText({ id, label }: Hypothesis, score: HypothesisScore | undefined): string {
  const name = `${id} ${label}`.trim().replace(/ +/g, ' ')
  const value = score && figureValue(score, 'score')
  if (value === undefined) return name
  return `${name}: ${typeof value === 'number' ? value.toFixed(2) : value}`
}

const CHART_ROWS = 16
function scoreChart(all: readonly Hypothesis[], layout: Layout, scores: Scores): SheetChart {
  const { spareHypothesis: last } = layout
  const range = (letters: string) => `Hypotheses!$${letters}$${LIST_SHEET.first}:$${letters}$${last}`
  const shown = all.map((hypothesis) => {
    const score = scores.hypotheses[layout.hypotheses.findIndex(({ id }) => id === hypothesis.id)]
    const value = score && figureValue(score, 'score')
    return {
      text: labelText(hypothesis, score),
      number: typeof value === 'number' ? value : null,
    }
  })
  return {
    title: 'Inconsistency scores (lower = less evidence against)',
    labels: range(columnLetters(COLUMNS.length)),
    values: range(letterOf('Score')),
    texts: [...shown.map(({ text }) => text), ''],
    numbers: [...shown.map(({ number }) => number), null],
    from: { row: last + 1, column: 1 },
    to: { row: last + 1 + CHART_ROWS + all.length, column: 4 },
    fill: RATING_COLOURS.II.fill,
  }
}

/** An empty row for a new hypothesis, with the figures of the spare column of the matrix. */
function spareHypothesisRow(layout: Layout): SheetRow {
  const { spareColumn } = layout
  const blank = (name: FieldColumnName): SheetPlanCell => ({ style: name === 'id' ? 'id' : name === 'use' ? 'code' : FIELDS[name].style })
  return {
    cells: [
      ...BEFORE.map(blank),
      ...FIGURES.map(
        ({ figure, style }): SheetPlanCell =>
          spareColumn === null
            ? { style }
            : { value: { formula: `${layout.matrix}${spareColumn}${rowOfFigure(layout, figure)}`, result: '' }, style },
      ),
      ...AFTER.map(blank),
      chartLabel(layout.spareHypothesis, ''),
    ],
  }
}

/** Columns whose text may wrap. */
const WRAPPED = (Object.keys(FIELDS) as FieldColumnName[]).filter((name) => name !== 'id' && name !== 'use')
