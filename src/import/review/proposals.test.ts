// Proposals for a workbook that may have changed since the export.
import { describe, expect, it } from 'vitest'
import { applyChanges } from '../../ach/log/apply-change.ts'
import type { Change } from '../../ach/log/change.ts'
import { notInWorkbook } from '../../ach/model/refused.ts'
import { evidenceAdded, hypothesisAdded, joined, rated, sample } from '../../ach/model/sample.test-support.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { checkBatch } from '../../live/check-batch.ts'
import { parkedHere, pickChanges, proposalsFor } from './proposals.ts'

const mine = (rater: string) => rater
const of = (workbook: Workbook, ...changes: Change[]) => proposalsFor(workbook, changes, mine)
const changesIn = (workbook: Workbook, ...changes: Change[]) => of(workbook, ...changes).proposals.map(({ change }) => change)
const all = ({ proposals }: ReturnType<typeof of>) => pickChanges(proposals, new Set(proposals.map(({ key }) => key)))
const parked = (what: 'evidence' | 'hypothesis', id: string): Change => ({ type: 'parked', what, id })
const restored = (id: string): Change => ({ type: 'restored', what: 'evidence', id })
const text = (id: string, before: string, after: string): Change => ({
  ...{ type: 'changed', what: 'evidence', id, before: { statement: before }, after: { statement: after } },
})
const source = (id: string, name: string): Change => ({
  ...{ type: 'added', what: 'source', id, fields: { name, kind: null, reliability: null, note: null } },
})
const named = (id: string, before: string | null, after: string): Change => ({
  ...{ type: 'changed', what: 'evidence', id, before: { source: before }, after: { source: after } },
})

describe('proposals for an unchanged workbook', () => {
  it('contain every change as the file has it', () => {
    const expected = [evidenceAdded('E4'), text('E1', 'What E1 says', 'Other'), rated('E4', 'H1', null, 'C'), parked('evidence', 'E2')]
    const { proposals, blocked, already } = of(sample(), ...expected)
    expect(proposals.map(({ change }) => change)).toEqual(expected)
    expect(proposals.map(({ changedSince }) => changedSince)).toEqual([false, false, false, false])
    expect([blocked, already]).toEqual([[], 0])
  })
})

describe('proposals for a workbook that changed since the export', () => {
  it('flag changed values and start from the current ones', () => {
    const moved = sample(rated('E1', 'H1', null, 'II'), text('E2', 'What E2 says', 'Mine'))
    const { proposals } = of(moved, rated('E1', 'H1', null, 'C'), text('E2', 'What E2 says', 'Theirs'))
    expect(proposals.map(({ changedSince }) => changedSince)).toEqual([true, true])
    expect(proposals.map(({ change }) => change)).toEqual([rated('E1', 'H1', 'II', 'C'), text('E2', 'Mine', 'Theirs')])
    expect(checkBatch(moved, all(of(moved, rated('E1', 'H1', null, 'C'))), { rater: 'me' })).toEqual(
      applyChanges(moved, [rated('E1', 'H1', 'II', 'C')]),
    )
  })
  it('omit what the workbook already has', () => {
    const moved = sample(rated('E1', 'H1', null, 'C'), parked('evidence', 'E2'), evidenceAdded('E4'))
    const method: Change = { type: 'settings', before: { method: 'weighted' }, after: { method: 'count' } }
    const { proposals, blocked, already } = of(
      moved,
      ...[rated('E1', 'H1', null, 'C'), parked('evidence', 'E2'), evidenceAdded('E4'), restored('E3'), method],
    )
    expect([proposals, blocked, already]).toEqual([[], [], 5])
  })
  it('explain why parked or missing items cannot be rated', () => {
    const moved = sample(parked('evidence', 'E1'), parked('hypothesis', 'H2'))
    const { proposals, blocked } = of(
      moved,
      ...[rated('E1', 'H1', null, 'C'), rated('E2', 'H2', null, 'C'), rated('E9', 'H1', null, 'C'), text('E9', 'a', 'b')],
      ...[parked('evidence', 'E9'), named('E2', null, 'S9'), rated('E2', 'H1', null, 'N')],
    )
    expect(blocked.map(({ why }) => why)).toEqual([
      parkedHere('E1'),
      parkedHere('H2'),
      notInWorkbook('item of evidence', 'E9'),
      notInWorkbook('item of evidence', 'E9'),
      notInWorkbook('item of evidence', 'E9'),
      notInWorkbook('source', 'S9'),
    ])
    expect(proposals.map(({ change }) => change)).toEqual([rated('E2', 'H1', null, 'N')])
  })
})

describe('an id that belongs to another item here', () => {
  const moved = sample(evidenceAdded('E4', 'Ours'))
  it('is replaced, and references follow', () => {
    expect(changesIn(moved, evidenceAdded('E4', 'Theirs'), rated('E4', 'H1', null, 'C'), parked('evidence', 'E4'))).toEqual([
      evidenceAdded('E5', 'Theirs'),
      rated('E5', 'H1', null, 'C'),
      parked('evidence', 'E5'),
    ])
  })
  it('never leads to two items with one id', () => {
    const { proposals } = of(moved, evidenceAdded('E4', 'Theirs'), evidenceAdded('E5', 'Theirs too'), rated('E5', 'H1', null, 'I'))
    expect(proposals.map(({ change }) => change)).toEqual([
      evidenceAdded('E6', 'Theirs'),
      evidenceAdded('E5', 'Theirs too'),
      rated('E5', 'H1', null, 'I'),
    ])
    expect(() => checkBatch(moved, all(of(moved, evidenceAdded('E4', 'a'), evidenceAdded('E5', 'b'))), { rater: 'me' })).not.toThrow()
  })
  it('is replaced as often as necessary', () => {
    const two = sample(evidenceAdded('E4', 'Ours'), evidenceAdded('E5', 'Ours too'))
    expect(changesIn(two, evidenceAdded('E4', 'Theirs'), evidenceAdded('E5', 'Theirs too'), rated('E5', 'H1', null, 'I'))).toEqual([
      evidenceAdded('E6', 'Theirs'),
      evidenceAdded('E7', 'Theirs too'),
      rated('E7', 'H1', null, 'I'),
    ])
  })
  it('is the same item if only the letter case differs', () => {
    expect(of(moved, evidenceAdded('e4', 'Ours'), rated('e4', 'H1', null, 'C'))).toMatchObject({
      already: 1,
      proposals: [{ change: rated('E4', 'H1', null, 'C') }],
    })
  })
  it('is followed by references to a source', () => {
    const workbook = sample(source('S2', 'Ours'))
    expect(changesIn(workbook, source('S2', 'Theirs'), named('E1', null, 'S2'))).toEqual([source('S3', 'Theirs'), named('E1', null, 'S3')])
  })
})

describe('the picked changes', () => {
  it('omit what depends on an item that was not picked', () => {
    const { proposals } = of(
      sample(parked('evidence', 'E3')),
      ...[source('S2', 'New'), named('E1', null, 'S2'), evidenceAdded('E4'), restored('E3')],
      ...[rated('E4', 'H1', null, 'C'), rated('E3', 'H1', null, 'C'), rated('E1', 'H1', null, 'N'), parked('evidence', 'E4')],
    )
    const keys = new Set(proposals.filter(({ change }) => !['added', 'restored'].includes(change.type)).map(({ key }) => key))
    expect(pickChanges(proposals, keys)).toEqual([rated('E1', 'H1', null, 'N')])
  })
  it('can add an item without parking it, although the file parks it', () => {
    const { proposals } = of(sample(), evidenceAdded('E4'), parked('evidence', 'E4'))
    expect(new Set(proposals.map(({ key }) => key)).size).toBe(2)
    expect(pickChanges(proposals, new Set([proposals[0]?.key ?? '']))).toEqual([evidenceAdded('E4')])
  })
  it('stay in an order that can be applied, with a new rater’s ratings before any parking', () => {
    const { proposals } = of(sample(), evidenceAdded('E4'), rated('E1', 'H1', null, 'C'), parked('evidence', 'E1'))
    const sheet: Change[] = [
      { ...joined('R3'), enteredBy: 'me' } as Change,
      rated('E1', 'H1', null, 'I', 'R3'),
      rated('E4', 'H2', null, 'II', 'R3'),
    ]
    const every = pickChanges(proposals, new Set(proposals.map(({ key }) => key)), sheet)
    const after = checkBatch(sample(), every, { rater: 'me' })
    expect(after.raters.get('R3')?.ratings.get('E4')?.get('H2')).toBe('II')
    expect(after.evidence.get('E1')?.parked).toBe(true)
    expect(pickChanges(proposals, new Set(), sheet)).toEqual(sheet.slice(0, 2))
  })
})

it('proposals assign a file’s ratings to the chosen rater', () => {
  const to = (rater: string) => (rater === 'R1' ? 'me' : 'other')
  const expected = [rated('E1', 'H1', null, 'C', 'R1'), rated('E1', 'H1', null, 'I', 'R2')]
  const { proposals } = proposalsFor(sample(), expected, to)
  expect(proposals.map(({ change }) => change)).toEqual([rated('E1', 'H1', null, 'C'), rated('E1', 'H1', null, 'I', 'other')])
  expect(new Set(proposals.map(({ key }) => key)).size).toBe(2)
})

it('proposals reject a change type that no file can contain', () => {
  expect(() => of(sample(), joined('R9'))).toThrow('A file cannot propose')
})

it('proposals add hypotheses before rating them', () => {
  const expected = [hypothesisAdded('H9'), rated('E1', 'H9', null, 'C')]
  expect(checkBatch(sample(), all(of(sample(), ...expected)), { rater: 'me' })).toEqual(sample(...expected))
})
