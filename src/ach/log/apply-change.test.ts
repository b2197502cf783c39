import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf, writeDocument } from '../document/document.ts'
import { drawChange, draws, evidenceAdded, rated, sample } from '../model/sample.test-support.ts'
import { NO_WORKBOOK, type Workbook } from '../model/workbook.ts'
import { viewFor } from '../view/view.ts'
import { applyChange, applyChanges } from './apply-change.ts'
import { checkChange } from './check-change.ts'
import { invertChange } from './invert-change.ts'
import { snapshotParts, workbookFromParts } from './snapshot.ts'
import { usedIds } from './workbook-lists.ts'

const text = (workbook: Workbook) => writeDocument(documentOf(viewFor(workbook, { rater: null, names: new Map(), unveiled: true })))

describe('applying changes', () => {
  it('each change increments seq and stamps the item with it', () => {
    const workbook = sample(rated('E1', 'H1', null, 'C'))
    expect(workbook.seq).toBe(12)
    const next = applyChange(workbook, { type: 'changed', what: 'evidence', id: 'E2', before: { notes: null }, after: { notes: 'n' } })
    expect([next.seq, next.evidence.get('E2')?.version, next.evidence.get('E1')?.version]).toEqual([13, 13, 6])
  })

  it('applying a change does not modify the workbook it was given', () => {
    fc.assert(
      fc.property(draws(15), (all) => {
        let workbook = sample()
        for (const draw of all) {
          const change = drawChange(workbook, draw)
          if (!change) continue
          const before = text(workbook)
          const next = applyChange(workbook, change)
          expect(text(workbook)).toBe(before)
          workbook = next
        }
      }),
      { numRuns: 40 },
    )
  })

  it('changes applied one by one or all at once give the same workbook', () => {
    fc.assert(
      fc.property(draws(), (all) => {
        let workbook = sample()
        const changes = []
        for (const draw of all) {
          const change = drawChange(workbook, draw)
          if (!change) continue
          changes.push(change)
          workbook = applyChange(workbook, change)
        }
        expect(applyChanges(sample(), changes)).toEqual(workbook)
      }),
    )
  })

  it('a cleared cell is blank and leaves no trace', () => {
    expect(sample(rated('E1', 'H1', null, 'C'), rated('E1', 'H1', 'C', null)).raters.get('me')?.ratings.size).toBe(0)
  })

  it('items missing from an order are kept behind it', () => {
    const workbook = applyChange(sample(evidenceAdded('E4')), {
      type: 'ordered',
      what: 'evidence',
      before: ['E1', 'E2', 'E3'],
      after: ['E3', 'E1', 'E2'],
    })
    expect([...workbook.evidence.keys()]).toEqual(['E3', 'E1', 'E2', 'E4'])
  })

  it('parking and restoring an item does not touch ratings', () => {
    const parked = sample(rated('E1', 'H1', null, 'II'), { type: 'parked', what: 'evidence', id: 'E1' })
    expect(parked.evidence.get('E1')?.parked).toBe(true)
    const restored = applyChange(parked, { type: 'restored', what: 'evidence', id: 'E1' })
    expect([restored.evidence.get('E1')?.parked, restored.raters.get('me')?.ratings.get('E1')?.get('H1')]).toEqual([false, 'II'])
  })
})

describe('inverting changes', () => {
  it('inverting changes restores every value, but the id of an added item stays used', () => {
    fc.assert(
      fc.property(draws(), (all) => {
        let workbook = sample()
        for (const draw of all) {
          const change = drawChange(workbook, draw)
          if (!change) continue
          checkChange(workbook, change, { rater: 'me' })
          const after = applyChange(workbook, change)
          const inverse = invertChange(change)
          checkChange(after, inverse, { rater: 'me' })
          const restored = applyChange(after, inverse)
          expect(text(restored)).toBe(text(workbook))
          if (change.type === 'added') expect(usedIds(restored, change.what)).toContain(change.id)
          workbook = after
        }
      }),
    )
  })

  it('the creation of a workbook and the joining of a rater have no inverse', () => {
    expect(() => invertChange({ type: 'joined', rater: 'x', kind: 'person', name: null, note: null, shown: true })).toThrow(
      'cannot be undone',
    )
  })
})

describe('snapshots of a workbook', () => {
  it('a snapshot gives back the same workbook', () => {
    fc.assert(
      fc.property(draws(), (all) => {
        let workbook = sample()
        for (const draw of all) {
          const change = drawChange(workbook, draw)
          if (change) workbook = applyChange(workbook, change)
        }
        expect(workbookFromParts(snapshotParts(workbook))).toEqual(workbook)
      }),
    )
  })

  it('a snapshot with a missing part is refused', () => {
    const parts = snapshotParts(sample())
    parts.delete('rater:me')
    expect(() => workbookFromParts(parts)).toThrow('rater:me')
  })

  it('a snapshot of an empty workbook gives back an empty workbook', () => {
    expect(workbookFromParts(snapshotParts(NO_WORKBOOK))).toEqual(NO_WORKBOOK)
  })
})
