// The Scale sheet: what each rating and grade counts, and the scoring method. The matrix formulas read these cells by name.
import {
  CONTRADICTING_RATINGS,
  contradiction,
  isCounted,
  RATING_WORDS,
  RATINGS,
  type Rating,
  SUPPORTING_RATINGS,
  stepOf,
  supportOf,
} from '../../ach/model/rating.ts'
import { LEVELS, type Method } from '../../ach/model/workbook.ts'
import { METHOD_WORDS } from '../../ach/words/phrases.ts'
import type { SheetPlan, SheetPlanCell, SheetRow } from '../write/sheet-plan.ts'
import { pointsName, supportName } from './matrix-formulas.ts'

/** Headings of the ratings. */
export const SCALE_HEADINGS = ['Rating', 'If the hypothesis were true, the item would be', 'Contradicts', 'Supports', 'Step'] as const
/** Headings of the weights and of the method. */
export const GRADE_HEADING = 'Grade'
export const METHOD_HEADING = 'Method'

const FIRST_RATING = 5
const FIRST_GRADE = FIRST_RATING + RATINGS.length + 2
const LAST_GRADE = FIRST_GRADE + LEVELS.length - 1
const METHOD_ROW = LAST_GRADE + 3

const namesOf = (ratings: readonly Rating[], name: (rating: Rating) => string, column: string) =>
  Object.fromEntries(ratings.map((rating) => [name(rating), `Scale!$${column}$${FIRST_RATING + RATINGS.indexOf(rating)}`]))

/** Defined names that formulas use for the cells of this sheet. */
export const SCALE_NAMES: Readonly<Record<string, string>> = {
  ACH_Codes: `Scale!$A$${FIRST_RATING}:$A$${FIRST_RATING + RATINGS.length - 1}`,
  ...namesOf(CONTRADICTING_RATINGS, pointsName, 'C'),
  ...namesOf(SUPPORTING_RATINGS, supportName, 'D'),
  ACH_WCodes: `Scale!$A$${FIRST_GRADE}:$A$${LAST_GRADE}`,
  ACH_WFactor: `Scale!$C$${FIRST_GRADE}:$C$${LAST_GRADE}`,
  ACH_Method: `Scale!$C$${METHOD_ROW}`,
}

const head = (...values: string[]): SheetRow => ({
  height: 20,
  cells: values.map((value, index): SheetPlanCell => ({ value, style: index === 1 ? 'head' : 'headCentre' })),
})
const number = (value: number, changeable: boolean): SheetPlanCell => ({ value, style: changeable ? 'number' : 'fixedCode' })

export const scaleSheet = (method: Method): SheetPlan => ({
  name: 'Scale',
  portrait: true,
  columns: [10, 46, 14, 12, 12],
  rows: [
    { height: 24, cells: [{ value: 'Scale', style: 'title' }] },
    { cells: [{ value: 'Change the white cells to change how every score is calculated.', style: 'lead' }] },
    { cells: [] },
    head(...SCALE_HEADINGS),
    ...RATINGS.map(
      (rating): SheetRow => ({
        cells: [
          { value: rating, style: rating },
          { value: RATING_WORDS[rating], style: 'fixedText' },
          number(contradiction(rating), contradiction(rating) > 0),
          number(supportOf(rating), supportOf(rating) > 0),
          isCounted(rating) ? number(stepOf(rating), false) : { style: 'fixedCode' },
        ],
      }),
    ),
    { cells: [] },
    head(GRADE_HEADING, 'Credibility and relevance (unknown = medium)', 'Factor'),
    weight('high', 'weight = credibility × relevance: 0.5 to 2', { formula: 'SQRT(2)', result: Math.SQRT2 }),
    weight('medium', '', 1),
    weight('low', '', { formula: '1/SQRT(2)', result: Math.SQRT1_2 }),
    { cells: [] },
    head(METHOD_HEADING, 'Which weights the scores use', ''),
    {
      cells: [
        { style: 'fixedCode' },
        { value: 'unweighted, or weighted by these factors', style: 'fixedText' },
        { value: METHOD_WORDS[method], style: 'code' },
      ],
    },
    { cells: [] },
    {
      cells: [
        {
          value:
            'A blank cell in the matrix is not rated yet. Blank and NA cells count nowhere. N means the item could be read either way.',
          style: 'lead',
        },
      ],
    },
    {
      cells: [
        {
          value: 'Diagnosticity of an item = spread of its steps across the hypotheses (population standard deviation).',
          style: 'lead',
        },
      ],
    },
  ],
  choices: [
    { range: `C${METHOD_ROW}`, from: { list: Object.values(METHOD_WORDS) }, strict: true, error: 'Choose unweighted or weighted.' },
  ],
})

function weight(grade: string, words: string, factor: SheetPlanCell['value']): SheetRow {
  return {
    cells: [
      { value: grade, style: 'fixedCode' },
      { value: words, style: 'fixedText' },
      { value: factor ?? '', style: 'number' },
    ],
  }
}
