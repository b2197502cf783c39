import { describe, expect, it } from 'vitest'
import { applyChanges } from '../log/apply-change.ts'
import type { Change } from '../log/change.ts'
import { invertChange } from '../log/invert-change.ts'
import { evidenceAdded, hypothesisAdded, rated, sample, sampleChanges } from '../model/sample.test-support.ts'
import { viewFor } from '../view/view.ts'
import { describeBatch, describeChange, describeUndone } from './history-words.ts'

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
    [rated('E1', 'H2', 'NA', null), 'cleared E1 against Jihadi (was not applicable)'],
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

  it('tells of a split and of a merge as such, and of what an undo took back', () => {
    const parked = (id: string): Change => ({ type: 'parked', what: 'hypothesis', id })
    const ordered: Change = { type: 'ordered', what: 'hypothesis', before: ['H1', 'H2', 'H3', 'H4'], after: ['H3', 'H4', 'H1', 'H2'] }
    const split = [parked('H1'), hypothesisAdded('H3', 'Palace'), hypothesisAdded('H4', 'Army'), rated('E1', 'H3', null, 'C'), ordered]
    expect(describeBatch(split, view)?.title).toBe('split Coup into Palace and Army')
    const merged = [parked('H1'), parked('H2'), hypothesisAdded('H3', 'Coup or Jihadi'), rated('E1', 'H3', null, 'C')]
    expect(describeBatch(merged, view)?.title).toBe('merged Coup and Jihadi into Coup or Jihadi')
    expect(describeBatch([hypothesisAdded('H3', 'A'), hypothesisAdded('H4', 'B')], view)?.title).toBe('added 2 hypotheses')
    const after = viewFor(applyChanges(sample(), split), { rater: 'me', names })
    const undo = split.toReversed().map(invertChange)
    expect(describeUndone(undo, after)?.title).toBe('took back: split Coup into Palace and Army')
    expect(describeUndone([rated('E1', 'H1', 'C', null), rated('E2', 'H1', 'C', null)], view)?.title).toBe('took back: rated 2 cells')
  })

  it('counts answers and probabilities given at once', () => {
    const answered = (key: string): Change => ({ type: 'answered', about: 'pair', key, before: null, after: { both: 'no', note: null } })
    expect(describeBatch([answered('H1 H2'), answered('H1 H3')], view)?.title).toBe('answered 2 questions')
    const estimated = (hypothesis: string): Change => ({
      type: 'estimated',
      rater: 'me',
      when: 'now',
      hypothesis,
      before: null,
      after: 0.5,
    })
    expect(describeBatch([estimated('H1'), estimated('H2')], view)?.title).toBe('gave 2 probabilities')
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
