import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { applyChanges } from '../../ach/log/apply-change.ts'
import type { Change } from '../../ach/log/change.ts'
import { CORE_VERSION, workbookFromParts } from '../../ach/log/snapshot.ts'
import { rated, sample } from '../../ach/model/sample.test-support.ts'
import { after, firstBatch } from '../contract/store.contract.ts'
import type { NewBatch, Store } from '../contract/store.ts'
import type { Database } from './driver/driver.ts'
import { openSqliteDatabase } from './open-database.ts'
import { makeSqliteSnapshot, readSqliteSnapshot } from './snapshots.ts'
import { sqliteStore } from './sqlite-store.ts'

let file: string
let db: Database
let store: Store
let last: NewBatch

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ach-snapshots-'))
  file = join(folder, 'workbooks.db')
  db = openSqliteDatabase(file, 100)
  store = sqliteStore(db)
  last = firstBatch('w1')
  await store.create('w1', last, new Map())
  return async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

async function append(...changes: Change[]): Promise<void> {
  last = after(last, `b${last.from}`, { changes })
  expect(await store.append(last)).toBe('stored')
}
const seqs = () =>
  Object.fromEntries(
    db
      .prepare<[], { part: string; seq: number }>('SELECT part, seq FROM snapshots')
      .all()
      .map(({ part, seq }) => [part, seq]),
  )

describe('a snapshot in SQLite', () => {
  it('a snapshot gives the same workbook as the log', async () => {
    await append(rated('E1', 'H1', null, 'CC'), rated('E2', 'H2', null, 'NA'))
    makeSqliteSnapshot(db, 'w1')
    const snapshot = await store.snapshot('w1', CORE_VERSION)
    expect(snapshot?.seq).toBe(13)
    expect(workbookFromParts(snapshot?.parts ?? new Map())).toEqual(sample(rated('E1', 'H1', null, 'CC'), rated('E2', 'H2', null, 'NA')))
  })

  it('a snapshot continues from the previous one and writes only the parts that changed', async () => {
    expect(makeSqliteSnapshot(db, 'w1')).toEqual(['base', 'rater:me', 'rater:other', 'rater:ref'])
    expect(makeSqliteSnapshot(db, 'w1')).toEqual([])
    await append(rated('E1', 'H1', null, 'II', 'other'))
    db.exec("UPDATE log SET change = '{}' WHERE seq <= 11")
    expect(makeSqliteSnapshot(db, 'w1').sort()).toEqual(['base', 'rater:other'])
    expect(seqs()).toEqual({ base: 12, 'rater:me': 11, 'rater:other': 12, 'rater:ref': 11 })
    expect(workbookFromParts((await store.snapshot('w1', CORE_VERSION))?.parts ?? new Map())).toEqual(
      sample(rated('E1', 'H1', null, 'II', 'other')),
    )
  })

  it('a snapshot of another core version is ignored and replaced', () => {
    makeSqliteSnapshot(db, 'w1')
    db.exec("UPDATE snapshot_heads SET core = '0'")
    expect(readSqliteSnapshot(db, 'w1', CORE_VERSION)).toBe(null)
    expect(makeSqliteSnapshot(db, 'w1')).toHaveLength(4)
    expect(readSqliteSnapshot(db, 'w1', CORE_VERSION)?.seq).toBe(11)
  })

  it.each([
    ['a damaged text', "UPDATE snapshots SET body = replace(body, 'E1', 'E7') WHERE part = 'base'"],
    ['a missing part', "DELETE FROM snapshots WHERE part = 'rater:me'"],
    ['a surplus part', "INSERT INTO snapshots SELECT workbook, 'rater:ghost', seq, checksum, body FROM snapshots WHERE part = 'base'"],
  ])('a snapshot with %s is ignored and rebuilt from the whole log', (_, damage) => {
    makeSqliteSnapshot(db, 'w1')
    db.exec(damage)
    expect(readSqliteSnapshot(db, 'w1', CORE_VERSION)).toBe(null)
    makeSqliteSnapshot(db, 'w1')
    const parts = readSqliteSnapshot(db, 'w1', CORE_VERSION)?.parts ?? new Map()
    expect(workbookFromParts(parts)).toEqual(sample())
  })
})

describe('the SQLite snapshot worker', () => {
  const built = new URL('../../../dist/src/store/sqlite/snapshot-worker.js', import.meta.url)

  it('a snapshot is made every 500 changes and is complete once the store has closed', async () => {
    const working = sqliteStore(openSqliteDatabase(file, 100), { snapshotWorker: built })
    const ratings = Array.from({ length: 489 }, (_, index) => rated('E1', 'H1', index % 2 ? 'C' : null, index % 2 ? null : 'C'))
    const next = after(last, 'many', { changes: ratings.slice(0, -1) })
    await working.append(next)
    expect(await working.append(after(next, 'one more', { changes: ratings.slice(-1) }))).toBe('stored')
    await working.close()
    const snapshot = readSqliteSnapshot(db, 'w1', CORE_VERSION)
    expect(snapshot?.seq).toBe(500)
    expect(workbookFromParts(snapshot?.parts ?? new Map())).toEqual(applyChanges(sample(), ratings))
  })

  it('opening a workbook requests a missing snapshot', async () => {
    await append(...Array.from({ length: 600 }, (_, index) => rated('E1', 'H1', index % 2 ? 'C' : null, index % 2 ? null : 'C')))
    const working = sqliteStore(openSqliteDatabase(file, 100), { snapshotWorker: built })
    onTestFinished(() => working.close())
    expect(await working.snapshot('w1', CORE_VERSION)).toBe(null)
    await working.close()
    expect(readSqliteSnapshot(db, 'w1', CORE_VERSION)?.seq).toBe(611)
  })

  it('a worker that cannot start is logged and does not hold up the store', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const working = sqliteStore(openSqliteDatabase(file, 100), { snapshotWorker: new URL('file:///nowhere/at-all.js') })
    const ratings = Array.from({ length: 500 }, (_, index) => rated('E1', 'H1', index % 2 ? 'C' : null, index % 2 ? null : 'C'))
    expect(await working.append(after(last, 'many', { changes: ratings }))).toBe('stored')
    await working.close()
    expect(logged).toHaveBeenCalledWith('The snapshot worker failed:', expect.any(Error))
    logged.mockRestore()
  })

  it('the worker is not started for a workbook with few changes', async () => {
    const working = sqliteStore(openSqliteDatabase(file, 100), { snapshotWorker: new URL('file:///nowhere/at-all.js') })
    expect(await working.snapshot('w1', CORE_VERSION)).toBe(null)
    expect(await working.append(after(last, 'b2'))).toBe('stored')
    await working.close()
  })
})
