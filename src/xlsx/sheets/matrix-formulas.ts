// The live formulas of a matrix sheet. Only old scalar functions, so that every spreadsheet program computes them; what they must
// return is defined in src/ach/scoring/score.ts and tested against it. Never put a user's text into a formula.
import {
  CONTRADICTING_RATINGS,
  COUNTED_RATINGS,
  type CountedRating,
  RATINGS,
  type Rating,
  SUPPORTING_RATINGS,
  stepOf,
} from '../../ach/model/rating.ts'
import type { HypothesisScore } from '../../ach/scoring/score.ts'
import { METHOD_WORDS } from '../../ach/words/phrases.ts'
import { columnLetters } from '../write/sheet-plan.ts'
import { evidenceColumn, type Layout, MATRIX_SHEET, matrixColumn, ratingsOfRow } from './layout.ts'

/** Names of the cells on Scale with what a rating counts against a hypothesis, and for it. */
export const pointsName = (rating: Rating): string => `ACH_Points_${rating}`
export const supportName = (rating: Rating): string => `ACH_Support_${rating}`
/** What a blank cell counts in the worst case. */
const WORST = pointsName(CONTRADICTING_RATINGS.at(-1) ?? 'II')

const WEIGHTS = '$G'
/** Σ v·w of a column without rounding, for formulas that subtract from it. `sheet` is empty or the sheet as formulas write it. */
export const unroundedScore = (layout: Layout, letters: string, sheet = ''): string =>
  CONTRADICTING_RATINGS.map(
    (code) => `SUMIF(${sheet}${cells(layout, letters)},"${code}",${sheet}${weights(layout)})*${pointsName(code)}`,
  ).join('+')
const weights = (layout: Layout) => matrixColumn(layout, WEIGHTS)
const cells = (layout: Layout, letters: string) => matrixColumn(layout, letters)
const weightOf = (layout: Layout, letters: string, codes: readonly string[]) =>
  codes.map((code) => `SUMIF(${cells(layout, letters)},"${code}",${weights(layout)})`).join('+')
/** Counts the rows in use with one of the codes; parked and unused rows have no weight above 0. */
const rowsWith = (layout: Layout, letters: string, codes: readonly string[]) =>
  codes.map((code) => `COUNTIFS(${cells(layout, letters)},"${code}",${weights(layout)},">0")`).join('+')

/** ROUND turns sums that differ only by floating-point error into ties */
const roundedScore = (layout: Layout, letters: string) => `ROUND(${unroundedScore(layout, letters)},9)`

/** Stands for the score and rank of a hypothesis that nothing is rated for. */
export const NO_FIGURE = '–'

const allScores = (layout: Layout) =>
  `$${columnLetters(MATRIX_SHEET.firstRating)}$${MATRIX_SHEET.score}:$${columnLetters(layout.lastRating)}$${MATRIX_SHEET.score}`

/** Formulas for one hypothesis; `letters` names the column of its ratings. */
export const hypothesisFormulas = {
  /** a dash if nothing is rated for the hypothesis, which keeps it out of RANK and MIN */
  score: (layout: Layout, letters: string) =>
    `IF(${weightOf(layout, letters, COUNTED_RATINGS)}=0,"${NO_FIGURE}",${roundedScore(layout, letters)})`,
  rank: (layout: Layout, letters: string) =>
    `IF(AND(ISNUMBER(${letters}$${MATRIX_SHEET.score}),COUNT(${allScores(layout)})>1),RANK(${letters}$${MATRIX_SHEET.score},${allScores(layout)},1),"${NO_FIGURE}")`,
  against: (layout: Layout, letters: string) =>
    `(${rowsWith(layout, letters, CONTRADICTING_RATINGS)})&" / "&(${rowsWith(layout, letters, COUNTED_RATINGS)})`,
  coverage: (layout: Layout, letters: string) =>
    `IF(SUM(${weights(layout)})=0,0,(${weightOf(layout, letters, COUNTED_RATINGS)})/SUM(${weights(layout)}))`,
  count: (layout: Layout, letters: string) =>
    CONTRADICTING_RATINGS.map((code) => `(${rowsWith(layout, letters, [code])})*${pointsName(code)}`).join('+'),
  support: (layout: Layout, letters: string) =>
    `ROUND(${SUPPORTING_RATINGS.map((code) => `${weightOf(layout, letters, [code])}*${supportName(code)}`).join('+')},9)`,
  best: (layout: Layout, letters: string) => roundedScore(layout, letters),
  worst: (layout: Layout, letters: string) =>
    `${roundedScore(layout, letters)}+${WORST}*(SUM(${weights(layout)})-(${weightOf(layout, letters, RATINGS)}))`,
} as const

/** The label of the row that counts contradicting and rated items; it includes the number of items in use. */
export const againstLabel = (layout: Layout): string =>
  `"Items rated ${CONTRADICTING_RATINGS.join(' or ')} / items rated, of "&COUNTIF(${weights(layout)},">0")&" in use"`

/** Looks up a column of Evidence for the item whose ID is in column A. */
export const evidenceLookup = (layout: Layout, row: number, letter: string): string =>
  `IF($A${row}="","",IFERROR(INDEX(${evidenceColumn(layout, letter)},MATCH($A${row},${evidenceColumn(layout, 'A')},0))&"",""))`

/** 0 for a parked item, 1 if unweighted, otherwise credibility × relevance; unknown counts as medium. */
export const weightFormula = (row: number): string =>
  `IF($A${row}="","",IF($F${row}="N",0,IF(ACH_Method<>"${METHOD_WORDS.weighted}",1,` +
  `IFERROR(INDEX(ACH_WFactor,MATCH($D${row},ACH_WCodes,0)),1)*IFERROR(INDEX(ACH_WFactor,MATCH($E${row},ACH_WCodes,0)),1))))`

/** Builds a sum such as 2*a+b-c: each counted rating times its number, omitting zeros. */
const weightedSum = (number: (rating: CountedRating) => number, of: (code: string) => string): string =>
  COUNTED_RATINGS.filter((rating) => number(rating) !== 0)
    .map((rating) => {
      const times = Math.abs(number(rating))
      return `${number(rating) < 0 ? '-' : '+'}${times === 1 ? '' : `${times}*`}${of(rating)}`
    })
    .join('')
    .replace(/^\+/, '')

/** Population standard deviation of the steps +2 … −2 over the counted cells of a row; 0 for fewer than two, empty for a parked item. */
export function diagnosticityFormula(layout: Layout, row: number): string {
  const of = (code: string) => `COUNTIF(${ratingsOfRow(layout, row)},"${code}")`
  const n = `(${COUNTED_RATINGS.map(of).join('+')})`
  const sum = `(${weightedSum(stepOf, of)})`
  const squares = `(${weightedSum((rating) => stepOf(rating) ** 2, of)})`
  return `IF(OR($A${row}="",$F${row}="N"),"",IF(${n}<2,0,SQRT(MAX(0,${n}*${squares}-${sum}^2))/${n}))`
}

export type FormulaFigure = Exclude<keyof typeof hypothesisFormulas, 'against'>

/** A figure of the spare column, which stays empty until the hypothesis has a name or a rating. */
export function spareFigure(layout: Layout, letters: string, figure: keyof typeof hypothesisFormulas): string {
  const unused = `AND(${letters}$${MATRIX_SHEET.head}="",COUNTA(${cells(layout, letters)})=0)`
  return `IF(${unused},"",${hypothesisFormulas[figure](layout, letters)})`
}

/** The heading of the spare column: ID and name from the spare row of Hypotheses. */
export const spareHeading = ({ spareHypothesis: row }: Layout): string =>
  `IF(Hypotheses!$B$${row}="",Hypotheses!$A$${row}&"",IF(Hypotheses!$A$${row}="","",Hypotheses!$A$${row}&CHAR(10))&Hypotheses!$B$${row})`

/** Returns the cached result of a formula: the figure from src/ach, rounded where the formula rounds. */
export function figureValue(score: HypothesisScore, figure: FormulaFigure): number | string {
  if (score.rated === 0 && figure === 'score') return NO_FIGURE
  const rounded = (value: number) => Math.round(value * 1e9) / 1e9
  if (figure === 'worst') return rounded(score.best) + (score.worst - score.best)
  return figure === 'score' || figure === 'best' || figure === 'support' ? rounded(score[figure]) : (score[figure] ?? NO_FIGURE)
}
