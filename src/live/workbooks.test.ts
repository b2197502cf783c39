import { describe, expect, it } from 'vitest'
import { applyChanges } from '../ach/log/apply-change.ts'
import { CORE_VERSION } from '../ach/log/snapshot.ts'
import { hypothesisAdded, sampleChanges } from '../ach/model/sample.test-support.ts'
import { NO_WORKBOOK } from '../ach/model/workbook.ts'
import type { Store } from '../store/contract/store.ts'
import type { Database } from '../store/sqlite/driver/driver.ts'
import { databasePath, openSqliteDatabase } from '../store/sqlite/open-database.ts'
import { makeSqliteSnapshot, writeSnapshot } from '../store/sqlite/snapshots.ts'
import { openSqlite } from '../store/sqlite/sqlite-store.ts'
import { liveWorkbooks, NAMES, openAt, place, rate, ratingOf, started, title } from './live.test-support.ts'

describe('opening a workbook', () => {
  it('open returns what was created, with names and times, also after a restart', async () => {
    const { workbooks, id, url } = await started()
    const before = await workbooks.open(id)
    expect(before.workbook.seq).toBe(sampleChanges.length)
    expect(before.names).toEqual(NAMES)
    expect(before.createdAt).toBe('2026-01-01T12:00:00.000Z')
    await workbooks.close()
    expect(await openAt(url).open(id)).toEqual(before)
  })

  it('open refuses a missing workbook and a deleted one until it is restored', async () => {
    const { workbooks, id } = await started()
    await expect(workbooks.open('nothing')).rejects.toMatchObject({ code: 'unknown' })
    await workbooks.open(id)
    await workbooks.delete(id)
    await expect(workbooks.open(id)).rejects.toMatchObject({ code: 'unknown' })
    await expect(workbooks.change(id, 'me', title('x'))).rejects.toMatchObject({ code: 'unknown' })
    await expect(workbooks.change(id, 'me', () => [])).rejects.toMatchObject({ code: 'unknown' })
    await expect(workbooks.undo(id, 'me')).rejects.toMatchObject({ code: 'unknown' })
    await expect(workbooks.history(id, 100, 10)).rejects.toMatchObject({ code: 'unknown' })
    await workbooks.bringBack(id)
    expect((await workbooks.open(id)).workbook.title).toBe('A title')
  })

  it.each([
    ['at its very end', (_: Database) => {}],
    ['of another core version', (db: Database) => db.exec("UPDATE snapshot_heads SET core = '0'")],
    ['that cannot be understood', damageSnapshot],
  ])('a workbook opens correctly with a snapshot %s', async (_, meddle) => {
    const { workbooks: first, id, url } = await started()
    const { workbook } = await first.change(id, 'me', rate('E1', 'H1', 'II'))
    await first.close()
    const db = openSqliteDatabase(databasePath(url), 100)
    makeSqliteSnapshot(db, id)
    meddle(db)
    db.close()
    const workbooks = openAt(url)
    expect((await workbooks.open(id)).workbook).toEqual(workbook)
    expect((await workbooks.change(id, 'me', title('On'))).workbook.title).toBe('On')
    expect(ratingOf((await workbooks.undo(id, 'me').then(() => workbooks.undo(id, 'me'))).workbook, 'E1', 'H1')).toBe(null)
  })

  it('a workbook is loaded once for all simultaneous requests', async () => {
    const url = place()
    const { workbooks: first, id } = await started(url)
    await first.close()
    const counted = countReads(openSqlite(url))
    const workbooks = liveWorkbooks(counted.store)
    await Promise.all(Array.from({ length: 8 }, () => workbooks.open(id)))
    expect(counted.reads()).toBe(1)
    await workbooks.close()
  })

  it('workbooks that no page watches leave memory, and watched ones stay', async () => {
    const url = place()
    const counted = countReads(openSqlite(url))
    const workbooks = liveWorkbooks(counted.store, 2)
    const ids = await Promise.all([1, 2, 3].map(() => workbooks.create('me', sampleChanges, NAMES)))
    const [a = '', b = '', c = ''] = ids
    const end = workbooks.subscribe(a, () => {})
    for (const id of [a, b, c]) await workbooks.open(id)
    expect(counted.reads()).toBe(3)
    await workbooks.open(a)
    expect(counted.reads()).toBe(3)
    await workbooks.open(b)
    expect(counted.reads()).toBe(4)
    end()
    await workbooks.open(c)
    await workbooks.open(a)
    expect(counted.reads()).toBe(6)
    await workbooks.close()
  })
})

describe('changing a workbook', () => {
  it('change returns the durable workbook including the action', async () => {
    const { workbooks, id } = await started()
    const result = await workbooks.change(id, 'me', rate('E1', 'H1', 'II'))
    expect(ratingOf(result.workbook, 'E1', 'H1')).toBe('II')
    expect(result.changes).toHaveLength(1)
    expect((await workbooks.since(id, sampleChanges.length, 10)).map(({ by, batch, seq }) => ({ by, batch, seq }))).toEqual([
      { by: 'me', batch: result.batch, seq: sampleChanges.length + 1 },
    ])
  })

  it('change appends nothing if there is nothing to do', async () => {
    const { workbooks, id } = await started()
    await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
    const repeated = await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
    expect([repeated.batch, repeated.changes, repeated.workbook.seq]).toEqual([null, [], sampleChanges.length + 1])
  })

  it('each change is checked against those before it, and none is stored if one is refused', async () => {
    const { workbooks, id } = await started()
    const added = await workbooks.change(id, 'me', () => [
      hypothesisAdded('H3'),
      { type: 'parked', what: 'hypothesis', id: 'H3' },
      { type: 'restored', what: 'hypothesis', id: 'H3' },
    ])
    expect(added.workbook.hypotheses.get('H3')?.parked).toBe(false)
    const twice = workbooks.change(id, 'me', () => [hypothesisAdded('H4'), hypothesisAdded('h4')])
    await expect(twice).rejects.toMatchObject({ code: 'invalid', field: 'id' })
    expect((await workbooks.open(id)).workbook).toEqual(added.workbook)
  })

  it('actions keep their order, each based on the one before', async () => {
    const { workbooks, id } = await started()
    const values = ['CC', 'C', 'N', 'I', 'II', 'NA', null, 'CC', 'II', 'C'] as const
    const result = await Promise.all(values.map((value) => workbooks.change(id, 'me', rate('E1', 'H1', value))))
    expect(ratingOf((await workbooks.open(id)).workbook, 'E1', 'H1')).toBe('C')
    const log = await workbooks.since(id, sampleChanges.length, 100)
    expect(log.map(({ change }) => change.type === 'rated' && change.after)).toEqual(values)
    expect(result.map(({ batch }) => batch)).toEqual(log.map(({ batch }) => batch))
  })

  it('a change becomes visible only once it is durable', async () => {
    const { workbooks, id } = await started()
    const before = await workbooks.open(id)
    const changing = workbooks.change(id, 'me', title('Soon'))
    const peek = (await workbooks.open(id)).workbook.title
    expect([before.workbook.title, peek]).toEqual(['A title', 'A title'])
    await changing
    expect((await workbooks.open(id)).workbook.title).toBe('Soon')
  })

  it('listeners receive the new seq after every batch until they unsubscribe', async () => {
    const { workbooks, id } = await started()
    const heard: number[] = []
    const end = workbooks.subscribe(id, (seq) => heard.push(seq))
    await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
    await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
    await workbooks.namePerson(id, 'me', 'Ada')
    end()
    await workbooks.change(id, 'me', rate('E1', 'H1', 'I'))
    expect(heard).toEqual([12, 12])
    expect((await workbooks.open(id)).names.get('me')).toBe('Ada')
  })

  it('a large import is stored in one batch', async () => {
    const { workbooks, id } = await started()
    const items = Array.from({ length: 900 }, (_, index) => `X${index}`)
    const result = await workbooks.change(id, 'me', (workbook) => [
      ...items.map((item) => ({ ...(sampleChanges[5] as object), id: item }) as (typeof sampleChanges)[number]),
      ...items.flatMap((item) => rate(item, 'H1', 'I')(workbook)),
    ])
    expect(result.workbook.raters.get('me')?.ratings.size).toBe(900)
    expect(result.workbook).toEqual(applyChanges(NO_WORKBOOK, [...sampleChanges, ...result.changes]))
  })
})

/** Counts how often a workbook was loaded from its beginning. */
function countReads(store: Store): { store: Store; reads: () => number } {
  let reads = 0
  const read: Store['read'] = (workbook, after, limit) => {
    if (after === 0) reads += 1
    return store.read(workbook, after, limit)
  }
  return { store: { ...store, read }, reads: () => reads }
}

function damageSnapshot(db: Database): void {
  const id = String(db.prepare('SELECT workbook FROM workbooks').pluck().get())
  writeSnapshot(db, id, CORE_VERSION, { seq: sampleChanges.length + 1, parts: new Map([['base', '{}']]) }, true)
}
