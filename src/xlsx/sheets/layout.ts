// Where things stand in the file: rows, columns and ranges that one sheet's formulas need to know of another.

import { activeItems, type Evidence, type Hypothesis } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { oneLine } from '../write/safe-text.ts'
import { columnLetters } from '../write/sheet-plan.ts'

/** The first column of every table; the last one of a matrix begins so, the rater's name behind it. */
export const ID_HEADING = 'ID'
export const WHY_HEADING = 'Why'
/** Between the workbook's title and the rater's name above a matrix. */
export const RATED_BY = ': rated by '
/** What stands above a matrix: the title, cut where that is needed to keep the name, which may be typed over there. */
export const matrixHeading = (title: string, rater: string): string => oneLine(`${oneLine(title, TITLE_MOST)}${RATED_BY}${rater}`, 200)
const TITLE_MOST = 120

/** Rows at the end of a list whose formulas wait for a new item. */
export const SPARE_ROWS = 5

/** Rows and columns of every matrix sheet. */
export const MATRIX_SHEET = { score: 3, rank: 4, against: 5, head: 6, first: 7, firstRating: 9 } as const
/** Header and first row of Evidence, Hypotheses and Sources. */
export const LIST_SHEET = { head: 4, first: 5 } as const

/** Rows and columns of Sensitivity: the scores as they are above the header, an item in each row below it. */
export const SENSITIVITY_SHEET = { now: 6, head: 7, first: 8, place: 3, weight: 4, firstScore: 5 } as const

/** The figures below the table, a row left free, in this order. */
export const FIGURES_BELOW = ['coverage', 'count', 'support', 'best', 'worst'] as const
export type FigureBelow = (typeof FIGURES_BELOW)[number]

export interface Layout {
  /** columns of the matrix: only those in use */
  readonly hypotheses: readonly Hypothesis[]
  /** rows of the matrix: parked ones too */
  readonly evidence: readonly Evidence[]
  readonly matrixLast: number
  readonly evidenceLast: number
  /** last rating column as a number; firstRating - 1 where there is no hypothesis */
  readonly lastRating: number
  /** the last item of Sensitivity; a row is left free before its spare rows, so that sorting leaves them alone */
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
  return {
    hypotheses,
    evidence,
    matrixLast: MATRIX_SHEET.first + evidence.length + SPARE_ROWS - 1,
    evidenceLast: LIST_SHEET.first + evidence.length + SPARE_ROWS - 1,
    lastRating: MATRIX_SHEET.firstRating + hypotheses.length - 1,
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

/** A column of the matrix from the first item to the last spare row, the rows fixed: I$7:I$31 or $G$7:$G$31. */
export const matrixColumn = (layout: Layout, letters: string): string => `${letters}$${MATRIX_SHEET.first}:${letters}$${layout.matrixLast}`

/** A column of Evidence, for example Evidence!$B$5:$B$32. */
export const evidenceColumn = (layout: Layout, letter: string): string =>
  `Evidence!$${letter}$${LIST_SHEET.first}:$${letter}$${layout.evidenceLast}`

/** The row of the matrix that holds a figure of the hypotheses. */
export const rowOfFigure = (layout: Layout, figure: 'score' | 'rank' | FigureBelow): number =>
  figure === 'score' || figure === 'rank' ? MATRIX_SHEET[figure] : layout.matrixLast + 2 + FIGURES_BELOW.indexOf(figure)
