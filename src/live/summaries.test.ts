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
    const { workbooks: list } = await workbooks.list('me')
    expect(list.map((line) => line.id)).toEqual([id, second])
    expect(list[0]).toMatchObject({ title: 'A title', question: 'Which?', hypotheses: 2, evidence: 2, rated: 0.5, deletedAt: null })
    expect(list.map(({ verdict }) => verdict)).toEqual([expect.stringMatching(/^[a-z]+$/), 'unrated'])
    expect((await workbooks.list('nobody')).workbooks[0]).toMatchObject({ title: 'A title', rated: 0, verdict: '' })
  })

  it('the list shows when a workbook was deleted, and changes are visible', async () => {
    const { workbooks, id } = await started()
    await workbooks.list('me')
    await workbooks.change(id, 'me', title('Newer'))
    await workbooks.delete(id)
    expect(await workbooks.list('me')).toMatchObject({ workbooks: [], total: 0, page: 1, pages: 1 })
    const deleted = { id, title: 'Newer', deletedAt: expect.stringMatching(/^2026-01-01T12:/) }
    expect((await workbooks.deleted('me')).workbooks).toMatchObject([deleted])
    expect(await workbooks.summary(id, 'me')).toMatchObject(deleted)
    expect([await workbooks.count(), await workbooks.summary('nowhere', 'me')]).toEqual([{ live: 0, deleted: 1 }, null])
  })

  it('the list removes nothing, however far the clock has jumped', async () => {
    const store = openSqlite(place())
    let year = 2026
    const workbooks = openWorkbooks(store, { now: () => new Date(Date.UTC(year, 0, 1)), newId: () => `id${year}` })
    const id = await workbooks.create('me', sampleChanges, NAMES)
    await workbooks.delete(id)
    year = 2099
    expect((await workbooks.deleted('me')).workbooks.map((one) => one.id)).toEqual([id])
    await workbooks.bringBack(id)
    expect((await workbooks.open(id)).workbook.title).toBe('A title')
    await workbooks.close()
  })

  it('a page of the list opens only the 50 workbooks on it, and a page that does not exist gives the last one', async () => {
    const { workbooks: first, url } = await started()
    for (let at = 1; at <= 51; at += 1) await first.create('me', sampleChanges, NAMES)
    await first.close()
    const store = openSqlite(url)
    const opened = new Set<string>()
    const read: Store['read'] = (workbook, ...which) => {
      opened.add(workbook)
      return store.read(workbook, ...which)
    }
    const workbooks = liveWorkbooks({ ...store, read })
    const { workbooks: rows, ...rest } = await workbooks.list('me')
    expect([rows.length, opened.size, rest]).toEqual([50, 50, { origins: [], total: 52, page: 1, pages: 2, unsorted: 0 }])
    const last = await workbooks.list('me', { page: 9 })
    expect([last.workbooks.length, last.page]).toEqual([2, 2])
    expect(new Set([...rows, ...last.workbooks].map(({ id }) => id)).size).toBe(52)
    await workbooks.close()
  })

  it('the order of titles and of verdicts is that of the whole list, and the pages follow it', async () => {
    const { workbooks, id } = await started()
    const second = await workbooks.create('me', sampleChanges, NAMES)
    const third = await workbooks.create('me', sampleChanges, NAMES)
    await workbooks.change(second, 'me', title('zebra'))
    for (const [hypothesis, rating] of [
      ['H1', 'C'],
      ['H2', 'II'],
    ] as const)
      for (const evidence of ['E1', 'E2', 'E3']) await workbooks.change(id, 'me', rate(evidence, hypothesis, rating))
    await workbooks.change(third, 'me', rate('E1', 'H1', 'C'))
    const ids = async (order: 'title' | 'verdict') => (await workbooks.list('me', { order })).workbooks.map((row) => row.id)
    expect((await ids('title')).at(-1)).toBe(second)
    const { workbooks: rows, unsorted } = await workbooks.list('me', { order: 'verdict' })
    expect([rows.map((row) => row.id), unsorted]).toEqual([[id, third, second], 0])
    expect(rows.map((row) => row.verdict).slice(1)).toEqual(['early', 'unrated'])
    await workbooks.change(third, 'me', () => [{ type: 'settings', before: {}, after: { title: 'Renamed' } }])
    expect(await ids('verdict')).toEqual([id, third, second])
  })

  it('a search finds workbooks whose title or question has all of its words', async () => {
    const { workbooks, id } = await started()
    await workbooks.create('me', sampleChanges, NAMES)
    await workbooks.change(id, 'me', title('Port outage'))
    const found = async (search: string) => (await workbooks.list('me', { search })).workbooks.map((row) => row.id)
    expect([await found('OUTAGE  which'), await found('port nowhere'), (await found(' ')).length]).toEqual([[id], [], 2])
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
    expect((await workbooks.list('me')).workbooks.map((line) => line.title)).toEqual(['Moved', 'A title'])
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
    const { workbooks: list } = await workbooks.list('me')
    expect(list.map((line) => [line.title, line.question]).sort()).toEqual([
      ['A title', 'Which?'],
      [UNOPENABLE_TITLE, UNKNOWN_CHANGES],
    ])
    await workbooks.close()
  })
})
