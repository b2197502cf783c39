import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupedMatrices, matrices, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { isCounted } from '../model/rating.ts'
import { tableIn } from './analysis.test-support.ts'
import { clusterExponents, reportLikelihood } from './likelihood.ts'
import { bayesianView } from './posterior.ts'

const posteriors = (...args: Parameters<typeof bayesianView>) => bayesianView(...args).hypotheses.map((one) => one.posterior)
const close = (found: readonly number[], expected: readonly number[], digits = 9) => {
  expect(found.length).toBe(expected.length)
  found.forEach((one, at) => {
    expect(one).toBeCloseTo(expected[at] ?? Number.NaN, digits)
  })
}

describe('the likelihood of a report', () => {
  it('has a ratio of at most 19, and below 4 and 1.5 for less credible reports', () => {
    close(
      [1, 0.8, 0.6].map((accuracy) => reportLikelihood('CC', accuracy) / reportLikelihood('II', accuracy)),
      [19, 0.77 / 0.23, 0.59 / 0.41],
    )
    for (const accuracy of [0.8, 0.6]) expect(reportLikelihood('N', accuracy)).toBeCloseTo(0.5, 12)
  })
})

describe('the posterior', () => {
  it('has the published values of the warm-up', () => {
    close(posteriors(shippedCase('tokyo-1995'), 'primer'), [0.428571, 0.285714, 0.214286, 0.071429], 6)
  })
  it('has the published values of January 2022, with its clusters', () => {
    close(posteriors(shippedCase('kazakhstan-2022'), 'article'), [0.378, 0.071, 0.126, 0.424], 3)
  })
  it('equals the prior if everything is blank, NA or uniform', () => {
    const view = viewOfMatrix({ rows: [row('. .'), row('NA .'), row('II II')] })
    close(posteriors(view, 'me'), [0.5, 0.5])
    close(
      posteriors(view, 'me', {
        prior: new Map([
          ['H1', 3],
          ['H2', 1],
        ]),
      }),
      [0.75, 0.25],
    )
  })
  it('leaves a hypothesis with a blank or NA cell at its prior', () => {
    const view = viewOfMatrix({ rows: [row('CC . II')] })
    expect(posteriors(view, 'me')[1]).toBeCloseTo(1 / 3, 12)
    const prior = new Map([
      ['H1', 0.2],
      ['H2', 0.3],
      ['H3', 0.5],
    ])
    close(posteriors(view, 'me', { prior }), [(0.7 * 0.19) / (0.19 + 0.025), 0.3, (0.7 * 0.025) / (0.19 + 0.025)])
  })
  it('stays a number with a thousand items', () => {
    const view = viewOfMatrix({ rows: Array.from({ length: 1000 }, () => row('II I II')) })
    close(posteriors(view, 'me'), [0, 1, 0])
  })
  it('keeps a prior of 0 at 0, even if only such hypotheses are rated', () => {
    const view = viewOfMatrix({ rows: [row('CC . .'), row('CC II I')] })
    const prior = new Map([
      ['H2', 1],
      ['H3', 1],
    ])
    close(posteriors(view, 'me', { prior }), [0, 1 / 6, 5 / 6])
  })
  it('is empty without hypotheses, and 1 for a single hypothesis', () => {
    expect(bayesianView(viewOfMatrix({ rows: [], hypotheses: 0 }), 'me')).toEqual({ hypotheses: [], breakEven: null })
    expect(bayesianView(viewOfMatrix({ rows: [row('II')] }), 'me')).toEqual({
      hypotheses: [{ id: 'H1', prior: 1, posterior: 1 }],
      breakEven: null,
    })
  })
  it('refuses an invalid prior or correlation and an unknown rater', () => {
    const view = viewOfMatrix({ rows: [row('C I')] })
    const invalid = expect.objectContaining({ code: 'invalid' })
    for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => bayesianView(view, 'me', { prior: new Map([['H1', wrong]]) })).toThrowError(invalid)
    expect(() => bayesianView(view, 'me', { prior: new Map([['H9', 1]]) })).toThrowError(invalid)
    expect(() => bayesianView(view, 'me', { correlation: 1.1 })).toThrowError(invalid)
    expect(() => bayesianView(view, 'you')).toThrowError(expect.objectContaining({ code: 'unknown' }))
  })
})

describe('items in one cluster', () => {
  const rows = (n: number) => Array.from({ length: n }, () => row('C I', { cluster: 'K1' }))
  it('share an exponent that counts the discriminating ones', () => {
    const view = viewOfMatrix({ rows: [...rows(3), row('C C', { cluster: 'K1' }), row('C .', { cluster: 'K1' }), row('C I')] })
    close(clusterExponents(view, tableIn(view)), [0.5, 0.5, 0.5, 0.5, 0.5, 1])
    close(clusterExponents(view, tableIn(view), 0), [1, 1, 1, 1, 1, 1])
  })
  it('count once with correlation 1', () => {
    close(posteriors(viewOfMatrix({ rows: rows(7) }), 'me', { correlation: 1 }), [0.75, 0.25])
  })
  it('count separately if the cluster is parked', () => {
    const view = viewOfMatrix({ rows: rows(3) })
    const clusters = new Map([...view.clusters].map(([id, one]) => [id, { ...one, parked: true }]))
    close(clusterExponents({ ...view, clusters }, tableIn(view)), [1, 1, 1])
  })
})

describe('the break-even prior', () => {
  it('is a quarter if the evidence favours the leader three to one', () => {
    expect(bayesianView(viewOfMatrix({ rows: [row('C I')] }), 'me').breakEven).toEqual({
      leader: 'H1',
      runnerUp: 'H2',
      prior: expect.closeTo(0.25, 9),
    })
  })
  it('is the prior itself in a tie, and null if no other hypothesis could catch up', () => {
    expect(bayesianView(viewOfMatrix({ rows: [row('C C')] }), 'me').breakEven?.prior).toBeCloseTo(0.5, 9)
    expect(bayesianView(viewOfMatrix({ rows: [row('C I')] }), 'me', { prior: new Map([['H1', 1]]) }).breakEven).toBeNull()
  })
  it('makes both posteriors equal when used as the prior', () => {
    fc.assert(
      fc.property(groupedMatrices({ min: 2 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 }), (plain, given) => {
        const view = viewOfMatrix(plain)
        const before = bayesianView(view, 'me', { prior: new Map(given.map((one, at) => [`H${at + 1}`, one])) })
        const { breakEven } = before
        if (!breakEven) {
          expect(before.hypotheses.length).toBeLessThan(2)
          return
        }
        const own = before.hypotheses.find((one) => one.id === breakEven.leader)?.prior ?? 0
        expect(breakEven.prior).toBeLessThanOrEqual(own + 1e-9)
        const prior = new Map(
          before.hypotheses.map(({ id, prior }) => [
            id,
            id === breakEven.leader ? breakEven.prior : (prior * (1 - breakEven.prior)) / (1 - own),
          ]),
        )
        const after = new Map(bayesianView(view, 'me', { prior }).hypotheses.map((one) => [one.id, one.posterior]))
        expect(after.get(breakEven.leader)).toBeCloseTo(after.get(breakEven.runnerUp) ?? Number.NaN, 6)
      }),
      { numRuns: 200 },
    )
  })
})

it('the posterior adds up to 1 and agrees with a naive product, on random matrices', () => {
  const l: Record<string, number> = { CC: 0.95, C: 0.75, N: 0.5, I: 0.25, II: 0.05 }
  const a: Record<string, number> = { high: 1, medium: 0.8, low: 0.6 }
  fc.assert(
    fc.property(matrices({ min: 1 }), (plain) => {
      const view = viewOfMatrix(plain)
      const table = tableIn(view)
      if (table.hypotheses.length === 0) return
      const products = table.hypotheses.map((_, h) =>
        table.rows.reduce((product, { item, ratings }) => {
          const sure = view.method === 'count' ? 1 : (a[item.credibility ?? 'medium'] ?? 0)
          const of = (rating: string) => sure * (l[rating] ?? 0) + (1 - sure) * (1 - (l[rating] ?? 0))
          const counted = ratings.filter(isCounted)
          const own = ratings[h]
          if (isCounted(own)) return product * of(own)
          return counted.length === 0 ? product : (product * counted.reduce((sum, one) => sum + of(one), 0)) / counted.length
        }, 1),
      )
      const sum = products.reduce((x, y) => x + y, 0)
      close(
        posteriors(view, 'me'),
        products.map((one) => one / sum),
      )
    }),
    { numRuns: 300 },
  )
})
