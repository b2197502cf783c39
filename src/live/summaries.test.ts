import { describe, expect, it } from 'vitest'
import { Refused } from '../ach/model/refused.ts'
import { sampleChanges } from '../ach/model/sample.test-support.ts'
import { UNKNOWN_CHANGES } from '../store/contract/log-rows.ts'
import type { Store } from '../store/contract/store.ts'
import { openSqlite } from '../store/sqlite/sqlite-store.ts'
import { live, NAMES, openAt, place, rate, started, title } from './live.test-support.ts'
import { UNOPENABLE_TITLE } from './summaries.ts'
import { openWorkbooks } from './workbooks.ts'

describe('the list of workbooks', () => {
  it('says of each how far the person is and what the verdict is, the last changed first', async () => {
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

  it('says when one was deleted, and is new after a change', async () => {
    const { workbooks, id } = await started()
    await workbooks.list('me')
    await workbooks.change(id, 'me', title('Newer'))
    await workbooks.delete(id)
    expect(await workbooks.list('me')).toMatchObject([{ id, title: 'Newer', deletedAt: expect.stringMatching(/^2026-01-01T12:/) }])
  })

  it('ends with what was deleted more than 30 days ago, which is then gone for good', async () => {
    const store = openSqlite(place())
    let day = 1
    const workbooks = openWorkbooks(store, { now: () => new Date(Date.UTC(2026, 0, day)), newId: () => `day${day}` })
    const gone = await workbooks.create('me', sampleChanges, NAMES)
    await workbooks.delete(gone)
    day = 2
    const kept = await workbooks.create('me', sampleChanges, NAMES)
    await workbooks.delete(kept)
    day = 31
    expect(await workbooks.list('me')).toHaveLength(2)
    day = 32
    expect((await workbooks.list('me')).map(({ id }) => id)).toEqual([kept])
    expect([await store.head(gone), await store.read(gone, 0)]).toEqual([null, []])
    await expect(workbooks.bringBack(gone)).rejects.toMatchObject({ code: 'unknown' })
    await workbooks.close()
  })

  it('opens only what has moved since it was last shown', async () => {
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
    const workbooks = live({ ...store, read })
    expect((await workbooks.list('me')).map((line) => line.title)).toEqual(['Moved', 'A title'])
    expect(opened).toEqual([id])
    await workbooks.close()
  })

  it('shows also on a full disk, and names a workbook that needs a newer version without hiding the others', async () => {
    const url = place()
    const ids = await Promise.all([1, 2].map(() => openAt(url).create('me', sampleChanges, NAMES)))
    const store = openSqlite(url)
    const workbooks = live({
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
