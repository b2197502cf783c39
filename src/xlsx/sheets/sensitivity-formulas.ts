// The live formulas of the Sensitivity sheet: the scores of the sheet Matrix with one item left out. Only old scalar functions; what they
// must return is defined in src/ach/analysis/sensitivity.ts and tested against it. Ids are the only user text in a formula.

import { columnLetters } from '../write/sheet-plan.ts'
import { type Layout, MATRIX_SHEET, matrixColumn, SENSITIVITY_SHEET } from './layout.ts'
import { unroundedScore } from './matrix-formulas.ts'

/** Scores within this are equal, as in src/ach/scoring/tolerance.ts; written out because spreadsheets differ in how they read 1E-9. */
const TOLERANCE = '0.000000001'

/**
 * The columns of the sheet for this number of hypotheses. Each is to the right of the columns it is computed from, because
 * LibreOffice 7.4 recalculates from left to right and does not always look ahead.
 */
export function sensitivityColumns({ hypotheses: { length } }: Pick<Layout, 'hypotheses'>) {
  const line = SENSITIVITY_SHEET.firstScore + length
  const score = (at: number) => columnLetters(SENSITIVITY_SHEET.firstScore + at)
  return { score, first: score(0), last: score(length - 1), line, mark: line + 4, stamped: line + 5, end: line + 7 } as const
}

const matrixReference = (layout: Layout, letters: string) => `${layout.matrix}${matrixColumn(layout, letters)}`
const PLACE = `$${columnLetters(SENSITIVITY_SHEET.place)}`
const WEIGHT = `$${columnLetters(SENSITIVITY_SHEET.weight)}`

export type SensitivityFormulas = ReturnType<typeof sensitivityFormulas>

/** Each function returns the formula of one column in one row; row `now` leaves nothing out. */
export function sensitivityFormulas(layout: Layout) {
  const { score, first, last, line } = sensitivityColumns(layout)
  const now = SENSITIVITY_SHEET.now
  const lineLetters = `$${columnLetters(line)}`
  const scoreLetters = layout.hypotheses.map((_, at) => score(at))
  const ratings = layout.hypotheses.map((_, at) => matrixReference(layout, columnLetters(MATRIX_SHEET.firstRating + at)))
  const lineAt = (row: number | string) => `${lineLetters}${row}`
  const scoresIn = (row: number) => `$${first}${row}:$${last}${row}`
  const scoresNow = `$${first}$${now}:$${last}$${now}`
  const cell = (column: string | undefined, row: number) => `INDEX(${column},${PLACE}${row})`
  /** Keeps a cell empty if its row has no weight: a spare row, a parked item, or an item that Matrix does not have. */
  const whereUsed = (row: number, formula: string) => (row === now ? formula : `IF(${WEIGHT}${row}="","",${formula})`)
  /** Empty with fewer than two scores, between which there is no margin. */
  const compared = (row: number, formula: string) => `IF(COUNT(${scoresIn(row)})<2,"",${formula})`
  const leads = (row: number) =>
    layout.hypotheses.map(({ id }, at) => `IF(${scoreLetters[at]}${row}<=${lineAt(row)},"${id} ","")`).join('&')
  return {
    /** for a spare row: the id in the spare row of Matrix, unless it is listed above already (it would count itself after sorting) */
    id: (spare: number) => {
      const typed = `${layout.matrix}$A$${MATRIX_SHEET.first + layout.evidence.length + spare}`
      const row = spareSensitivityFormulas(layout, spare)
      return `IF(${typed}="","",IF(COUNTIF($A$${SENSITIVITY_SHEET.head}:$A$${row - 1},${typed})>0,"",${typed}))`
    },
    /** hidden: position of the item among the rows of Matrix, 0 if absent; in row `now`, position of the first leader */
    place: (row: number) =>
      row === now
        ? `IFERROR(MATCH(MIN(${topOfMatrix(layout)}),${topOfMatrix(layout)},0),0)`
        : `IF($A${row}="",0,IFERROR(MATCH($A${row},${matrixReference(layout, '$A')},0),0))`,
    weight: (row: number) =>
      `IF(${PLACE}${row}=0,"",IF(${cell(matrixReference(layout, '$F'), row)}="N","",${cell(matrixReference(layout, '$G'), row)}))`,
    /** empty for a hypothesis that nothing is rated for: it takes no part */
    now: (at: number) => {
      const letters = columnLetters(MATRIX_SHEET.firstRating + at)
      return `IF(ISNUMBER(${layout.matrix}${letters}$${MATRIX_SHEET.score}),${unroundedScore(layout, letters, layout.matrix)},"")`
    },
    without: (row: number, at: number) => {
      const rating = cell(ratings[at], row)
      const from = `${scoreLetters[at]}$${now}`
      const less = `${WEIGHT}${row}*IF(${rating}="II",ACH_Points_II,IF(${rating}="I",ACH_Points_I,0))`
      return whereUsed(row, `IF(${from}="","",${from}-${less})`)
    },
    /** hidden: a hypothesis leads if its score is not above this */
    line: (row: number) => whereUsed(row, `IF(COUNT(${scoresIn(row)})=0,"",MIN(${scoresIn(row)})+${TOLERANCE})`),
    /** a linchpin if a hypothesis gains or loses the lead */
    mark: (row: number) => {
      const changed = ['<=', '>'].map((then, at) => {
        const now = ['>', '<='][at]
        return `(${scoresIn(row)}${then}${lineAt(row)})*(${scoresNow}${now}${lineAt(`$${SENSITIVITY_SHEET.now}`)})`
      })
      const linchpin = `SUMPRODUCT(${changed.join('+')})>0`
      return `IF($A${row}="","",IF(${PLACE}${row}=0,"not in Matrix",IF(${WEIGHT}${row}="","parked",IF(${linchpin},"linchpin","same"))))`
    },
    /** the ids of all leaders, preceded by "tie: " if there are several */
    leaders: (row: number) =>
      whereUsed(
        row,
        `IF(COUNT(${scoresIn(row)})=0,"",IF(SUMPRODUCT((${scoresIn(row)}<=${lineAt(row)})*1)>1,"tie: ","")&SUBSTITUTE(TRIM(${leads(row)})," ",", "))`,
      ),
    /** from the lowest to the second-lowest score of this row; 0 in a tie */
    margin: (row: number) => whereUsed(row, compared(row, `ROUND(SMALL(${scoresIn(row)},2)-SMALL(${scoresIn(row)},1),9)`)),
    /** from the present leader to the best of the others; below 0 if it is overtaken */
    ofLeaderNow: (row: number) => {
      const own = `INDEX(${scoresIn(row)},1,${PLACE}$${now})`
      const ahead = `IF(${own}>${lineAt(row)},MIN(${scoresIn(row)}),SMALL(${scoresIn(row)},2))-${own}`
      return whereUsed(row, compared(row, `ROUND(${ahead},9)`))
    },
    /** tells whether an item of Matrix is missing in this table */
    complete: () => {
      const { complete, incomplete } = completenessWords(layout)
      const here = `$A$${SENSITIVITY_SHEET.first}:$A$${layout.sensitivityLast}`
      const listed = `IF(SUMPRODUCT((${here}<>"")*1)=COUNTA(${matrixReference(layout, '$A')}),"${complete}","${incomplete}")`
      return layout.spareColumn === null
        ? listed
        : `IF(${layout.matrix}${layout.spareColumn}$${MATRIX_SHEET.score}="",${listed},"${NEW_HYPOTHESIS}")`
    },
  }
}

/** Returns the sheet row of the spare row with this index, from 0. */
export const spareSensitivityFormulas = (layout: Layout, spare: number): number => layout.sensitivityItems + 2 + spare

/** Shown above the table if it lacks an item of Matrix. */
export const MISSING_ITEM = 'An item of Matrix is missing in this table: type its ID in an empty row.'

/** Shown above the table once the spare column of Matrix is used, which this table does not have. */
const NEW_HYPOTHESIS = 'The hypothesis that was added to Matrix is not in this table. Import this file and export it again to include it.'

/** The line above the table: all items of Matrix are in it, or one is missing. */
export const completenessWords = (layout: Layout) => ({
  complete: `Every item of Matrix is listed. The last three columns are not live, and more values from the export start in row ${layout.sensitivityLast + 2}.`,
  incomplete: MISSING_ITEM,
})

/** The scores on Matrix, rounded so that tied scores are equal. */
const topOfMatrix = (layout: Layout): string => {
  const [from, to] = [columnLetters(MATRIX_SHEET.firstRating), columnLetters(MATRIX_SHEET.firstRating + layout.hypotheses.length - 1)]
  return `${layout.matrix}$${from}$${MATRIX_SHEET.score}:$${to}$${MATRIX_SHEET.score}`
}
