// The exact robustness against its definition: every outcome of every cell enumerated, on random small matrices; and against draws.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrices, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { COUNTED_RATINGS, isCounted, type Rating, stepRating } from '../model/rating.ts'
import { type RatingTable, raterIn, ratingTable } from '../scoring/rating-table.ts'
import { scoresOf } from '../scoring/score.ts'
import { tableFrom, tableIn } from './analysis.test-support.ts'
import { drawError, drawRobustness, type Robustness, type RobustnessOptions, robustnessOf } from './robustness.ts'
import { robustnessFigures, shownRobustness } from './robustness-figures.ts'

const V: Record<string, number> = { I: 1, II: 2 }

interface Cell {
  readonly r: number
  readonly at: number
  readonly to: readonly (readonly [Rating | null, number])[]
}

/** Every outcome of the cells, with its probability. */
function* outcomes({ rows }: RatingTable, blanks: RobustnessOptions['blanks']): Generator<{ rows: (Rating | null)[][]; p: number }> {
  const cells = rows.flatMap(({ ratings }, r) =>
    ratings.flatMap((rating, at): Cell[] => {
      if (isCounted(rating))
        return [{ r, at, to: ([-1, 0, 1] as const).map((by) => [stepRating(rating, by), by === 0 ? 0.8 : 0.1] as const) }]
      return rating === null && blanks === 'open' ? [{ r, at, to: COUNTED_RATINGS.map((one) => [one, 0.2] as const) }] : []
    }),
  )
  const now = rows.map(({ ratings }) => [...ratings])
  function* from(place: number, p: number): Generator<{ rows: (Rating | null)[][]; p: number }> {
    const cell = cells[place]
    if (!cell) yield { rows: now, p }
    else
      for (const [rating, share] of cell.to) {
        const found = now[cell.r]
        if (found) found[cell.at] = rating
        yield* from(place + 1, p * share)
      }
  }
  yield* from(0, 1)
}

function slowly(of: RatingTable, blanks: RobustnessOptions['blanks']): Robustness {
  const n = of.hypotheses.length
  const zero = () => Array.from({ length: n }, () => 0)
  const found = of.hypotheses.map((id) => ({ id, ranks: zero(), leadsAlone: 0, leadsTied: 0, wins: zero() }))
  let tiesAtTop = 0
  for (const { rows, p } of outcomes(of, blanks)) {
    const scores = of.hypotheses.map((_, at) => rows.reduce((sum, one, r) => sum + (of.rows[r]?.weight ?? 0) * (V[one[at] ?? ''] ?? 0), 0))
    const lower = (a = 0, b = 0) => a < b - 1e-9
    const leaders = scores.filter((one) => !scores.some((other) => lower(other, one))).length
    if (leaders > 1) tiesAtTop += p
    for (const [at, one] of found.entries()) {
      const below = scores.filter((other) => lower(other, scores[at])).length
      const level = scores.filter((other) => !lower(other, scores[at]) && !lower(scores[at], other)).length
      for (let rank = below; rank < below + level; rank++) one.ranks[rank] = (one.ranks[rank] ?? 0) + p / level
      if (below === 0) one[level === 1 ? 'leadsAlone' : 'leadsTied'] += p
      for (const [to, other] of scores.entries()) if (lower(scores[at], other)) one.wins[to] = (one.wins[to] ?? 0) + p
    }
  }
  return { options: { draws: 10_000, chance: 0.1, credibility: false, relevance: false, blanks }, draws: 0, hypotheses: found, tiesAtTop }
}

function near(found: Robustness, expected: Robustness, within: number) {
  const figures = ({ hypotheses, tiesAtTop }: Robustness) => [
    tiesAtTop,
    ...hypotheses.flatMap(({ ranks, leadsAlone, leadsTied, wins }) => [leadsAlone, leadsTied, ...ranks, ...wins]),
  ]
  const then = figures(expected)
  expect(figures(found).length).toBe(then.length)
  for (const [at, one] of figures(found).entries()) expect(Math.abs(one - (then[at] ?? Number.NaN))).toBeLessThanOrEqual(within)
}

/** The first cells of a random matrix, few enough to enumerate. */
const few = matrices({ min: 1, max: 4 }).map((plain) => ({ ...plain, parked: [], rows: plain.rows.slice(0, plain.hypotheses > 2 ? 2 : 3) }))

it('the robustness equals the enumeration of every outcome, with blanks as they are and open, on random matrices', () => {
  fc.assert(
    fc.property(few, fc.constantFrom('stay' as const, 'open' as const), (plain, blanks) => {
      const of = tableFrom(plain)
      fc.pre(of.rows.flatMap(({ ratings }) => ratings).filter((one) => blanks === 'open' && one === null).length < 4)
      const found = robustnessOf(of, plain.method ?? 'count', { blanks })
      expect(found.draws).toBe(0)
      near(found, slowly(of, blanks), 1e-9)
    }),
    { numRuns: 400 },
  )
})

it('draws lie within their stated error of the exact robustness, on random matrices', () => {
  fc.assert(
    fc.property(matrices({ min: 2, max: 4 }), fc.constantFrom('stay' as const, 'open' as const), (plain, blanks) => {
      const of = tableFrom(plain)
      const drawn = drawRobustness(of, plain.method ?? 'count', { draws: 4000, blanks })
      // twice the error of a single share, because hundreds are compared
      near(drawn, robustnessOf(of, plain.method ?? 'count', { blanks }), 2 * drawError(drawn))
    }),
    { numRuns: 60, seed: 11 },
  )
})

describe('the robustness', () => {
  it('of the case of 2022 is exact: no draws, and the same as many draws', () => {
    const of = tableIn(shippedCase('kazakhstan-2022'), 'article')
    const exact = robustnessOf(of, 'weighted')
    expect(exact.draws).toBe(0)
    near(drawRobustness(of, 'weighted', { draws: 100_000 }), exact, 0.006)
    expect(exact.hypotheses.map(({ leadsAlone }) => Number(leadsAlone.toFixed(4)))).toMatchInlineSnapshot(`
      [
        0.6231,
        0.0007,
        0.0295,
        0.275,
      ]
    `)
  })
  it('is drawn if weights move too', () => {
    const of = tableFrom({ method: 'weighted', rows: [row('C I'), row('N I')] })
    expect(robustnessOf(of, 'weighted', { credibility: true }).draws).toBe(10_000)
    expect(robustnessOf(of, 'count', { credibility: true }).draws).toBe(0)
  })
  it('has an error of 1.3 points at 10,000 draws, and none if it is exact', () => {
    expect(drawError({ draws: 10_000 })).toBeCloseTo(0.0129, 4)
    expect(drawError({ draws: 0 })).toBe(0)
  })
  it('opens blank cells of moving weights as well', () => {
    const of = tableFrom({ method: 'weighted', rows: [row('. I', { credibility: 'high' }), row('N N')] })
    const { hypotheses } = robustnessOf(of, 'weighted', { blanks: 'open', relevance: true, chance: 0 })
    expect(hypotheses[0]?.leadsAlone).toBeCloseTo(0.6, 1)
  })
})

describe('what is shown of the robustness', () => {
  const shown = (...rows: string[]) => {
    const view = viewOfMatrix({ rows: rows.map((one) => row(one)) })
    const figures = robustnessFigures(ratingTable(view, raterIn(view, 'me')), 'count')
    const { verdict } = scoresOf(view, 'me')
    return figures && shownRobustness(figures, verdict).map(({ options, hypotheses }) => [options.blanks, hypotheses.length])
  }
  it('is both figures, or one without blank cells', () => {
    expect(shown('C II II', 'C II II', 'C C II', 'C . II', 'C II II', 'C II II')).toEqual([
      ['stay', 3],
      ['open', 3],
    ])
    expect(shown('C II', 'I II')).toEqual([['stay', 2]])
  })
  it('is only the one with blanks open, of all hypotheses, if one is untested or blanks decide', () => {
    expect(shown('C II .', 'C I .')).toEqual([['open', 3]])
    expect(shown('C I', '. I')).toEqual([['open', 2]])
  })
  it('is nothing if nothing can lead', () => {
    expect([shown('C', 'I'), shown('. .', 'NA .')]).toEqual([null, null])
  })
})
