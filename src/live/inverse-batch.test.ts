import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf, writeDocument } from '../ach/document/document.ts'
import type { Change } from '../ach/log/change.ts'
import { drawChange, draws, evidenceAdded, hypothesisAdded, sample } from '../ach/model/sample.test-support.ts'
import type { Workbook } from '../ach/model/workbook.ts'
import { viewFor } from '../ach/view/view.ts'
import { NAMES, openAt, rate, ratingOf, started, title } from './live.test-support.ts'
import { CANNOT_UNDO, NOTHING_TO_UNDO } from './undo-redo.ts'

describe('undo and redo', () => {
  it('undo and redo go back and forth step by step until nothing is left', async () => {
    const { workbooks, id } = await started()
    await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
    await workbooks.change(id, 'me', rate('E1', 'H1', 'II'))
    const values = []
    for (const step of ['undo', 'undo', 'redo', 'redo', 'undo', 'redo'] as const) {
      values.push(ratingOf((await workbooks[step](id, 'me')).workbook, 'E1', 'H1'))
    }
    expect(values).toEqual(['C', null, 'C', 'II', 'C', 'II'])
    await expect(workbooks.redo(id, 'me')).rejects.toMatchObject({ code: 'nothing', message: NOTHING_TO_UNDO.undone })
  })

  it('undo never reverses the creation of the workbook', async () => {
    const { workbooks, id } = await started()
    await expect(workbooks.undo(id, 'me')).rejects.toMatchObject({ code: 'nothing', message: NOTHING_TO_UNDO.done })
  })

  it('undo reverses a batch as a whole', async () => {
    const { workbooks, id } = await started()
    await workbooks.change(id, 'me', (workbook) => [evidenceAdded('E4'), ...rate('E4', 'H1', 'I')(workbook), ...title('New')(workbook)])
    const { workbook } = await workbooks.undo(id, 'me')
    expect([workbook.evidence.has('E4'), ratingOf(workbook, 'E4', 'H1'), workbook.title]).toEqual([false, null, 'A title'])
    const redone = await workbooks.redo(id, 'me')
    expect([redone.workbook.evidence.get('E4')?.parked, redone.workbook.title]).toEqual([false, 'New'])
  })

  it('undo reverses only the person’s own actions', async () => {
    const { workbooks, id } = await started()
    await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
    await workbooks.change(id, 'other', rate('E1', 'H1', 'I', 'other'))
    const { workbook } = await workbooks.undo(id, 'me')
    expect([ratingOf(workbook, 'E1', 'H1'), ratingOf(workbook, 'E1', 'H1', 'other')]).toEqual([null, 'I'])
  })

  it('undo and redo work after a restart', async () => {
    const { workbooks, id, url } = await started()
    await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
    await workbooks.change(id, 'me', rate('E2', 'H1', 'I'))
    await workbooks.undo(id, 'me')
    await workbooks.close()
    const reopened = openAt(url)
    expect(ratingOf((await reopened.redo(id, 'me')).workbook, 'E2', 'H1')).toBe('I')
    await reopened.undo(id, 'me')
    expect(ratingOf((await reopened.undo(id, 'me')).workbook, 'E1', 'H1')).toBe(null)
    await expect(reopened.undo(id, 'me')).rejects.toMatchObject({ code: 'nothing' })
  })

  it('a new action clears what could be redone', async () => {
    const { workbooks, id } = await started()
    await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
    await workbooks.undo(id, 'me')
    await workbooks.change(id, 'me', rate('E2', 'H1', 'C'))
    await expect(workbooks.redo(id, 'me')).rejects.toMatchObject({ code: 'nothing' })
  })

  it('the changes that undo and redo would make are available for their labels', async () => {
    const { workbooks, id } = await started()
    expect(await workbooks.undoable(id, 'me')).toEqual({ undo: null, redo: null })
    const { changes: first } = await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
    const { changes: second } = await workbooks.change(id, 'me', rate('E2', 'H1', 'C'))
    await workbooks.undo(id, 'me')
    expect(await workbooks.undoable(id, 'me')).toEqual({ undo: first, redo: second })
  })

  it('several undos at once each reverse a different action', async () => {
    const { workbooks, id } = await started()
    for (const [evidence, value] of [
      ['E1', 'C'],
      ['E2', 'I'],
      ['E3', 'N'],
    ] as const)
      await workbooks.change(id, 'me', rate(evidence, 'H1', value))
    await Promise.all([workbooks.undo(id, 'me'), workbooks.undo(id, 'me'), workbooks.undo(id, 'me')])
    expect((await workbooks.open(id)).workbook.raters.get('me')?.ratings.size).toBe(0)
  })

  it('undo is refused if another person has changed the value since, and says who and how', async () => {
    const { workbooks, id } = await started()
    await workbooks.change(id, 'me', title('Mine'))
    await workbooks.change(id, 'other', title('Hers'))
    await workbooks.change(id, 'other', rate('E1', 'H1', 'C', 'other'))
    await expect(workbooks.undo(id, 'me')).rejects.toMatchObject({
      code: 'conflict',
      message: `${CANNOT_UNDO.done}, because since then Anna changed the title from “Mine” to “Hers”.`,
    })
    expect((await workbooks.open(id)).workbook.title).toBe('Hers')
    await workbooks.undo(id, 'other')
    await workbooks.undo(id, 'other')
    expect((await workbooks.undo(id, 'me')).workbook.title).toBe('A title')
  })

  it.each([
    ['rated it', rate('E4', 'H1', 'C', 'other'), 'Anna rated E4 as C for Coup.'],
    ['changed it', edit('E4', { statement: 'Something else' }), 'Anna changed the text of E4 from “Item E4” to “Something else”.'],
    ['refers to it', assumption('E4/H1'), 'Anna added assumption A1: “It holds”.'],
  ])('the addition of an item cannot be undone once another person %s', async (_, what, words) => {
    const { workbooks, id } = await started()
    await workbooks.change(id, 'me', () => [evidenceAdded('E4', 'Item E4')])
    await workbooks.change(id, 'other', what)
    await expect(workbooks.undo(id, 'me')).rejects.toMatchObject({
      code: 'conflict',
      message: `${CANNOT_UNDO.done}, because since then ${words}`,
    })
    await workbooks.undo(id, 'other')
    expect((await workbooks.undo(id, 'me')).workbook.evidence.has('E4')).toBe(false)
  })

  it('an undone addition is in no list, its ID is not used again, and redo brings it back', async () => {
    const { workbooks, id } = await started()
    const { workbook: before } = await workbooks.open(id)
    await workbooks.change(id, 'me', () => [evidenceAdded('E4', 'Item E4')])
    const { workbook: undone } = await workbooks.undo(id, 'me')
    expect(text(undone)).toBe(text(before))
    await expect(workbooks.change(id, 'other', () => [evidenceAdded('E4')])).rejects.toMatchObject({ code: 'invalid' })
    await workbooks.change(id, 'other', () => [evidenceAdded('E5')])
    const { workbook: redone } = await workbooks.redo(id, 'me')
    expect([...redone.evidence.keys()]).toEqual([...before.evidence.keys(), 'E4', 'E5'])
    expect(redone.evidence.get('E4')).toMatchObject({ statement: 'Item E4', parked: false })
  })

  it('undo takes an order back although the addition of an item in it was undone since', async () => {
    const { workbooks, id } = await started()
    await workbooks.change(id, 'other', () => [evidenceAdded('E4')])
    await workbooks.change(id, 'me', ({ evidence }) => [
      { type: 'ordered', what: 'evidence', before: [...evidence.keys()], after: ['E4', 'E3', 'E2', 'E1'] },
    ])
    await workbooks.undo(id, 'other')
    expect([...(await workbooks.undo(id, 'me')).workbook.evidence.keys()]).toEqual(['E1', 'E2', 'E3'])
  })

  it('undo does not park an item that another person has parked already', async () => {
    const { workbooks, id } = await started()
    await workbooks.change(id, 'me', () => [hypothesisAdded('H3', 'Third')])
    await workbooks.change(id, 'other', () => [{ type: 'parked', what: 'hypothesis', id: 'H3' }])
    await expect(workbooks.undo(id, 'me')).rejects.toMatchObject({
      code: 'conflict',
      message: `${CANNOT_UNDO.done}, because since then Anna parked hypothesis H3 (Third).`,
    })
  })

  it('undo is refused only for fields that were changed since', async () => {
    const { workbooks, id } = await started()
    const change = (field: string, before: unknown, after: unknown) => (): readonly Change[] => [
      { type: 'changed', what: 'evidence', id: 'E1', before: { [field]: before }, after: { [field]: after } },
    ]
    await workbooks.change(id, 'me', change('credibility', null, 'high'))
    await workbooks.change(id, 'other', change('notes', null, 'hers'))
    const { workbook } = await workbooks.undo(id, 'me')
    expect([workbook.evidence.get('E1')?.credibility, workbook.evidence.get('E1')?.notes]).toEqual([null, 'hers'])
  })

  it('undo restores an order although items were added since, but not over another person’s newer order', async () => {
    const { workbooks, id } = await started()
    const order =
      (after: string[]) =>
      (workbook: Workbook): readonly Change[] => [{ type: 'ordered', what: 'evidence', before: [...workbook.evidence.keys()], after }]
    await workbooks.change(id, 'me', order(['E3', 'E2', 'E1']))
    await workbooks.change(id, 'other', () => [evidenceAdded('E4')])
    expect([...(await workbooks.undo(id, 'me')).workbook.evidence.keys()]).toEqual(['E1', 'E2', 'E3', 'E4'])
    await workbooks.change(id, 'other', order(['E4', 'E1', 'E2', 'E3']))
    await expect(workbooks.redo(id, 'me')).rejects.toMatchObject({
      code: 'conflict',
      message: `${CANNOT_UNDO.undone}, because since then Anna moved E4 up to position 1.`,
    })
  })

  it('undoing everything restores the start, and redoing everything restores the end', async () => {
    await fc.assert(
      fc.asyncProperty(draws(25), async (all) => {
        const { workbooks, id } = await started()
        let actions = 0
        for (const draw of all) {
          const { batch } = await workbooks.change(id, 'me', (workbook) => {
            const change = drawChange(workbook, draw)
            return change ? [change] : []
          })
          if (batch) actions += 1
        }
        const end = (await workbooks.open(id)).workbook
        for (let left = actions; left > 0; left -= 1) await workbooks.undo(id, 'me')
        expect(text((await workbooks.open(id)).workbook)).toBe(text(sample()))
        for (let left = actions; left > 0; left -= 1) await workbooks.redo(id, 'me')
        expect(text((await workbooks.open(id)).workbook)).toBe(text(end))
        await workbooks.close()
      }),
      { numRuns: 15 },
    )
  })
})

const edit =
  (id: string, after: { statement: string }) =>
  (workbook: Workbook): readonly Change[] => [
    { type: 'changed', what: 'evidence', id, before: { statement: workbook.evidence.get(id)?.statement }, after },
  ]
const assumption = (cells: string) => (): readonly Change[] => [
  { type: 'added', what: 'assumption', id: 'A1', fields: { statement: 'It holds', state: null, cells, notes: null } },
]

const text = (workbook: Workbook) => writeDocument(documentOf(viewFor(workbook, { rater: 'me', names: NAMES, unveiled: true })))
