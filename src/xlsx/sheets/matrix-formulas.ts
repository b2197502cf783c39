// The live formulas of a matrix sheet. Only old scalar functions, so that every spreadsheet program computes them; what they must
// give is defined in src/ach/scoring/score.ts and proven against it. Never put a user's text into a formula.
import { COUNTED_RATINGS, RATINGS } from '../../ach/model/rating.ts'
import type { HypothesisScore } from '../../ach/scoring/score.ts'
import { columnLetters } from '../write/sheet-plan.ts'
import { evidenceColumn, type Layout, MATRIX_SHEET, matrixColumn, ratingsOfRow } from './layout.ts'

const WEIGHTS = '$G'
/** Σ v·w of the column as it comes, for whoever takes something away from it; `paperForm` is empty or 'Matrix!' */
export const unroundedScore = (layout: Layout, letters: string, sheet = ''): string =>
  [['I', 'ACH_Points_I'] as const, ['II', 'ACH_Points_II'] as const]
    .map(([code, points]) => `SUMIF(${sheet}${cells(layout, letters)},"${code}",${sheet}${weights(layout)})*${points}`)
    .join('+')
const weights = (layout: Layout) => matrixColumn(layout, WEIGHTS)
const cells = (layout: Layout, letters: string) => matrixColumn(layout, letters)
const weightOf = (layout: Layout, letters: string, codes: readonly string[]) =>
  codes.map((code) => `SUMIF(${cells(layout, letters)},"${code}",${weights(layout)})`).join('+')
/** how many rows in use have one of the codes: a parked or unused row has no weight above 0 */
const rowsWith = (layout: Layout, letters: string, codes: readonly string[]) =>
  codes.map((code) => `COUNTIFS(${cells(layout, letters)},"${code}",${weights(layout)},">0")`).join('+')

/** Of one hypothesis, whose ratings stand in the column with these letters. */
export const hypothesisFormulas = {
  /** ROUND makes ties of sums that differ only by how computers add */
  score: (layout: Layout, letters: string) => `ROUND(${unroundedScore(layout, letters)},9)`,
  rank: (layout: Layout, letters: string) =>
    `RANK(${letters}$${MATRIX_SHEET.score},$${columnLetters(MATRIX_SHEET.firstRating)}$${MATRIX_SHEET.score}:$${columnLetters(layout.lastRating)}$${MATRIX_SHEET.score},1)`,
  against: (layout: Layout, letters: string) =>
    `(${rowsWith(layout, letters, ['I', 'II'])})&" / "&(${rowsWith(layout, letters, COUNTED_RATINGS)})`,
  coverage: (layout: Layout, letters: string) =>
    `IF(SUM(${weights(layout)})=0,0,(${weightOf(layout, letters, COUNTED_RATINGS)})/SUM(${weights(layout)}))`,
  count: (layout: Layout, letters: string) =>
    `(${rowsWith(layout, letters, ['I'])})*ACH_Points_I+(${rowsWith(layout, letters, ['II'])})*ACH_Points_II`,
  support: (layout: Layout, letters: string) =>
    `ROUND(${weightOf(layout, letters, ['C'])}*ACH_Support_C+${weightOf(layout, letters, ['CC'])}*ACH_Support_CC,9)`,
  best: (_: Layout, letters: string) => `${letters}$${MATRIX_SHEET.score}`,
  worst: (layout: Layout, letters: string) =>
    `${letters}$${MATRIX_SHEET.score}+ACH_Points_II*(SUM(${weights(layout)})-(${weightOf(layout, letters, RATINGS)}))`,
} as const

/** Says how many rows are in use, beside the counts of those that are rated. */
export const againstLabel = (layout: Layout): string =>
  `"Items against (I, II) / items rated, of "&COUNTIF(${weights(layout)},">0")&" in use"`

/** What Evidence says of the item whose id stands in column A. */
export const evidenceLookup = (layout: Layout, row: number, letter: string): string =>
  `IF($A${row}="","",IFERROR(INDEX(${evidenceColumn(layout, letter)},MATCH($A${row},${evidenceColumn(layout, 'A')},0))&"",""))`

/** 0 for a parked item, 1 in method count, else credibility times relevance; unknown counts as medium. */
export const weightFormula = (row: number): string =>
  `IF($A${row}="","",IF($F${row}="N",0,IF(ACH_Method="count",1,` +
  `IFERROR(INDEX(ACH_WFactor,MATCH($D${row},ACH_WCodes,0)),1)*IFERROR(INDEX(ACH_WFactor,MATCH($E${row},ACH_WCodes,0)),1))))`

/** Population standard deviation of the steps +2 … -2 over the counted cells of a row; 0 where fewer than two, empty where parked. */
export function diagnosticityFormula(layout: Layout, row: number): string {
  const of = (code: string) => `COUNTIF(${ratingsOfRow(layout, row)},"${code}")`
  const n = `(${COUNTED_RATINGS.map(of).join('+')})`
  const sum = `(2*${of('CC')}+${of('C')}-${of('I')}-2*${of('II')})`
  const squares = `(4*${of('CC')}+${of('C')}+${of('I')}+4*${of('II')})`
  return `IF(OR($A${row}="",$F${row}="N"),"",IF(${n}<2,0,SQRT(MAX(0,${n}*${squares}-${sum}^2))/${n}))`
}

export type FormulaFigure = Exclude<keyof typeof hypothesisFormulas, 'against'>

/** What the formula of a figure gives: the figure of src/ach, rounded where the formula has a ROUND in it or reads one that has. */
export function figureValue(score: HypothesisScore, figure: FormulaFigure): number {
  const rounded = (value: number) => Math.round(value * 1e9) / 1e9
  if (figure === 'worst') return rounded(score.best) + (score.worst - score.best)
  return figure === 'score' || figure === 'best' || figure === 'support' ? rounded(score[figure]) : score[figure]
}
