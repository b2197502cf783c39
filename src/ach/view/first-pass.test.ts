import { describe, expect, it } from 'vitest'
import { applyChanges } from '../log/apply-change.ts'
import type { Change } from '../log/change.ts'
import { join } from '../log/rater-changes.ts'
import { created, evidenceAdded, hypothesisAdded, joined, rated } from '../model/sample.test-support.ts'
import { NO_WORKBOOK, type Workbook } from '../model/workbook.ts'
import { viewFor, viewForReader } from './view.ts'

const SEED = 'a-seed-of-orders'
const passing = { ...created(), firstPass: SEED } as Change
const start = (...more: readonly Change[]): Workbook =>
  applyChanges(NO_WORKBOOK, [
    passing,
    join('me'),
    hypothesisAdded('H1'),
    hypothesisAdded('H2'),
    evidenceAdded('E1'),
    evidenceAdded('E2'),
    ...more,
  ])
const names = new Map([['me', 'Me']])
const passOf = (workbook: Workbook, rater: string | null = 'me') =>
  viewFor(workbook, { rater, names, ...(rater === 'new' && { newcomer: 'New' }) }).firstPass
const chosen = (before: object, after: object): Change => ({ type: 'firstPass', rater: 'me', before, after })

const FIRST = [rated('E1', 'H1', null, 'C'), rated('E2', 'H1', null, 'NA')]
const REST = [rated('E1', 'H2', null, 'I'), rated('E2', 'H2', null, 'I')]

describe('a first pass', () => {
  it('hides scores and shuffles until every item has a rating or NA', () => {
    expect(passOf(start())).toEqual({ left: 2, of: 2, scoresHidden: true, order: `${SEED} me` })
    expect(passOf(start(FIRST[0] as Change))).toMatchObject({ left: 1, scoresHidden: true })
    expect(passOf(start(...FIRST))).toMatchObject({ left: 0, scoresHidden: false })
  })

  it('keeps its order until no cell is blank, and is then over', () => {
    expect(passOf(start(...FIRST))?.order).toBe(`${SEED} me`)
    expect(passOf(start(...FIRST, ...REST))).toBeNull()
  })

  it('counts neither parked items nor an empty matrix', () => {
    expect(passOf(start({ type: 'parked', what: 'evidence', id: 'E2' }))).toMatchObject({ left: 1, of: 1 })
    expect(passOf(applyChanges(NO_WORKBOOK, [passing, join('me'), evidenceAdded('E1')]))).toBeNull()
    expect(passOf(applyChanges(NO_WORKBOOK, [passing, join('me'), hypothesisAdded('H1')]))).toBeNull()
  })

  it('shows scores and the workbook’s order where the rater chose so, and takes both back', () => {
    const shown = start(chosen({ scoresShown: false }, { scoresShown: true }), chosen({ ownOrder: false }, { ownOrder: true }))
    expect(passOf(shown)).toEqual({ left: 2, of: 2, scoresHidden: false, order: null })
    expect(passOf(applyChanges(shown, [chosen({ scoresShown: true }, { scoresShown: false })]))).toMatchObject({ scoresHidden: true })
  })

  it('does not start again when an item is added after every item was rated', () => {
    expect(passOf(start(...FIRST, evidenceAdded('E3')))).toBeNull()
    expect(
      passOf(start({ type: 'parked', what: 'evidence', id: 'E2' }, FIRST[0] as Change, { type: 'restored', what: 'evidence', id: 'E2' })),
    ).toBeNull()
    expect(passOf(start(FIRST[0] as Change, evidenceAdded('E3')))).toMatchObject({ left: 2, of: 3 })
  })

  it('is each rater’s own, and someone who joins later has one too', () => {
    const workbook = start(...FIRST, ...REST, joined('other'))
    expect(passOf(workbook)).toBeNull()
    expect(passOf(workbook, 'other')).toMatchObject({ left: 2, order: `${SEED} other` })
    expect(passOf(workbook, 'new')).toMatchObject({ left: 2, scoresHidden: true })
  })

  it('does not concern workbooks created without one, readers, or a viewer who does not rate', () => {
    const old = applyChanges(NO_WORKBOOK, [created(), join('me'), hypothesisAdded('H1'), evidenceAdded('E1')])
    expect(passOf(old)).toBeNull()
    expect(passOf(start(), null)).toBeNull()
    expect(viewForReader(start(), { rater: null, names: true, notes: true }, names).firstPass).toBeNull()
  })
})
