// Tests that the analysis has no broken numbers on any matrix: empty, half rated, all NA, all tied, one hypothesis.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupedMatrices, type Plain, row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from '../scoring/score.ts'
import { warningSentence } from '../words/warning-words.ts'
import { tableIn } from './analysis.test-support.ts'
import { flipDistance } from './flip-distance.ts'
import { originWarnings } from './origin-warnings.ts'
import { bayesianView } from './posterior.ts'
import { compareRankings } from './ranking-comparison.ts'
import { drawRobustness } from './robustness.ts'
import { scoreExtras, scoresJson } from './scores-json.ts'
import { itemGroupSensitivity, leaveOneOut } from './sensitivity.ts'
import { smallestSourceSets } from './source-sets.ts'
import { tornado } from './tornado.ts'

function everything(plain: Plain) {
  const view = viewOfMatrix(plain)
  const table = tableIn(view)
  const scores = scoresOf(view, 'me')
  const bayes = bayesianView(view, 'me')
  return {
    items: leaveOneOut(table),
    sources: itemGroupSensitivity(view, table, 'source'),
    clusters: itemGroupSensitivity(view, table, 'cluster'),
    kinds: itemGroupSensitivity(view, table, 'kind'),
    sets: smallestSourceSets(view, table),
    tornado: tornado(table),
    flip: flipDistance(table),
    robustness: drawRobustness(table, view.method, { draws: 20, relevance: true }),
    bayes,
    rankings: compareRankings(view, scores, bayes),
    json: scoresJson(scores, scoreExtras(view, 'me')),
    warnings: originWarnings(view, 'me').map((one) => warningSentence(one, scores, view)),
  }
}

/** Paths of values that are NaN or infinite. */
const broken = (value: unknown, path = ''): string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`]
  if (value === undefined) return [`${path}: undefined`]
  return value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, one]) => broken(one, `${path}.${key}`)) : []
}

describe('the analysis of any matrix', () => {
  it.each<[string, Plain]>([
    ['nothing at all', { rows: [], hypotheses: 0 }],
    ['no item', { rows: [], hypotheses: 3 }],
    ['one hypothesis', { rows: [row('I'), row('C')] }],
    ['nothing rated', { rows: [row('. .'), row('. .')] }],
    ['only NA', { rows: [row('NA NA'), row('NA NA')] }],
    ['all tied', { rows: [row('II II II'), row('C C C')] }],
    ['all parked', { rows: [row('C I', { parked: true })], parked: [0, 1] }],
  ])('has no broken number with %s', (_, plain) => {
    expect(broken(everything(plain))).toEqual([])
    expect(broken(everything({ ...plain, method: 'weighted' }))).toEqual([])
  })
  it('has no broken number, on random matrices', () => {
    fc.assert(
      fc.property(groupedMatrices(), (plain) => {
        expect(broken(everything(plain))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
  it('does not change when a uniform row is added: leaders without items, flip distance, posterior', () => {
    fc.assert(
      fc.property(groupedMatrices({ min: 2 }), (plain) => {
        const alike = row(Array.from({ length: plain.hypotheses }, () => 'I').join(' '))
        const [a, b] = [everything(plain), everything({ ...plain, rows: [...plain.rows, alike] })]
        // the row may rate hypotheses that were not compared before, but moves no probability
        if (a.bayes.hypotheses.every(({ posterior }) => posterior !== null)) {
          expect(b.flip?.steps ?? 99).toBeLessThanOrEqual(a.flip?.steps ?? 99)
          expect(b.sources.map((one) => one.without.leaders)).toEqual(a.sources.map((one) => one.without.leaders))
        }
        b.bayes.hypotheses.forEach((one, at) => {
          expect(one.posterior).toBeCloseTo(a.bayes.hypotheses[at]?.posterior ?? one.prior, 9)
        })
      }),
      { numRuns: 100 },
    )
  })
})
