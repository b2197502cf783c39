// Reviewing a batch of filled-in worksheets.
import { describe, expect, it } from 'vitest'
import type { Change } from '../../ach/log/change.ts'
import { sample } from '../../ach/model/sample.test-support.ts'
import { checkBatch } from '../../live/check-batch.ts'
import {
  importWorksheets,
  includeField,
  reviewWorksheets,
  WORKSHEET_REMARKS,
  type WorksheetFile,
  worksheetNameField,
} from './worksheet-batch.ts'

const names = new Map([
  ['me', 'Aigerim'],
  ['other', 'Botagoz'],
])
const file = (name: string, rating: 'C' | 'II' | 'N' = 'C', more: Partial<WorksheetFile> = {}): WorksheetFile => ({
  ...{ file: `${name || 'nobody'}.xlsx`, name, problems: [], warnings: [], from: 'this' },
  ...{ sheet: { ratings: { E1: { H1: rating } }, rationales: {}, notes: {} } },
  ...more,
})
const look = (files: WorksheetFile[], form: Record<string, string> = {}, workbook = sample()) =>
  reviewWorksheets(workbook, files, { me: 'me', names, workbook: 'this', form })

describe('filled-in worksheets', () => {
  it('become raters with separate names and ids', () => {
    const sheets = look([file('Dana'), file('Erlan', 'II'), file('Aigerim', 'N'), file('dana', 'N')])
    expect(sheets.map(({ rater, taken }) => [rater?.id, rater?.name, taken])).toEqual([
      ['R1', 'Dana', true],
      ['R2', 'Erlan', true],
      ['R3', 'Aigerim (2)', true],
      ['R4', 'dana (2)', false],
    ])
    expect(sheets[2]?.remarks).toEqual([WORKSHEET_REMARKS.nameTaken('Aigerim', 'Aigerim (2)')])
    const { changes, people } = importWorksheets(sheets)
    expect([...people]).toEqual([
      ['R1', 'Dana'],
      ['R2', 'Erlan'],
      ['R3', 'Aigerim (2)'],
    ])
    expect([...checkBatch(sample(), changes, { rater: 'me' }).raters.keys()].slice(-3)).toEqual(['R1', 'R2', 'R3'])
  })

  it('are refused with a reason', () => {
    const nothing = { sheet: { ratings: {}, rationales: {}, notes: {} } }
    const sheets = look([
      { file: 'broken.xlsx', refused: 'This file is damaged.' },
      file('Dana', 'C', { from: 'that' }),
      file('Erlan', 'C', nothing),
      file('Farida', 'C', { sheet: { ratings: { E9: { H1: 'C' } }, rationales: {}, notes: {} } }),
    ])
    expect(sheets.map(({ refused }) => refused)).toEqual([
      'This file is damaged.',
      WORKSHEET_REMARKS.otherWorkbook,
      WORKSHEET_REMARKS.nothingRated,
      WORKSHEET_REMARKS.nothingRated,
    ])
    expect(importWorksheets(sheets)).toEqual({ changes: [], people: new Map() })
  })

  it('get a name if they have none, with a remark', () => {
    expect(look([file('')])[0]).toMatchObject({ name: 'Rater 1', remarks: [WORKSHEET_REMARKS.noName], rater: { name: 'Rater 1' } })
  })

  it('can be imported without saying where they come from', () => {
    expect(look([file('Dana', 'C', { from: null })])[0]?.taken).toBe(true)
  })

  it('with equal ratings and no separate name are not ticked twice by default', () => {
    for (const name of ['Dana', '']) {
      const [first, second] = look([file('Dana'), file(name)])
      expect([first?.taken, second?.taken]).toEqual([true, false])
      expect(second?.remarks[0]).toBe(WORKSHEET_REMARKS.same('Dana.xlsx'))
    }
    const form = { form: '1', [includeField(0)]: '1', [includeField(1)]: '1' }
    expect(look([file('Dana'), file('Dana')], form).map(({ taken }) => taken)).toEqual([true, true])
  })

  it('of two raters who agree are both imported', () => {
    const [first, second] = look([file('Dana'), file('Erlan')])
    expect([first?.taken, second?.taken, second?.remarks]).toEqual([true, true, [WORKSHEET_REMARKS.same('Dana.xlsx')]])
  })

  it('with reasons but no ratings are imported', () => {
    const [one] = look([file('Dana', 'C', { sheet: { ratings: {}, rationales: { E1: 'Why' }, notes: {} } })])
    expect([one?.taken, one?.rater?.reasons]).toEqual([true, 1])
  })

  it('that were imported before are not ticked again', () => {
    const { changes } = importWorksheets(look([file('Dana')]))
    const current = sample(...(changes as Change[]))
    const secondReview = reviewWorksheets(current, [file('Dana')], {
      me: 'me',
      names: new Map([...names, ['R1', 'Dana']]),
      workbook: 'this',
      form: {},
    })
    expect(secondReview[0]).toMatchObject({ taken: false, rater: { id: 'R2', name: 'Dana (2)' } })
    expect(secondReview[0]?.remarks[0]).toBe(WORKSHEET_REMARKS.same('Dana'))
    const withoutRater = sample(...changes, { type: 'present', rater: 'R1', before: true, after: false })
    expect(look([file('Dana')], {}, withoutRater)[0]).toMatchObject({ taken: true, rater: { id: 'R2', name: 'Dana' } })
  })

  it('follow the form’s ticks and names', () => {
    const form = { form: '1', [includeField(1)]: '1', [worksheetNameField(0)]: 'Gulnar', [worksheetNameField(1)]: ` ${'n'.repeat(300)}` }
    const sheets = look([file('Dana'), file('Erlan', 'II')], form)
    expect(sheets.map(({ taken, rater }) => [taken, rater?.id, rater?.name])).toEqual([
      [false, 'R1', 'Gulnar'],
      [true, 'R1', 'n'.repeat(60)],
    ])
  })

  it('say how many of their ratings are left out', () => {
    const both = { sheet: { ratings: { E1: { H1: 'C', H9: 'C' }, E8: { H1: 'C' } }, rationales: {}, notes: {} } } as const
    expect(look([file('Dana', 'C', both)])[0]?.remarks).toEqual([WORKSHEET_REMARKS.leftOut(2)])
    expect([1, 1000].map(WORKSHEET_REMARKS.leftOut)).toEqual([
      '1 rating of parked or missing items is left out.',
      '1,000 ratings of parked or missing items are left out.',
    ])
  })
})
