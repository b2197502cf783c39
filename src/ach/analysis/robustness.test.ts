import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrices, type PlainRow, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { isCounted, type Rating, stepRating } from '../model/rating.ts'
import { weightOf } from '../model/weight.ts'
import { LEVELS, type Level, type Method } from '../model/workbook.ts'
import { leadersOf, leadersOfTable } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import { table, tableFrom, tableIn, withRatings } from './analysis.test-support.ts'
import { drawRobustness, drawRobustnessInSteps, type Robustness } from './robustness.ts'

/** Yields every outcome with its probability: 3 to the power of the number of cells, and of levels if these move. */
function exactly(of: RatingTable, method: Method, chance: number, levels: boolean) {
  const n = of.hypotheses.length
  const ranks = of.hypotheses.map(() => Array.from({ length: n }, () => 0))
  const wins = of.hypotheses.map(() => Array.from({ length: n }, () => 0))
  const alone = of.hypotheses.map(() => 0)
  const ways = [
    { by: -1, p: chance },
    { by: 0, p: 1 - 2 * chance },
    { by: 1, p: chance },
  ] as const
  type Move = (t: RatingTable, by: -1 | 0 | 1) => RatingTable
  const moves: Move[] = []
  of.rows.forEach((one, r) => {
    one.ratings.forEach((rating, at) => {
      if (isCounted(rating))
        moves.push((t, by) =>
          withRatings(
            t,
            t.rows.map((x, i) => x.ratings.map((y, j) => (i === r && j === at ? stepRating(y, by) : y))),
          ),
        )
    })
    if (levels && method === 'weighted')
      for (const key of ['credibility', 'relevance'] as const)
        moves.push((t, by) => ({
          ...t,
          rows: t.rows.map((x, i) => {
            if (i !== r) return x
            const level: Level = x.item[key] ?? 'medium'
            const item = { ...x.item, [key]: LEVELS[LEVELS.indexOf(level) + by] ?? level }
            return { ...x, item, weight: weightOf(item, method) }
          }),
        }))
  })
  const go = (t: RatingTable, at: number, p: number) => {
    const move = moves[at]
    if (move) {
      for (const way of ways) go(move(t, way.by), at + 1, p * way.p)
      return
    }
    const { scores } = leadersOfTable(t)
    const leaders = leadersOf(scores)
    scores.forEach((score, h) => {
      const below = scores.filter((other) => other < score - 1e-9).length
      const level = scores.filter((other) => Math.abs(other - score) <= 1e-9).length
      for (let rank = below; rank < below + level; rank++) (ranks[h] as number[])[rank] = (ranks[h]?.[rank] ?? 0) + p / level
      scores.forEach((other, g) => {
        if (score < other - 1e-9) (wins[h] as number[])[g] = (wins[h]?.[g] ?? 0) + p
      })
      if (leaders.length === 1 && leaders[0] === h) alone[h] = (alone[h] ?? 0) + p
    })
  }
  go(of, 0, 1)
  return { ranks, wins, alone }
}

const near = (a: readonly number[], b: readonly number[], within: number) => {
  a.forEach((one, at) => {
    expect(Math.abs(one - (b[at] ?? Number.NaN))).toBeLessThan(within)
  })
}
function agrees(found: Robustness, exact: ReturnType<typeof exactly>, within: number) {
  found.hypotheses.forEach((one, h) => {
    near(one.ranks, exact.ranks[h] ?? [], within)
    near(one.wins, exact.wins[h] ?? [], within)
    near([one.leadsAlone], [exact.alone[h] ?? Number.NaN], within)
  })
}

describe('robustness', () => {
  const rows = [row('N I'), row('C II', { credibility: 'high' }), row('I N', { relevance: 'low' }), row('NA I')]

  it('agrees with enumerating every outcome', () => {
    const of = tableFrom({ rows, method: 'weighted' })
    agrees(drawRobustness(of, 'weighted', { draws: 100_000 }), exactly(of, 'weighted', 0.1, false), 0.006)
    agrees(drawRobustness(of, 'weighted', { draws: 100_000, chance: 0.25 }), exactly(of, 'weighted', 0.25, false), 0.006)
  })
  it('agrees with enumeration if credibility and relevance move too', () => {
    const of = tableFrom({ rows: rows.slice(0, 3), method: 'weighted' })
    const both = { credibility: true, relevance: true }
    agrees(drawRobustness(of, 'weighted', { draws: 100_000, ...both }), exactly(of, 'weighted', 0.1, true), 0.006)
    agrees(drawRobustness(of, 'weighted', { draws: 100_000, chance: 0.5, ...both }), exactly(of, 'weighted', 0.5, true), 0.006)
  })
  it('moves no weights in method count', () => {
    const of = tableFrom({ rows })
    const both = drawRobustness(of, 'count', { draws: 50_000, credibility: true, relevance: true })
    agrees(both, exactly(of, 'count', 0.1, true), 0.008)
  })
  it('is deterministic, and differs with the content', () => {
    const of = table('N I II', 'I N C', 'I I N')
    expect(drawRobustness(of, 'count')).toEqual(drawRobustness(of, 'count'))
    expect(drawRobustness(of, 'count').hypotheses[0]?.ranks).not.toEqual(
      drawRobustness(table('N I II', 'I N C', 'I N I'), 'count').hypotheses[0]?.ranks,
    )
  })
  it('keeps published figures', () => {
    const figures = drawRobustness(tableIn(shippedCase('kazakhstan-2022'), 'article'), 'weighted')
    expect(figures.hypotheses.map((one) => one.leadsAlone)).toMatchInlineSnapshot(`
      [
        0.6186,
        0.0003,
        0.0312,
        0.2787,
      ]
    `)
  })
  it('is certain if no step can change a score: CC, C, NA and blank', () => {
    const { hypotheses, tiesAtTop } = drawRobustness(table('CC C', 'NA .', '. CC'), 'count', { draws: 100 })
    expect(tiesAtTop).toBe(1)
    expect(hypotheses[0]).toEqual({ id: 'H1', ranks: [0.5, 0.5], leadsAlone: 0, leadsTied: 1, wins: [0, 0] })
  })
  it('equals the ranking if the chance is 0, with and without moving weights', () => {
    const of = tableFrom({ rows: [row('C I II')], method: 'weighted' })
    for (const credibility of [false, true]) {
      const found = drawRobustness(of, 'weighted', { draws: 10, chance: 0, credibility })
      expect(found.hypotheses.map((one) => one.ranks)).toEqual([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ])
      expect(found.hypotheses[0]).toMatchObject({ leadsAlone: 1, leadsTied: 0, wins: [0, 1, 1] })
    }
  })
  it('is empty without hypotheses; a single one always leads', () => {
    expect(drawRobustness({ hypotheses: [], rows: [] }, 'count', { draws: 5 })).toMatchObject({ hypotheses: [], tiesAtTop: 0 })
    expect(drawRobustness(table('I'), 'count', { draws: 5 }).hypotheses[0]).toMatchObject({ ranks: [1], leadsAlone: 1, wins: [0] })
  })
  it('reports progress, and ends with the same result as drawing at once', () => {
    const of = table('N I')
    const steps = drawRobustnessInSteps(of, 'count', { draws: 250 })
    expect([steps.next(), steps.next()].map((step) => step.value)).toEqual([0.4, 0.8])
    expect(steps.next()).toEqual({ done: true, value: drawRobustness(of, 'count', { draws: 250 }) })
  })
  it('refuses options out of range', () => {
    for (const options of [{ draws: 0 }, { draws: 1.5 }, { draws: 2_000_000 }, { chance: -0.1 }, { chance: 0.6 }, { chance: Number.NaN }])
      expect(() => drawRobustness(table('N I'), 'count', options)).toThrowError(expect.objectContaining({ code: 'invalid' }))
  })

  it('has shares that add up, on random matrices', () => {
    fc.assert(
      fc.property(matrices(), fc.boolean(), (plain, credibility) => {
        const view = viewOfMatrix(plain)
        const { hypotheses, tiesAtTop } = drawRobustness(tableIn(view), view.method, { draws: 60, credibility })
        const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
        hypotheses.forEach((one, h) => {
          expect(sum(one.ranks)).toBeCloseTo(1, 9)
          expect(sum(hypotheses.map((other) => other.ranks[h] ?? 0))).toBeCloseTo(1, 9)
          hypotheses.forEach((other, g) => {
            expect((one.wins[g] ?? 0) + (other.wins[h] ?? 0)).toBeLessThanOrEqual(1 + 1e-9)
          })
        })
        if (hypotheses.length > 0) expect(sum(hypotheses.map((one) => one.leadsAlone)) + tiesAtTop).toBeCloseTo(1, 9)
      }),
      { numRuns: 150 },
    )
  })
  it('does not depend on a row of blank and NA cells, except for the seed', () => {
    const rating = fc.constantFrom<Rating | null>('NA', null)
    fc.assert(
      fc.property(fc.array(rating, { minLength: 2, maxLength: 2 }), (ratings) => {
        const of = [row('N I'), { ratings } satisfies PlainRow]
        agrees(drawRobustness(tableFrom({ rows: of }), 'count', { draws: 20_000 }), exactly(table('N I'), 'count', 0.1, false), 0.02)
      }),
      { numRuns: 4 },
    )
  })
})
