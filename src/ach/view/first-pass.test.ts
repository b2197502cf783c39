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

const COLUMN = [rated('E1', 'H1', null, 'C'), rated('E2', 'H1', null, 'NA')]
const REST = [rated('E1', 'H2', null, 'I'), rated('E2', 'H2', null, 'I')]

describe('a first pass', () => {
  it('hides scores and shuffles until every cell has a rating or NA', () => {
    expect(passOf(start())).toEqual({ left: 2, of: 2, scoresHidden: true, order: `${SEED} me` })
    expect(passOf(start(...COLUMN))).toEqual({ left: 2, of: 2, scoresHidden: true, order: `${SEED} me` })
    expect(passOf(start(...COLUMN, REST[0] as Change))).toMatchObject({ left: 1, scoresHidden: true })
    expect(passOf(start(...COLUMN, ...REST))).toBeNull()
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

  it.each([
    ['an item is added', evidenceAdded('E3')],
    ['a hypothesis is added', hypothesisAdded('H3')],
    ['a cell is cleared', { ...rated('E1', 'H1', 'C', 'C'), after: null } as Change],
  ])('does not start again when %s after every cell was rated', (_, change) => {
    expect(passOf(start(...COLUMN, ...REST, change))).toBeNull()
    expect(passOf(start(...COLUMN, REST[0] as Change, change))).not.toBeNull()
  })

  it.each(['evidence', 'hypothesis'] as const)('is over once all that is blank is parked (%s)', (what) => {
    const id = what === 'evidence' ? 'E2' : 'H2'
    const done = what === 'evidence' ? [COLUMN[0], REST[0]] : COLUMN
    const parked = start(...(done as Change[]), { type: 'parked', what, id } as Change)
    expect(passOf(parked)).toBeNull()
    expect(passOf(applyChanges(parked, [{ type: 'restored', what, id } as Change]))).toBeNull()
  })

  it('is each rater’s own, and someone who joins later has one too', () => {
    const workbook = start(...COLUMN, ...REST, joined('other'))
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
