import { expect, it, test } from 'vitest'
import type { LoggedChange } from '../log/change.ts'
import type { Rating } from '../model/rating.ts'
import { rated } from '../model/sample.test-support.ts'
import type { Retest } from '../model/workbook.ts'
import { canRetest, noteLastRated, retestItems } from './retest.ts'

const matrixOf = (items: number) => ({
  evidence: new Map(Array.from({ length: items }, (_, at) => [`E${at + 1}`, { id: `E${at + 1}`, parked: false }])) as never,
  hypotheses: new Map(['H1', 'H2'].map((id) => [id, { id, parked: false }])) as never,
})
/** A row for each pair of ratings. */
const rater = (rows: readonly (readonly [Rating, Rating])[], again: readonly string[] = []) => ({
  ratings: new Map(
    rows.map(([a, b], at) => [
      `E${at + 1}`,
      new Map([
        ['H1', a],
        ['H2', b],
      ]),
    ]),
  ),
  again: new Map(again.map((id) => [id, new Map<string, Retest>()])),
})
const ALIKE = ['N', 'N'] as const
const TELLING = ['CC', 'II'] as const
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)
const inOrder = (count: number) => new Map(Array.from({ length: count }, (_, at) => [`E${at + 1}`, at + 1]))

it('asks for the most telling of the items that were rated longest ago', () => {
  const rows = Array.from({ length: 20 }, (_, at) => (at % 2 === 1 || at >= 10 ? TELLING : ALIKE))
  expect(ids(retestItems(matrixOf(20), rater(rows), inOrder(20)))).toEqual(['E2', 'E4', 'E6', 'E8', 'E10'])
  const newestFirst = new Map([...inOrder(20)].map(([id, seq]) => [id, 21 - seq]))
  expect(ids(retestItems(matrixOf(20), rater(rows), newestFirst))).toEqual(['E20', 'E19', 'E18', 'E17', 'E16'])
})

it('asks for three items of fewer than ten, and never for an item twice', () => {
  const rows = Array.from({ length: 9 }, () => TELLING)
  expect(ids(retestItems(matrixOf(9), rater(rows), inOrder(9)))).toEqual(['E1', 'E2', 'E3'])
  expect(ids(retestItems(matrixOf(9), rater(rows, ['E1', 'E2', 'E3']), inOrder(9)))).toEqual(['E4', 'E5', 'E6'])
  expect(canRetest(matrixOf(9), rater(rows, ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7']))).toBe(false)
  expect(retestItems(matrixOf(9), rater(rows, ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7']), inOrder(9))).toEqual([])
})

it('does not ask for items that are blank or NA throughout', () => {
  expect(canRetest(matrixOf(4), rater([TELLING, TELLING, ['NA', 'NA']]))).toBe(false)
  expect(canRetest(matrixOf(4), rater([TELLING, TELLING, ['NA', 'C']]))).toBe(true)
})

test('the last change of a rating counts, of this rater only', () => {
  const last = new Map<string, number>()
  const log = [
    rated('E1', 'H1', null, 'C'),
    rated('E2', 'H1', null, 'C'),
    rated('E1', 'H2', null, 'C'),
    rated('E2', 'H2', null, 'C', 'other'),
  ]
  noteLastRated(last, 'me', log.map((change, at) => ({ seq: at + 1, change })) as unknown as LoggedChange[])
  expect([...last]).toEqual([
    ['E1', 3],
    ['E2', 2],
  ])
})
