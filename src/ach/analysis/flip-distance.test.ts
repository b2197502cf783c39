import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrices, type PlainRow, row, shippedCase } from '../model/matrix.test-support.ts'
import { COUNTED_RATINGS, contradiction, isCounted, type Rating } from '../model/rating.ts'
import { leadersOfTable } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import { everyRating, table, tableFrom, tableIn, withRatings } from './analysis.test-support.ts'
import { type Flip, flipDistance } from './flip-distance.ts'

const leaders = (of: RatingTable) => leadersOfTable(of).leaders.join()
const movesOf = (flip: Flip | null) => flip?.cells.map(({ evidence, hypothesis, from, to }) => `${evidence} ${hypothesis} ${from} ${to}`)
const after = (of: RatingTable, flip: Flip): RatingTable => {
  const moved = (id: string, at: number, rating: Rating | null) =>
    flip.cells.find((cell) => cell.evidence === id && cell.hypothesis === of.hypotheses[at])?.to ?? rating
  return withRatings(
    of,
    of.rows.map(({ id, ratings }) => ratings.map((rating, at) => moved(id, at, rating))),
  )
}
/** The naive implementation: tries every rating of every cell. */
function fewest(of: RatingTable): number | null {
  const place = (rating: Rating | null | undefined) => (isCounted(rating) ? COUNTED_RATINGS.indexOf(rating) : 0)
  const now = leaders(of)
  let best = Number.POSITIVE_INFINITY
  for (const ratings of everyRating(of)) {
    let steps = 0
    of.rows.forEach((one, r) => {
      one.ratings.forEach((rating, at) => {
        steps += Math.abs(place(ratings[r]?.[at]) - place(rating))
      })
    })
    if (steps > 0 && steps < best && leaders(withRatings(of, ratings)) !== now) best = steps
  }
  return best === Number.POSITIVE_INFINITY ? null : best
}

describe('the flip distance', () => {
  it('is one step if one step leads to a tie', () => {
    expect(flipDistance(table('N I'))).toMatchObject({ steps: 1 })
  })
  it('counts every step of a cell that gains only at the last one', () => {
    const flip = flipDistance(table('CC .', '. I', '. NA'))
    expect(movesOf(flip)).toEqual(['E2 H2 I N'])
    expect(movesOf(flipDistance(table('CC N')))).toEqual(['E1 H2 N I'])
    expect(flipDistance(table('CC CC'))).toMatchObject({ steps: 3, cells: [{ from: 'CC', to: 'I', steps: 3 }] })
  })
  it('is not greedy: four steps of one heavy cell, two of which gain nothing, beat seven light ones', () => {
    const light = { credibility: 'low', relevance: 'low' } as const
    const heavy = { credibility: 'high', relevance: 'high' } as const
    const of = tableFrom({
      method: 'weighted',
      rows: [row('CC NA', heavy), ...Array.from({ length: 7 }, () => row('NA I', light))],
    })
    expect(movesOf(flipDistance(of))).toEqual(['E1 H1 CC II'])
    expect(flipDistance(of)?.steps).toBe(4)
  })
  it('breaks a tie with a single step if possible', () => {
    expect(flipDistance(table('N N'))).toMatchObject({ steps: 1, cells: [{ to: 'I' }] })
    expect(flipDistance(table('II II'))).toMatchObject({ steps: 1, cells: [{ from: 'II', to: 'I' }] })
  })
  it('widens a tie if that takes fewer steps than breaking it', () => {
    expect(movesOf(flipDistance(table('CC CC I')))).toEqual(['E1 H3 I N'])
  })
  it('is null if no cell can move, and with fewer than two hypotheses', () => {
    expect(flipDistance(table('NA .', '. NA'))).toBeNull()
    expect(flipDistance(table('I'))).toBeNull()
    expect(flipDistance({ hypotheses: [], rows: [] })).toBeNull()
    expect(flipDistance(table('NA .', 'NA .'))).toBeNull()
  })
  it('is null if moving every cell to the end is not enough', () => {
    expect(flipDistance(table('NA II', 'NA NA', 'NA .'))).toMatchObject({ steps: 2 })
    const heavy = tableFrom({ method: 'weighted', rows: [row('. .'), row('NA .')] })
    expect(flipDistance(heavy)).toBeNull()
  })
  it('is one step in both shipped cases', () => {
    expect(flipDistance(tableIn(shippedCase('tokyo-1995'), 'primer'))).toMatchObject({ steps: 1 })
    expect(flipDistance(tableIn(shippedCase('kazakhstan-2022'), 'article'))).toMatchObject({ steps: 1 })
  })

  const level = fc.constantFrom('low' as const, 'medium' as const, 'high' as const)
  const rating = fc.constantFrom<Rating | null>('CC', 'CC', 'C', 'N', 'I', 'II', 'II', 'NA', null)
  const small = fc.constantFrom([2, 3] as const, [3, 2] as const, [2, 2] as const, [1, 3] as const).chain(([rows, hypotheses]) =>
    fc.array(
      fc.record<PlainRow>({
        ratings: fc.oneof(
          fc.array(rating, { minLength: hypotheses, maxLength: hypotheses }),
          fc.constantFrom<Rating>('I', 'II').map((r) => Array.from({ length: hypotheses }, (_, at): Rating => (at === 0 ? 'CC' : r))),
        ),
        credibility: level,
        relevance: level,
      }),
      { minLength: rows, maxLength: rows },
    ),
  )
  it('agrees with trying every rating, and its example changes the leaders', () => {
    fc.assert(
      fc.property(small, fc.constantFrom('count' as const, 'weighted' as const), (rows, method) => {
        const of = tableFrom({ rows, method })
        const flip = flipDistance(of)
        expect(flip?.steps ?? null).toBe(fewest(of))
        if (flip) expect(leaders(after(of, flip))).not.toBe(leaders(of))
      }),
      { numRuns: 60 },
    )
  })

  /** The largest gain of a number of steps of these cells: a plain dynamic programme, without regard to speed. */
  const mostGained = (of: RatingTable, leader: number, rival: number, steps: number): number => {
    let most = Array.from({ length: steps + 1 }, () => 0)
    for (const { ratings, weight, v } of of.rows)
      for (const [at, by] of [
        [leader, 1],
        [rival, -1],
      ] as const) {
        const rating = ratings[at]
        if (!isCounted(rating)) continue
        most = most.map((_, c) =>
          Math.max(
            ...[0, 1, 2, 3, 4]
              .filter((n) => n <= c)
              .map((n) => {
                const to = COUNTED_RATINGS[Math.min(4, Math.max(0, COUNTED_RATINGS.indexOf(rating) + by * n))] ?? rating
                return (most[c - n] ?? 0) + by * weight * (contradiction(to) - (v[at] ?? 0))
              }),
          ),
        )
      }
    return most[steps] ?? 0
  }
  it('agrees with a plain dynamic programme on larger matrices with a sole leader', () => {
    let far = 0
    fc.assert(
      fc.property(matrices({ min: 2 }), (plain) => {
        const of = tableFrom(plain)
        const { scores, leaders } = leadersOfTable(of)
        const leader = of.hypotheses.indexOf(leaders[0] ?? '')
        fc.pre(leaders.length === 1 && of.hypotheses.length > 1)
        const rivals = scores.map((_, at) => at).filter((at) => at !== leader)
        let steps = 1
        const reached = (at: number) => mostGained(of, leader, at, steps) >= (scores[at] ?? 0) - (scores[leader] ?? 0) - 1e-9
        while (steps <= 80 && !rivals.some(reached)) steps++
        far = Math.max(far, steps)
        expect(flipDistance(of)?.steps ?? 81).toBe(steps)
      }),
      { numRuns: 150, seed: 3 },
    )
    expect(far).toBeGreaterThan(4)
  })
})
