import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brierScores, poolProbabilities } from './pooled-probabilities.ts'

const HYPOTHESES = ['H1', 'H2', 'H3']
/** One rater per set, in the order of the hypotheses; null is missing. */
const pool = (...sets: (number | null)[][]) =>
  poolProbabilities(
    HYPOTHESES,
    sets.map((set, at) => ({
      id: `R${at + 1}`,
      probabilities: new Map(set.flatMap((one, place): [string, number][] => (one === null ? [] : [[HYPOTHESES[place] ?? '', one]]))),
    })),
  )
const close = (numbers: readonly number[]) => numbers.map((one) => expect.closeTo(one, 6))
const wholeSets = fc.array(
  fc.array(
    fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
    { minLength: 3, maxLength: 3 },
  ),
  { maxLength: 6 },
)

describe('pooled probabilities', () => {
  it('are scaled to add up to 1, and record how far off they were', () => {
    const { sets, probabilities } = pool([0.5, 0.4, 0.3])
    expect(sets).toMatchObject([{ state: 'used', off: expect.closeTo(0.2, 9), probabilities: close([0.416667, 0.333333, 0.25]) }])
    expect(probabilities).toEqual(close([0.416667, 0.333333, 0.25]))
  })

  it('are averaged after scaling, with equal weight per rater', () => {
    const { probabilities, used } = pool([1, 1, 2], [0.2, 0, 0])
    expect(used).toBe(2)
    expect(probabilities).toEqual(close([0.625, 0.125, 0.25]))
  })

  it('leave out incomplete sets and sets that are all 0, and mark them', () => {
    const { sets, used, probabilities } = pool([0.5, null, 0.5], [0, 0, 0], [], [0.2, 0.3, 0.5])
    expect(sets.map(({ state, off, probabilities }) => [state, off, probabilities])).toEqual([
      ['incomplete', null, null],
      ['zero', -1, null],
      ['incomplete', null, null],
      ['used', 0, [0.2, 0.3, 0.5]],
    ])
    expect(sets[0]?.given).toEqual([0.5, null, 0.5])
    expect(used).toBe(1)
    expect(probabilities).toEqual(close([0.2, 0.3, 0.5]))
  })

  it('are null if no set is used, and without hypotheses', () => {
    expect(pool()).toMatchObject({ sets: [], used: 0, probabilities: null })
    expect(pool([0, 0, 0])).toMatchObject({ used: 0, probabilities: null })
    expect(poolProbabilities([], [{ id: 'R1', probabilities: new Map([['H1', 1]]) }])).toMatchObject({ used: 0, probabilities: null })
  })

  it('cover the active hypotheses: the probability of a parked one is dropped before scaling', () => {
    const withParked = new Map([
      ['H1', 0.3],
      ['H9', 0.4],
      ['H2', 0.3],
    ])
    expect(poolProbabilities(['H2', 'H1'], [{ id: 'R1', probabilities: withParked }])).toMatchObject({
      probabilities: [0.5, 0.5],
      sets: [{ off: expect.closeTo(-0.4, 9) }],
    })
  })

  it('add up to 1, and lie between the lowest and the highest scaled value', () => {
    fc.assert(
      fc.property(wholeSets, (sets) => {
        const { probabilities, sets: scaled } = pool(...sets)
        expect(probabilities === null).toBe(sets.every((set) => set.every((one) => one === 0)))
        if (probabilities === null) return
        expect(probabilities.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBeCloseTo(1, 9)
        for (const [at, one] of probabilities.entries()) {
          const all = scaled.flatMap((set) => (set.probabilities ? [set.probabilities[at] ?? 0] : []))
          expect(one).toBeGreaterThanOrEqual(Math.min(...all) - 1e-12)
          expect(one).toBeLessThanOrEqual(Math.max(...all) + 1e-12)
        }
      }),
    )
  })
})

describe('Brier scores', () => {
  it('range from 0 (certain and right) to 2 (certain and wrong)', () => {
    const certain = pool([1, 0, 0], [0, 1, 0], [1, 1, 1])
    expect(brierScores(certain, 'H1')?.raters).toEqual([
      { id: 'R1', score: 0 },
      { id: 'R2', score: 2 },
      { id: 'R3', score: expect.closeTo(2 / 3, 12) },
    ])
    expect(brierScores(certain, 'H1')?.uniform).toBeCloseTo(2 / 3, 12)
  })

  it('are computed for the scaled sets and the pool', () => {
    const scores = brierScores(pool([0.5, 0.4, 0.3], [0, null, 0]), 'H1')
    const expected = (0.416667 - 1) ** 2 + 0.333333 ** 2 + 0.25 ** 2
    expect(scores).toMatchObject({ raters: [{ id: 'R1', score: expect.closeTo(expected, 5) }], pool: expect.closeTo(expected, 5) })
  })

  it('are null if no set is used, or if an unknown hypothesis turned out to be true', () => {
    expect(brierScores(pool([0, 0, 0]), 'H1')).toBeNull()
    expect(brierScores(pool([1, 1, 1]), 'H4')).toBeNull()
  })

  it('are never worse for the pool than the mean of its members', () => {
    fc.assert(
      fc.property(wholeSets, fc.constantFrom(...HYPOTHESES), (sets, cameTrue) => {
        const scores = brierScores(pool(...sets), cameTrue)
        if (!scores) return
        const mean = scores.raters.reduce((sum, { score }) => sum + score, 0) / scores.raters.length
        expect(scores.pool).toBeLessThanOrEqual(mean + 1e-12)
      }),
    )
  })
})

describe('a hypothesis that was added after raters gave probabilities', () => {
  const raters = [
    {
      id: 'R1',
      probabilities: new Map([
        ['H1', 0.5],
        ['H2', 0.5],
      ]),
    },
    {
      id: 'R2',
      probabilities: new Map([
        ['H1', 1],
        ['H2', 0],
      ]),
    },
  ]
  const pool = poolProbabilities(['H1', 'H2', 'H3'], raters)

  it('makes no set incomplete, and has no probability in the pool', () => {
    expect([pool.used, pool.probabilities]).toEqual([2, [0.75, 0.25, null]])
    expect(pool.sets.map(({ probabilities }) => probabilities)).toEqual([
      [0.5, 0.5, null],
      [1, 0, null],
    ])
  })

  it('is in question once one rater has a probability for it', () => {
    const late = {
      id: 'R3',
      probabilities: new Map([
        ['H1', 0.2],
        ['H2', 0.2],
        ['H3', 0.6],
      ]),
    }
    expect(poolProbabilities(['H1', 'H2', 'H3'], raters, [...raters, late]).sets.map(({ state }) => state)).toEqual([
      'incomplete',
      'incomplete',
    ])
  })

  it('has no Brier score if it turned out to be true; otherwise only the hypotheses in question count', () => {
    expect(brierScores(pool, 'H3')).toBe(null)
    expect(brierScores(pool, 'H1')).toMatchObject({ pool: 0.125, uniform: 0.5 })
  })
})

it('the linear and the geometric pool, and their Brier scores, have the values of docs/method.md', () => {
  const sets = [
    [0.7, 0.2, 0.1],
    [0.5, 0.4, 0.3],
    [0.6, 0.3, 0.3],
  ].map((given, at) => ({ id: `r${at}`, probabilities: new Map(given.map((one, place) => [`H${place + 1}`, one])) }))
  const pool = poolProbabilities(['H1', 'H2', 'H3'], sets)
  const close = (found: readonly (number | null)[] | null, expected: readonly number[]) =>
    expect(found?.map((one) => Number(one?.toFixed(6)))).toEqual(expected)
  close(pool.probabilities, [0.538889, 0.261111, 0.2])
  close(pool.geometric, [0.544889, 0.264427, 0.190685])
  const { raters, pool: linear = 0 } = brierScores(pool, 'H1') ?? { raters: [] }
  const geometric = brierScores({ ...pool, probabilities: pool.geometric }, 'H1')?.pool ?? 0
  const single = raters.reduce((sum, { score }) => sum + score, 0) / raters.length
  close([linear, geometric, single], [0.320802, 0.313408, 0.342963])
})

it('the geometric pool is not ruled by one 0, and has no figure for what no one was asked about', () => {
  const sets = [
    {
      id: 'a',
      probabilities: new Map([
        ['H1', 0],
        ['H2', 1],
      ]),
    },
    {
      id: 'b',
      probabilities: new Map([
        ['H1', 0.9],
        ['H2', 0.1],
      ]),
    },
  ]
  const { geometric } = poolProbabilities(['H1', 'H2', 'H3'], sets)
  expect(geometric?.[0]).toBeGreaterThan(0.1)
  expect(geometric?.[2]).toBeNull()
})
