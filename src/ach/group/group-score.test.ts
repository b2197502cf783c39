import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PlainRow, row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from '../scoring/score.ts'
import { groups, rater, viewOfOne } from '../view/group-members.test-support.ts'
import type { RaterCells } from '../view/group-members.ts'
import type { View } from '../view/view.ts'
import { groupScores } from './group-score.ts'
import { tableOfGroup } from './group-table.ts'

const of = (view: View, raters: readonly RaterCells[]) => groupScores(tableOfGroup(view, raters), view.method)
const scored = (rows: PlainRow[], people: string[][], method: 'count' | 'weighted' = 'count') =>
  of(
    viewOfMatrix({ rows, method }),
    people.map((ratings, at) => rater(`R${at}`, ...ratings)),
  )

describe('the score of a group', () => {
  it('adds up the mean inconsistency of each cell', () => {
    // E1: (0 + 1 + 2) / 3 and 1; E2: 2 from one rater, and (0 + 1) / 2 ignoring NA and blank
    const { hypotheses, leaders } = scored([row('. .'), row('. .')], [['C I', 'II N'], ['I I', '. NA'], ['II I', 'NA I'], []])
    expect(hypotheses.map((one) => one.score)).toEqual([3, 1.5])
    expect(hypotheses.map((one) => one.rank)).toEqual([2, 1])
    expect(leaders).toEqual(['H2'])
  })

  it('weights items in method weighted, and has both sums in either method', () => {
    const rows = [row('.', { credibility: 'high', relevance: 'high' }), row('.', { credibility: 'low', relevance: 'low' })]
    const people = [
      ['I', 'II'],
      ['C', 'I'],
    ]
    expect(scored(rows, people, 'weighted').hypotheses).toMatchObject([{ count: 2, weighted: 1.75, score: 1.75 }])
    expect(scored(rows, people, 'count').hypotheses).toMatchObject([{ count: 2, weighted: 1.75, score: 2 }])
  })

  it('counts a cell that all left blank as blank, and one with only NA as not applicable', () => {
    const rows = [row('. .'), row('. .'), row('. .')]
    const { hypotheses } = scored(rows, [
      ['I CC', 'NA .', '. .'],
      ['C CC', '. .', '. .'],
    ])
    expect(hypotheses).toMatchObject([
      { score: 0.5, best: 0.5, worst: 2.5, coverage: 1 / 3, filled: 1 / 3, normalised: 0.25, rated: 1, notApplicable: 1, blank: 1 },
      { score: 0, best: 0, worst: 4, coverage: 1 / 3, support: 2, rated: 1, notApplicable: 0, blank: 2 },
    ])
  })

  it('distinguishes by `filled` a cell that all rated from one that a single rater rated', () => {
    expect(scored([row('. .')], [['C C'], ['C .'], ['C .'], ['C NA']]).hypotheses).toMatchObject([
      { coverage: 1, filled: 1 },
      { coverage: 1, filled: 0.25 },
    ])
  })

  it('ties scores within 1e-9, such as thirds added up in different orders', () => {
    const rows = Array.from({ length: 4 }, () => row('. .'))
    const people = [
      ['I I', 'I I', 'I I', 'I I'],
      ['C C', 'I C', 'C C', 'C I'],
      ['C C', 'I C', 'C C', 'C I'],
    ]
    const [one, other] = scored(rows, people).hypotheses
    expect(one?.score).not.toBe(other?.score)
    expect(scored(rows, people).leaders).toEqual(['H1', 'H2'])
  })

  it('is 0 without raters, and ranks nothing', () => {
    expect(scored([row('. .')], [])).toMatchObject({
      raters: 0,
      hypotheses: [{ score: 0, normalised: null, coverage: 0, filled: 0, worst: 2, rank: null }, { rank: null }],
      leaders: [],
    })
  })

  it('equals the rater’s own score for a single rater', () => {
    fc.assert(
      fc.property(groups({ raters: 1 }), ({ view, raters }) => {
        const [one] = raters
        if (!one) return
        const group = of(view, raters)
        const alone = scoresOf(viewOfOne(view, one), one.id)
        expect(group.hypotheses.map(({ filled, ...rest }) => rest)).toEqual(alone.hypotheses)
        expect(group.hypotheses.map((one) => one.filled)).toEqual(alone.hypotheses.map((one) => one.coverage))
        expect(group.leaders).toEqual(alone.leaders)
      }),
    )
  })

  it('does not change if every rater is counted twice', () => {
    fc.assert(
      fc.property(groups(), ({ view, raters }) => {
        const once = of(view, raters)
        const twice = of(view, [...raters, ...raters])
        for (const [at, one] of once.hypotheses.entries()) {
          const same = twice.hypotheses[at]
          for (const key of ['score', 'support', 'best', 'worst', 'coverage', 'filled'] as const)
            expect(same?.[key]).toBeCloseTo(one[key], 9)
          expect(same?.rank).toBe(one.rank)
        }
      }),
    )
  })

  it('does not change with a rater who rated nothing', () => {
    fc.assert(
      fc.property(groups(), ({ view, raters }) => {
        const without = ({ hypotheses }: ReturnType<typeof of>) => hypotheses.map(({ filled, ...rest }) => rest)
        expect(without(of(view, [...raters, rater('late')]))).toEqual(without(of(view, raters)))
      }),
    )
  })
})
