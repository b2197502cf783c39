import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf, writeDocument } from '../ach/document/document.ts'
import type { Change } from '../ach/log/change.ts'
import { drawChange, draws, evidenceAdded, hypothesisAdded, sample, sampleChanges } from '../ach/model/sample.test-support.ts'
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
    expect([workbook.evidence.get('E4')?.parked, ratingOf(workbook, 'E4', 'H1'), workbook.title]).toEqual([true, null, 'A title'])
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

  it('undoing everything restores the start except for parked additions, and redoing everything restores the end', async () => {
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
        expect(withoutAdditions((await workbooks.open(id)).workbook)).toBe(withoutAdditions(sample()))
        for (let left = actions; left > 0; left -= 1) await workbooks.redo(id, 'me')
        expect(text((await workbooks.open(id)).workbook)).toBe(text(end))
        await workbooks.close()
      }),
      { numRuns: 15 },
    )
  })
})

const text = (workbook: Workbook) => writeDocument(documentOf(viewFor(workbook, { rater: 'me', names: NAMES, unveiled: true })))
const initial = new Set(sampleChanges.flatMap((change) => (change.type === 'added' ? [change.id] : [])))
/** The document without added items; all of those must be parked. */
function withoutAdditions(workbook: Workbook): string {
  const kept = <T extends { id: string; parked: boolean }>(items: ReadonlyMap<string, T>) =>
    new Map([...items].filter(([id, { parked }]) => initial.has(id) || !parked))
  const { hypotheses, evidence, assumptions } = workbook
  return text({ ...workbook, hypotheses: kept(hypotheses), evidence: kept(evidence), assumptions: kept(assumptions) })
}
