import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matrices, row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from './score.ts'
import { scoreBreakdown } from './score-breakdown.ts'

const view = viewOfMatrix({
  method: 'weighted',
  rows: [row('II C', { credibility: 'high' }), row('NA I'), row('. I'), row('C N'), row('I I', { parked: true })],
})

it('the score breakdown lists the contradicting items with v, weight and product, and counts the others', () => {
  expect(scoreBreakdown(view, 'me', 'H1')).toEqual({
    hypothesis: 'H1',
    method: 'weighted',
    rows: [{ evidence: 'E1', rating: 'II', v: 2, weight: Math.SQRT2, product: 2 * Math.SQRT2 }],
    count: 2,
    weighted: 2 * Math.SQRT2,
    fits: 1,
    notApplicable: 1,
    blank: 1,
  })
})

it('the score breakdown refuses an unknown rater or hypothesis and a parked hypothesis', () => {
  expect(() => scoreBreakdown(view, 'nobody', 'H1')).toThrowError(expect.objectContaining({ code: 'unknown' }))
  expect(() => scoreBreakdown(view, 'me', 'H9')).toThrowError(expect.objectContaining({ code: 'unknown' }))
  const parked = viewOfMatrix({ rows: [row('C I')], parked: [0] })
  expect(() => scoreBreakdown(parked, 'me', 'H1')).toThrowError(expect.objectContaining({ code: 'unknown' }))
})

it('the score breakdown adds up to exactly the score, on random matrices', () => {
  fc.assert(
    fc.property(matrices(), (plain) => {
      const any = viewOfMatrix(plain)
      for (const one of scoresOf(any, 'me').hypotheses) {
        const sum = scoreBreakdown(any, 'me', one.id)
        expect([sum.count, sum.weighted]).toEqual([one.count, one.weighted])
        expect(sum.rows.reduce((total, { product }) => total + product, 0)).toBe(one.weighted)
        expect([sum.rows.length + sum.fits, sum.notApplicable, sum.blank]).toEqual([one.rated, one.notApplicable, one.blank])
      }
    }),
  )
})
