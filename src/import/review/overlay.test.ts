// Merging a file of unknown origin into the workbook.
import { describe, expect, it } from 'vitest'
import { type Document, documentOf } from '../../ach/document/document.ts'
import { differencesOf } from '../../ach/document/document-differences.ts'
import type { Change } from '../../ach/log/change.ts'
import { evidenceAdded, noEvidenceFields, rated, sample } from '../../ach/model/sample.test-support.ts'
import { viewFor } from '../../ach/view/view.ts'
import { overlay } from './overlay.ts'

const now = documentOf(viewFor(sample(rated('E1', 'H1', null, 'C')), { rater: 'me', names: new Map(), unveiled: true }))
const blank = { ...noEvidenceFields, parked: false }
const item = (id: string, statement: string, more: Partial<Document['evidence'][number]> = {}) => ({ id, statement, ...blank, ...more })
type Rater = Document['raters'][number]
const [someone] = now.raters as [Rater, ...Rater[]]
const file = (evidence: Document['evidence'], ratings: Rater['ratings'] = {}, more: Partial<Document> = {}): Document => ({
  ...now,
  ...{ hypotheses: [], sources: [], clusters: [], evidence },
  raters: [{ ...someone, id: 'R1', ratings, rationales: {}, notes: {} }],
  ...more,
})
const changes = (imported: Document, own = false): Change[] => {
  const { base, document } = overlay(now, imported, { rater: 'me', from: 'R1', byId: own ? 'everything' : 'nothing' })
  return differencesOf(base, document)
}

describe('the overlay of a file of this workbook', () => {
  it('changes filled-in fields and ignores blank ones', () => {
    const imported = file([item('e1', 'Other', { credibility: 'high' }), item('E2', 'What E2 says', { parked: true })])
    expect(changes(imported, true)).toEqual([
      { type: 'changed', what: 'evidence', id: 'E1', before: { statement: 'What E1 says' }, after: { statement: 'Other' } },
      { type: 'changed', what: 'evidence', id: 'E1', before: { credibility: null }, after: { credibility: 'high' } },
      { type: 'parked', what: 'evidence', id: 'E2' },
    ])
    expect(changes(file([item('E1', '')]), true)).toEqual([])
  })
  it('does not take a hypothesis’s label for its statement', () => {
    const hypotheses = [
      { id: 'H1', label: 'Putsch', statement: 'Putsch', notes: null, parked: false },
      { id: 'H7', label: 'Weather', statement: 'Weather', notes: null, parked: false },
    ]
    expect(changes(file([], {}, { hypotheses }), true)).toEqual([
      { type: 'changed', what: 'hypothesis', id: 'H1', before: { label: 'Coup' }, after: { label: 'Putsch' } },
      { type: 'added', what: 'hypothesis', id: 'H7', fields: { label: 'Weather', statement: 'Weather', notes: null } },
    ])
  })
  it('adds to the importing person’s ratings and clears none', () => {
    expect(changes(file([item('E1', 'What E1 says')], { E1: { H2: 'II' } }), true)).toEqual([rated('E1', 'H2', null, 'II')])
    expect(changes(file([item('E1', 'What E1 says')], { E1: { H1: 'II' } }), true)).toEqual([rated('E1', 'H1', 'C', 'II')])
  })
})

describe('the overlay of an unrelated file', () => {
  it('matches items by text, whatever their ids', () => {
    expect(changes(file([item('E7', 'what  E2 SAYS', { notes: 'new' })], { E7: { H1: 'N' } }))).toEqual([
      { type: 'changed', what: 'evidence', id: 'E2', before: { statement: 'What E2 says' }, after: { statement: 'what  E2 SAYS' } },
      { type: 'changed', what: 'evidence', id: 'E2', before: { notes: null }, after: { notes: 'new' } },
      rated('E2', 'H1', null, 'N'),
    ])
  })
  it('adds an item with a taken id under a new id, which its ratings follow', () => {
    const imported = file([item('e1', 'Something else'), item('E4', 'One more')], { e1: { H1: 'II' } })
    expect(changes(imported)).toEqual([
      evidenceAdded('E5', 'Something else'),
      evidenceAdded('E4', 'One more'),
      rated('E5', 'H1', null, 'II'),
    ])
  })
  it('imports its sources and clusters under their new ids', () => {
    const sources = [
      { id: 'S1', name: 'Another', kind: null, reliability: null, url: null, note: null, deception: null, parked: false },
      { id: 'S5', name: 'open RECORD', kind: null, reliability: null, url: null, note: null, deception: null, parked: false },
    ]
    const imported = file([item('E4', 'One more', { source: 'S1' }), item('E5', 'And more', { source: 'S5' })], {}, { sources })
    expect(changes(imported).filter(({ type }) => type === 'added')).toMatchObject([
      { what: 'source', id: 'S6', fields: { name: 'Another' } },
      { what: 'evidence', id: 'E4', fields: { source: 'S6' } },
      { what: 'evidence', id: 'E5', fields: { source: 'S1' } },
    ])
  })
})

it('the overlay adds a rater for a person who is not in the workbook yet', () => {
  const { base, document } = overlay(now, file([], { E1: { H1: 'I' } }), { rater: 'R9', from: 'R1', byId: 'everything' })
  expect(base.raters.map(({ id, ratings }) => [id, ratings])).toEqual([['R9', {}]])
  expect(differencesOf(base, document)).toEqual([rated('E1', 'H1', null, 'I', 'R9')])
})

it('the overlay matches rows and columns of a table by id and sources by name', () => {
  const [open] = now.sources
  const sources = [
    { ...open, id: 'S1', name: 'Somebody new' },
    { ...open, id: 'S2' },
  ] as Document['sources']
  const table = file([item('E1', 'Another wording', { source: 'S2' })], {}, { sources })
  const { base, document } = overlay(now, table, { rater: 'me', from: 'R1', byId: 'rows and columns' })
  expect(differencesOf(base, document)).toMatchObject([
    { type: 'added', what: 'source', id: 'S3', fields: { name: 'Somebody new' } },
    { type: 'changed', id: 'E1', after: { statement: 'Another wording' } },
    { type: 'changed', id: 'E1', after: { source: 'S1' } },
  ])
})
