import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrices, row, shippedCase } from '../model/matrix.test-support.ts'
import { stepRating } from '../model/rating.ts'
import { leadersOfTable, leadOf } from '../scoring/leaders.ts'
import { table, tableFrom, tableIn, withRatings } from './analysis.test-support.ts'
import { tornado } from './tornado.ts'

describe('a step of the tornado', () => {
  it('moves along the scale and stops at its ends; NA and blank stay', () => {
    const all = ['CC', 'C', 'N', 'I', 'II', 'NA', null] as const
    expect(all.map((rating) => stepRating(rating, 1))).toEqual(['C', 'N', 'I', 'II', 'II', 'NA', null])
    expect(all.map((rating) => stepRating(rating, -1))).toEqual(['CC', 'CC', 'C', 'N', 'I', 'NA', null])
  })
})

describe('the tornado', () => {
  it('moves a whole row against the leader and in its favour', () => {
    // margin 1 now; worse: I C, margin -1; better: C II, margin 2
    expect(tornado(table('N I'))).toEqual([{ id: 'E1', worse: -1, better: 2, width: 3 }])
    expect(tornado(table('. I'))).toEqual([{ id: 'E1', worse: 0, better: 2, width: 2 }])
  })
  it('sorts by width, then in the workbook’s order', () => {
    const rows = [row('C C'), row('C I'), row('N I', { credibility: 'high', relevance: 'high' }), row('C I')]
    expect(tornado(tableFrom({ method: 'weighted', rows })).map((bar) => bar.id)).toEqual(['E3', 'E2', 'E4', 'E1'])
    expect(tornado(tableIn(shippedCase('kazakhstan-2022'), 'article'))[0]?.id).toBe('E5')
  })
  it('is empty with fewer than two hypotheses', () => {
    expect(tornado(table('I'))).toEqual([])
    expect(tornado({ hypotheses: [], rows: [] })).toEqual([])
  })
  it('equals recomputing the matrix, and has the current margin between its ends', () => {
    fc.assert(
      fc.property(matrices({ min: 2 }), (plain) => {
        const now = tableFrom(plain)
        const leader = leadOf(leadersOfTable(now).scores)?.leader ?? 0
        for (const bar of tornado(now)) {
          const moved = (worse: boolean) =>
            withRatings(
              now,
              now.rows.map((one) =>
                one.ratings.map((r, at) => (one.id === bar.id ? stepRating(r, (at === leader) === worse ? 1 : -1) : r)),
              ),
            )
          expect(bar.worse).toBeCloseTo(leadersOfTable(moved(true), leader).margin ?? 99, 9)
          expect(bar.better).toBeCloseTo(leadersOfTable(moved(false), leader).margin ?? 99, 9)
          expect(bar.worse).toBeLessThanOrEqual((leadersOfTable(now).margin ?? 0) + 1e-9)
          expect(bar.better).toBeGreaterThanOrEqual((leadersOfTable(now).margin ?? 0) - 1e-9)
        }
      }),
      { numRuns: 300 },
    )
  })
})
