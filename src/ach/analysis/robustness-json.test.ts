import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrices, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { raterIn, ratingTable } from '../scoring/rating-table.ts'
import { comparable, scoresOf } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { tableIn } from './analysis.test-support.ts'
import { drawRobustness } from './robustness.ts'
import { robustnessFigures } from './robustness-figures.ts'
import { robustnessJson } from './robustness-json.ts'
import { scoreExtras, scoresJson } from './scores-json.ts'

const draw = (view: View, rater = 'me') => drawRobustness(tableIn(view, rater), view.method)

describe('the robustness in scores.json', () => {
  it('has its keys in a fixed order and unrounded shares', () => {
    const view = shippedCase('kazakhstan-2022')
    const figures = draw(view, 'article')
    const json = robustnessJson(figures)
    expect(Object.keys(json)).toEqual([
      'draws',
      'error',
      'blanks',
      'chance',
      'credibility',
      'relevance',
      'hypotheses',
      'pairs',
      'soleLead',
      'tiesAtTop',
    ])
    expect(json).toMatchObject({ draws: 10_000, chance: 0.1, credibility: false, relevance: false, tiesAtTop: figures.tiesAtTop })
    expect(json.hypotheses.map(({ id, ranks, soleLead, tiedLead }) => ({ id, ranks, leadsAlone: soleLead, leadsTied: tiedLead }))).toEqual(
      figures.hypotheses.map(({ wins: _, ...one }) => one),
    )
    expect(json.pairs.map(({ first, second }) => `${first} ${second}`)).toEqual(['H1 H2', 'H1 H3', 'H1 H4', 'H2 H3', 'H2 H4', 'H3 H4'])
    expect(json.pairs[2]).toMatchObject({ firstLower: figures.hypotheses[0]?.wins[3], secondLower: figures.hypotheses[3]?.wins[0] })
  })

  it('adds up: ranks, pairs and leads are shares of all draws', () => {
    fc.assert(
      fc.property(matrices({ min: 2 }), (plain) => {
        fc.pre(tableIn(viewOfMatrix(plain)).hypotheses.length > 0)
        const json = robustnessJson(drawRobustness(tableIn(viewOfMatrix(plain)), 'count', { draws: 200 }))
        const sum = (shares: readonly number[]) => shares.reduce((a, b) => a + b, 0)
        for (const one of json.hypotheses) expect(sum(one.ranks)).toBeCloseTo(1, 9)
        for (const { firstLower, secondLower, tied } of json.pairs) {
          expect(firstLower + secondLower + tied).toBeCloseTo(1, 9)
          expect(tied).toBeGreaterThanOrEqual(0)
        }
        expect(json.soleLead).toBeCloseTo(sum(json.hypotheses.map((one) => one.soleLead)), 9)
        expect(json.soleLead + json.tiesAtTop).toBeCloseTo(1, 9)
      }),
      { numRuns: 100 },
    )
  })

  it('is null unless two hypotheses can be compared', () => {
    const of = (...rows: string[]) => comparable(scoresOf(viewOfMatrix({ rows: rows.map((one) => row(one)) }), 'me'))
    expect([of('I'), of('. .'), of('NA NA'), of('N .'), of('C I')]).toEqual([false, false, false, true, true])
    expect(scoresJson(scoresOf(viewOfMatrix({ rows: [row('. .')] }), 'me')).robustness).toBeNull()
  })
})

describe('scores.json as a whole', () => {
  it('has only the robustness with blanks open, and no rank or posterior for what is not rated, if a hypothesis is untested', () => {
    const view = viewOfMatrix({ rows: [row('C I .'), row('C II .')] })
    const json = scoresJson(
      scoresOf(view, 'me'),
      scoreExtras(view, 'me'),
      robustnessFigures(ratingTable(view, raterIn(view, 'me')), 'count'),
    )
    expect(json).toMatchObject({ verdict: 'untested', leaders: ['H1'], robustness: null, robustnessOpen: { blanks: 'open' } })
    expect(json.hypotheses[2]).toMatchObject({ rank: null, posterior: null, posteriorRange: { low: expect.any(Number) } })
  })
  it('has every documented field', () => {
    for (const [id, rater] of [
      ['kazakhstan-2022', 'article'],
      ['tokyo-1995', 'primer'],
    ] as const) {
      const view = shippedCase(id)
      const json = scoresJson(
        scoresOf(view, rater),
        scoreExtras(view, rater),
        robustnessFigures(ratingTable(view, raterIn(view, rater)), view.method),
      )
      expect(json.hypotheses.length).toBe(4)
      for (const one of json.hypotheses)
        for (const [key, value] of Object.entries(one)) expect(value === null, `${one.id} ${key}`).toBe(key === 'posteriorRange')
      for (const one of json.evidence) expect(Object.values(one).includes(undefined as never)).toBe(false)
      expect(json.sources.length).toBe(view.sources.size)
      expect(json.robustness?.hypotheses.map((one) => one.id)).toEqual(json.hypotheses.map((one) => one.id))
      expect(json.robustnessOpen).toBeNull()
      expect(json.chance).toEqual({ lead: expect.any(Number), p: expect.any(Number), draws: expect.any(Number) })
      expect(JSON.stringify(json)).toBe(JSON.stringify(JSON.parse(JSON.stringify(json))))
    }
  })
})
