// The Scale sheet: what each rating and each grade counts, and the method. The matrix formulas read these cells by name.
import { contradiction, isCounted, RATING_WORDS, RATINGS, stepOf, supportOf } from '../../ach/model/rating.ts'
import { type Method, methodSchema } from '../../ach/model/workbook.ts'
import type { SheetPlan, SheetPlanCell, SheetRow } from '../write/sheet-plan.ts'

/** The names by which formulas find the cells below. */
export const SCALE_NAMES = {
  ACH_Codes: 'Scale!$A$5:$A$10',
  ACH_Points_I: 'Scale!$C$8',
  ACH_Points_II: 'Scale!$C$9',
  ACH_Support_CC: 'Scale!$D$5',
  ACH_Support_C: 'Scale!$D$6',
  ACH_WCodes: 'Scale!$A$13:$A$15',
  ACH_WFactor: 'Scale!$C$13:$C$15',
  ACH_Method: 'Scale!$C$18',
} as const

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
    { cells: [{ value: 'White cells may be changed; every score follows.', style: 'lead' }] },
    { cells: [] },
    head('Rating', 'If the hypothesis were true, the item would be', 'Contradicts', 'Supports', 'Step'),
    ...RATINGS.map(
      (rating): SheetRow => ({
        cells: [
          { value: rating, style: rating },
          { value: RATING_WORDS[rating], style: 'fixedText' },
          number(contradiction(rating), rating === 'I' || rating === 'II'),
          number(supportOf(rating), rating === 'C' || rating === 'CC'),
          isCounted(rating) ? number(stepOf(rating), false) : { style: 'fixedCode' },
        ],
      }),
    ),
    { cells: [] },
    head('Grade', 'Credibility and relevance, unknown = medium', 'Factor'),
    weight('high', 'the product of both is the weight: 0.5 to 2', { formula: 'SQRT(2)', result: Math.SQRT2 }),
    weight('medium', '', 1),
    weight('low', '', { formula: '1/SQRT(2)', result: Math.SQRT1_2 }),
    { cells: [] },
    head('Method', 'Which weights are in force', ''),
    {
      cells: [
        { style: 'fixedCode' },
        { value: 'count: every item weighs 1; weighted: by its grades', style: 'fixedText' },
        { value: method, style: 'code' },
      ],
    },
    { cells: [] },
    {
      cells: [
        {
          value: 'An empty cell of the matrix is not rated yet. NA and empty cells count nowhere; N says: could be read either way.',
          style: 'lead',
        },
      ],
    },
    {
      cells: [
        {
          value:
            'Step: used for the diagnosticity of an item, the spread of its steps over the hypotheses (population standard deviation).',
          style: 'lead',
        },
      ],
    },
  ],
  choices: [{ range: 'C18', from: { list: methodSchema.options }, strict: true, error: 'Choose count or weighted.' }],
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
