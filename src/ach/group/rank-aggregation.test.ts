import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ranksOf } from '../scoring/leaders.ts'
import type { Ranks } from './kendalls-w.ts'
import { type Preferences, pairCounts } from './preferences.ts'
import { bordaCounts, copelandScores, kemenyOrder, MOST_IN_ORDER } from './rank-aggregation.ts'

const CITIES = ['M', 'N', 'C', 'K']
/** `count` raters with an order such as 'M > N > C > K'; 'N = C' is a tie. */
const voters = (count: number, text: string): Ranks[] => {
  const groups = text.split(' > ').map((group) => group.split(' = '))
  return Array(count).fill(ranksOf(CITIES.map((city) => groups.findIndex((group) => group.includes(city)))))
}
const TENNESSEE = [
  ...voters(42, 'M > N > C > K'),
  ...voters(26, 'N > C > K > M'),
  ...voters(15, 'C > K > N > M'),
  ...voters(17, 'K > C > N > M'),
]
const preferences = (raters: readonly Ranks[]): Preferences[] =>
  raters.map((ranks) => ranks.map((own, at) => ranks.map((other, to) => (at === to ? null : own < other ? 1 : own > other ? -1 : 0))))
const borda = (raters: readonly Ranks[], objects = 4) => bordaCounts(preferences(raters), objects)
const kemeny = (raters: readonly Ranks[], objects = 4) => kemenyOrder(pairCounts(preferences(raters), objects))
const order = (raters: readonly Ranks[]) =>
  kemeny(raters)
    ?.shared.map((set) => set.map((at) => CITIES[at]).join('='))
    .join(' ')

const rankings = fc
  .integer({ min: 1, max: 5 })
  .chain((things) => fc.array(fc.array(fc.nat(3), { minLength: things, maxLength: things }).map(ranksOf), { minLength: 1, maxLength: 6 }))

describe('Borda counts', () => {
  it('are correct for the capital of Tennessee', () => {
    expect(borda(TENNESSEE)).toEqual([126, 194, 173, 107])
  })
  it('give ties the mean of the ranks that they take up', () => {
    expect(borda(voters(1, 'M > N = C > K'))).toEqual([3, 1.5, 1.5, 0])
    expect(borda(voters(2, 'M = N = C = K'))).toEqual([3, 3, 3, 3])
  })
  it('have the same total however many objects tie', () => {
    fc.assert(
      fc.property(rankings, (raters) => {
        const things = raters[0]?.length ?? 0
        const sum = borda(raters, things).reduce((a, b) => a + b, 0)
        expect(sum).toBeCloseTo((raters.length * things * (things - 1)) / 2, 9)
      }),
    )
  })
  it('are 0 without raters', () => {
    expect(bordaCounts([], 3)).toEqual([0, 0, 0])
  })
})

describe('Kemeny’s order', () => {
  it('is unique and correct for the capital of Tennessee', () => {
    expect(order(TENNESSEE)).toBe('N C K M')
    // 42 prefer M to each of the others; 32, 17 and 17 overrule one of the pairs of N, C and K
    expect(kemeny(TENNESSEE)).toMatchObject({ equallyGood: 1, against: 3 * 42 + 32 + 32 + 17 })
  })
  it('says what several equally good orders share, and counts them', () => {
    const circle = [...voters(1, 'M > N > C > K'), ...voters(1, 'N > C > M > K'), ...voters(1, 'C > M > N > K')]
    expect(order(circle)).toBe('M=N=C K')
    expect(kemeny(circle)).toMatchObject({ equallyGood: 3, against: 4 })
    expect(order(voters(3, 'M > N = C > K'))).toBe('M N=C K')
  })
  it('counts no preference for a tie', () => {
    expect(kemeny(voters(3, 'M = N = C = K'))).toBeNull()
    expect(order([...voters(5, 'M = N > C > K'), ...voters(1, 'N > M > C > K')])).toBe('N M C K')
  })
  it('is null without raters or objects, and for more than eight objects', () => {
    expect(kemeny([])).toBeNull()
    expect(kemeny([[]], 0)).toBeNull()
    const upTo = (things: number) => [Array.from({ length: things }, (_, at) => things - at)]
    expect(kemeny(upTo(MOST_IN_ORDER), MOST_IN_ORDER)?.shared).toEqual([[7], [6], [5], [4], [3], [2], [1], [0]])
    expect(kemeny(upTo(9), 9)).toBeNull()
  })
  it('uses the preferences that there are, also where raters have no opinion on a pair', () => {
    // two prefer 0 to 1, one prefers 1 to 2, no one has an opinion on 0 and 2
    expect(
      kemenyOrder([
        [0, 2, 0],
        [0, 0, 1],
        [0, 0, 0],
      ]),
    ).toEqual({ shared: [[0], [1], [2]], equallyGood: 1, against: 0 })
    expect(
      copelandScores([
        [0, 2, 0],
        [0, 0, 1],
        [0, 0, 0],
      ]),
    ).toEqual([1.5, 1, 0.5])
  })
  it('equals the result of trying every order', () => {
    fc.assert(
      fc.property(rankings, (raters) => {
        const things = raters[0]?.length ?? 0
        const all = orders(Array.from({ length: things }, (_, at) => at))
        const costs = all.map((one) => against(one, raters))
        const least = Math.min(...costs)
        const best = all.filter((_, at) => costs[at] === least)
        const found = kemeny(raters, things)
        if (!raters.some((ranks) => new Set(ranks).size > 1)) {
          expect(found).toBeNull()
          return
        }
        expect(found).toMatchObject({ equallyGood: best.length, against: least })
        // a cut is shared if the same objects come before it in every best order
        const cuts = Array.from({ length: things }, (_, size) => size + 1).filter(
          (size) => new Set(best.map((one) => one.slice(0, size).toSorted().join())).size === 1,
        )
        const sets = cuts.map((size, at) => (best[0] ?? []).slice(cuts[at - 1] ?? 0, size).toSorted())
        expect(found?.shared).toEqual(sets)
      }),
    )
  })
})

/** Every order, in lexicographic order. */
const orders = (things: readonly number[]): number[][] =>
  things.length === 0 ? [[]] : things.flatMap((first) => orders(things.filter((one) => one !== first)).map((rest) => [first, ...rest]))

const against = (order: readonly number[], raters: readonly Ranks[]): number =>
  order.reduce(
    (sum, one, at) =>
      sum + order.slice(at + 1).reduce((a, later) => a + raters.filter((ranks) => (ranks[later] ?? 0) < (ranks[one] ?? 0)).length, 0),
    0,
  )
