import fc from 'fast-check'
import { expect, it } from 'vitest'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { distribution, groups, rater } from '../view/group-members.test-support.ts'
import { tableOfGroup } from './group-table.ts'

it('the group table counts ratings per cell, NA and blank separately', () => {
  const view = viewOfMatrix({ rows: [row('. .'), row('. .')] })
  const table = tableOfGroup(view, [rater('a', 'C I', 'NA .'), rater('b', 'C II', 'N .'), rater('c')])
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    [distribution('C C .'), distribution('I II .')],
    [distribution('NA N .'), distribution('. . .')],
  ])
})

it('the group table leaves out parked and unknown items and hypotheses, and keeps the workbook’s order', () => {
  const view = viewOfMatrix({ rows: [row('. . .', { parked: true }), row('. . .')], parked: [1] })
  const table = tableOfGroup(view, [rater('a', 'C C C C', 'I N II CC', 'II II II')])
  expect(table.hypotheses).toEqual(['H1', 'H3'])
  expect(table.rows).toMatchObject([{ id: 'E2', cells: [distribution('I'), distribution('II')] }])
})

it('the group table has the weight in the method in force and the item’s own weight', () => {
  const rows = [row('.', { credibility: 'high', relevance: 'high' })]
  expect(tableOfGroup(viewOfMatrix({ rows, method: 'weighted' }), []).rows).toMatchObject([{ weight: 2, ownWeight: 2 }])
  expect(tableOfGroup(viewOfMatrix({ rows, method: 'count' }), []).rows).toMatchObject([{ weight: 1, ownWeight: 2 }])
})

it('the group table is recounted after an item is parked and after a rater changes a rating', () => {
  const [a, b] = [rater('a', 'C I', 'II N'), rater('b', 'CC .', '. .')]
  const counted = (rows: readonly ReturnType<typeof row>[], raters = [a, b]) =>
    tableOfGroup(viewOfMatrix({ rows }), raters).rows.map(({ cells }) => cells)
  const both = [row('. .'), row('. .')]
  const all = [
    [distribution('C CC'), distribution('I .')],
    [distribution('II .'), distribution('N .')],
  ]
  expect(counted(both)).toEqual(all)
  expect(counted([row('. .', { parked: true }), row('. .')])).toEqual([all[1]])
  expect(counted(both)).toEqual(all)
  expect(counted(both, [a, rater('b', 'CC NA', '. .')])).toEqual([[distribution('C CC'), distribution('I NA')], all[1]])
})

it('each cell of the group table adds up to the number of raters', () => {
  fc.assert(
    fc.property(groups(), ({ view, raters }) => {
      const { rows, hypotheses } = tableOfGroup(view, raters)
      for (const { id, cells } of rows)
        for (const [at, cell] of cells.entries()) {
          const ratings = raters.map(({ ratings }) => ratings.get(id)?.get(hypotheses[at] ?? '') ?? '.')
          expect(cell).toEqual(distribution(ratings.join(' ')))
        }
    }),
  )
})
