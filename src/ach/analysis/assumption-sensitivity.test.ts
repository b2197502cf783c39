import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupedMatrices, row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { leadersOfTable } from '../scoring/leaders.ts'
import type { View } from '../view/view.ts'
import { tableIn } from './analysis.test-support.ts'
import { assumptionLosses } from './assumption-sensitivity.ts'
import { suppositionsOnAssumption, viewUnder } from './what-if.ts'

const assuming = (view: View, ...given: readonly (readonly [string, string | null, boolean?])[]): View => ({
  ...view,
  assumptions: new Map(
    given.map(([id, cells, parked = false]) => [id, { id, statement: 'So', state: null, cells, notes: null, parked, version: 1 }]),
  ),
})
const losses = (view: View) => assumptionLosses(view, tableIn(view))

describe('an assumption that does not hold', () => {
  const matrix = { rows: [row('C I N'), row('N II C'), row('CC I I'), row('I I I', { parked: true })] }

  it('removes whole rows and single cells, and changes the leader', () => {
    const view = assuming(viewOfMatrix(matrix), ['A1', 'E3'], ['A2', 'E1/H2 E2/H2'], ['A3', null], ['A4', 'E1', true])
    expect(losses(view)).toEqual([
      { id: 'A1', rows: 1, cells: 0, without: { scores: [0, 3, 0], leaders: ['H1', 'H3'], margin: 0 }, changes: true },
      { id: 'A2', rows: 0, cells: 2, without: { scores: [0, 1, 1], leaders: ['H1'], margin: 1 }, changes: false },
      { id: 'A3', rows: 0, cells: 0, without: null, changes: false },
    ])
  })

  it('does not count parked or unknown items and hypotheses', () => {
    expect(losses(assuming(viewOfMatrix({ ...matrix, parked: [1] }), ['A1', 'E4 E1/H2']))[0]).toMatchObject({
      rows: 0,
      cells: 0,
      without: null,
    })
  })

  it('has the same leaders as the what-if', () => {
    fc.assert(
      fc.property(groupedMatrices({ min: 2, max: 4 }), fc.subarray(['E1', 'E2/H1', 'E3/H2', 'E4'], { minLength: 1 }), (plain, cells) => {
        const view = assuming(viewOfMatrix(plain), ['A1', cells.join(' ')])
        const [loss] = losses(view)
        const supposed = viewUnder(view, 'me', suppositionsOnAssumption({ cells: cells.join(' ') }, 'without'))
        // leaving out the last rating of a hypothesis keeps it at 0 here, while the what-if no longer compares it
        fc.pre(tableIn(supposed).hypotheses.join() === tableIn(view).hypotheses.join())
        expect(loss?.without?.leaders ?? leadersOfTable(tableIn(view)).leaders).toEqual(leadersOfTable(tableIn(supposed)).leaders)
      }),
    )
  })
})
