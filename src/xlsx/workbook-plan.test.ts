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
  it('the plan of a workbook has one named matrix per requested rater, in order', () => {
    const plan = workbookPlan(view, ['bob', 'ann'])
    expect(plan.sheets.map(({ name }) => name)).toEqual([
      'Consensus',
      'Matrix Bob',
      'Matrix Ann',
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
    expect(texts(plan, 'Matrix Bob')?.[0]).toEqual(['Who did it: rated by Bob'])
    expect(texts(plan, 'Matrix Ann')?.[0]).toEqual(['Who did it: rated by Ann'])
  })

  it('a parked hypothesis has no column in the matrix and no figures on Hypotheses', () => {
    const plan = workbookPlan(view, ['ann'])
    expect(texts(plan, 'Matrix')?.[6]?.slice(8)).toEqual(['H1\nOne', 'H3\nThree', '', 'Why (Ann)'])
    expect(texts(plan, 'Hypotheses')?.[5]?.slice(0, 6)).toEqual(['H2', 'Two', 'It was two.', 'N', '', ''])
  })

  it('parked evidence keeps its row, with weight 0', () => {
    expect(texts(workbookPlan(view, ['ann']), 'Matrix')?.[8]?.slice(0, 8)).toEqual(['E2', 'Not seen', '', 'unknown', 'unknown', 'N', 0, ''])
  })

  it('the matrix distinguishes blank from NA and includes notes and reasons', () => {
    const matrix = workbookPlan(view, ['ann', 'bob']).sheets
    const cell = (sheet: number, column: number) => matrix[sheet]?.rows[7]?.cells[column]
    expect(cell(1, 8)).toMatchObject({ value: 'II', note: 'A note' })
    expect(cell(1, 9)?.value).toBeUndefined()
    expect(cell(2, 9)?.value).toBe('NA')
    expect(cell(1, 11)?.value).toBe('Because.')
  })

  it('About states the verdict of each rater at export', () => {
    const about = texts(workbookPlan(viewOfCase('kazakhstan-2022'), [...viewOfCase('kazakhstan-2022').raters.keys()]), 'About')?.flat()
    expect(about?.some((line) => String(line).includes('Coup leads'))).toBe(true)
    expect(about?.join(' ')).not.toMatch(/\b(winner|best hypothesis|most likely)\b/)
  })

  it('About explains how to import changes', () => {
    const about = texts(workbookPlan(view, ['ann']), 'About')
      ?.flat()
      .join(' ')
    expect(about).toContain('open Export in the workbook, choose Import a file')
    expect(about).not.toContain('does not read spreadsheets')
  })

  it('each matrix states the verdict as exported, and each sheet marking and analytic confidence', () => {
    const ann = view.raters.get('ann')
    if (!ann) throw new Error('There is no Ann')
    const marked = {
      ...view,
      marking: 'TLP:AMBER',
      raters: new Map([['ann', { ...ann, confidence: { level: 'low', why: null } as const }]]),
    }
    const plan = workbookPlan(marked, ['ann'])
    expect(texts(plan, 'Matrix')?.[2]?.[0]).toMatch(/^TLP:AMBER · As exported: .+ Analytic confidence of Ann: low\.$/)
    for (const { name, rows, footer, hidden } of plan.sheets) {
      if (hidden) continue
      const above = rows.slice(0, 16).flatMap(({ cells }) => cells.map((cell) => String(cell?.value ?? '')))
      expect(above.join('\n'), name).toContain('TLP:AMBER')
      expect(above.join('\n'), name).toContain('Analytic confidence of Ann: low.')
      if (name !== 'About') expect(footer, name).toBe('Analytic confidence of Ann: low.')
    }
    expect(texts(workbookPlan(view, ['ann', 'bob']), 'Consensus')?.[1]?.[0]).toMatch(/^As exported: /)
  })

  it('refuses an unknown rater', () => {
    expect(() => workbookPlan(view, ['eve'])).toThrow(expect.objectContaining({ code: 'unknown', message: expect.stringContaining('eve') }))
  })
})
