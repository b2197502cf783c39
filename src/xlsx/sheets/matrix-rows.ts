// The rows of a matrix sheet: one per item of evidence, and spare rows for new items.

import { RATINGS, type Rating } from '../../ach/model/rating.ts'
import { type Evidence, noteAt, ratingAt } from '../../ach/model/workbook.ts'
import type { EvidenceScore } from '../../ach/scoring/score.ts'
import type { RaterView } from '../../ach/view/view.ts'
import type { SheetPlanCell, SheetRow } from '../write/sheet-plan.ts'
import { evidenceLetter, UNKNOWN } from './evidence.ts'
import type { Layout } from './layout.ts'
import { diagnosticityFormula, evidenceLookup, weightFormula } from './matrix-formulas.ts'
import { rowHeight } from './row-height.ts'

const TEXT_WIDTH = 46
export const WHY_WIDTH = 46
const KIND_WIDTH = 12
/** Columns A to H. */
export const MATRIX_WIDTHS = [6, TEXT_WIDTH, KIND_WIDTH, 9, 9, 6.5, 8, 9]

/** Shared by all cells without a note: there are up to 100,000. */
const BLANK_CELL: SheetPlanCell = { style: 'rating' }
const RATED_CELLS = Object.fromEntries(RATINGS.map((value) => [value, { value, style: 'rating' }])) as Record<Rating, SheetPlanCell>

/** `score` is undefined for a parked item. */
export function matrixRow(layout: Layout, score: EvidenceScore | undefined, rater: RaterView, evidence: Evidence, row: number): SheetRow {
  const why = rater.rationales.get(evidence.id)
  return {
    height: rowHeight([
      [evidence.id, MATRIX_WIDTHS[0] ?? 0],
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
      ...layout.hypotheses.map((hypothesis): SheetPlanCell => {
        const rating = ratingAt(rater, evidence.id, hypothesis.id)
        const note = noteAt(rater, evidence.id, hypothesis.id)
        const cell = rating ? RATED_CELLS[rating] : BLANK_CELL
        return note ? { ...cell, note } : cell
      }),
      ...spareCell(layout),
      { value: why ?? '', style: 'text' },
    ],
  }
}

/** An empty row with formulas, for a new item. */
export const spareMatrixRow = (layout: Layout, row: number): SheetRow => ({
  cells: [
    { style: 'id' },
    ...computedCells(layout, row, { B: '', C: '', D: '', E: '', F: '', weight: '', diagnosticity: '' }),
    ...layout.hypotheses.map(() => BLANK_CELL),
    ...spareCell(layout),
    { style: 'text' },
  ],
})

/** The cell of a row in the column for a new hypothesis. */
const spareCell = ({ spareColumn }: Layout): SheetPlanCell[] => (spareColumn === null ? [] : [BLANK_CELL])

type Computed = Record<'B' | 'C' | 'D' | 'E' | 'F', string> & Record<'weight' | 'diagnosticity', string | number>

/** Columns B to H: fields looked up on Evidence, then weight and diagnosticity. */
function computedCells(layout: Layout, row: number, is: Computed): SheetPlanCell[] {
  const looked = (name: Parameters<typeof evidenceLetter>[0], result: string, style: SheetPlanCell['style']): SheetPlanCell => ({
    value: { formula: evidenceLookup(layout, row, evidenceLetter(name)), result },
    style,
  })
  return [
    looked('statement', is.B, 'fixedText'),
    looked('kind', is.C, 'fixedCode'),
    looked('credibility', is.D, 'fixedCode'),
    looked('relevance', is.E, 'fixedCode'),
    looked('use', is.F, 'fixedCode'),
    { value: { formula: weightFormula(row), result: is.weight }, style: 'figure' },
    layout.hypotheses.length > 0
      ? { value: { formula: diagnosticityFormula(layout, row), result: is.diagnosticity }, style: 'barred' }
      : { style: 'barred' },
  ]
}
