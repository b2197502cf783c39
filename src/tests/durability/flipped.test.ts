// Flips random bits in the part of a database file that holds the logs. Whatever the damage, nothing wrong is shown as true: the file or
// the workbook is refused, its intact part is shown as such, or everything is as before.
import { closeSync, copyFileSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { documentOf, writeDocument } from '../../ach/document/document.ts'
import { RATINGS } from '../../ach/model/rating.ts'
import { Refused } from '../../ach/model/refused.ts'
import { rated } from '../../ach/model/sample.test-support.ts'
import { randomNumbers, seedOf } from '../../ach/scoring/seeded-random.ts'
import { viewFor } from '../../ach/view/view.ts'
import { liveStoreOf, liveWorkbooks } from '../../live/live.test-support.ts'
import type { Workbooks } from '../../live/workbooks.ts'
import { DamagedLog } from '../../store/contract/damaged-log.ts'
import { after, firstBatch } from '../../store/contract/store.contract.ts'
import { openDatabaseFile } from '../../store/sqlite/database.test-support.ts'
import { makeSqliteSnapshot } from '../../store/sqlite/snapshots.ts'
import { openSqlite } from '../../store/sqlite/sqlite-store.ts'
import { documentFrom, logOf, namesOf, reading, type Stored } from './stored.ts'

const flips = inject('flips')
const seed = inject('seed')

const WORKBOOKS = ['w1', 'w2', 'w3', 'w4', 'w5']
/** Its snapshot covers most of its log. */
const WITH_SNAPSHOT = 'w3'
/** Batches per workbook, of one or two changes each. */
const BATCHES = 300

async function filledDatabase(file: string): Promise<void> {
  const store = openSqlite(`file:${file}`, { snapshotWorker: null })
  for (const id of WORKBOOKS) {
    let last = firstBatch(id)
    await store.create(id, last, new Map([['me', 'Analyst']]))
    for (let count = 0; count < BATCHES; count += 1) {
      const rating = (evidence: string) => rated(evidence, 'H1', null, RATINGS[count % RATINGS.length] ?? null)
      last = after(last, `${id}-${count + 2}`, { changes: count % 3 ? [rating('E1')] : [rating('E2'), rating('E1')] })
      await store.append(last)
      if (id === WITH_SNAPSHOT && count === BATCHES - 20) openDatabaseFile(file, (db) => makeSqliteSnapshot(db, id))
    }
  }
  await store.close()
}

interface Before {
  readonly log: readonly Stored[]
  readonly names: ReadonlyMap<string, string>
}

/** Returns what was shown of a workbook. Fails if any of it differs from what was stored. */
async function outcome(workbooks: Workbooks, id: string, { log, names }: Before): Promise<string> {
  const { workbook, names: shown } = await workbooks.open(id)
  const store = liveStoreOf(workbooks)
  const damaged = await store.read(id, 0).then(
    () => false,
    (error: unknown) => {
      if (!(error instanceof Refused)) throw error
      return true
    },
  )
  const intact = () => log.slice(0, (workbooks.damageOf(id)?.from ?? log.length + 1) - 1)
  // Until the background has found damage below the snapshot, the state is that of the snapshot.
  expect(writeDocument(documentOf(viewFor(workbook, { rater: 'me', names: shown })))).toBe(documentFrom(intact(), names))
  if (damaged) {
    await vi.waitFor(() => expect(workbooks.damageOf(id)).toBeInstanceOf(DamagedLog), { timeout: 5000 })
    // As damaged, or as unavailable if nothing below the damage can be read any more.
    await expect(workbooks.change(id, 'me', () => [rated('E1', 'H1', null, 'C')])).rejects.toBeInstanceOf(Refused)
  }
  const history = await workbooks.history(id, Number.MAX_SAFE_INTEGER, log.length + 1)
  expect(history.reverse().map(({ seq, batch, change }) => ({ seq, batch, change }))).toEqual(intact())
  return damaged ? 'damage reported' : 'as before'
}

test(`none of ${flips} flipped bits is shown as true (seed ${seed})`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ach-flipped-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [intact, file] = [join(folder, 'intact.db'), join(folder, 'flipped.db')]
  await filledDatabase(intact)
  const { pages, size, before } = reading(intact, (db) => ({
    pages: db.prepare<[], number>("SELECT pageno FROM dbstat WHERE name IN ('log', 'log_ends', 'log_by') ORDER BY pageno").pluck().all(),
    size: Number(db.pragma('page_size')),
    before: new Map(WORKBOOKS.map((id) => [id, { log: logOf(db, id), names: namesOf(db, id) }])),
  }))
  expect(pages.length).toBeGreaterThan(50)
  const chance = randomNumbers(seedOf(String(seed)))
  const counts = new Map<string, number>()
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  for (let flip = 1; flip <= flips; flip += 1) {
    const page = pages[chance() % pages.length] ?? 1
    const [byte, bit] = [chance() % size, chance() % 8]
    copyFileSync(intact, file)
    flipBit(file, (page - 1) * size + byte, bit)
    const where = `flip ${flip}: bit ${bit} of byte ${byte} of page ${page}`
    const workbooks = open(file)
    if (workbooks === null) {
      count('file refused')
      continue
    }
    try {
      for (const id of WORKBOOKS) {
        await outcome(workbooks, id, before.get(id) as Before).then(count, (error: unknown) => {
          if (!(error instanceof Refused)) throw new Error(`${where}, ${id}`, { cause: error })
          count('workbook refused')
        })
      }
    } finally {
      await workbooks.close()
      for (const side of ['-wal', '-shm']) rmSync(`${file}${side}`, { force: true })
    }
  }
  // Most bits damage one workbook, and the other four are as before.
  expect(counts.get('damage reported') ?? 0, JSON.stringify([...counts])).toBeGreaterThan(flips / 4)
  expect(counts.get('as before') ?? 0, JSON.stringify([...counts])).toBeGreaterThan(flips * 3)
})

function open(file: string): Workbooks | null {
  try {
    return liveWorkbooks(openSqlite(`file:${file}`, { snapshotWorker: null }))
  } catch {
    return null
  }
}

function flipBit(file: string, offset: number, bit: number): void {
  const opened = openSync(file, 'r+')
  const byte = Buffer.alloc(1)
  readSync(opened, byte, 0, 1, offset)
  byte[0] = (byte[0] ?? 0) ^ (1 << bit)
  writeSync(opened, byte, 0, 1, offset)
  closeSync(opened)
}
