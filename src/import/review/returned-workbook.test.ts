// Reviewing a returned spreadsheet: its changes and the owner of its ratings.
import { describe, expect, it } from 'vitest'
import { type Document, documentOf } from '../../ach/document/document.ts'
import type { Change } from '../../ach/log/change.ts'
import { evidenceAdded, joined, rated, sample } from '../../ach/model/sample.test-support.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { viewFor } from '../../ach/view/view.ts'
import { checkBatch } from '../../live/check-batch.ts'
import { pickChanges } from './proposals.ts'
import {
  NEW_RATER,
  NO_SUCH_OWNER,
  nameField,
  ownerField,
  type ReturnedFile,
  type ReturnReview,
  reviewReturned,
} from './returned-workbook.ts'

const names = new Map([
  ['me', 'Aigerim'],
  ['other', 'Botagoz'],
])
const documentAfter = (...changes: Change[]): Document => documentOf(viewFor(sample(...changes), { rater: 'me', names, unveiled: true }))
const only = (document: Document, raters: readonly string[]): Document => ({
  ...document,
  raters: raters.flatMap((id) => document.raters.filter((one) => one.id === id)),
})

/** Builds a returned file with these raters and edits. */
function file(raters: readonly string[], edits: readonly Change[], called: Readonly<Record<string, string>> = {}): ReturnedFile {
  const base = only(documentAfter(), raters)
  return {
    base,
    document: only(documentAfter(...edits), raters),
    matrices: raters.map((rater, at) => ({
      sheet: at === 0 ? 'Matrix' : `Matrix ${at + 1}`,
      rater,
      name: called[rater] ?? names.get(rater) ?? rater,
    })),
  }
}
const look = (returned: ReturnedFile, form: Record<string, string> = {}, workbook: Workbook = sample()): ReturnReview =>
  reviewReturned(workbook, returned, { me: 'me', names, file: 'sheet.xlsx', form })
/** Reviews the file and applies everything, as the pages do. */
const all = ({ proposals, incoming }: ReturnReview): Change[] =>
  pickChanges(
    proposals,
    new Set(proposals.map(({ key }) => key)),
    incoming.flatMap(({ changes }) => changes),
  )

describe('a returned file of the importing person', () => {
  const edits = [evidenceAdded('E4'), rated('E1', 'H1', null, 'C'), rated('E4', 'H1', null, 'I')]
  it('changes their own ratings', () => {
    const plan = look(file(['me'], edits))
    expect(plan.whose).toMatchObject([{ sheet: 'Matrix', from: 'me', whose: 'me', differs: 2 }])
    expect(plan.whose[0]?.options.map(({ words }) => words)).toEqual(['Mine (Aigerim)', 'A new rater’s', 'Leave these ratings out'])
    expect(plan.incoming).toEqual([])
    expect(checkBatch(sample(), all(plan), { rater: 'me' })).toEqual(sample(...edits))
  })
  it('can leave its ratings out', () => {
    const plan = look(file(['me'], edits), { [ownerField(0)]: '' })
    expect(plan.proposals.map(({ change }) => change)).toEqual([evidenceAdded('E4')])
  })
  it('belongs to another rater if it carries another name', () => {
    const plan = look(file(['me'], edits, { me: 'Chingiz' }))
    expect(plan.whose).toMatchObject([{ whose: NEW_RATER, name: 'Chingiz' }])
    expect(plan.incoming).toMatchObject([{ id: 'R1', name: 'Chingiz', ratings: 2 }])
    expect(plan.proposals.map(({ change }) => change)).toEqual([evidenceAdded('E4')])
  })
})

describe('a returned file of a colleague', () => {
  it('is imported as a new rater if ratings differ', () => {
    const plan = look(file(['other'], [rated('E1', 'H1', null, 'C', 'other')]))
    expect(plan.whose).toMatchObject([{ whose: NEW_RATER, name: 'Botagoz' }])
    expect(plan.incoming).toMatchObject([{ id: 'R1', name: 'Botagoz (2)' }])
  })
  it('can be assigned to oneself or to a rater one imported', () => {
    const returned = file(['other'], [rated('E1', 'H1', null, 'C', 'other')])
    expect(all(look(returned, { [ownerField(0)]: 'me' }))).toEqual([rated('E1', 'H1', null, 'C')])
    const current = sample({ ...joined('R5'), enteredBy: 'me' } as Change)
    expect(all(look(returned, { [ownerField(0)]: 'R5' }, current))).toEqual([rated('E1', 'H1', null, 'C', 'R5')])
    expect(() => look(returned, { [ownerField(0)]: 'R5' })).toThrow(NO_SUCH_OWNER)
  })
  it('cannot be assigned to another person’s ratings', () => {
    const returned = file(['other'], [rated('E1', 'H1', null, 'C', 'other')])
    for (const whose of ['other', '__proto__', 'me ']) expect(() => look(returned, { [ownerField(0)]: whose })).toThrow(NO_SUCH_OWNER)
    expect(look(returned, {}).whose[0]?.whose).toBe(NEW_RATER)
  })
})

describe('a new rater from a returned file', () => {
  const rates = (rater: string) => [rated('E1', 'H1', null, 'C', rater), rated('E4', 'H2', null, 'II', rater)]
  const returned = file(['other'], [evidenceAdded('E4', 'Theirs'), ...rates('other'), { type: 'parked', what: 'evidence', id: 'E1' }])
  it('rates new items of the file, including parked ones', () => {
    const after = checkBatch(sample(), all(look(returned)), { rater: 'me' })
    expect([...(after.raters.get('R1')?.ratings.keys() ?? [])]).toEqual(['E1', 'E4'])
    expect(after.evidence.get('E1')?.parked).toBe(true)
  })
  it('rates new items under their new ids, never an existing item', () => {
    const moved = sample(evidenceAdded('E4', 'Ours'))
    const after = checkBatch(moved, all(look(returned, {}, moved)), { rater: 'me' })
    expect(after.evidence.get('E5')?.statement).toBe('Theirs')
    expect([...(after.raters.get('R1')?.ratings.keys() ?? [])]).toEqual(['E1', 'E5'])
  })
  it('does not rate items that were not picked', () => {
    const { proposals, incoming } = look(returned)
    const changes = pickChanges(
      proposals,
      new Set(),
      incoming.flatMap(({ changes }) => changes),
    )
    expect(changes).toEqual([expect.objectContaining({ type: 'joined' }), rated('E1', 'H1', null, 'C', 'R1')])
    expect(proposals).toHaveLength(2)
  })
  it('gets the typed name if it is usable', () => {
    expect(look(returned, { [nameField(0)]: ' Dana ' }).incoming[0]?.name).toBe('Dana')
    expect(look(returned, { [nameField(0)]: 'x'.repeat(500) }).incoming[0]?.name).toHaveLength(60)
    expect(look(returned, { [nameField(0)]: 'Da\u202ena\n\tB' }).incoming[0]?.name).toBe('Dana B')
    expect(look(returned, { [nameField(0)]: '' }).incoming[0]?.name).toBe('New rater')
  })
})

describe('several matrices of one returned file', () => {
  const current = sample({ ...joined('R5'), enteredBy: 'me' } as Change)
  const edits = [evidenceAdded('E4'), rated('E4', 'H1', null, 'C'), rated('E4', 'H1', null, 'I', 'other')]
  it('each belong to their rater, including ratings of new items', () => {
    const plan = look(file(['me', 'other'], edits), { [ownerField(1)]: 'R5' }, current)
    expect(plan.blocked).toEqual([])
    expect(all(plan)).toEqual([evidenceAdded('E4'), rated('E4', 'H1', null, 'C'), rated('E4', 'H1', null, 'I', 'R5')])
    expect(() => checkBatch(current, all(plan), { rater: 'me' })).not.toThrow()
  })
  it('are left out if they belong to others and were not edited', () => {
    const plan = look(file(['me', 'other'], [rated('E1', 'H1', null, 'C')]))
    expect(plan.whose.map(({ whose }) => whose)).toEqual(['me', ''])
    expect(all(plan)).toEqual([rated('E1', 'H1', null, 'C')])
  })
  it('are reported if two are assigned to one rater', () => {
    expect(look(file(['me', 'other'], edits)).twice).toBe(false)
    expect(look(file(['me', 'other'], edits), { [ownerField(1)]: 'me' }).twice).toBe(true)
  })
  it('can become two new raters with one name', () => {
    const two = { [ownerField(0)]: NEW_RATER, [nameField(0)]: 'Dana', [ownerField(1)]: NEW_RATER, [nameField(1)]: 'dana' }
    const plan = look(file(['me', 'other'], edits), two)
    expect(plan.incoming.map(({ id, name }) => [id, name])).toEqual([
      ['R1', 'Dana'],
      ['R2', 'dana (2)'],
    ])
    expect(() => checkBatch(sample(), all(plan), { rater: 'me' })).not.toThrow()
  })
})

describe('a returned file of unknown origin', () => {
  it('is compared with the current workbook, and its blank fields change nothing', () => {
    const moved = sample(rated('E2', 'H2', null, 'N'))
    const document = documentAfter(rated('E1', 'H1', null, 'C'))
    const returned = { base: null, document: only(document, ['me']), matrices: [{ sheet: 'Matrix', rater: 'me', name: '' }] }
    const plan = look(returned, {}, moved)
    expect(plan.whose).toMatchObject([{ whose: 'me', differs: 1 }])
    expect(all(plan)).toEqual([rated('E1', 'H1', null, 'C')])
  })
  it('changes nothing in a workbook in which the person has not rated yet', () => {
    const returned = { base: null, document: only(documentAfter(rated('E1', 'H1', null, 'C')), ['me']), matrices: [] }
    expect(reviewReturned(sample(), returned, { me: 'nobody', names, file: 'f', form: {} })).toMatchObject({ proposals: [], incoming: [] })
  })
})
