import { describe, expect, it } from 'vitest'
import { viewOfCase, viewOfText } from './sample.test-support.ts'
import { workbookPlan } from './workbook-plan.ts'
import type { WorkbookPlan } from './write/sheet-plan.ts'

const view = viewOfText(
  JSON.stringify({
    format: 'ach-workbook',
    version: 1,
    title: 'Who did it',
    question: 'Who?',
    hypotheses: [
      { id: 'H1', label: 'One', statement: 'It was one.' },
      { id: 'H2', label: 'Two', statement: 'It was two.', parked: true },
      { id: 'H3', label: 'Three', statement: 'It was three.' },
    ],
    evidence: [
      { id: 'E1', statement: 'Seen', credibility: 'high' },
      { id: 'E2', statement: 'Not seen', parked: true },
    ],
    raters: [
      { id: 'ann', name: 'Ann', ratings: { E1: { H1: 'II', H2: 'I' } }, rationales: { E1: 'Because.' }, notes: { E1: { H1: 'A note' } } },
      { id: 'bob', name: 'Bob', ratings: { E1: { H3: 'NA' } } },
    ],
  }),
)
const texts = (plan: WorkbookPlan, name: string) =>
  plan.sheets
    .find((sheet) => sheet.name === name)
    ?.rows.map(({ cells }) => cells.map((cell) => (typeof cell?.value === 'object' ? cell.value.result : (cell?.value ?? ''))))

describe('the plan of a workbook', () => {
  it('has one matrix for each rater asked for, in that order, and says whose it is', () => {
    const plan = workbookPlan(view, ['bob', 'ann'])
    expect(plan.sheets.map(({ name }) => name)).toEqual([
      'Matrix',
      'Matrix 2',
      'Consensus',
      'Agreement',
      'Evidence',
      'Hypotheses',
      'Sensitivity',
      'Robustness',
      'Sources',
      'Scale',
      'About',
      '_ach_data',
    ])
    expect(texts(plan, 'Matrix')?.[0]).toEqual(['Who did it: rated by Bob'])
    expect(texts(plan, 'Matrix 2')?.[0]).toEqual(['Who did it: rated by Ann'])
  })

  it('leaves parked hypotheses out of the matrix and lists them without figures', () => {
    const plan = workbookPlan(view, ['ann'])
    expect(texts(plan, 'Matrix')?.[5]?.slice(8)).toEqual(['H1\nOne', 'H3\nThree', 'Why (Ann)'])
    expect(texts(plan, 'Hypotheses')?.[5]?.slice(0, 6)).toEqual(['H2', 'Two', 'It was two.', 'N', '', ''])
  })

  it('keeps parked evidence as a row that weighs nothing', () => {
    expect(texts(workbookPlan(view, ['ann']), 'Matrix')?.[7]?.slice(0, 8)).toEqual(['E2', 'Not seen', '', 'unknown', 'unknown', 'N', 0, ''])
  })

  it('tells blank from NA, and shows notes and reasons', () => {
    const matrix = workbookPlan(view, ['ann', 'bob']).sheets
    const cell = (sheet: number, column: number) => matrix[sheet]?.rows[6]?.cells[column]
    expect(cell(0, 8)).toMatchObject({ value: 'II', note: 'A note' })
    expect(cell(0, 9)?.value).toBeUndefined()
    expect(cell(1, 9)?.value).toBe('NA')
    expect(cell(0, 10)?.value).toBe('Because.')
  })

  it('stamps the verdict of each rater on About, as a text', () => {
    const about = texts(workbookPlan(viewOfCase('kazakhstan-2022'), [...viewOfCase('kazakhstan-2022').raters.keys()]), 'About')?.flat()
    expect(about?.some((line) => String(line).includes('Coup leads'))).toBe(true)
    expect(about?.join(' ')).not.toMatch(/\b(winner|best hypothesis|most likely)\b/)
  })

  it('says how changes are brought back', () => {
    const about = texts(workbookPlan(view, ['ann']), 'About')
      ?.flat()
      .join(' ')
    expect(about).toContain('choose Export, then Bring a file in')
    expect(about).not.toContain('does not read spreadsheets')
  })

  it('refuses a rater who is not there', () => {
    expect(() => workbookPlan(view, ['eve'])).toThrow('There is no rater eve here.')
  })
})
