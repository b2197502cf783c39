import fc from 'fast-check'
import { expect, it } from 'vitest'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from '../scoring/score.ts'
import { groups, rater, viewOfOne } from '../view/group-members.test-support.ts'
import { groupRanking } from './group-ranking.ts'

const view = viewOfMatrix({ rows: [row('. . .'), row('. . .')] })
const anna = rater('anna', 'C I II', 'C C I')
const ben = rater('ben', 'C C II', '. . NA')
const cem = rater('cem', 'II I C', 'C C C')

it('the group ranking has each rater’s ranks, ties sharing a rank', () => {
  expect(groupRanking(view, [anna, ben, cem]).raters).toEqual([
    { id: 'anna', scores: [0, 1, 3], ranks: [1, 2, 3], leaders: ['H1'], blank: 0 },
    { id: 'ben', scores: [0, 0, 2], ranks: [1, 1, 3], leaders: ['H1', 'H2'], blank: 2 },
    { id: 'cem', scores: [2, 1, 0], ranks: [3, 2, 1], leaders: ['H3'], blank: 0 },
  ])
})

it('the group ranking counts sole and tied first places, and splits a tied one evenly', () => {
  expect(groupRanking(view, [anna, ben, cem]).first).toEqual([
    { id: 'H1', alone: 1, shared: 1, split: 1.5 },
    { id: 'H2', alone: 0, shared: 1, split: 0.5 },
    { id: 'H3', alone: 1, shared: 0, split: 1 },
  ])
})

it('the group ranking has Borda counts with ranks, what the Kemeny orders share, and Kendall’s W with its basis', () => {
  const { borda, kemeny, concordance, pairs } = groupRanking(view, [anna, ben, cem])
  expect(borda).toEqual({
    over: 3,
    points: [
      { id: 'H1', points: 3.5, rank: 1 },
      { id: 'H2', points: 3.5, rank: 1 },
      { id: 'H3', points: 2, rank: 3 },
    ],
  })
  expect(pairs[0]).toEqual([0, 1, 2])
  expect(kemeny).toEqual({ shared: [['H1', 'H2'], ['H3']], equallyGood: 2, against: 3 })
  // ben rated two of three hypotheses on half of the items that tell them apart, not more
  expect(concordance).toMatchObject({ raters: ['anna', 'cem'], hypotheses: ['H1', 'H2', 'H3'] })
  expect(concordance.w).toBeCloseTo(0, 12)
})

it('the group ranking gives a hypothesis that no one rated no rank, no first place, and no place in Borda, W and Kemeny', () => {
  const two = [rater('anna', 'C I .', 'C I .'), rater('ben', 'N II .', 'C I .')]
  const ranking = groupRanking(view, two)
  expect(ranking).toMatchObject({
    raters: [{ ranks: [1, 2, null] }, { ranks: [1, 2, null] }],
    first: [{ alone: 2 }, { alone: 0 }, { alone: 0, shared: 0 }],
    borda: {
      over: 2,
      points: [
        { points: 2, rank: 1 },
        { points: 0, rank: 2 },
        { points: null, rank: null },
      ],
    },
    copeland: [
      { points: 1, rank: 1 },
      { points: 0, rank: 2 },
      { points: null, rank: null },
    ],
    kemeny: { shared: [['H1'], ['H2']], equallyGood: 1, against: 0 },
    concordance: { w: 1, raters: ['anna', 'ben'], hypotheses: ['H1', 'H2'] },
  })
  expect([ranking.pairs[0]?.[1], ranking.pairs[1]?.[0]]).toEqual([2, 0])
  // a third rater with one column has no opinion anywhere, and W stays
  const three = groupRanking(view, [...two, rater('cem', 'II . .', 'II . .')])
  expect(three).toMatchObject({ pairs: ranking.pairs, concordance: ranking.concordance, kemeny: ranking.kemeny, borda: ranking.borda })
  expect(three.raters[2]).toMatchObject({ ranks: [null, null, null], leaders: [] })
})

it('the group ranking leaves out raters who rated nothing from CC to II', () => {
  const nothing = [rater('dora'), rater('emil', 'NA NA NA', '. . .')]
  expect(groupRanking(view, [anna, ...nothing, cem])).toEqual(groupRanking(view, [anna, cem]))
})

it('the group ranking has no W for a single rater, and neither W nor orders without raters', () => {
  expect(groupRanking(view, [anna])).toMatchObject({
    concordance: { w: null },
    kemeny: { shared: [['H1'], ['H2'], ['H3']], equallyGood: 1, against: 0 },
  })
  expect(groupRanking(view, [])).toMatchObject({ raters: [], concordance: { w: null }, kemeny: null, borda: null, copeland: null })
})

it('the group ranking leaves out parked items and hypotheses, also for a rater who rated nothing else', () => {
  const parked = viewOfMatrix({ rows: [row('. . .', { parked: true }), row('. . .')], parked: [0] })
  const ranking = groupRanking(parked, [anna, ben])
  expect(ranking.hypotheses).toEqual(['H2', 'H3'])
  expect(ranking.raters).toMatchObject([{ id: 'anna', scores: [0, 1], ranks: [1, 2] }])
})

it('the group ranking equals the ranks of each rater’s own scores', () => {
  fc.assert(
    fc.property(groups(), (group) => {
      const { raters, first } = groupRanking(group.view, group.raters)
      const rated = group.raters
        .map((one) => scoresOf(viewOfOne(group.view, one), one.id))
        .filter((one) => one.hypotheses.some((h) => h.rated > 0))
      expect(raters).toEqual(
        rated.map(({ rater: id, hypotheses, leaders }) => ({
          id,
          scores: hypotheses.map((one) => (one.rated === 0 ? null : one.score)),
          ranks: hypotheses.map((one) => one.rank),
          leaders: hypotheses.filter(({ rated: n }) => n > 0).length < 2 ? [] : leaders,
          blank: hypotheses.reduce((sum, one) => sum + one.blank, 0),
        })),
      )
      const ranking = raters.filter(({ leaders }) => leaders.length > 0)
      expect(first.reduce((sum, one) => sum + one.split, 0)).toBeCloseTo(ranking.length, 9)
    }),
  )
})
