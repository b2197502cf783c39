// A matrix sheet: one rater's ratings, evidence down and hypotheses across, with live scores above and beside them.
import { contradiction, RATINGS } from '../ach/rating.ts'
import type { HypothesisScore, Scores } from '../ach/score.ts'
import type { RaterView, View } from '../ach/view.ts'
import { type Evidence, noteAt, ratingAt } from '../ach/workbook.ts'
import { UNKNOWN } from './evidence.ts'
import { type Layout, MATRIX, SPARE_ROWS } from './layout.ts'
import { againstLabel, diagnosticity, hypothesisFormulas, lookUp, weight } from './matrix-formulas.ts'
import { BAR, INK, PAPER, QUIET, RATING_COLOURS, SURFACE } from './palette.ts'
import { rowHeight } from './row-height.ts'
import { cut, oneLine } from './safe-text.ts'
import { type Cell, column, type Highlight, type Row, type SheetPlan } from './sheet-plan.ts'

const TEXT_WIDTH = 46
const WHY_WIDTH = 46
const KIND_WIDTH = 12
const FIXED_WIDTHS = [6, TEXT_WIDTH, KIND_WIDTH, 9, 9, 5.5, 7.5, 9]
/** More hypotheses than this get narrow columns. */
const WIDE = 8

export interface MatrixContent {
  readonly name: string
  readonly view: View
  readonly rater: RaterView
  readonly scores: Scores
  readonly layout: Layout
}

export type Figure = Exclude<keyof typeof hypothesisFormulas, 'against'>

/** What the formula of a figure gives: the figure of src/ach, rounded where the formula has a ROUND in it or reads one that has. */
export function shown(score: HypothesisScore, figure: Figure): number {
  const rounded = (value: number) => Math.round(value * 1e9) / 1e9
  if (figure === 'worst') return rounded(score.best) + (score.worst - score.best)
  return figure === 'score' || figure === 'best' || figure === 'support' ? rounded(score[figure]) : score[figure]
}

export function matrixSheet({ name, view, rater, scores, layout }: MatrixContent): SheetPlan {
  const ratingWidth = layout.hypotheses.length > WIDE ? 9 : 14
  const lastColumn = column(layout.lastRating + 1)
  const ratings = `${column(MATRIX.firstRating)}${MATRIX.first}:${column(layout.lastRating)}${layout.matrixLast}`
  const some = layout.hypotheses.length > 0
  return {
    name,
    tab: RATING_COLOURS.II.fill,
    columns: [...FIXED_WIDTHS, ...layout.hypotheses.map(() => ratingWidth), WHY_WIDTH],
    rows: [
      { height: 24, cells: [{ value: oneLine(`${view.title}: rated by ${rater.name}`, 200), style: 'title' }] },
      { cells: [{ value: oneLine(view.question, 240), style: 'lead' }] },
      ...topRows(layout, scores, rater),
      headRow(layout, ratingWidth, rater),
      ...layout.evidence.map((evidence, index) => evidenceRow(layout, scores, rater, evidence, MATRIX.first + index)),
      ...Array.from({ length: SPARE_ROWS }, (_, index) => spareRow(layout, MATRIX.first + layout.evidence.length + index)),
      ...(some ? besideTheScore(layout, scores) : []),
    ],
    frozenAt: { rows: MATRIX.head, columns: 2 },
    filter: `A${MATRIX.head}:${lastColumn}${layout.matrixLast}`,
    printedRows: `${MATRIX.score}:${MATRIX.head}`,
    printedColumns: 'A:B',
    choices: [
      ...(some
        ? [
            {
              range: ratings,
              from: { list: RATINGS },
              strict: true,
              error: 'Choose CC, C, N, I, II or NA, or leave the cell empty: not rated.',
              prompt: { title: 'Rating', text: 'If this hypothesis were true, how surprised would you be to see this?' },
            },
          ]
        : []),
      {
        range: `A${layout.matrixLast - SPARE_ROWS + 1}:A${layout.matrixLast}`,
        from: { name: 'ACH_EvidenceIDs' },
        strict: false,
        error: 'No item on the Evidence sheet has this ID. Keep it anyway?',
      },
    ],
    highlights: highlightsOf(layout, ratings, some),
  }
}

function perHypothesis(layout: Layout, cell: (letters: string, index: number) => Cell): Cell[] {
  return layout.hypotheses.map((_, index) => cell(column(MATRIX.firstRating + index), index))
}

/** A row with a label in column B and a cell under each hypothesis. */
const labelled = (label: Cell['value'], cells: readonly Cell[], height?: number): Row => ({
  ...(height ? { height } : {}),
  cells: [
    { style: 'label' },
    { value: label, style: 'label' },
    ...Array.from({ length: MATRIX.firstRating - 3 }, (): Cell => ({ style: 'label' })),
    ...cells,
  ],
})

function topRows(layout: Layout, scores: Scores, rater: RaterView): Row[] {
  const active = layout.evidence.filter((evidence) => !evidence.parked)
  const against = (hypothesis: string) => active.filter((evidence) => contradiction(ratingAt(rater, evidence.id, hypothesis)) > 0).length
  const figures = (cell: (letters: string, score: HypothesisScore) => Cell) =>
    perHypothesis(layout, (letters, index) => cell(letters, scoreAt(scores, index)))
  return [
    labelled(
      'Inconsistency score (lower = less contradicted)',
      figures((letters, score) => ({
        value: { formula: hypothesisFormulas.score(layout, letters), result: shown(score, 'score') },
        style: 'score',
      })),
      20,
    ),
    labelled(
      'Rank (1 = least contradicted)',
      figures((letters, score) => ({ value: { formula: hypothesisFormulas.rank(layout, letters), result: score.rank }, style: 'rank' })),
    ),
    labelled(
      { formula: againstLabel(layout), result: `Items against (I, II) / items rated, of ${active.length} in use` },
      figures((letters, score) => ({
        value: { formula: hypothesisFormulas.against(layout, letters), result: `${against(score.id)} / ${score.rated}` },
        style: 'against',
      })),
    ),
  ]
}

function headRow(layout: Layout, ratingWidth: number, rater: RaterView): Row {
  const names = layout.hypotheses.map((hypothesis) => `${hypothesis.id}\n${oneLine(hypothesis.label, ratingWidth > 9 ? 60 : 28)}`)
  const fixed = ['ID', 'Evidence', 'Kind', 'Credi-\nbility', 'Rele-\nvance', 'Use', 'Weight', 'Diag-\nnosticity']
  return {
    height: Math.max(44, rowHeight(names.map((name) => [name, ratingWidth - 2]))),
    cells: [
      ...fixed.map((value, index): Cell => ({ value, style: index === 1 ? 'head' : 'headCentre' })),
      ...layout.hypotheses.map(
        (hypothesis, index): Cell => ({
          value: names[index] ?? '',
          style: 'headCentre',
          note: `${hypothesis.id} ${hypothesis.label}\n\n${cut(hypothesis.statement, 1000)}`,
        }),
      ),
      { value: oneLine(`Why (${rater.name})`, 80), style: 'head' },
    ],
  }
}

function evidenceRow(layout: Layout, scores: Scores, rater: RaterView, evidence: Evidence, row: number): Row {
  const score = evidence.parked ? undefined : scores.evidence.find(({ id }) => id === evidence.id)
  const why = rater.rationales.get(evidence.id)
  return {
    height: rowHeight([
      [evidence.id, FIXED_WIDTHS[0] ?? 0],
      [evidence.statement, TEXT_WIDTH],
      [evidence.kind, KIND_WIDTH],
      [why, WHY_WIDTH],
    ]),
    cells: [
      { value: evidence.id, style: 'fixedId' },
      ...computedCells(layout, row, {
        B: evidence.statement,
        C: evidence.kind ?? '',
        D: evidence.credibility ?? UNKNOWN,
        E: evidence.relevance ?? UNKNOWN,
        F: evidence.parked ? 'N' : 'Y',
        weight: score?.weight ?? 0,
        diagnosticity: score?.diagnosticity ?? '',
      }),
      ...layout.hypotheses.map((hypothesis): Cell => {
        const rating = ratingAt(rater, evidence.id, hypothesis.id)
        const note = noteAt(rater, evidence.id, hypothesis.id)
        return { style: 'rating', ...(rating ? { value: rating } : {}), ...(note ? { note } : {}) }
      }),
      { value: why ?? '', style: 'text' },
    ],
  }
}

const spareRow = (layout: Layout, row: number): Row => ({
  cells: [
    { style: 'id' },
    ...computedCells(layout, row, { B: '', C: '', D: '', E: '', F: '', weight: '', diagnosticity: '' }),
    ...layout.hypotheses.map((): Cell => ({ style: 'rating' })),
    { style: 'text' },
  ],
})

type Computed = Record<'B' | 'C' | 'D' | 'E' | 'F', string> & Record<'weight' | 'diagnosticity', string | number>

/** Columns B to H: Evidence's columns B, C, E, F and G, then the weight and the diagnosticity. */
function computedCells(layout: Layout, row: number, is: Computed): Cell[] {
  const looked = (letter: string, result: string, style: Cell['style']): Cell => ({
    value: { formula: lookUp(layout, row, letter), result },
    style,
  })
  return [
    looked('B', is.B, 'fixedText'),
    looked('C', is.C, 'fixedCode'),
    looked('E', is.D, 'fixedCode'),
    looked('F', is.E, 'fixedCode'),
    looked('G', is.F, 'fixedCode'),
    { value: { formula: weight(row), result: is.weight }, style: 'figure' },
    layout.hypotheses.length > 0
      ? { value: { formula: diagnosticity(layout, row), result: is.diagnosticity }, style: 'barred' }
      : { style: 'barred' },
  ]
}

/** Below the table, so that sorting and filtering leave it alone. */
function besideTheScore(layout: Layout, scores: Scores): Row[] {
  const row = (label: string, figure: Figure, style: Cell['style']) =>
    labelled(
      label,
      perHypothesis(layout, (letters, index) => ({
        value: { formula: hypothesisFormulas[figure](layout, letters), result: shown(scoreAt(scores, index), figure) },
        style,
      })),
    )
  return [
    { cells: [] },
    row('Coverage: weight of the rated items / weight of all in use', 'coverage', 'share'),
    row('Count: the score with all weights 1', 'count', 'figure'),
    row('Support: C 1, CC 2 (shown, never ranked)', 'support', 'figure'),
    row('Best case: every empty cell is not inconsistent', 'best', 'figure'),
    row('Worst case: every empty cell is II', 'worst', 'figure'),
  ]
}

function scoreAt(scores: Scores, index: number): HypothesisScore {
  const score = scores.hypotheses[index]
  if (!score) throw new Error('The scores do not belong to this workbook')
  return score
}

function highlightsOf(layout: Layout, ratings: string, some: boolean): Highlight[] {
  const first = MATRIX.first
  const from = column(MATRIX.firstRating)
  const to = column(layout.lastRating)
  const parked: Highlight = {
    range: `A${first}:${column(layout.lastRating + 1)}${layout.matrixLast}`,
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
    ...RATINGS.map(
      (value): Highlight => ({ range: ratings, when: 'equals', value, bold: value === 'CC' || value === 'II', ...RATING_COLOURS[value] }),
    ),
    { range: `${from}${MATRIX.rank}:${to}${MATRIX.rank}`, when: 'equals', value: 1, fill: INK, ink: SURFACE, bold: true },
    { range: `${from}${MATRIX.score}:${to}${MATRIX.score}`, when: 'scale', from: SURFACE, to: RATING_COLOURS.I.fill },
    bars,
  ]
}
