import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type PlainRow, row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { groups, rater } from '../view/group-members.test-support.ts'
import { disputedCells } from './disputed-cells.ts'
import { tableOfGroup } from './group-table.ts'

const table = (rows: PlainRow[], people: string[][], more = {}) =>
  tableOfGroup(
    viewOfMatrix({ rows, ...more }),
    people.map((ratings, at) => rater(`R${at}`, ...ratings)),
  )
const named = (...of: Parameters<typeof disputedCells>) => disputedCells(...of).map((one) => `${one.evidence} ${one.hypothesis}`)

it('the list of disputed cells begins with the largest difference that changes a score', () => {
  const rows = [row('. .'), row('. .')]
  const found = disputedCells(
    table(rows, [
      ['C N', 'CC I'],
      ['I N', 'II I'],
    ]),
  )
  expect(found.map((one) => [one.evidence, one.hypothesis, one.over, one.size])).toEqual([
    ['E2', 'H1', 'contradiction', 2],
    ['E1', 'H1', 'contradiction', 1 - Math.log2(1 - 1 / 4) - 1],
  ])
  expect(found[0]).toMatchObject({ distribution: { CC: 1, II: 1 }, consensus: { cns: 0 } })
})

it('the list of disputed cells uses the weight in the method in force, which is 1 in method count', () => {
  const rows = [row('.', { credibility: 'low', relevance: 'low' }), row('.', { credibility: 'high', relevance: 'high' })]
  const people = [
    ['CC', 'CC'],
    ['II', 'II'],
  ]
  const sizes = (method: 'count' | 'weighted') => disputedCells(table(rows, people, { method })).map((one) => [one.evidence, one.size])
  expect(sizes('count')).toEqual([
    ['E1', 2],
    ['E2', 2],
  ])
  expect(sizes('weighted')).toEqual([
    ['E2', 4],
    ['E1', 1],
  ])
})

it('the list of disputed cells has disputes over NA last, in the workbook’s order, and marks them', () => {
  const rows = [row('. . . .')]
  const found = disputedCells(table(rows, [['C NA CC I'], ['NA II N II']]))
  expect(found.map((one) => [one.hypothesis, one.over])).toEqual([
    ['H4', 'contradiction'],
    ['H1', 'NA'],
    ['H2', 'NA'],
  ])
})

it('the list of disputed cells is empty if no difference would change a score', () => {
  expect(disputedCells(table([row('. . . . .')], [['CC N NA . II'], ['N C NA II II'], []]))).toEqual([])
})

it('the list of disputed cells keeps the workbook’s order among equal sizes, also for mirrored distributions', () => {
  const rows = [row('. . .'), row('. . .')]
  const found = named(
    table(rows, [
      ['CC II N', 'N CC N'],
      ['II CC I', 'I II N'],
    ]),
  )
  expect(found).toEqual(['E1 H1', 'E1 H2', 'E2 H2', 'E1 H3', 'E2 H1'])
})

it('the list of disputed cells has five cells by default', () => {
  const rows = Array.from({ length: 7 }, () => row('.'))
  const people = [rows.map(() => 'C'), rows.map(() => 'II')]
  expect(named(table(rows, people))).toEqual(['E1 H1', 'E2 H1', 'E3 H1', 'E4 H1', 'E5 H1'])
  expect(named(table(rows, people), 6)).toHaveLength(6)
})

it('the list of disputed cells leaves out parked items and hypotheses', () => {
  const rows = [row('. .', { parked: true }), row('. .')]
  const people = [
    ['C C', 'C C'],
    ['II II', 'II II'],
  ]
  expect(named(table(rows, people, { parked: [0] }))).toEqual(['E2 H2'])
})

it('the list of disputed cells is sorted by size, has no duplicates, and does not depend on whose ratings they are', () => {
  fc.assert(
    fc.property(groups({ min: 2 }), ({ view, raters }) => {
      const found = disputedCells(tableOfGroup(view, raters), 1000)
      for (const [at, one] of found.entries()) expect(one.size).toBeLessThanOrEqual((found[at - 1]?.size ?? 4) + 1e-9)
      const firstNa = found.findIndex((one) => one.over === 'NA')
      if (firstNa >= 0) expect(found.slice(firstNa).every((one) => one.over === 'NA')).toBe(true)
      expect(new Set(found.map((one) => `${one.evidence} ${one.hypothesis}`)).size).toBe(found.length)
      expect(disputedCells(tableOfGroup(view, raters.toReversed()), 1000)).toEqual(found)
    }),
  )
})
