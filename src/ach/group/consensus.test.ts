import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COUNTED_RATINGS, type Rating } from '../model/rating.ts'
import { distribution } from '../view/group-members.test-support.ts'
import { cellConsensus, consensusMeasure } from './consensus.ts'

const of = (text: string) => cellConsensus(distribution(text))
const groupsOfRatings = fc.array(fc.constantFrom<Rating>(...COUNTED_RATINGS), { minLength: 1, maxLength: 12 })
const placeOf = (rating: string | undefined) => COUNTED_RATINGS.indexOf(rating as (typeof COUNTED_RATINGS)[number])
const mirrored = (ratings: readonly Rating[]) => ratings.map((rating) => COUNTED_RATINGS[4 - placeOf(rating)] as Rating)

describe('the agreement on a cell (Cns)', () => {
  it('equals that of the R package agrmt for its example of seven positions', () => {
    expect(consensusMeasure([30, 40, 210, 130, 530, 50, 10])).toBeCloseTo(0.7256876, 7)
  })
  it.each([
    ['3, 3, 3', [0, 0, 3, 0, 0], 1],
    ['1, 5', [1, 0, 0, 0, 1], 0],
    ['4, 4, 5', [0, 0, 0, 2, 1], 0.8286],
    ['2, 2, 2, 5', [0, 3, 0, 0, 1], 0.4772],
  ])('of %s on five positions', (_, counts, expected) => {
    expect(consensusMeasure(counts)).toBeCloseTo(expected, 4)
  })
  it('is exactly 1 if all ratings are equal (also for one rater), and exactly 0 if half are at either end', () => {
    for (const text of ['CC', 'II', 'N N N', 'I I I I I I I']) expect(of(text).cns).toBe(1)
    for (const text of ['CC II', 'CC CC CC II II II']) expect(of(text).cns).toBe(0)
  })
  it('is null if no one rated from CC to II', () => {
    expect(consensusMeasure([0, 0, 0, 0, 0])).toBeNull()
    for (const text of ['', '. .', 'NA NA .'])
      expect(of(text)).toEqual({ rated: 0, median: null, middle: null, half: null, range: null, cns: null, naDispute: false })
  })
  it('ignores blank and NA', () => {
    expect(of('C C N NA . .')).toMatchObject({ rated: 3, cns: of('C C N').cns })
  })
  it('lies between 0 and 1, is 1 only if all ratings are equal, and is symmetric', () => {
    fc.assert(
      fc.property(groupsOfRatings, (ratings) => {
        const agreement = of(ratings.join(' ')).cns ?? -1
        expect(agreement).toBeGreaterThanOrEqual(0)
        expect(agreement === 1).toBe(new Set(ratings).size === 1)
        expect(of(mirrored(ratings).join(' ')).cns).toBeCloseTo(agreement, 12)
      }),
    )
  })
})

describe('the median of a cell', () => {
  it('is the middle rating of an odd number of ratings', () => {
    expect(of('II CC C')).toMatchObject({ median: 'C', middle: ['C', 'C'] })
  })
  it.each([
    ['CC C', 'C'],
    ['C N', 'N'],
    ['N I', 'N'],
    ['I II', 'I'],
    ['CC N', 'C'],
    ['N II', 'I'],
    ['C I', 'N'],
    ['CC II', 'N'],
    ['CC I', 'N'],
    ['C II', 'N'],
    ['CC C N II', 'N'],
    ['C C N II', 'N'],
    ['C C C II', 'C'],
  ])('of %s is %s', (text, median) => {
    expect(of(text).median).toBe(median)
  })
  it('comes with the two ratings it lies between, because it can be a rating that no one gave', () => {
    expect(of('C C I I')).toMatchObject({ median: 'N', middle: ['C', 'I'] })
  })
  it('lies between the two middle ratings, and is symmetric', () => {
    fc.assert(
      fc.property(groupsOfRatings, (ratings) => {
        const { median, middle } = of(ratings.join(' '))
        const places = ratings.map(placeOf).sort((a, b) => a - b)
        const [left, right] = [places[Math.ceil(places.length / 2) - 1], places[Math.floor(places.length / 2)]]
        expect(middle?.map(placeOf)).toEqual([left, right])
        expect(placeOf(median ?? '')).toBeGreaterThanOrEqual(left ?? 9)
        expect(placeOf(median ?? '')).toBeLessThanOrEqual(right ?? -9)
        expect(of(mirrored(ratings).join(' ')).median).toBe(mirrored([median ?? 'NA'])[0])
      }),
    )
  })
})

describe('the middle half and the range of a cell', () => {
  it.each([
    ['CC', 'CC CC', 'CC CC'],
    ['CC II', 'CC II', 'CC II'],
    ['CC C I', 'CC I', 'CC I'],
    ['CC C N II', 'C N', 'CC II'],
    ['CC C N I II', 'C I', 'CC II'],
    ['CC CC C C N N II II', 'C N', 'CC II'],
    ['C C C C II', 'C C', 'C II'],
  ])('of %s are %s and %s', (text, half, range) => {
    expect(of(text).half?.join(' ')).toBe(half)
    expect(of(text).range?.join(' ')).toBe(range)
  })
  it('contain at least half of the ratings and the median, and end at ratings that were given', () => {
    fc.assert(
      fc.property(groupsOfRatings, (ratings) => {
        const { half, median } = of(ratings.join(' '))
        const [from, to] = [placeOf(half?.[0]), placeOf(half?.[1])]
        expect(ratings.filter((one) => placeOf(one) >= from && placeOf(one) <= to).length * 2).toBeGreaterThanOrEqual(ratings.length)
        for (const end of half ?? []) expect(ratings).toContain(end)
        expect(placeOf(median ?? '')).toBeGreaterThanOrEqual(from)
        expect(placeOf(median ?? '')).toBeLessThanOrEqual(to)
      }),
    )
  })
})

it('reports a dispute over NA if some raters rated the cell and others chose NA', () => {
  expect(of('C NA').naDispute).toBe(true)
  for (const text of ['C .', 'NA .', 'NA NA', 'C II']) expect(of(text).naDispute).toBe(false)
})
