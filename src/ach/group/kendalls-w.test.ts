import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ranksOf } from '../scoring/leaders.ts'
import { kendallsW, meanRanks } from './kendalls-w.ts'

const scoresOf = (things: number) => fc.array(fc.integer({ min: 0, max: 4 }), { minLength: things, maxLength: things })
const rankings = fc.integer({ min: 2, max: 6 }).chain((things) => fc.array(scoresOf(things).map(ranksOf), { minLength: 2, maxLength: 6 }))

it('Kendall’s W equals that of the R package irr for its anxiety example, which has many ties', () => {
  const anxiety = [
    [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
  ]
  expect(kendallsW(anxiety.map(ranksOf))).toBeCloseTo(0.5396569, 7)
})

const of = (text: string) => kendallsW(text.split(', ').map((ranks) => ranks.split(' ').map(Number)))

it.each([
  ['1 2 3, 1 2 3, 1 2 3', 1],
  ['1 1 3, 1 1 3', 1],
  ['1 2 3, 3 2 1', 0],
  ['1 2 3, 2 3 1, 3 1 2', 0],
  ['1 2 3, 1 3 2', 0.75],
])('Kendall’s W of %s is %f', (text, expected) => {
  expect(of(text)).toBeCloseTo(expected, 12)
})

it('Kendall’s W ignores a rater who ties everything, and is null if all raters do', () => {
  expect(of('1 2 3, 1 1 1')).toBeCloseTo(0.5, 12)
  expect(of('1 1 1, 1 1 1')).toBeNull()
})

it('Kendall’s W is null for fewer than two raters or two objects', () => {
  expect(kendallsW([])).toBeNull()
  expect(kendallsW([[1, 2, 3]])).toBeNull()
  expect(kendallsW([[1], [1]])).toBeNull()
})

it('tied ranks become the mean of the ranks that they take up', () => {
  expect(meanRanks([1, 1, 3, 4])).toEqual([1.5, 1.5, 3, 4])
  expect(meanRanks([2, 2, 2, 1])).toEqual([3, 3, 3, 1])
})

it('Kendall’s W lies between 0 and 1, and does not depend on the order of raters or objects', () => {
  fc.assert(
    fc.property(rankings, (raters) => {
      const w = kendallsW(raters)
      expect(w === null).toBe(raters.every((ranks) => ranks.every((rank) => rank === 1)))
      if (w === null) return
      expect(w).toBeGreaterThanOrEqual(0)
      expect(w).toBeLessThanOrEqual(1 + 1e-12)
      expect(kendallsW(raters.toReversed().map((ranks) => ranks.toReversed()))).toBeCloseTo(w, 12)
    }),
  )
})
