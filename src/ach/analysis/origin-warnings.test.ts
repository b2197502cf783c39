import { describe, expect, it } from 'vitest'
import { applyChanges } from '../log/apply-change.ts'
import type { Change, LoggedChange } from '../log/change.ts'
import { row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { created, evidenceAdded, hypothesisAdded, joined, rated } from '../model/sample.test-support.ts'
import { NO_WORKBOOK } from '../model/workbook.ts'
import { viewFor } from '../view/view.ts'
import { lateWeightWarnings, originWarnings } from './origin-warnings.ts'

describe('the warning about the origin of evidence', () => {
  it('names one author and two clusters in January 2022', () => {
    const view = shippedCase('kazakhstan-2022')
    const warnings = originWarnings(view, 'article')
    expect(warnings).toEqual([{ code: 'double-counted', ids: ['tokayev', 'purge'] }, expect.objectContaining({ code: 'one-author' })])
  })
  it('names a cluster only if two of its items can affect the ranking', () => {
    const view = (second: string) => viewOfMatrix({ rows: [row('C I', { cluster: 'K1' }), row(second, { cluster: 'K1' })] })
    expect(originWarnings(view('N II'), 'me')).toEqual([{ code: 'double-counted', ids: ['K1'] }])
    expect(originWarnings(view('I I'), 'me')).toEqual([])
    expect(originWarnings(view('C N'), 'me')).toEqual([])
  })
  it('names the source if all of three items name it', () => {
    const view = (...sources: (string | null)[]) => viewOfMatrix({ rows: sources.map((source) => row('C I', { source })) })
    expect(originWarnings(view('S1', 'S1', 'S1'), 'me')).toEqual([{ code: 'one-source', ids: ['S1'] }])
    for (const sources of [
      ['S1', 'S1'],
      ['S1', 'S1', 'S2'],
      ['S1', 'S1', null],
      [null, null, null],
    ])
      expect(originWarnings(view(...sources), 'me')).toEqual([])
  })
  it('is not given with fewer than two hypotheses', () => {
    expect(originWarnings(viewOfMatrix({ rows: [row('I'), row('I'), row('I')].map((one) => ({ ...one, source: 'S1' })) }), 'me')).toEqual(
      [],
    )
  })
})

describe('the warning about a weight changed after rating', () => {
  const levels = (id: string, before: 'low' | 'high' | null, after: 'low' | 'medium' | 'high' | null): Change => ({
    type: 'changed',
    what: 'evidence',
    id,
    before: { credibility: before },
    after: { credibility: after },
  })
  const start = [
    created(),
    hypothesisAdded('H1'),
    hypothesisAdded('H2'),
    evidenceAdded('E1'),
    evidenceAdded('E2'),
    joined('me'),
    joined('other'),
  ]
  const method: Change = { type: 'settings', before: { method: 'count' }, after: { method: 'weighted' } }
  const late = (...changes: Change[]) => {
    const all = [...start, ...changes]
    const log = all.map((change, at): LoggedChange => ({ seq: at + 1, at: '', by: 'me', batch: `${at}`, undoes: null, v: 1, change }))
    const view = viewFor(applyChanges(NO_WORKBOOK, all), { rater: 'me', names: new Map() })
    const warnings = lateWeightWarnings(view, 'me', log)
    return { codes: warnings.map((one) => one.code), ids: warnings.flatMap((one) => one.ids) }
  }
  const rate = (rater = 'me') => rated('E1', 'H1', null, 'I', rater)

  it('names the item', () => {
    expect(late(method, rate(), levels('E1', null, 'high'))).toEqual({ codes: ['weights-after-rating'], ids: ['E1'] })
  })
  it('stays when the row is rated again', () => {
    expect(late(method, rate(), levels('E1', null, 'high'), rated('E1', 'H2', null, 'C')).ids).toEqual(['E1'])
  })
  it('is not given for weights set before, changed back, or equal', () => {
    expect(late(method, levels('E1', null, 'high'), rate()).ids).toEqual([])
    expect(late(method, rate(), levels('E1', null, 'high'), levels('E1', 'high', null)).ids).toEqual([])
    expect(late(method, rate(), levels('E1', null, 'medium')).ids).toEqual([])
  })
  it('is not given for unrated or parked rows, nor in method count', () => {
    expect(late(method, rate('other'), levels('E1', null, 'high')).ids).toEqual([])
    expect(late(method, rate(), levels('E2', null, 'high')).ids).toEqual([])
    expect(late(method, rate(), levels('E1', null, 'high'), { type: 'parked', what: 'evidence', id: 'E1' }).ids).toEqual([])
    expect(late(rate(), levels('E1', null, 'high')).ids).toEqual([])
    expect(late(rate(), levels('E1', null, 'high'), method).ids).toEqual(['E1'])
  })
})
