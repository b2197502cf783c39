import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { COUNTED_RATINGS, RATINGS, type Rating, stepOf } from '../model/rating.ts'
import type { Retest } from '../model/workbook.ts'
import { occasionNoise, retestedCells } from './occasion-noise.ts'

/** One item for each pair, all against one hypothesis. */
const matrixOf = (items: number) => ({
  evidence: new Map(Array.from({ length: items }, (_, at) => [`E${at}`, { id: `E${at}`, parked: false }])) as never,
  hypotheses: new Map([['H1', { id: 'H1', parked: false }]]) as never,
})
const raterOf = (pairs: readonly (readonly [Rating | null, Rating])[]) => ({
  again: new Map(pairs.map(([first, again], at) => [`E${at}`, new Map<string, Retest>([['H1', { first, again }]])])),
})

test('occasion noise is half the mean squared change of the steps', () => {
  // changes 0, 0, −1, +1, −2: mean square 6 / 5
  const pairs = [
    ['CC', 'CC'],
    ['N', 'N'],
    ['C', 'N'],
    ['I', 'N'],
    ['CC', 'N'],
  ] as const
  const noise = occasionNoise(matrixOf(5), [raterOf(pairs)])
  expect(noise).toMatchObject({ raters: 1, cells: 5, changed: 3 })
  expect(noise?.noise).toBeCloseTo(0.6, 12)
  expect(noise?.typical).toBeCloseTo(Math.sqrt(1.2), 12)
})

it('takes cells that are blank or NA either time, and parked items, out of the figure', () => {
  const pairs = [
    ['NA', 'II'],
    ['CC', 'NA'],
    [null, 'II'],
    ['C', 'I'],
  ] as const
  expect(occasionNoise(matrixOf(4), [raterOf(pairs)])).toMatchObject({ cells: 1, changed: 1, noise: 2, typical: 2 })
  expect(occasionNoise(matrixOf(3), [raterOf(pairs)])).toBeNull()
  expect(occasionNoise(matrixOf(3), [])).toBeNull()
  expect(retestedCells(matrixOf(4), raterOf(pairs))).toHaveLength(4)
})

it('counts the cells of all raters alike', () => {
  const [one, other] = [
    raterOf([['C', 'C']]),
    raterOf([
      ['C', 'II'],
      ['N', 'N'],
      ['N', 'N'],
    ]),
  ]
  expect(occasionNoise(matrixOf(3), [one, other])).toMatchObject({ raters: 2, cells: 4, changed: 1, noise: 9 / 8 })
})

const pair = fc.tuple(fc.constantFrom(...RATINGS, null), fc.constantFrom(...RATINGS))
test('occasion noise is the mean of the variances within the pairs, and the same whichever rating came first', () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
      const counted = pairs.flatMap(([first, again]) => {
        const [a, b] = [COUNTED_RATINGS.find((one) => one === first), COUNTED_RATINGS.find((one) => one === again)]
        return a && b ? [[stepOf(a), stepOf(b)] as const] : []
      })
      const noise = occasionNoise(matrixOf(pairs.length), [raterOf(pairs)])
      if (counted.length === 0) {
        expect(noise).toBeNull()
        return
      }
      const variances = counted.map(([a, b]) => (a - (a + b) / 2) ** 2 + (b - (a + b) / 2) ** 2)
      expect(noise?.noise).toBeCloseTo(variances.reduce((sum, one) => sum + one, 0) / counted.length, 12)
      expect(noise?.noise).toBeLessThanOrEqual(8)
      expect(noise?.changed === 0).toBe(noise?.noise === 0)
      const both = pairs.filter((one): one is [Rating, Rating] => one[0] !== null)
      const turned = both.map(([first, again]) => [again, first] as const)
      expect(occasionNoise(matrixOf(both.length), [raterOf(turned)])).toEqual(occasionNoise(matrixOf(both.length), [raterOf(both)]))
    }),
  )
})
