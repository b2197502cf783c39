// What a spreadsheet that came back would do to its workbook, and whose its ratings are.
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

/** A file of these raters, with what was done in it. */
function file(raters: readonly string[], done: readonly Change[], called: Readonly<Record<string, string>> = {}): ReturnedFile {
  const base = only(documentAfter(), raters)
  return {
    base,
    document: only(documentAfter(...done), raters),
    matrices: raters.map((rater, at) => ({
      sheet: at === 0 ? 'Matrix' : `Matrix ${at + 1}`,
      rater,
      name: called[rater] ?? names.get(rater) ?? rater,
    })),
  }
}
const look = (given: ReturnedFile, form: Record<string, string> = {}, workbook: Workbook = sample()): ReturnReview =>
  reviewReturned(workbook, given, { me: 'me', names, file: 'sheet.xlsx', form })
/** Everything, as the pages do it. */
const all = ({ proposals, incoming }: ReturnReview): Change[] =>
  pickChanges(
    proposals,
    new Set(proposals.map(({ key }) => key)),
    incoming.flatMap(({ changes }) => changes),
  )

describe('a file of one’s own', () => {
  const done = [evidenceAdded('E4'), rated('E1', 'H1', null, 'C'), rated('E4', 'H1', null, 'I')]
  it('changes one’s own ratings', () => {
    const plan = look(file(['me'], done))
    expect(plan.whose).toMatchObject([{ sheet: 'Matrix', from: 'me', whose: 'me', differs: 2 }])
    expect(plan.whose[0]?.options.map(({ words }) => words)).toEqual(['Mine (Aigerim)', 'Somebody new', 'Leave them out'])
    expect(plan.incoming).toEqual([])
    expect(checkBatch(sample(), all(plan), { rater: 'me' })).toEqual(sample(...done))
  })
  it('can leave its ratings out', () => {
    const plan = look(file(['me'], done), { [ownerField(0)]: '' })
    expect(plan.proposals.map(({ change }) => change)).toEqual([evidenceAdded('E4')])
  })
  it('belongs to another rater where another name stands on it', () => {
    const plan = look(file(['me'], done, { me: 'Chingiz' }))
    expect(plan.whose).toMatchObject([{ whose: NEW_RATER, name: 'Chingiz' }])
    expect(plan.incoming).toMatchObject([{ id: 'R1', name: 'Chingiz', ratings: 2 }])
    expect(plan.proposals.map(({ change }) => change)).toEqual([evidenceAdded('E4')])
  })
})

describe('a colleague’s file', () => {
  it('comes in as a new rater where something is rated otherwise', () => {
    const plan = look(file(['other'], [rated('E1', 'H1', null, 'C', 'other')]))
    expect(plan.whose).toMatchObject([{ whose: NEW_RATER, name: 'Botagoz' }])
    expect(plan.incoming).toMatchObject([{ id: 'R1', name: 'Botagoz (2)' }])
  })
  it('can become one’s own, or that of a rater whose sheet one brought in', () => {
    const given = file(['other'], [rated('E1', 'H1', null, 'C', 'other')])
    expect(all(look(given, { [ownerField(0)]: 'me' }))).toEqual([rated('E1', 'H1', null, 'C')])
    const there = sample({ ...joined('R5'), enteredBy: 'me' } as Change)
    expect(all(look(given, { [ownerField(0)]: 'R5' }, there))).toEqual([rated('E1', 'H1', null, 'C', 'R5')])
    expect(() => look(given, { [ownerField(0)]: 'R5' })).toThrow(NO_SUCH_OWNER)
  })
  it('never becomes the ratings of another rater', () => {
    const given = file(['other'], [rated('E1', 'H1', null, 'C', 'other')])
    for (const whose of ['other', '__proto__', 'me ']) expect(() => look(given, { [ownerField(0)]: whose })).toThrow('or be left out')
    expect(look(given, {}).whose[0]?.whose).toBe(NEW_RATER)
  })
})

describe('a new rater from a file', () => {
  const rates = (rater: string) => [rated('E1', 'H1', null, 'C', rater), rated('E4', 'H2', null, 'II', rater)]
  const given = file(['other'], [evidenceAdded('E4', 'Theirs'), ...rates('other'), { type: 'parked', what: 'evidence', id: 'E1' }])
  it('rates the items that come along, and those that are parked with them', () => {
    const after = checkBatch(sample(), all(look(given)), { rater: 'me' })
    expect([...(after.raters.get('R1')?.ratings.keys() ?? [])]).toEqual(['E1', 'E4'])
    expect(after.evidence.get('E1')?.parked).toBe(true)
  })
  it('rates them by the ids that they get, never an item that was here first', () => {
    const moved = sample(evidenceAdded('E4', 'Ours'))
    const after = checkBatch(moved, all(look(given, {}, moved)), { rater: 'me' })
    expect(after.evidence.get('E5')?.statement).toBe('Theirs')
    expect([...(after.raters.get('R1')?.ratings.keys() ?? [])]).toEqual(['E1', 'E5'])
  })
  it('goes without the ratings of items that were not picked', () => {
    const { proposals, incoming } = look(given)
    const changes = pickChanges(
      proposals,
      new Set(),
      incoming.flatMap(({ changes }) => changes),
    )
    expect(changes).toEqual([expect.objectContaining({ type: 'joined' }), rated('E1', 'H1', null, 'C', 'R1')])
    expect(proposals).toHaveLength(2)
  })
  it('has the name that was typed, as far as a name goes', () => {
    expect(look(given, { [nameField(0)]: ' Dana ' }).incoming[0]?.name).toBe('Dana')
    expect(look(given, { [nameField(0)]: 'x'.repeat(500) }).incoming[0]?.name).toHaveLength(60)
    expect(look(given, { [nameField(0)]: 'Da\u202ena\n\tB' }).incoming[0]?.name).toBe('Dana B')
    expect(look(given, { [nameField(0)]: '' }).incoming[0]?.name).toBe('Somebody')
  })
})

describe('several matrices of one file', () => {
  const there = sample({ ...joined('R5'), enteredBy: 'me' } as Change)
  const done = [evidenceAdded('E4'), rated('E4', 'H1', null, 'C'), rated('E4', 'H1', null, 'I', 'other')]
  it('each go to their rater, also what they say of new items', () => {
    const plan = look(file(['me', 'other'], done), { [ownerField(1)]: 'R5' }, there)
    expect(plan.blocked).toEqual([])
    expect(all(plan)).toEqual([evidenceAdded('E4'), rated('E4', 'H1', null, 'C'), rated('E4', 'H1', null, 'I', 'R5')])
    expect(() => checkBatch(there, all(plan), { rater: 'me' })).not.toThrow()
  })
  it('of others that were not edited are left out', () => {
    const plan = look(file(['me', 'other'], [rated('E1', 'H1', null, 'C')]))
    expect(plan.whose.map(({ whose }) => whose)).toEqual(['me', ''])
    expect(all(plan)).toEqual([rated('E1', 'H1', null, 'C')])
  })
  it('cannot both be one rater’s, and that is said', () => {
    expect(look(file(['me', 'other'], done)).twice).toBe(false)
    expect(look(file(['me', 'other'], done), { [ownerField(1)]: 'me' }).twice).toBe(true)
  })
  it('can be two new people of one name', () => {
    const two = { [ownerField(0)]: NEW_RATER, [nameField(0)]: 'Dana', [ownerField(1)]: NEW_RATER, [nameField(1)]: 'dana' }
    const plan = look(file(['me', 'other'], done), two)
    expect(plan.incoming.map(({ id, name }) => [id, name])).toEqual([
      ['R1', 'Dana'],
      ['R2', 'dana (2)'],
    ])
    expect(() => checkBatch(sample(), all(plan), { rater: 'me' })).not.toThrow()
  })
})

describe('a file that does not say what it was made with', () => {
  it('is compared with the workbook as it is, and what it leaves empty says nothing', () => {
    const moved = sample(rated('E2', 'H2', null, 'N'))
    const document = documentAfter(rated('E1', 'H1', null, 'C'))
    const given = { base: null, document: only(document, ['me']), matrices: [{ sheet: 'Matrix', rater: 'me', name: '' }] }
    const plan = look(given, {}, moved)
    expect(plan.whose).toMatchObject([{ whose: 'me', differs: 1 }])
    expect(all(plan)).toEqual([rated('E1', 'H1', null, 'C')])
  })
  it('says nothing of a workbook in which that person does not rate yet', () => {
    const given = { base: null, document: only(documentAfter(rated('E1', 'H1', null, 'C')), ['me']), matrices: [] }
    expect(reviewReturned(sample(), given, { me: 'nobody', names, file: 'f', form: {} })).toMatchObject({ proposals: [], incoming: [] })
  })
})
