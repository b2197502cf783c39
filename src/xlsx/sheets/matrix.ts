// A matrix sheet: one rater's ratings, evidence down and hypotheses across, with live scores above and below.

import { contradiction, isExtreme, RATINGS } from '../../ach/model/rating.ts'
import { RATING_QUESTION } from '../../ach/model/rating-question.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { ratingAt } from '../../ach/model/workbook.ts'
import type { HypothesisScore, Scores } from '../../ach/scoring/score.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { BAR, INK, PAPER, QUIET, RATING_COLOURS, SURFACE } from '../../ach/words/palette.ts'
import { verdictSentence, verdictText } from '../../ach/words/verdict-words.ts'
import { cutWithEllipsis, oneLine } from '../write/safe-text.ts'
import { columnLetters, type Highlight, type SheetPlan, type SheetPlanCell, type SheetRow } from '../write/sheet-plan.ts'
import {
  AS_EXPORTED,
  FIGURES_BELOW,
  type FigureBelow,
  ID_HEADING,
  type Layout,
  MATRIX_SHEET,
  matrixHeading,
  SPARE_ROWS,
  WHY_HEADING,
} from './layout.ts'
import { againstLabel, type FormulaFigure, figureValue, hypothesisFormulas, spareFigure, spareHeading } from './matrix-formulas.ts'
import { MATRIX_WIDTHS, matrixRow, spareMatrixRow, WHY_WIDTH } from './matrix-rows.ts'
import { rowHeight } from './row-height.ts'
import { confidenceLine } from './sheet-marks.ts'

/** Characters of the question above a matrix. */
export const QUESTION_SHOWN = 240
/** More hypotheses than this get narrow columns. */
const WIDE = 8

export interface MatrixContent {
  readonly name: string
  readonly view: View
  readonly rater: RaterView
  readonly scores: Scores
  readonly layout: Layout
  /** a sentence about a damaged workbook, shown before the question */
  readonly damage?: string | null
}

export function matrixSheet({ name, view, rater, scores, layout, damage = null }: MatrixContent): SheetPlan {
  const ratingWidth = layout.hypotheses.length > WIDE ? 9 : 14
  const lastColumn = columnLetters(layout.lastRating + 1)
  const ratings = `${columnLetters(MATRIX_SHEET.firstRating)}${MATRIX_SHEET.first}:${columnLetters(layout.lastRating)}${layout.matrixLast}`
  const some = layout.hypotheses.length > 0
  const confidence = confidenceLine(rater)
  const figures = new Map(scores.evidence.map((score) => [score.id, score]))
  return {
    name,
    tab: RATING_COLOURS.II.fill,
    columns: [...MATRIX_WIDTHS, ...layout.hypotheses.map(() => ratingWidth), ...(some ? [ratingWidth] : []), WHY_WIDTH],
    rows: [
      { height: 24, cells: [{ value: matrixHeading(view.title, rater.name), style: 'title' }] },
      { cells: [{ value: oneLine(damage === null ? view.question : `${damage} ${view.question}`, QUESTION_SHOWN), style: 'lead' }] },
      { height: 18, cells: [{ value: verdictLine(view, scores, rater), style: 'verdict' }] },
      ...topRows(layout, scores, rater),
      headRow(layout, ratingWidth, rater),
      ...layout.evidence.map((evidence, index) => matrixRow(layout, figures.get(evidence.id), rater, evidence, MATRIX_SHEET.first + index)),
      ...Array.from({ length: SPARE_ROWS }, (_, index) => spareMatrixRow(layout, MATRIX_SHEET.first + layout.evidence.length + index)),
      ...(some ? rowsBelowTable(layout, scores) : []),
    ],
    ...(confidence === null ? {} : { footer: confidence }),
    frozenAt: { rows: MATRIX_SHEET.head, columns: 2 },
    filter: `A${MATRIX_SHEET.head}:${lastColumn}${layout.matrixLast}`,
    printedRows: `${MATRIX_SHEET.score}:${MATRIX_SHEET.head}`,
    printedColumns: 'A:B',
    choices: [
      ...(some
        ? [
            {
              range: ratings,
              from: { list: RATINGS },
              strict: true,
              error: 'Choose CC, C, N, I, II or NA, or leave the cell blank.',
              prompt: { title: 'Rating', text: RATING_QUESTION },
            },
            {
              range: `${columnLetters(layout.lastRating)}${MATRIX_SHEET.head}`,
              from: { characters: LIMITS.label },
              strict: true,
              error: `Enter a name of at most ${LIMITS.label} characters.`,
              prompt: {
                title: 'A new hypothesis',
                text: `Enter its name in row ${layout.spareHypothesis} of Hypotheses, or here, and rate it in this column.`,
              },
            } as const,
          ]
        : []),
      {
        range: `A${layout.matrixLast - SPARE_ROWS + 1}:A${layout.matrixLast}`,
        from: { name: 'ACH_EvidenceIDs' },
        strict: false,
        error: 'There is no item with this ID on the Evidence sheet. Keep it anyway?',
      },
    ],
    highlights: highlightsOf(layout, ratings, some),
  }
}

/** The cells of a figure under each hypothesis and in the spare column. */
function figureCells(
  layout: Layout,
  figure: keyof typeof hypothesisFormulas,
  style: SheetPlanCell['style'],
  result: (index: number) => number | string,
): SheetPlanCell[] {
  const cells = layout.hypotheses.map((_, index): SheetPlanCell => {
    const letters = columnLetters(MATRIX_SHEET.firstRating + index)
    return { value: { formula: hypothesisFormulas[figure](layout, letters), result: result(index) }, style }
  })
  const { spareColumn } = layout
  return spareColumn === null ? cells : [...cells, { value: { formula: spareFigure(layout, spareColumn, figure), result: '' }, style }]
}

/** A row with a label in column B and a cell under each hypothesis. */
const labelRow = (label: SheetPlanCell['value'], cells: readonly SheetPlanCell[], height?: number): SheetRow => ({
  ...(height ? { height } : {}),
  cells: [
    { style: 'label' },
    { value: label, style: 'label' },
    ...Array.from({ length: MATRIX_SHEET.firstRating - 3 }, (): SheetPlanCell => ({ style: 'label' })),
    ...cells,
  ],
})

function topRows(layout: Layout, scores: Scores, rater: RaterView): SheetRow[] {
  const active = layout.evidence.filter((evidence) => !evidence.parked)
  const against = (hypothesis: string) => active.filter((evidence) => contradiction(ratingAt(rater, evidence.id, hypothesis)) > 0).length
  const figures = (figure: FormulaFigure, style: SheetPlanCell['style']) =>
    figureCells(layout, figure, style, (index) => figureValue(scoreAt(scores, index), figure))
  return [
    labelRow('Inconsistency score (lower = less evidence against)', figures('score', 'score'), 20),
    labelRow('Rank (1 = least inconsistent)', figures('rank', 'rank')),
    labelRow(
      { formula: againstLabel(layout), result: `Items rated I or II / items rated, of ${active.length} in use` },
      figureCells(layout, 'against', 'against', (index) => {
        const { id, rated } = scoreAt(scores, index)
        return `${against(id)} / ${rated}`
      }),
    ),
  ]
}

/** Marking, verdict and analytic confidence, in sentences of their own (ICD 203). */
function verdictLine(view: View, scores: Scores, rater: RaterView): string {
  const verdict = `${AS_EXPORTED}${verdictText(verdictSentence(scores, view))}`
  return [view.marking === null ? null : `${view.marking} ·`, verdict, confidenceLine(rater)].filter((part) => part !== null).join(' ')
}

function headRow(layout: Layout, ratingWidth: number, rater: RaterView): SheetRow {
  const names = layout.hypotheses.map((hypothesis) => `${hypothesis.id}\n${oneLine(hypothesis.label, ratingWidth > 9 ? 60 : 28)}`)
  const fixed = [ID_HEADING, 'Evidence', 'Kind', 'Credi-\nbility', 'Rele-\nvance', 'Use', 'Weight', 'Diag-\nnosticity']
  return {
    height: Math.max(44, rowHeight(names.map((name) => [name, ratingWidth - 2]))),
    cells: [
      ...fixed.map((value, index): SheetPlanCell => ({ value, style: index === 1 ? 'head' : 'headCentre' })),
      ...layout.hypotheses.map(
        (hypothesis, index): SheetPlanCell => ({
          value: names[index] ?? '',
          style: 'headCentre',
          note: `${hypothesis.id} ${hypothesis.label}\n\n${cutWithEllipsis(hypothesis.statement, 1000)}`,
        }),
      ),
      ...(layout.spareColumn === null ? [] : [{ value: { formula: spareHeading(layout), result: '' }, style: 'headSpare' } as const]),
      { value: oneLine(`${WHY_HEADING} (${rater.name})`, 80), style: 'head' },
    ],
  }
}

const BELOW_WORDS: Readonly<Record<FigureBelow, readonly [label: string, style: SheetPlanCell['style']]>> = {
  coverage: ['Rated: share of the evidence in use, by weight', 'share'],
  count: ['Unweighted: score with every weight set to 1', 'figure'],
  support: ['Support: C 1, CC 2 (shown only, never ranked)', 'figure'],
  best: ['Best case: no blank cell turns out inconsistent', 'figure'],
  worst: ['Worst case: every blank cell turns out II', 'figure'],
}

/** True for the label of a row of figures, in this and earlier versions. */
export const isFigureLabel = (text: string): boolean => FIGURE_WORDS.has(text.split(':')[0] ?? '')
const FIGURE_WORDS: ReadonlySet<string> = new Set([
  ...Object.values(BELOW_WORDS).map(([label]) => label.split(':')[0] ?? ''),
  'Coverage',
  'Count',
])

/** These rows stand below the table, where sorting and filtering do not reach them. */
function rowsBelowTable(layout: Layout, scores: Scores): SheetRow[] {
  const row = (figure: FigureBelow) => {
    const [label, style] = BELOW_WORDS[figure]
    const cells = figureCells(layout, figure, style, (index) => figureValue(scoreAt(scores, index), figure))
    return labelRow(label, cells)
  }
  return [{ cells: [] }, ...FIGURES_BELOW.map(row)]
}

function scoreAt(scores: Scores, index: number): HypothesisScore {
  const score = scores.hypotheses[index]
  if (!score) throw new Error('The scores belong to another workbook')
  return score
}

/** Conditional formats. `ratings` is the range of all ratings; `some` is false without hypotheses. */
function highlightsOf(layout: Layout, ratings: string, some: boolean): Highlight[] {
  const first = MATRIX_SHEET.first
  const from = columnLetters(MATRIX_SHEET.firstRating)
  const to = columnLetters(layout.lastRating)
  const parked: Highlight = {
    range: `A${first}:${columnLetters(layout.lastRating + 1)}${layout.matrixLast}`,
    when: 'formula',
    formula: `$F${first}="N"`,
    fill: PAPER,
    ink: QUIET,
    strike: true,
  }
  const bars: Highlight = { range: `H${first}:H${layout.matrixLast}`, when: 'bar', max: 2, fill: BAR }
  if (!some) return [parked, bars]
  return [
    parked,
    ...RATINGS.map((value): Highlight => ({ range: ratings, when: 'equals', value, bold: isExtreme(value), ...RATING_COLOURS[value] })),
    { range: `${from}${MATRIX_SHEET.rank}:${to}${MATRIX_SHEET.rank}`, when: 'equals', value: 1, fill: INK, ink: SURFACE, bold: true },
    { range: `${from}${MATRIX_SHEET.score}:${to}${MATRIX_SHEET.score}`, when: 'scale', from: SURFACE, to: RATING_COLOURS.I.fill },
    bars,
  ]
}
