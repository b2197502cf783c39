// The sentences of the history: one change, several changes, undo, and what a viewer may not see.

import { describe, expect, it } from 'vitest'
import { applyChanges } from '../../log/apply-change.ts'
import type { Change } from '../../log/change.ts'
import { invertChange } from '../../log/invert-change.ts'
import { evidenceAdded, hypothesisAdded, rated, sample, sampleChanges } from '../../model/sample.test-support.ts'
import { viewFor } from '../../view/view.ts'
import { describeBatch, describeUndone } from './batch-words.ts'
import { describeChange } from './history-words.ts'

const names = new Map([
  ['me', 'Analyst'],
  ['other', 'Daniyar'],
])
const view = viewFor(sample(), { rater: 'me', names })
const words = (change: Change) => describeChange(change, view)

describe('a change in the history', () => {
  it.each<[Change, string]>([
    [rated('E1', 'H1', null, 'I'), 'rated E1 as I for Coup'],
    [rated('E1', 'H1', 'C', 'II'), 'rated E1 as II for Coup (was C)'],
    [rated('E1', 'H2', 'NA', null), 'cleared E1 for Jihadi (was NA)'],
    [rated('E1', 'H2', null, 'N', 'other'), 'rated E1 as N for Jihadi on behalf of Daniyar'],
    [{ type: 'noted', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: null, after: 'why' }, 'added a note on E1 for Coup: “why”'],
    [{ type: 'noted', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: 'why', after: null }, 'removed the note on E1 for Coup'],
    [{ type: 'reasoned', rater: 'me', evidence: 'E1', before: null, after: 'so' }, 'added a reason for E1: “so”'],
    [{ type: 'reasoned', rater: 'me', evidence: 'E1', before: 'so', after: 'yes' }, 'changed the reason for E1 to “yes”'],
    [{ type: 'reasoned', rater: 'me', evidence: 'E1', before: 'so', after: null }, 'removed the reason for E1'],
    [evidenceAdded('E4', 'A text'), 'added item of evidence E4: “A text”'],
    [{ type: 'parked', what: 'hypothesis', id: 'H1' }, 'parked hypothesis H1 (Coup)'],
    [{ type: 'restored', what: 'source', id: 'S1' }, 'restored source S1 (Open record)'],
    [{ type: 'ordered', what: 'evidence', before: ['E1', 'E2', 'E3'], after: ['E2', 'E3', 'E1'] }, 'moved E1 down to position 3'],
    [{ type: 'ordered', what: 'evidence', before: ['E1', 'E2', 'E3', 'E4'], after: ['E1', 'E4', 'E2', 'E3'] }, 'moved E4 up to position 2'],
    [{ type: 'ordered', what: 'evidence', before: ['E1', 'E2', 'E3'], after: ['E1', 'E3', 'E2'] }, 'swapped E2 and E3'],
    [
      { type: 'ordered', what: 'evidence', before: ['E1', 'E2', 'E3', 'E4'], after: ['E4', 'E3', 'E2', 'E1'] },
      'reordered the items of evidence',
    ],
    [{ type: 'settings', before: { method: 'count' }, after: { method: 'weighted' } }, 'changed the method from unweighted to weighted'],
    [
      { type: 'changed', what: 'assumption', id: 'A1', before: { state: 'unsupported' }, after: { state: 'caveats' } },
      'changed the support of A1 from unsupported to “supported with caveats”',
    ],
    [
      { type: 'changed', what: 'milestone', id: 'M1', before: { by: null, seen: null }, after: { by: '2022-12', seen: 'no' } },
      'set the date of M1 to Dec 2022; set the outcome of M1 to “did not happen”',
    ],
    [
      { type: 'changed', what: 'expectation', id: 'X1', before: { seen: 'yes' }, after: { seen: null } },
      'removed the outcome of X1 (was seen)',
    ],
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
    [{ type: 'shown', rater: 'ref', before: false, after: true }, 'revealed the reading of ref'],
    [{ type: 'shown', rater: 'ref', before: true, after: false }, 'hid the reading of ref'],
    [{ type: 'joined', rater: 'other', kind: 'person', name: null, note: null, shown: true }, 'added Daniyar as a rater'],
    [{ type: 'joined', rater: 'me', kind: 'person', name: null, note: null, shown: true }, 'joined as a rater'],
  ])('%#: %o reads %j', (change, sentence) => {
    expect(words(change)).toBe(sentence)
  })

  it.each<[Change, string]>([
    [{ type: 'present', rater: 'other', before: true, after: false }, 'removed the ratings of Daniyar'],
    [{ type: 'grouped', rater: 'other', before: null, after: 2 }, 'put Daniyar in group 2'],
    [{ type: 'weighed', rater: 'me', evidence: 'E1', before: null, after: 'high' }, 'judged the credibility of E1 as high'],
    [{ type: 'unsure', rater: 'me', evidence: 'E1', before: false, after: true }, 'answered “cannot say” on the credibility of E1'],
    [
      { type: 'recorded', rater: 'other', evidence: 'E1', hypothesis: 'H1', before: 'C', after: 'II' },
      'entered E1 as II for Coup on behalf of Daniyar in the first round (was C)',
    ],
    [{ type: 'approved', rater: 'other', evidence: 'E1', before: null, after: true }, 'showed the reason that Daniyar gave for E1'],
    [{ type: 'switched', before: { spot: null }, after: { spot: 'E1 H2' } }, 'showed E1 for Jihadi on the wall'],
    [{ type: 'switched', before: { locked: false }, after: { locked: true } }, 'locked the room'],
  ])('%#: %o in an exercise reads %j', (change, sentence) => {
    expect(words(change)).toBe(sentence)
  })

  it('is summarised with the others of one action, which are listed as details', () => {
    expect(describeBatch([evidenceAdded('E4'), evidenceAdded('E5')], view)).toMatchObject({
      title: 'added 2 items of evidence',
      details: { length: 2 },
    })
    expect(describeBatch([rated('E1', 'H1', null, 'C'), rated('E2', 'H1', null, 'C')], view)?.title).toBe('rated 2 cells')
    expect(describeBatch(sampleChanges, view)?.title).toBe(
      'created the workbook “A title” with 2 hypotheses, 3 items of evidence, 1 source and 1 cluster',
    )
  })

  it('creates a workbook with reference ratings, which are not counted as ratings of its author', () => {
    const reference: Change = { type: 'joined', rater: 'ref', kind: 'reference', name: 'The reading', note: null, shown: true }
    const [created, ...others] = sampleChanges.filter((change) => change.type !== 'joined' || change.kind !== 'reference')
    const changes = [
      ...(created ? [created] : []),
      reference,
      ...others,
      rated('E1', 'H1', null, 'II', 'ref'),
      rated('E1', 'H1', null, 'C'),
    ]
    const revealed = viewFor(applyChanges(sample(), [{ type: 'shown', rater: 'ref', before: false, after: true }]), { rater: 'me', names })
    expect(describeBatch(changes, revealed)?.title).toMatch(/1 cluster, 1 rating and 1 reference rating$/)
  })

  it('counts the other changes of a mixed action', () => {
    const noted: Change = { type: 'noted', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: null, after: 'why' }
    const mixed = [rated('E1', 'H1', null, 'C'), noted]
    expect(describeBatch(mixed, view)?.title).toBe('rated E1 as C for Coup and made one other change')
    expect(describeBatch([...mixed, rated('E2', 'H1', null, 'C')], view)?.title).toBe('rated E1 as C for Coup and made 2 other changes')
    const undone = mixed.toReversed().map(invertChange)
    expect(describeUndone(undone, view)?.title).toBe('undid rating E1 as C for Coup and making one other change')
  })

  it('of an undo is described as what it undid; a split and a merge have their own sentences', () => {
    const parked = (id: string): Change => ({ type: 'parked', what: 'hypothesis', id })
    const ordered: Change = { type: 'ordered', what: 'hypothesis', before: ['H1', 'H2', 'H3', 'H4'], after: ['H3', 'H4', 'H1', 'H2'] }
    const split = [parked('H1'), hypothesisAdded('H3', 'Palace'), hypothesisAdded('H4', 'Army'), rated('E1', 'H3', null, 'C'), ordered]
    expect(describeBatch(split, view)?.title).toBe('split Coup into Palace and Army')
    const merged = [parked('H1'), parked('H2'), hypothesisAdded('H3', 'Coup or Jihadi'), rated('E1', 'H3', null, 'C')]
    expect(describeBatch(merged, view)?.title).toBe('merged Coup and Jihadi into “Coup or Jihadi”')
    expect(describeBatch([hypothesisAdded('H3', 'A'), hypothesisAdded('H4', 'B')], view)?.title).toBe('added 2 hypotheses')
    const after = viewFor(applyChanges(sample(), split), { rater: 'me', names })
    const undo = split.toReversed().map(invertChange)
    expect(describeUndone(undo, after)?.title).toBe('undid splitting Coup into Palace and Army')
    const [first, second] = [evidenceAdded('E4'), evidenceAdded('E5')]
    const withItems = viewFor(applyChanges(sample(), [first, second]), { rater: 'me', names })
    const undone = [invertChange(second), invertChange(first)]
    expect(describeUndone(undone, withItems)?.title).toBe('undid adding 2 items of evidence')
    const withoutItems = viewFor(applyChanges(sample(), [first, second, ...undone]), { rater: 'me', names })
    expect(describeUndone([invertChange(first)], withoutItems)?.title).toMatch(/^undid adding item of evidence E4: “.+”$/)
    expect(describeBatch(undone.toReversed().map(invertChange), withoutItems)?.title).toBe('added 2 items of evidence')
    expect(describeUndone([rated('E1', 'H1', 'C', null), rated('E2', 'H1', 'C', null)], view)?.title).toBe('undid rating 2 cells')
  })

  it('counts the answers and the probabilities of one action', () => {
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
    expect(describeBatch([estimated('H1'), estimated('H2')], view)?.title).toBe('set 2 probabilities')
  })

  it('of reference ratings is hidden until these are revealed', () => {
    const hidden = rated('E1', 'H1', null, 'II', 'ref')
    expect(describeBatch([hidden], view)).toBeNull()
    expect(JSON.stringify(describeBatch([...sampleChanges, hidden], view))).not.toContain('rating')
    const revealed = viewFor(applyChanges(sample(), [{ type: 'shown', rater: 'ref', before: false, after: true }]), { rater: 'me', names })
    expect(describeBatch([hidden], revealed)?.title).toBe('rated E1 as II for Coup in the reading of ref')
  })
})

describe('the view of a viewer', () => {
  it('has only the name of a reference rater that was not revealed', () => {
    expect(view.raters.has('ref')).toBe(false)
    expect(view.withheld).toEqual([{ id: 'ref', name: 'The reading of ref' }])
  })

  it('names people, and uses the id of a person whose name is unknown', () => {
    expect(view.raters.get('other')?.name).toBe('Daniyar')
    expect(viewFor(sample(), { rater: 'me', names: new Map() }).me?.name).toBe('me')
  })
})
