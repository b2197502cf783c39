import { describe, expect, it } from 'vitest'
import { scoresJson } from '../analysis/scores-json.ts'
import { row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { Refused } from '../model/refused.ts'
import { type Scores, scoresOf } from './score.ts'

const by = (scores: Scores, id: string) => {
  const found = scores.hypotheses.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
const linchpins = (scores: Scores) => scores.evidence.filter((one) => one.linchpin).map((one) => one.id)
const scored = (rows: string[], more: Partial<Parameters<typeof viewOfMatrix>[0]> = {}) =>
  scoresOf(viewOfMatrix({ rows: rows.map((one) => row(one)), ...more }), 'me')

describe('the scores of January 2022 by its reference rater', () => {
  const view = shippedCase('kazakhstan-2022')
  const rater = [...view.raters.values()].find((one) => one.kind === 'reference')?.id ?? ''
  const scores = scoresOf(view, rater)

  it('are the published weighted scores and counts', () => {
    expect(['H1', 'H4', 'H3', 'H2'].map((id) => by(scores, id).weighted.toFixed(3))).toEqual(['2.000', '3.000', '5.121', '8.828'])
    expect(['H1', 'H4', 'H3', 'H2'].map((id) => by(scores, id).count)).toEqual([2, 2, 5, 7])
    expect(['H1', 'H4', 'H3', 'H2'].map((id) => by(scores, id).rank)).toEqual([1, 2, 3, 4])
  })

  it('give a close verdict that depends on E5 and E7', () => {
    expect(scores.leaders).toEqual(['H1'])
    expect(scores.verdict).toBe('close')
    expect(scores.grounds.rows).toEqual(['E5', 'E7'])
    expect(scores.grounds).toMatchObject({ rival: 'H4', margin: 1 })
    expect(linchpins(scores)).toEqual(['E5', 'E7'])
  })

  it('tie H1 and H4 in method count', () => {
    const counted = scoresOf({ ...view, method: 'count' }, rater)
    expect(counted.leaders).toEqual(['H1', 'H4'])
    expect(counted.verdict).toBe('tied')
    expect(counted.evidence.every((one) => one.weight === 1)).toBe(true)
    expect(counted.hypotheses.map((one) => one.weighted)).toEqual(scores.hypotheses.map((one) => one.weighted))
  })
})

describe('the scores of the warm-up, Tokyo 1995', () => {
  const view = shippedCase('tokyo-1995')
  const scores = scoresOf(view, 'primer')

  it('end in the published tie: 1, 1, 2, 3', () => {
    expect(scores.hypotheses.map((one) => one.score)).toEqual([1, 1, 2, 3])
    expect(scores.hypotheses.map((one) => one.rank)).toEqual([1, 1, 3, 4])
    expect(scores.verdict).toBe('tied')
  })

  it.each([
    ['E1', [0, 1, 1, 2], ['H1']],
    ['E2', [1, 0, 1, 2], ['H2']],
    ['E3', [1, 1, 2, 2], ['H1', 'H2']],
    ['E4', [1, 1, 2, 3], ['H1', 'H2']],
  ])('are, without %s, %j', (id, expected, leaders) => {
    const evidence = new Map([...view.evidence].map(([key, item]) => [key, key === id ? { ...item, parked: true } : item]))
    const without = scoresOf({ ...view, evidence }, 'primer')
    expect(without.hypotheses.map((one) => one.score)).toEqual(expected)
    expect(without.leaders).toEqual(leaders)
    expect(scores.evidence.find((one) => one.id === id)?.linchpin).toBe(leaders.length === 1)
  })
})

describe('scores of a matrix', () => {
  it('weigh by credibility and relevance with unknown as medium, and also count', () => {
    const rows = [
      row('II C', { credibility: 'high', relevance: 'high' }),
      row('I C', { credibility: 'low', relevance: 'low' }),
      row('I CC', { credibility: 'high', relevance: null }),
    ]
    const weighted = scoresOf(viewOfMatrix({ rows, method: 'weighted' }), 'me')
    expect(weighted.evidence.map((one) => one.weight)).toEqual([2, 0.5, Math.SQRT2])
    expect(by(weighted, 'H1')).toMatchObject({ count: 4, weighted: 4.5 + Math.SQRT2, score: 4.5 + Math.SQRT2 })
    expect(by(weighted, 'H2').support).toBeCloseTo(2.5 + 2 * Math.SQRT2, 12)
    const counted = scoresOf(viewOfMatrix({ rows }), 'me')
    expect(by(counted, 'H1')).toMatchObject({ count: 4, weighted: 4.5 + Math.SQRT2, score: 4 })
    expect(by(counted, 'H2').support).toBe(4)
  })

  it('keep blank, NA and N apart', () => {
    const scores = scored(['. NA N I', 'I I I I'])
    expect(scores.hypotheses).toMatchObject([
      { score: 1, best: 1, worst: 3, coverage: 0.5, normalised: 0.5, rated: 1, notApplicable: 0, blank: 1 },
      { score: 1, best: 1, worst: 1, coverage: 0.5, normalised: 0.5, rated: 1, notApplicable: 1, blank: 0 },
      { score: 1, best: 1, worst: 1, coverage: 1, normalised: 0.25, rated: 2, notApplicable: 0, blank: 0 },
      { score: 2, best: 2, worst: 2, coverage: 1, normalised: 0.5, rated: 2, notApplicable: 0, blank: 0 },
    ])
  })

  it('exclude parked items and hypotheses, and ratings of unknown ids', () => {
    const rows = [row('C I II'), row('I C C', { parked: true })]
    const scores = scoresOf(viewOfMatrix({ rows, parked: [2] }), 'me')
    expect(scores.hypotheses.map((one) => one.id)).toEqual(['H1', 'H2'])
    expect(scores.evidence.map((one) => one.id)).toEqual(['E1'])
    expect(scores.hypotheses.map((one) => one.score)).toEqual([0, 1])
    expect(scores.hypotheses.map((one) => one.coverage)).toEqual([1, 1])
  })

  it('rank nothing without active evidence', () => {
    const scores = scored([], { hypotheses: 3 })
    expect(scores.hypotheses.map(({ coverage, normalised, rank }) => ({ coverage, normalised, rank }))).toEqual(
      Array.from({ length: 3 }, () => ({ coverage: 0, normalised: null, rank: null })),
    )
    expect(scores.leaders).toEqual([])
    expect(scores.verdict).toBe('unrated')
  })

  it('are empty, with the verdict single, without hypotheses', () => {
    expect(scored([], { hypotheses: 0 })).toMatchObject({ hypotheses: [], leaders: [], verdict: 'single', evidence: [] })
  })

  it('rank a hypothesis without ratings nowhere, and the others without it', () => {
    const scores = scored(['I . C II', 'I NA C I', 'I . C I'])
    expect(scores.hypotheses.map((one) => one.rank)).toEqual([2, null, 1, 3])
    expect(scores).toMatchObject({ leaders: ['H3'], verdict: 'untested', grounds: { allUntested: [{ id: 'H2', rated: false }] } })
  })

  it('call a lead close if chance would give one as long in more than 10 of 100 cases', () => {
    expect(scored(['C II I', 'C I II', 'C II I', 'C I II'])).toMatchObject({ verdict: 'separated', grounds: { chance: { draws: 0 } } })
    const short = scored(['C I I', 'C I I', 'C I N', 'C I C'].map((one) => one.replaceAll('I', 'II')))
    expect(short).toMatchObject({ verdict: 'close', grounds: { rows: [], cells: [], thin: [], chance: { lead: 4 } } })
    expect(short.grounds.chance).toHaveProperty('p', expect.closeTo(4 / 27, 9))
  })

  it('share a rank in a tie and skip the next', () => {
    expect(scored(['I I C II', 'I I C I']).hypotheses.map((one) => one.rank)).toEqual([2, 2, 1, 4])
  })

  it('are equal within the tolerance, in whatever order they were summed', () => {
    // three times √½ and 1, summed from both ends: the sums differ in the last digit
    const first = ['low', 'low', 'low', null] as const
    const rows = [
      ...first.map((credibility) => row('I C', { credibility })),
      ...first.toReversed().map((credibility) => row('C I', { credibility })),
    ]
    const scores = scoresOf(viewOfMatrix({ method: 'weighted', rows }), 'me')
    expect(by(scores, 'H1').score).not.toBe(by(scores, 'H2').score)
    expect(scores.hypotheses.map((one) => one.rank)).toEqual([1, 1])
    expect(scores.leaders).toEqual(['H1', 'H2'])
    expect(scores.verdict).toBe('tied')
  })

  it('refuse a rater not in the view', () => {
    expect(() => scoresOf(viewOfMatrix({ rows: [row('C I')] }), 'you')).toThrowError(
      expect.objectContaining({ code: 'unknown', constructor: Refused }),
    )
  })
})

describe('scores.json', () => {
  it('has its documented keys in their documented order', () => {
    const json = scoresJson(scored(['C I', '. II']))
    expect(Object.keys(json).slice(0, 6)).toEqual(['method', 'hypotheses', 'leaders', 'verdict', 'evidence', 'sources'])
    expect(Object.keys(json.hypotheses[0] ?? {})).toEqual([
      'id',
      'count',
      'weighted',
      'normalised',
      'support',
      'best',
      'worst',
      'coverage',
      'rank',
      'posterior',
      'posteriorRange',
    ])
    expect(Object.keys(json.evidence[0] ?? {})).toEqual(['id', 'weight', 'diagnosticity', 'linchpin'])
    expect(json.hypotheses[0]?.posterior).toBeNull()
  })
})
