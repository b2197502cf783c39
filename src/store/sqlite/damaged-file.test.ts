// Overwrites one page of the file after the other. What cannot be read is refused with a sentence.
import { closeSync, copyFileSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { UNAVAILABLE } from '../contract/refusals.ts'
import { after, firstBatch } from '../contract/store.contract.ts'
import type { Store } from '../contract/store.ts'
import { folder, openDatabaseFile } from './database.test-support.ts'
import { makeSqliteSnapshot } from './snapshots.ts'
import { openSqlite } from './sqlite-store.ts'

const WITHOUT_SNAPSHOTS = { snapshotWorker: null }
const LIST = { words: [], offset: 0, limit: 50 }

const READS: readonly ((store: Store) => Promise<unknown>)[] = [
  (store) => store.head('w1'),
  (store) => store.list(),
  (store) => store.listPart({ ...LIST, deleted: false }),
  (store) => store.listPart({ ...LIST, deleted: true }),
  (store) => store.read('w1', 0),
  (store) => store.readBack('w1', 100, 10),
  (store) => store.batchesBy('w1', 'me'),
  (store) => store.people('w1'),
  (store) => store.summary('w1'),
  (store) => store.upload('u1'),
  (store) => store.snapshot('w1', 'core'),
  (store) => store.accessKey(),
  (store) => store.session('hash'),
]

const WRITES: readonly ((store: Store) => Promise<unknown>)[] = [
  (store) => store.append(after(after(firstBatch('w1'), 'b2'), 'b3')),
  (store) => store.namePerson('w1', 'me', 'Analyst'),
  (store) => store.keepSummary('w1', 2, '{}'),
]

test('wherever the file is damaged, what cannot be read or saved is refused with a sentence', async () => {
  const [intact, file] = ['intact.db', 'damaged.db'].map((name) => join(folder(), name)) as [string, string]
  const store = openSqlite(`file:${intact}`, WITHOUT_SNAPSHOTS)
  await store.create('w1', firstBatch('w1'), new Map([['me', 'Analyst']]))
  await store.append(after(firstBatch('w1'), 'b2'))
  await store.close()
  const { pages, size } = openDatabaseFile(intact, (db) => {
    makeSqliteSnapshot(db, 'w1')
    return { pages: Number(db.pragma('page_count')), size: Number(db.pragma('page_size')) }
  })
  const refusals = new Set<unknown>()
  let opens = 0
  for (let page = 2; page <= pages; page += 1) {
    copyFileSync(intact, file)
    const opened = openSync(file, 'r+')
    writeSync(opened, Buffer.alloc(size, 0xff), 0, size, (page - 1) * size)
    closeSync(opened)
    const damaged = openedOrRefused(file)
    if (damaged === null) continue
    opens += 1
    for (const use of [...READS, ...WRITES]) {
      await use(damaged).catch((error: unknown) => {
        expect(error, `page ${page}, ${use}`).toMatchObject({ name: 'Refused', code: 'unavailable' })
        refusals.add((error as Error).message)
      })
    }
    await damaged.close()
    for (const side of ['-wal', '-shm']) rmSync(`${file}${side}`, { force: true })
  }
  // Most pages belong to tables and indexes that opening does not read.
  expect(opens).toBeGreaterThan(pages / 2)
  expect(refusals).toContain(UNAVAILABLE.damaged)
  expect([...refusals].filter((message) => message === UNAVAILABLE.other)).toEqual([])
})

function openedOrRefused(file: string): Store | null {
  try {
    return openSqlite(`file:${file}`, WITHOUT_SNAPSHOTS)
  } catch (error) {
    expect(error).toMatchObject({ message: expect.stringMatching(/is damaged. Restore a backup.$|is not a database/) })
    return null
  }
}
