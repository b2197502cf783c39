import { describe, expect, it } from 'vitest'
import { row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { bayesianView } from './posterior.ts'
import { compareRankings } from './ranking-comparison.ts'

const of = (view: View, rater: string) => compareRankings(view, scoresOf(view, rater), bayesianView(view, rater))

describe('rankings side by side', () => {
  it('disagree about January 2022: count has a tie, weighted has Coup first, clusters counted once and the Bayesian view Economic grievance', () => {
    expect(
      of(shippedCase('kazakhstan-2022'), 'article').map(({ measure, inForce, first, differs }) => [
        measure,
        inForce,
        first.join(' '),
        differs,
      ]),
    ).toEqual([
      ['count', false, 'H1 H4', true],
      ['weighted', true, 'H1', false],
      ['normalised', false, 'H1', false],
      ['clustered', false, 'H4', true],
      ['posterior', false, 'H4', true],
    ])
  })
  it('share a rank in a tie and skip the next', () => {
    const [count] = of(viewOfMatrix({ rows: [row('I C I II')] }), 'me')
    expect(count?.places.map((one) => one.rank)).toEqual([2, 1, 2, 4])
  })
  it('count each cluster once, as the mean of its items that are rated for a hypothesis', () => {
    const rows = [row('II C .', { cluster: 'K1' }), row('I C .', { cluster: 'K1' }), row('. C I', { cluster: 'K1' }), row('C I II')]
    const found = of(viewOfMatrix({ rows }), 'me').find(({ measure }) => measure === 'clustered')
    expect(found?.places.map(({ value, rank }) => [value, rank])).toEqual([
      [1.5, 2],
      [1, 1],
      [3, 3],
    ])
    expect(of(viewOfMatrix({ rows: [row('C I', { cluster: 'K1' })] }), 'me').map(({ measure }) => measure)).not.toContain('clustered')
  })
  it('have no rank for a hypothesis with no rating', () => {
    for (const { places } of of(viewOfMatrix({ rows: [row('I . C')] }), 'me')) expect(places.map(({ rank }) => rank)).toEqual([2, null, 1])
    const normalised = of(viewOfMatrix({ rows: [row('I . C')] }), 'me').find((one) => one.measure === 'normalised')
    expect(normalised?.places.map(({ value, rank }) => [value, rank])).toEqual([
      [0.5, 2],
      [null, null],
      [0, 1],
    ])
  })
})
