import { describe, expect, it } from 'vitest'
import { Refused } from '../ach/model/refused.ts'
import { sampleChanges } from '../ach/model/sample.test-support.ts'
import { UNKNOWN_CHANGES } from '../store/contract/log-rows.ts'
import type { Store } from '../store/contract/store.ts'
import { openSqlite } from '../store/sqlite/sqlite-store.ts'
import { liveWorkbooks, NAMES, openAt, place, rate, started, title } from './live.test-support.ts'
import { UNOPENABLE_TITLE } from './summaries.ts'
import { openWorkbooks } from './workbooks.ts'

describe('the list of workbooks', () => {
  it('the list shows the progress and verdict of the person, last changed workbook first', async () => {
    const { workbooks, id } = await started()
    const second = await workbooks.create('me', sampleChanges, NAMES)
    await workbooks.change(id, 'me', (workbook) => [...rate('E1', 'H1', 'II')(workbook), ...rate('E1', 'H2', 'NA')(workbook)])
    await workbooks.change(id, 'me', () => [{ type: 'parked', what: 'evidence', id: 'E3' }])
    const list = await workbooks.list('me')
    expect(list.map((line) => line.id)).toEqual([id, second])
    expect(list[0]).toMatchObject({ title: 'A title', question: 'Which?', hypotheses: 2, evidence: 2, rated: 0.5, deletedAt: null })
    expect(list.map(({ verdict }) => verdict)).toEqual([expect.stringMatching(/^[a-z]+$/), 'unrated'])
    expect((await workbooks.list('nobody'))[0]).toMatchObject({ title: 'A title', rated: 0, verdict: '' })
  })

  it('the list shows when a workbook was deleted, and changes are visible', async () => {
    const { workbooks, id } = await started()
    await workbooks.list('me')
    await workbooks.change(id, 'me', title('Newer'))
    await workbooks.delete(id)
    expect(await workbooks.list('me')).toMatchObject([{ id, title: 'Newer', deletedAt: expect.stringMatching(/^2026-01-01T12:/) }])
  })

  it('the list removes nothing, however far the clock has jumped', async () => {
    const store = openSqlite(place())
    let year = 2026
    const workbooks = openWorkbooks(store, { now: () => new Date(Date.UTC(year, 0, 1)), newId: () => `id${year}` })
    const id = await workbooks.create('me', sampleChanges, NAMES)
    await workbooks.delete(id)
    year = 2099
    expect((await workbooks.list('me')).map((one) => one.id)).toEqual([id])
    await workbooks.bringBack(id)
    expect((await workbooks.open(id)).workbook.title).toBe('A title')
    await workbooks.close()
  })

  it('only workbooks changed since the last list are opened', async () => {
    const { workbooks: first, id, url } = await started()
    await first.create('me', sampleChanges, NAMES)
    await first.list('me')
    await first.change(id, 'me', title('Moved'))
    await first.close()
    const store = openSqlite(url)
    const opened: string[] = []
    const read: Store['read'] = (workbook, ...which) => {
      opened.push(workbook)
      return store.read(workbook, ...which)
    }
    const workbooks = liveWorkbooks({ ...store, read })
    expect((await workbooks.list('me')).map((line) => line.title)).toEqual(['Moved', 'A title'])
    expect(opened).toEqual([id])
    await workbooks.close()
  })

  it('the list works on a full disk, and shows the reason for a workbook that needs a newer version', async () => {
    const url = place()
    const ids = await Promise.all([1, 2].map(() => openAt(url).create('me', sampleChanges, NAMES)))
    const store = openSqlite(url)
    const workbooks = liveWorkbooks({
      ...store,
      keepSummary: async () => {
        throw new Refused('unavailable', 'The disk is full.')
      },
      read: async (workbook, ...which) => {
        if (workbook === ids[0]) throw new Refused('unavailable', UNKNOWN_CHANGES)
        return store.read(workbook, ...which)
      },
    })
    const list = await workbooks.list('me')
    expect(list.map((line) => [line.title, line.question]).sort()).toEqual([
      ['A title', 'Which?'],
      [UNOPENABLE_TITLE, UNKNOWN_CHANGES],
    ])
    await workbooks.close()
  })
})
