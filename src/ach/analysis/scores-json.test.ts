import { describe, expect, it } from 'vitest'
import { row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from '../scoring/score.ts'
import { scoreExtras, scoresJson } from './scores-json.ts'

describe('scores.json', () => {
  it('has the leaders without each source and every posterior of January 2022', () => {
    const view = shippedCase('kazakhstan-2022')
    const json = scoresJson(scoresOf(view, 'article'), scoreExtras(view, 'article'))
    expect(json.hypotheses.map((one) => one.posterior?.toFixed(3))).toEqual(['0.378', '0.071', '0.126', '0.424'])
    expect(json.sources.map(({ id, leadersWithout }) => `${id} ${leadersWithout.join(' ')}`)).toEqual([
      'S1 H1',
      'S2 H1 H4',
      'S3 H1',
      'S4 H1',
      'S5 H4',
      'S6 H1',
      'S7 H1',
      'S8 H1',
    ])
    expect(json.evidence.filter((one) => one.linchpin).map((one) => one.id)).toEqual(['E5', 'E7'])
  })
  it('has empty lists without hypotheses, and the prior as posterior if nothing is rated', () => {
    const none = viewOfMatrix({ rows: [], hypotheses: 0 })
    expect(scoresJson(scoresOf(none, 'me'), scoreExtras(none, 'me'))).toMatchObject({ hypotheses: [], sources: [] })
    const blank = viewOfMatrix({ rows: [row('. .', { source: 'S1' })] })
    const json = scoresJson(scoresOf(blank, 'me'), scoreExtras(blank, 'me'))
    expect(json.hypotheses.map((one) => one.posterior)).toEqual([null, null])
    expect(json.sources).toEqual([{ id: 'S1', leadersWithout: [] }])
  })
})
