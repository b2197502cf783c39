import { describe, expect, it } from 'vitest'
import { applyChanges } from '../log/apply-change.ts'
import type { Change } from '../log/change.ts'
import { evidenceAdded, hypothesisAdded, rated, sample } from '../model/sample.test-support.ts'
import { viewFor } from '../view/view.ts'
import { type Document, documentOf } from './document.ts'
import { differencesOf } from './document-differences.ts'

const documentAfter = (...changes: Change[]): Document =>
  documentOf(viewFor(sample(...changes), { rater: 'me', names: new Map([['me', 'Me']]), unveiled: true }))
const base = documentAfter()
const between = (...changes: Change[]) => differencesOf(base, documentAfter(...changes))

describe('differencesOf', () => {
  it('returns nothing for equal documents', () => {
    expect(between()).toEqual([])
  })

  it('returns one change for each changed field, which applied give the later document', () => {
    const done: Change[] = [
      { type: 'settings', before: { title: 'A title' }, after: { title: 'Other' } },
      { type: 'settings', before: { question: 'Which?' }, after: { question: 'What then?' } },
      { type: 'settings', before: { background: null }, after: { background: 'more' } },
      { type: 'settings', before: { method: 'count' }, after: { method: 'weighted' } },
      { type: 'changed', what: 'source', id: 'S1', before: { name: 'Open record' }, after: { name: 'Closed' } },
      { type: 'added', what: 'source', id: 'S2', fields: { name: 'New', kind: null, reliability: null, url: null, note: null } },
      { type: 'changed', what: 'cluster', id: 'K1', before: { note: null }, after: { note: 'a note' } },
      hypothesisAdded('H3'),
      { type: 'changed', what: 'evidence', id: 'E1', before: { statement: 'What E1 says' }, after: { statement: 'Other' } },
      { type: 'changed', what: 'evidence', id: 'E1', before: { source: null }, after: { source: 'S2' } },
      evidenceAdded('E4'),
      rated('E1', 'H1', null, 'C'),
      rated('E4', 'H3', null, 'II'),
      { type: 'reasoned', rater: 'me', evidence: 'E4', before: null, after: 'why' },
      { type: 'noted', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: null, after: 'note' },
      { type: 'parked', what: 'hypothesis', id: 'H2' },
      { type: 'parked', what: 'evidence', id: 'E2' },
    ]
    expect(between(...done)).toEqual(done)
    expect(applyChanges(sample(), between(...done))).toEqual(sample(...done))
  })

  it('restores items before it rates them, and parks new items last', () => {
    const parked = documentAfter({ type: 'parked', what: 'evidence', id: 'E1' })
    const after = documentAfter(rated('E1', 'H1', null, 'C'), evidenceAdded('E4'), { type: 'parked', what: 'evidence', id: 'E4' })
    expect(differencesOf(parked, after)).toEqual([
      { type: 'restored', what: 'evidence', id: 'E1' },
      evidenceAdded('E4'),
      rated('E1', 'H1', null, 'C'),
      { type: 'parked', what: 'evidence', id: 'E4' },
    ])
  })

  it('returns a cleared rating', () => {
    expect(differencesOf(documentAfter(rated('E1', 'H1', null, 'C')), base)).toEqual([rated('E1', 'H1', 'C', null)])
  })

  it('ignores what is missing from the later document', () => {
    const fewer = { ...base, evidence: base.evidence.slice(1), hypotheses: [], sources: [], clusters: [], raters: [] }
    expect(differencesOf(base, fewer)).toEqual([])
  })

  it('ignores new raters and a marking', () => {
    const [me] = base.raters
    const other = { ...me, id: 'R9', ratings: { E1: { H1: 'C' } } } as Document['raters'][number]
    expect(differencesOf(base, { ...base, marking: 'TLP:RED', raters: [...base.raters, other] })).toEqual([])
  })

  it('handles ids that are names of Object properties', () => {
    const [me] = base.raters
    const odd = { ...base, raters: [{ ...me, ratings: { valueOf: { toLocaleString: 'C' } } }] } as unknown as Document
    expect(differencesOf(base, odd)).toEqual([rated('valueOf', 'toLocaleString', null, 'C')])
  })
})
