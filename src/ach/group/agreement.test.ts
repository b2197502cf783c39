import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { COUNTED_RATINGS } from '../model/rating.ts'
import { groups, rater } from '../view/group-members.test-support.ts'
import type { RaterCells } from '../view/group-members.ts'
import { alphaWord, groupAgreement, krippendorffAlpha } from './agreement.ts'
import { tableOfGroup } from './group-table.ts'

// Krippendorff's own example: one line per coder, one column per unit, '.' is a missing value
const CODERS = ['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .'].map((line) =>
  line.split(' '),
)
const UNITS = Array.from({ length: 12 }, (_, unit) =>
  [1, 2, 3, 4, 5].map((value) => CODERS.filter((coder) => coder[unit] === String(value)).length),
)

/** '2 0, 0 1' is two units over two values. */
const units = (text: string) => text.split(', ').map((unit) => unit.split(' ').map(Number))

const agreement = (...people: string[][]) => {
  const [first = []] = people
  const view = viewOfMatrix({ rows: first.map((one) => row(one)) })
  return groupAgreement(
    tableOfGroup(
      view,
      people.map((rows, at) => rater(`R${at}`, ...rows)),
    ),
  )
}

describe('Krippendorff’s alpha', () => {
  it.each([
    ['nominal' as const, 0.743421],
    ['ordinal' as const, 0.815388],
    ['interval' as const, 0.849107],
  ])('is the published %s value for four coders and twelve units', (metric, expected) => {
    expect(krippendorffAlpha(UNITS, metric)).toBeCloseTo(expected, 6)
  })

  it('drops units with fewer than two values', () => {
    expect(krippendorffAlpha([...UNITS, [0, 0, 0, 0, 0], [1, 0, 0, 0, 0], [0, 0, 0, 0, 1]], 'ordinal')).toBe(
      krippendorffAlpha(UNITS, 'ordinal'),
    )
  })

  it('is 1 if all raters agree on each unit and units differ', () => {
    expect(krippendorffAlpha(units('4 0, 4 0, 0 7'), 'ordinal')).toBe(1)
  })

  it.each([
    ['nothing is rated', '0 0'],
    ['no unit has two values', '1 0, 0 1'],
    ['every value is the same', '2 0, 3 0'],
    ['values differ only in units that are dropped', '2 0, 0 1'],
  ])('is null if %s', (_, text) => {
    for (const metric of ['nominal', 'ordinal', 'interval'] as const) expect(krippendorffAlpha(units(text), metric)).toBeNull()
    expect(krippendorffAlpha([], 'ordinal')).toBeNull()
  })

  it('is below 0 if raters agree less than by chance', () => {
    expect(krippendorffAlpha(units('1 1, 1 1'), 'nominal')).toBeCloseTo(-0.5, 12)
  })

  it('is called reliable from .800, tentative from .667, else low', () => {
    expect([1, 0.8, 0.7999, 0.667, 0.6669, 0, -0.4].map(alphaWord)).toEqual([
      'reliable',
      'reliable',
      'tentative',
      'tentative',
      'low',
      'low',
      'low',
    ])
  })
})

describe('the agreement of a group', () => {
  it('uses cells as units, CC to II as an ordinal scale, and NA and blank as missing values', () => {
    // the same twelve units as six items and two hypotheses, with NA for some of the missing values
    const people = CODERS.map((coder, who) => {
      const cells = coder.map((value) => (value === '.' ? (who % 2 ? 'NA' : '.') : COUNTED_RATINGS[Number(value) - 1]))
      return Array.from({ length: 6 }, (_, item) => `${cells[2 * item]} ${cells[2 * item + 1]}`)
    })
    expect(agreement(...people)).toMatchObject({ alpha: expect.closeTo(0.815388, 6), word: 'reliable', cells: 11 })
  })

  it('is null for a single rater', () => {
    expect(agreement(['C I II'])).toEqual({ alpha: null, word: null, cells: 0, meanCns: null })
  })

  it('has a mean Cns even if alpha is undefined because all ratings are equal', () => {
    expect(agreement(['N N'], ['N N'])).toEqual({ alpha: null, word: null, cells: 2, meanCns: 1 })
  })

  it('averages Cns over the cells that at least two raters rated', () => {
    expect(agreement(['CC N C .'], ['II N . NA'])).toMatchObject({ cells: 2, meanCns: 0.5 })
  })

  it('does not depend on the order of raters, and is at most 1', () => {
    fc.assert(
      fc.property(groups(), ({ view, raters }) => {
        const of = (people: RaterCells[]) => groupAgreement(tableOfGroup(view, people))
        expect(of(raters.toReversed())).toEqual(of(raters))
        expect(of(raters).alpha ?? 0).toBeLessThanOrEqual(1)
      }),
    )
  })
})
