// The live formulas of the Sensitivity sheet: the scores of the sheet Matrix with one item left out. Only old scalar functions; what they
// must give is defined in src/ach/analysis/sensitivity.ts and proven against it. Of the user's words only ids stand in a formula.

import { columnLetters } from '../write/sheet-plan.ts'
import { type Layout, MATRIX_SHEET, matrixColumn, SENSITIVITY_SHEET } from './layout.ts'
import { unroundedScore } from './matrix-formulas.ts'

/** Scores within this are equal, as in src/ach/scoring/tolerance.ts; written out because spreadsheets differ in how they take 1E-9. */
const TOLERANCE = '0.000000001'

/**
 * Where the columns of the sheet stand, with this many hypotheses. Each stands to the right of what it is computed from: LibreOffice 7.4
 * goes from left to right, and does not always look ahead.
 */
export function sensitivityColumns({ hypotheses: { length } }: Pick<Layout, 'hypotheses'>) {
  const line = SENSITIVITY_SHEET.firstScore + length
  const score = (at: number) => columnLetters(SENSITIVITY_SHEET.firstScore + at)
  return { score, first: score(0), last: score(length - 1), line, mark: line + 4, stamped: line + 5, end: line + 7 } as const
}

const matrixReference = (layout: Layout, letters: string) => `Matrix!${matrixColumn(layout, letters)}`
const PLACE = `$${columnLetters(SENSITIVITY_SHEET.place)}`
const WEIGHT = `$${columnLetters(SENSITIVITY_SHEET.weight)}`

/** Each gives the formula of one column in one row; the row of now is the one with nothing left out. */
export function sensitivityFormulas(layout: Layout) {
  const { score, first, last, line } = sensitivityColumns(layout)
  const now = SENSITIVITY_SHEET.now
  const lineAt = (row: number | string) => `$${columnLetters(line)}${row}`
  const scoresIn = (row: number) => `$${first}${row}:$${last}${row}`
  const scoresNow = `$${first}$${now}:$${last}$${now}`
  const cell = (letters: string, row: number) => `INDEX(${matrixReference(layout, letters)},${PLACE}${row})`
  /** The rest of the sheet stays empty where a row has no weight: a spare row, a parked item, one that Matrix does not have. */
  const whereUsed = (row: number, formula: string) => (row === now ? formula : `IF(${WEIGHT}${row}="","",${formula})`)
  const leads = (row: number) => layout.hypotheses.map(({ id }, at) => `IF(${score(at)}${row}<=${lineAt(row)},"${id} ","")`).join('&')
  return {
    /** in a spare row: the id in the spare row of Matrix, unless it stands above already; were it sorted upwards, it would count itself */
    id: (spare: number) => {
      const typed = `Matrix!$A$${MATRIX_SHEET.first + layout.evidence.length + spare}`
      const row = spareSensitivityFormulas(layout, spare)
      return `IF(${typed}="","",IF(COUNTIF($A$${SENSITIVITY_SHEET.head}:$A$${row - 1},${typed})>0,"",${typed}))`
    },
    /** hidden: the place of the item among the rows of Matrix, 0 where it is not there; in the row of now: of the first leader */
    place: (row: number) =>
      row === now
        ? `MATCH(MIN(${topOfMatrix(layout)}),${topOfMatrix(layout)},0)`
        : `IF($A${row}="",0,IFERROR(MATCH($A${row},${matrixReference(layout, '$A')},0),0))`,
    weight: (row: number) => `IF(${PLACE}${row}=0,"",IF(${cell('$F', row)}="N","",${cell('$G', row)}))`,
    now: (at: number) => unroundedScore(layout, columnLetters(MATRIX_SHEET.firstRating + at), 'Matrix!'),
    without: (row: number, at: number) => {
      const rating = cell(columnLetters(MATRIX_SHEET.firstRating + at), row)
      return whereUsed(row, `${score(at)}$${now}-${WEIGHT}${row}*IF(${rating}="II",ACH_Points_II,IF(${rating}="I",ACH_Points_I,0))`)
    },
    /** hidden: up to this score a hypothesis leads */
    line: (row: number) => whereUsed(row, `MIN(${scoresIn(row)})+${TOLERANCE}`),
    /** a linchpin where somebody leads who does not lead now, or the other way round */
    mark: (row: number) => {
      const changed = ['<=', '>'].map((then, at) => {
        const now = ['>', '<='][at]
        return `(${scoresIn(row)}${then}${lineAt(row)})*(${scoresNow}${now}${lineAt(`$${SENSITIVITY_SHEET.now}`)})`
      })
      const linchpin = `SUMPRODUCT(${changed.join('+')})>0`
      return `IF($A${row}="","",IF(${PLACE}${row}=0,"not in Matrix",IF(${WEIGHT}${row}="","parked",IF(${linchpin},"linchpin","same"))))`
    },
    /** the ids of all leaders, "tie: " before several */
    leaders: (row: number) =>
      whereUsed(row, `IF(SUMPRODUCT((${scoresIn(row)}<=${lineAt(row)})*1)>1,"tie: ","")&SUBSTITUTE(TRIM(${leads(row)})," ",", ")`),
    /** from the first to the second of this row; 0 in a tie */
    margin: (row: number) => whereUsed(row, `ROUND(SMALL(${scoresIn(row)},2)-SMALL(${scoresIn(row)},1),9)`),
    /** from who leads now to the best of the others; below 0 where it is overtaken */
    ofLeaderNow: (row: number) => {
      const own = `INDEX(${scoresIn(row)},1,${PLACE}$${now})`
      return whereUsed(row, `ROUND(IF(${own}>${lineAt(row)},MIN(${scoresIn(row)}),SMALL(${scoresIn(row)},2))-${own},9)`)
    },
    /** says whether a row of Matrix is missing here */
    complete: () => {
      const { complete, incomplete } = completenessWords(layout)
      const here = `$A$${SENSITIVITY_SHEET.first}:$A$${layout.sensitivityLast}`
      return `IF(SUMPRODUCT((${here}<>"")*1)=COUNTA(${matrixReference(layout, '$A')}),"${complete}","${incomplete}")`
    },
  }
}

/** The row of a spare row, counted from 0. */
export const spareSensitivityFormulas = (layout: Layout, spare: number): number => layout.sensitivityItems + 2 + spare

/** Said above the table where an item of Matrix is not in it. */
export const MISSING_ITEM = 'An item of Matrix is missing here: type its ID in an empty row of this table.'

/** What stands above the table where every item of Matrix is in it, and where one is not. */
export const completenessWords = (layout: Layout) => ({
  complete: `Every item of Matrix stands here. What is called stamped does not follow, and more of it begins in row ${layout.sensitivityLast + 2}.`,
  incomplete: MISSING_ITEM,
})

/** The scores on Matrix, rounded so that ties are equal. */
const topOfMatrix = (layout: Layout): string => {
  const [from, to] = [columnLetters(MATRIX_SHEET.firstRating), columnLetters(layout.lastRating)]
  return `Matrix!$${from}$${MATRIX_SHEET.score}:$${to}$${MATRIX_SHEET.score}`
}
