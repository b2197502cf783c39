import { describe, expect, it } from 'vitest'
import { applyChanges } from './apply.ts'
import type { Change } from './change.ts'
import { describeBatch, describeChange } from './describe.ts'
import { evidenceAdded, rated, sample, sampleChanges } from './sample.test-support.ts'
import { viewFor } from './view.ts'

const names = new Map([
  ['me', 'Analyst'],
  ['other', 'Daniyar'],
])
const view = viewFor(sample(), { rater: 'me', names })
const words = (change: Change) => describeChange(change, view)

describe('the history in plain sentences', () => {
  it.each<[Change, string]>([
    [rated('E1', 'H1', null, 'I'), 'rated E1 against Coup: inconsistent'],
    [rated('E1', 'H1', 'C', 'II'), 'rated E1 against Coup: consistent to very inconsistent'],
    [rated('E1', 'H2', 'NA', null), 'cleared E1 against Jihadi (was does not apply)'],
    [rated('E1', 'H2', null, 'N', 'other'), 'rated E1 against Jihadi for Daniyar: neutral'],
    [{ type: 'noted', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: null, after: 'why' }, 'noted on E1 against Coup: “why”'],
    [{ type: 'noted', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: 'why', after: null }, 'removed the note on E1 against Coup'],
    [{ type: 'reasoned', rater: 'me', evidence: 'E1', before: null, after: 'so' }, 'gave a reason for E1: “so”'],
    [{ type: 'reasoned', rater: 'me', evidence: 'E1', before: 'so', after: null }, 'removed the reason for E1'],
    [evidenceAdded('E4', 'A text'), 'added item of evidence E4: “A text”'],
    [{ type: 'parked', what: 'hypothesis', id: 'H1' }, 'parked hypothesis H1 (Coup)'],
    [{ type: 'restored', what: 'source', id: 'S1' }, 'restored source S1 (Open record)'],
    [{ type: 'ordered', what: 'evidence', before: ['E1', 'E2', 'E3'], after: ['E2', 'E3', 'E1'] }, 'moved E1 down to place 3'],
    [{ type: 'ordered', what: 'evidence', before: ['E1', 'E2', 'E3', 'E4'], after: ['E1', 'E4', 'E2', 'E3'] }, 'moved E4 up to place 2'],
    [{ type: 'ordered', what: 'evidence', before: ['E1', 'E2', 'E3'], after: ['E1', 'E3', 'E2'] }, 'swapped E2 and E3'],
    [
      { type: 'ordered', what: 'evidence', before: ['E1', 'E2', 'E3', 'E4'], after: ['E4', 'E3', 'E2', 'E1'] },
      'reordered the items of evidence',
    ],
    [{ type: 'settings', before: { method: 'count' }, after: { method: 'weighted' } }, 'changed the method from count to weighted'],
    [{ type: 'settings', before: { background: null }, after: { background: 'b' } }, 'set the background to “b”'],
    [
      {
        type: 'changed',
        what: 'evidence',
        id: 'E1',
        before: { source: null, credibility: 'high' },
        after: { source: 'S1', credibility: null },
      },
      'set the source of E1 to Open record; removed the credibility of E1 (was high)',
    ],
    [{ type: 'shown', rater: 'ref', before: false, after: true }, 'asked to see The reading of ref'],
    [{ type: 'joined', rater: 'other', kind: 'person', name: null, note: null, shown: true }, 'let Daniyar join as a rater'],
  ])('%#: says %o', (change, sentence) => {
    expect(words(change)).toBe(sentence)
  })

  it('tells an action of many changes in one sentence with its details', () => {
    expect(describeBatch([evidenceAdded('E4'), evidenceAdded('E5')], view)).toMatchObject({
      title: 'added 2 items of evidence',
      details: { length: 2 },
    })
    expect(describeBatch([rated('E1', 'H1', null, 'C'), rated('E2', 'H1', null, 'C')], view)?.title).toBe('rated 2 cells')
    expect(describeBatch(sampleChanges, view)?.title).toBe(
      'made the workbook “A title” with 2 hypotheses, 3 items of evidence, 1 source and 1 cluster',
    )
  })

  it('tells nothing of a reference reading that was not asked for', () => {
    const hidden = rated('E1', 'H1', null, 'II', 'ref')
    expect(describeBatch([hidden], view)).toBeNull()
    expect(JSON.stringify(describeBatch([...sampleChanges, hidden], view))).not.toContain('rating')
    const asked = viewFor(applyChanges(sample(), [{ type: 'shown', rater: 'ref', before: false, after: true }]), { rater: 'me', names })
    expect(describeBatch([hidden], asked)?.title).toBe('rated E1 against Coup for The reading of ref: very inconsistent')
  })
})

describe('what a viewer sees', () => {
  it('has no trace of a reference rater that was not asked for, but its name', () => {
    expect(view.raters.has('ref')).toBe(false)
    expect(view.withheld).toEqual([{ id: 'ref', name: 'The reading of ref' }])
  })

  it('calls people by their names, and by their id where none is known', () => {
    expect(view.raters.get('other')?.name).toBe('Daniyar')
    expect(viewFor(sample(), { rater: 'me', names: new Map() }).me?.name).toBe('me')
  })
})
