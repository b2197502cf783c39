// The server is killed repeatedly while writers write; every acknowledged change must be there each time.
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { CORE_VERSION } from '../../ach/log/snapshot.ts'
import { randomNumbers, seedOf } from '../../ach/scoring/seeded-random.ts'
import { readSqliteSnapshot } from '../../store/sqlite/snapshots.ts'
import { startBuiltServer } from '../browser/built-server.ts'
import { at, exported, fromCase, pollUntil, READY, readiness } from './server-requests.ts'
import { expectEverything, logOf, reading, replayed } from './stored.ts'
import { type Writer, writersOf } from './writers.ts'

const kills = inject('kills')
const seed = inject('seed')

const stored = (writers: readonly Writer[]) => writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)

test(`nothing acknowledged is lost when the server is killed ${kills} times while 20 writers write (seed ${seed})`, async () => {
  const chance = randomNumbers(seedOf(String(seed)))
  const served = await startBuiltServer({ LOG_LEVEL: 'silent' })
  onTestFinished(served.close)
  const file = join(served.folder, 'workbooks.db')
  const ask = at(served.address)
  const [first, second] = [await fromCase(ask), await fromCase(ask, 'tokyo-1995')]
  const writers: Writer[] = [
    ...writersOf(first, await exported(ask, first), 16, 'A'),
    ...writersOf(second, await exported(ask, second), 4, 'B'),
  ]
  for (let kill = 1; kill <= kills; kill += 1) {
    const writing = Promise.all(writers.map((writer) => writer.write(ask)))
    // At each kill there is then a finished or unfinished snapshot.
    if (kill === 1)
      await pollUntil(
        async () => stored(writers),
        (ratings) => ratings >= 250,
      )
    await new Promise((resolve) => setTimeout(resolve, 50 + (chance() % 351)))
    await served.kill()
    // No request was refused; the connections just ended.
    expect(new Set(await writing)).toEqual(new Set([0]))
    await served.restart()
    expect(await readiness(ask)).toEqual(READY)
    const shown = new Map([
      [first, await exported(ask, first)],
      [second, await exported(ask, second)],
    ])
    reading(file, (db) => {
      for (const [workbook, document] of shown) {
        expectEverything(logOf(db, workbook), workbook, writers)
        expect(document).toBe(replayed(db, workbook))
      }
      expect(db.pragma('integrity_check')).toBe('ok')
    })
    expect((await ask(`/workbooks/${first}/history`)).status).toBe(200)
  }
  expect(await served.stop()).toBe(0)
  reading(file, (db) => {
    console.log(
      `${kills} kills, ${stored(writers)} acknowledged ratings, ${logOf(db, first).length} and ${logOf(db, second).length} changes`,
    )
    // Otherwise the test would not have covered snapshots.
    expect(readSqliteSnapshot(db, first, CORE_VERSION)?.seq).toBeGreaterThan(logOf(db, first).length - 1000)
  })
}, 600_000)
