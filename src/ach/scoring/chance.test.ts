// The null model of a lead: the worked examples of docs/method.md, and every order of every row enumerated for random small matrices.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Plain, row, viewOfMatrix } from '../model/matrix.test-support.ts'
import type { Level } from '../model/workbook.ts'
import { CHANCE_DRAWS, type ChanceRow, chanceOfLead, isQuickChance } from './chance.ts'
import { raterIn, ratingTable } from './rating-table.ts'

const rowsOf = (plain: Plain): readonly ChanceRow[] => {
  const view = viewOfMatrix(plain)
  return ratingTable(view, raterIn(view, 'me')).rows
}
const chance = (...rows: string[]) => chanceOfLead(rowsOf({ rows: rows.map((one) => row(one)) }), rows[0]?.split(' ').length ?? 0)
const times = (n: number, text: string) => Array.from({ length: n }, () => text)

describe('the chance of a lead', () => {
  it('is exact in the worked examples', () => {
    expect(chance('C I I', 'C I I', 'C I N')).toEqual({ lead: 2, p: expect.closeTo(2 / 9, 12), draws: 0 })
    expect(chance(...times(5, 'C I I'))).toEqual({ lead: 5, p: expect.closeTo(1 / 81, 12), draws: 0 })
    expect(chance(...times(4, 'C I'))).toEqual({ lead: 4, p: expect.closeTo(1 / 8, 12), draws: 0 })
  })
  it('is 1 in a tie, without ratings and for one hypothesis', () => {
    for (const rows of [['I I C II', 'C C C C'], ['. .'], ['II']]) expect(chance(...rows).p).toBe(1)
    expect(chanceOfLead([], 2)).toEqual({ lead: 0, p: 1, draws: 0 })
  })
  it('counts blank and NA cells as values that fall on any hypothesis', () => {
    expect(chance('. I I').p).toBeCloseTo(chance('N I I').p, 12)
    expect(chance('NA I I').p).toBeCloseTo(1, 12)
  })
  it('ignores rows that add the same to every score', () => {
    expect(chance('C I I', 'C I I', 'C I N', 'II II II', 'C N CC').p).toBeCloseTo(2 / 9, 12)
  })
  it('uses draws for a matrix that is too large, close to the exact share, and the same ones whatever the order', () => {
    const rows = rowsOf({ method: 'weighted', rows: times(14, 'C I II II I').map((text, at) => row(text, LEVELS[at % 4])) })
    const { p, draws, lead } = chanceOfLead(rows, 5)
    expect(draws).toBe(CHANCE_DRAWS)
    const turned = rows.toReversed().map(({ weight, v }) => ({ weight, v: v.toReversed() }))
    expect(chanceOfLead(turned, 5)).toEqual({ p, draws, lead: expect.closeTo(lead, 9) })
    expect(isQuickChance(rows, 5)).toBe(false)
  })
  it('is quick for a matrix as small as most', () => {
    expect(isQuickChance(rowsOf({ rows: times(8, 'C I N II').map((text) => row(text)) }), 4)).toBe(true)
  })
})

const LEVELS = (['low', 'medium', 'high', 'low'] as const).map((credibility: Level, at) => ({
  credibility,
  relevance: at % 2 === 0 ? ('high' as const) : ('medium' as const),
}))

/** Every order of the values, equal ones told apart: n! of them. */
function orders(values: readonly number[]): number[][] {
  return values.length === 0 ? [[]] : values.flatMap((one, at) => orders(values.toSpliced(at, 1)).map((rest) => [one, ...rest]))
}

/** The definition, written out: all orders of all rows. */
function slowChance(rows: readonly ChanceRow[], n: number): number {
  const lead = (sums: readonly number[]) => {
    const [lowest = 0, second = 0] = sums.toSorted((a, b) => a - b)
    return second - lowest
  }
  let all: number[][] = [new Array<number>(n).fill(0)]
  for (const { weight, v } of rows)
    all = orders(v).flatMap((order) => all.map((sums) => sums.map((sum, at) => sum + weight * (order[at] ?? 0))))
  const now = lead(rows.reduce((sums, { weight, v }) => sums.map((sum, at) => sum + weight * (v[at] ?? 0)), new Array<number>(n).fill(0)))
  return all.filter((sums) => lead(sums) >= now - 1e-9).length / all.length
}

const rating = fc.constantFrom('CC', 'C', 'N', 'I', 'II', 'II', 'I', 'NA', '.')
const level = fc.constantFrom<Level | null>('low', 'medium', 'high', null)
const small = fc.integer({ min: 2, max: 4 }).chain((n) =>
  fc.record({
    method: fc.constantFrom('count' as const, 'weighted' as const),
    rows: fc.array(
      fc
        .tuple(fc.array(rating, { minLength: n, maxLength: n }), level, level)
        .map(([codes, credibility, relevance]) => row(codes.join(' '), { credibility, relevance })),
      { minLength: 1, maxLength: n === 4 ? 3 : 5 },
    ),
  }),
)

it('the chance of a lead equals the share over all orders of all rows, on random matrices', () => {
  fc.assert(
    fc.property(small, (plain) => {
      const rows = rowsOf(plain)
      const n = plain.rows[0]?.ratings.length ?? 0
      const found = chanceOfLead(rows, n)
      expect(found.draws).toBe(0)
      expect(found.p).toBeCloseTo(slowChance(rows, n), 9)
      expect(chanceOfLead(rows.toReversed(), n).p).toBeCloseTo(found.p, 12)
    }),
    { numRuns: 500 },
  )
})

it('the chance of a lead lies within the error of draws, on random matrices drawn and computed exactly', () => {
  fc.assert(
    fc.property(small, (plain) => {
      const rows = rowsOf(plain)
      const n = plain.rows[0]?.ratings.length ?? 0
      // an item off the grid of weights, with almost no weight, forces draws
      const drawn = chanceOfLead([...rows, { weight: 1e-11, v: Array.from({ length: n }, (_, at) => at) }], n)
      fc.pre(drawn.draws > 0)
      expect(Math.abs(drawn.p - chanceOfLead(rows, n).p)).toBeLessThan(0.025)
    }),
    { numRuns: 40, seed: 7 },
  )
})
