import { describe, expect, it } from 'vitest'
import { geometricWaits, randomNumbers, seedOf } from './seeded-random.ts'

const many = (next: () => number, n: number) => Array.from({ length: n }, next)

describe('seeded random numbers', () => {
  it('are the same for the same text and differ for a similar one', () => {
    expect(many(randomNumbers(seedOf('a')), 5)).toEqual(many(randomNumbers(seedOf('a')), 5))
    expect(many(randomNumbers(seedOf('a')), 5)).not.toEqual(many(randomNumbers(seedOf('b')), 5))
    expect(new Set(['', 'a', 'b', 'ab', 'ba', 'aa'].map((text) => seedOf(text).join())).size).toBe(6)
  })
  it('never change between versions, so printed figures stay valid', () => {
    expect(many(randomNumbers(seedOf('ACH')), 4)).toMatchInlineSnapshot(`
      [
        25153,
        388,
        64655,
        11410,
      ]
    `)
  })
  it('are uniformly distributed', () => {
    const counts = new Array<number>(64).fill(0)
    for (const one of many(randomNumbers(seedOf('spread')), 640_000)) counts[one >> 10] = (counts[one >> 10] ?? 0) + 1
    // chi-squared with 63 degrees of freedom: above 120 with a probability below 1 in 100,000
    expect(counts.reduce((sum, one) => sum + (one - 10_000) ** 2 / 10_000, 0)).toBeLessThan(120)
  })
  it('are uniformly distributed in pairs too', () => {
    const counts = new Array<number>(64).fill(0)
    const next = randomNumbers(seedOf('pairs'))
    for (let n = 0; n < 320_000; n++) {
      const pair = (next() >> 13) * 8 + (next() >> 13)
      counts[pair] = (counts[pair] ?? 0) + 1
    }
    expect(counts.reduce((sum, one) => sum + (one - 5000) ** 2 / 5000, 0)).toBeLessThan(120)
  })
})

describe('geometric waiting times', () => {
  it.each([1, 0.5, 0.2, 0.01, 0.0001])('have a mean of 1/p for p = %f', (chance) => {
    const next = geometricWaits(chance, randomNumbers(seedOf(`wait ${chance}`)))
    const waited = many(next, 20_000)
    const mean = waited.reduce((a, b) => a + b, 0) / waited.length
    expect(mean * chance).toBeGreaterThan(0.96)
    expect(mean * chance).toBeLessThan(1.04)
    expect(Math.min(...waited)).toBeGreaterThanOrEqual(1)
    // expected number beyond seven times the mean: e⁻⁷ of 20,000
    const long = waited.filter((one) => one > 7 / chance).length
    if (chance < 0.1) expect(Math.abs(long - 18)).toBeLessThan(18)
  })
})
