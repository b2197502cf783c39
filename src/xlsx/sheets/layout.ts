// Rows, columns and ranges that formulas of one sheet use to refer to another.

import { activeItems, type Evidence, type Hypothesis } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { oneLine } from '../write/safe-text.ts'
import { columnLetters } from '../write/sheet-plan.ts'
import { matrixNames, SINGLE_MATRIX, sheetReference } from './matrix-names.ts'

/** Heading of the first column of every table. */
export const ID_HEADING = 'ID'
/** Heading of the last column of a matrix, followed by the rater's name. */
export const WHY_HEADING = 'Why'
/** Between the workbook's title and the rater's name above a matrix. */
export const RATED_BY = ': rated by '
/** The line above a matrix. The title is cut if necessary, so that the rater's name, which may be edited there, stays whole. */
export const matrixHeading = (title: string, rater: string): string => oneLine(`${oneLine(title, TITLE_SHOWN)}${RATED_BY}${rater}`, 200)
/** Characters of the title that the line shows. */
export const TITLE_SHOWN = 120

/** Empty rows with formulas at the end of a list, for new items. */
export const SPARE_ROWS = 5

/** Before the verdict above a matrix, which does not follow edits in the sheet. */
export const AS_EXPORTED = 'As exported: '

/** Rows and columns of every matrix sheet. */
export const MATRIX_SHEET = { verdict: 3, score: 4, rank: 5, against: 6, head: 7, first: 8, firstRating: 9 } as const
/** Header and first row of Evidence, Hypotheses and Sources. */
export const LIST_SHEET = { head: 4, first: 5 } as const

/** Rows and columns of Sensitivity: present scores above the header, one item per row below it. */
export const SENSITIVITY_SHEET = { now: 6, head: 7, first: 8, place: 3, weight: 4, firstScore: 5 } as const

/** Figures below the table, after an empty row, in this order. */
export const FIGURES_BELOW = ['coverage', 'count', 'support', 'best', 'worst'] as const
export type FigureBelow = (typeof FIGURES_BELOW)[number]

export interface Layout {
  /** the first matrix sheet as formulas write it, such as Matrix! */
  readonly matrix: string
  /** columns of the matrix; parked hypotheses have none */
  readonly hypotheses: readonly Hypothesis[]
  /** rows of the matrix, including parked items */
  readonly evidence: readonly Evidence[]
  readonly matrixLast: number
  readonly evidenceLast: number
  /** number of the last rating column, which is the spare one; firstRating - 1 without hypotheses */
  readonly lastRating: number
  /** the matrix column for a new hypothesis; null without hypotheses */
  readonly spareColumn: string | null
  /** the row for a new hypothesis on Hypotheses */
  readonly spareHypothesis: number
  /** row of the last item on Sensitivity; an empty row follows, so that sorting leaves the spare rows in place */
  readonly sensitivityItems: number
  readonly sensitivityLast: number
  readonly sourcesLast: number
  readonly clustersFirst: number
  readonly clustersLast: number
}

export function layoutOf(view: View): Layout {
  const hypotheses = activeItems(view.hypotheses)
  const evidence = [...view.evidence.values()]
  const sourcesLast = LIST_SHEET.first + view.sources.size + SPARE_ROWS - 1
  const clustersFirst = sourcesLast + 4
  const lastRating = MATRIX_SHEET.firstRating + hypotheses.length - (hypotheses.length > 0 ? 0 : 1)
  return {
    matrix: sheetReference(matrixNames([...view.raters.values()])[0] ?? SINGLE_MATRIX),
    hypotheses,
    evidence,
    matrixLast: MATRIX_SHEET.first + evidence.length + SPARE_ROWS - 1,
    evidenceLast: LIST_SHEET.first + evidence.length + SPARE_ROWS - 1,
    lastRating,
    spareColumn: hypotheses.length > 0 ? columnLetters(lastRating) : null,
    spareHypothesis: LIST_SHEET.first + view.hypotheses.size,
    sensitivityItems: SENSITIVITY_SHEET.first + evidence.length - 1,
    sensitivityLast: SENSITIVITY_SHEET.first + evidence.length + SPARE_ROWS,
    sourcesLast,
    clustersFirst,
    clustersLast: clustersFirst + view.clusters.size + SPARE_ROWS - 1,
  }
}

/** The ratings of one row, for example $I7:$L7. */
export const ratingsOfRow = (layout: Layout, row: number): string =>
  `$${columnLetters(MATRIX_SHEET.firstRating)}${row}:$${columnLetters(layout.lastRating)}${row}`

/** A column of the matrix from the first item to the last spare row, with absolute rows: I$7:I$31 or $G$7:$G$31. */
export const matrixColumn = (layout: Layout, letters: string): string => `${letters}$${MATRIX_SHEET.first}:${letters}$${layout.matrixLast}`

/** A column of Evidence, for example Evidence!$B$5:$B$32. */
export const evidenceColumn = (layout: Layout, letter: string): string =>
  `Evidence!$${letter}$${LIST_SHEET.first}:$${letter}$${layout.evidenceLast}`

/** Returns the row of the matrix sheet that holds a figure of the hypotheses. */
export const rowOfFigure = (layout: Layout, figure: 'score' | 'rank' | FigureBelow): number =>
  figure === 'score' || figure === 'rank' ? MATRIX_SHEET[figure] : layout.matrixLast + 2 + FIGURES_BELOW.indexOf(figure)
