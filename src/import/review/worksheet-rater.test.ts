import { describe, expect, it, test } from 'vitest'
import { rated, sample } from '../../ach/model/sample.test-support.ts'
import { checkBatch } from '../../live/check-batch.ts'
import { nextRaterId, uniqueRaterName, worksheetRater } from './worksheet-rater.ts'

const properties = { id: 'R1', enteredBy: 'me', note: 'sheet.xlsx' }
const sheet = {
  ratings: { E1: { H1: 'C', H2: 'II' }, E2: { H1: 'N' }, E9: { H1: 'C' } },
  rationales: { E1: 'why', E9: 'lost' },
  notes: { E1: { H2: 'but' } },
} as const

describe('a worksheet as a rater', () => {
  it('joins, entered by the importing person, with every rating, reason and note', () => {
    const { changes, ratings, reasons, left } = worksheetRater(sample(), sheet, properties)
    expect([ratings, reasons, left]).toEqual([3, 1, 1])
    expect(changes[0]).toMatchObject({ type: 'joined', rater: 'R1', kind: 'person', name: null, note: 'sheet.xlsx', enteredBy: 'me' })
    const rater = checkBatch(sample(), changes, { rater: 'me' }).raters.get('R1')
    expect(rater?.ratings.get('E1')).toEqual(new Map(Object.entries({ H1: 'C', H2: 'II' })))
    expect(rater?.rationales).toEqual(new Map([['E1', 'why']]))
    expect(rater?.notes.get('E1')).toEqual(new Map([['H2', 'but']]))
  })
  it('leaves out parked items', () => {
    const parked = sample({ type: 'parked', what: 'evidence', id: 'E1' }, { type: 'parked', what: 'hypothesis', id: 'H2' })
    expect(worksheetRater(parked, sheet, properties)).toMatchObject({ ratings: 1, reasons: 0, left: 3 })
  })
  it('rates items imported with it, under their ids here', () => {
    const coming = { idOf: (_: string, id: string) => (id === 'E1' ? 'E4' : id), items: new Set(['evidence E4']) }
    const { changes, left } = worksheetRater(sample(), sheet, properties, coming)
    expect(changes).toContainEqual(rated('E4', 'H1', null, 'C', 'R1'))
    expect(changes).toContainEqual({ type: 'reasoned', rater: 'R1', evidence: 'E4', before: null, after: 'why' })
    expect(changes).not.toContainEqual(expect.objectContaining({ evidence: 'E1' }))
    expect(left).toBe(1)
  })
  it('records where it came from, shortened if necessary', () => {
    const [first] = worksheetRater(sample(), sheet, { ...properties, note: `${'x'.repeat(199)}😀.xlsx` }).changes
    expect(first).toMatchObject({ note: 'x'.repeat(199) })
  })
})

test('the next rater id follows the highest and ignores other ids', () => {
  expect(nextRaterId([])).toBe('R1')
  expect(nextRaterId(['me', 'R2', 'r7', 'R3x'])).toBe('R8')
})

test('a taken rater name gets a number, ignoring case and spaces', () => {
  expect(uniqueRaterName('Dana', ['Aigerim'])).toBe('Dana')
  expect(uniqueRaterName('Dana', ['dana ', 'Dana (2)'])).toBe('Dana (3)')
})
