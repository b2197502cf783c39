import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupedMatrices, matrices, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { COUNTED_RATINGS, isCounted } from '../model/rating.ts'
import { raterIn, ratingTable } from '../scoring/rating-table.ts'
import { tableIn } from './analysis.test-support.ts'
import { clusterExponents, reportLikelihood } from './likelihood.ts'
import { bayesianView } from './posterior.ts'

const posteriors = (...args: Parameters<typeof bayesianView>) => bayesianView(...args).hypotheses.map((one) => one.posterior)
const close = (found: readonly (number | null)[], expected: readonly (number | null)[], digits = 9) => {
  expect(found.length).toBe(expected.length)
  found.forEach((one, at) => {
    const then = expected[at]
    if (one === null || then == null) expect(one).toBe(then)
    else expect(one).toBeCloseTo(then, digits)
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
  it('equals the prior if nothing is rated differently for two hypotheses', () => {
    const view = viewOfMatrix({ rows: [row('. .'), row('NA C'), row('II II')] })
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
  it('does not exist for a hypothesis that no item is rated for, whose prior stays as it is', () => {
    const view = viewOfMatrix({ rows: [row('CC . II')] })
    expect(posteriors(view, 'me')[1]).toBeNull()
    const prior = new Map([
      ['H1', 0.2],
      ['H2', 0.3],
      ['H3', 0.5],
    ])
    close(posteriors(view, 'me', { prior }), [(0.7 * 0.19) / (0.19 + 0.025), null, (0.7 * 0.025) / (0.19 + 0.025)])
    expect(posteriors(viewOfMatrix({ rows: [row('. NA'), row('NA .')] }), 'me')).toEqual([null, null])
  })
  it('moves only between the hypotheses that an item is rated for', () => {
    close(posteriors(viewOfMatrix({ rows: [row('CC II .'), row('II CC .')] }), 'me'), [1 / 3, 1 / 3, null])
    close(posteriors(viewOfMatrix({ rows: [row('C I .'), row('C I .'), row('C I .')] }), 'me'), [0.642857, 0.02381, null], 6)
    // the item rated for all three comes first, wherever it is
    for (const rows of [
      ['C I .', 'N C I'],
      ['N C I', 'C I .'],
    ])
      close(posteriors(viewOfMatrix({ rows: rows.map((one) => row(one)) }), 'me'), [
        ((5 / 6) * 0.5 * 0.75) / (0.5 * 0.75 + 0.75 * 0.25),
        ((5 / 6) * 0.75 * 0.25) / (0.5 * 0.75 + 0.75 * 0.25),
        1 / 6,
      ])
  })
  it('has a range from its own blanks II and the others CC to the reverse, and none without blanks', () => {
    const view = viewOfMatrix({ rows: [row('C I .'), row('C I .'), row('C I .')] })
    const third = bayesianView(view, 'me').hypotheses[2]?.range
    expect(third?.low).toBeCloseTo(0.05 ** 3 / (0.05 ** 3 + 0.75 ** 3 + 0.25 ** 3), 9)
    expect(third?.high).toBeCloseTo(0.95 ** 3 / (0.95 ** 3 + 0.75 ** 3 + 0.25 ** 3), 9)
    expect(bayesianView(viewOfMatrix({ rows: [row('C NA'), row('C I')] }), 'me').hypotheses.map(({ range }) => range)).toEqual([null, null])
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
      hypotheses: [{ id: 'H1', prior: 1, posterior: 1, range: null }],
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
          expect(before.hypotheses.filter(({ posterior }) => posterior !== null).length).toBeLessThan(2)
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

const L: Record<string, number> = { CC: 0.95, C: 0.75, N: 0.5, I: 0.25, II: 0.05 }
const A: Record<string, number> = { high: 1, medium: 0.8, low: 0.6 }

/** The definition, written out without logarithms: each item moves probability within the set that it is rated for. */
function slowPosterior(view: ReturnType<typeof viewOfMatrix>, exponents: readonly number[]): (number | null)[] {
  const { hypotheses, rows } = ratingTable(view, raterIn(view, 'me'))
  let q = hypotheses.map(() => 1 / hypotheses.length)
  const items = rows.map(({ item, ratings }, at) => {
    const sure = view.method === 'count' ? 1 : (A[item.credibility ?? 'medium'] ?? 0)
    const l = ratings.map((one) =>
      isCounted(one) ? (sure * (L[one] ?? 0) + (1 - sure) * (1 - (L[one] ?? 0))) ** (exponents[at] ?? 1) : null,
    )
    return { l, size: l.filter((one) => one !== null).length }
  })
  for (let size = hypotheses.length; size > 0; size--)
    for (const { l } of items.filter((one) => one.size === size)) {
      const share = q.reduce((sum, one, h) => sum + (l[h] == null ? 0 : one), 0)
      const weighted = q.reduce((sum, one, h) => sum + one * (l[h] ?? 0), 0)
      q = q.map((one, h) => (l[h] == null ? one : (share * one * (l[h] ?? 0)) / weighted))
    }
  return q.map((one, h) => (rows.some(({ ratings }) => isCounted(ratings[h])) ? one : null))
}

it('the posterior agrees with the definition written out, and adds up to 1 with the priors of what is not rated, on random matrices', () => {
  fc.assert(
    fc.property(groupedMatrices({ min: 1 }), (plain) => {
      const view = viewOfMatrix(plain)
      const found = bayesianView(view, 'me').hypotheses
      if (found.length === 0) return
      close(
        found.map(({ posterior }) => posterior),
        slowPosterior(view, clusterExponents(view, tableIn(view))),
      )
      expect(found.reduce((sum, { prior, posterior }) => sum + (posterior ?? prior), 0)).toBeCloseTo(1, 9)
    }),
    { numRuns: 400 },
  )
})

it('a complete matrix has the posterior of Bayes’ rule, on random matrices', () => {
  fc.assert(
    fc.property(matrices({ min: 1 }), (plain) => {
      const rows = plain.rows.map((one) => ({ ...one, ratings: one.ratings.map((rating) => (isCounted(rating) ? rating : 'N')) }) as const)
      const view = viewOfMatrix({ ...plain, method: 'count', rows })
      const table = tableIn(view)
      if (table.hypotheses.length === 0 || table.rows.length === 0) return
      const products = table.hypotheses.map((_, h) => table.rows.reduce((product, { ratings }) => product * (L[ratings[h] ?? ''] ?? 0), 1))
      const sum = products.reduce((x, y) => x + y, 0)
      close(
        posteriors(view, 'me'),
        products.map((one) => one / sum),
      )
    }),
    { numRuns: 200 },
  )
})

it('the range of a posterior covers every filling of the blanks, on random matrices without NA', () => {
  fc.assert(
    fc.property(matrices({ min: 2, max: 4 }), fc.infiniteStream(fc.constantFrom(...COUNTED_RATINGS)), (plain, fill) => {
      const rows = plain.rows.map((one) => ({ ...one, ratings: one.ratings.map((rating) => (rating === 'NA' ? null : rating)) }))
      const before = bayesianView(viewOfMatrix({ ...plain, rows }), 'me').hypotheses
      const filled = rows.map((one) => ({ ...one, ratings: one.ratings.map((rating) => rating ?? fill.next().value ?? 'N') }))
      const after = bayesianView(viewOfMatrix({ ...plain, rows: filled }), 'me').hypotheses
      for (const [at, { range, posterior }] of before.entries()) {
        if (!range) continue
        for (const one of [after[at]?.posterior ?? Number.NaN, posterior ?? range.low]) {
          expect(one).toBeGreaterThanOrEqual(range.low - 1e-9)
          expect(one).toBeLessThanOrEqual(range.high + 1e-9)
        }
      }
    }),
    { numRuns: 300 },
  )
})
