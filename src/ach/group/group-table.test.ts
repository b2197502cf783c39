import fc from 'fast-check'
import { expect, it } from 'vitest'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { distribution, groups, rater } from '../view/group-members.test-support.ts'
import { tableOfGroup } from './group-table.ts'

it('the table of a group counts who gave what, NA and blank apart', () => {
  const view = viewOfMatrix({ rows: [row('. .'), row('. .')] })
  const table = tableOfGroup(view, [rater('a', 'C I', 'NA .'), rater('b', 'C II', 'N .'), rater('c')])
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    [distribution('C C .'), distribution('I II .')],
    [distribution('NA N .'), distribution('. . .')],
  ])
})

it('the table of a group leaves out what is parked or not there, and keeps the workbook’s order', () => {
  const view = viewOfMatrix({ rows: [row('. . .', { parked: true }), row('. . .')], parked: [1] })
  const table = tableOfGroup(view, [rater('a', 'C C C C', 'I N II CC', 'II II II')])
  expect(table.hypotheses).toEqual(['H1', 'H3'])
  expect(table.rows).toMatchObject([{ id: 'E2', cells: [distribution('I'), distribution('II')] }])
})

it('the table of a group weighs items by the method in force, and keeps their own weight beside it', () => {
  const rows = [row('.', { credibility: 'high', relevance: 'high' })]
  expect(tableOfGroup(viewOfMatrix({ rows, method: 'weighted' }), []).rows).toMatchObject([{ weight: 2, ownWeight: 2 }])
  expect(tableOfGroup(viewOfMatrix({ rows, method: 'count' }), []).rows).toMatchObject([{ weight: 1, ownWeight: 2 }])
})

it('the table of a group counts the same people again when something was parked, and one of them again when they rated', () => {
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

it('the table of a group accounts for every rater in every cell', () => {
  fc.assert(
    fc.property(groups(), ({ view, raters }) => {
      const { rows, hypotheses } = tableOfGroup(view, raters)
      for (const { id, cells } of rows)
        for (const [at, cell] of cells.entries()) {
          const said = raters.map(({ ratings }) => ratings.get(id)?.get(hypotheses[at] ?? '') ?? '.')
          expect(cell).toEqual(distribution(said.join(' ')))
        }
    }),
  )
})
