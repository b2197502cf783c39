// The disk fills up while writers write: the server reports it, loses no acknowledged change, and works again once there is room. Tested
// with a database whose size is limited, and with a real small disk where one can be mounted.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { UNAVAILABLE } from '../../store/contract/refusals.ts'
import { openSqliteDatabase } from '../../store/sqlite/open-database.ts'
import { sqliteStore } from '../../store/sqlite/sqlite-store.ts'
import { startBuiltServer } from '../browser/built-server.ts'
import { testApp } from '../support/test-app.ts'
import { type Ask, at, becomesReady, exported, fromCase, pollUntil, post, READY, readiness } from './server-requests.ts'
import { type SmallDisk, smallDisk } from './small-disk.ts'
import { expectEverything, logOf, reading, replayed } from './stored.ts'
import { writersOf } from './writers.ts'

interface Place {
  readonly ask: Ask
  readonly file: string
  fill(): void
  makeRoom(): void
}

/** Writers write until each is refused, with `fill` in between; then there is room again. */
async function testFullDisk({ ask, file, fill, makeRoom }: Place): Promise<void> {
  const workbook = await fromCase(ask)
  const writers = writersOf(workbook, await exported(ask, workbook), 16, 'A')
  const writing = Promise.all(writers.map((writer) => writer.write(ask)))
  fill()
  expect(new Set(await writing)).toEqual(new Set([503]))
  const refused = await post(ask, `/workbooks/${workbook}/settings`, { title: 'x'.repeat(200), background: 'x'.repeat(20_000) })
  expect(refused.status).toBe(503)
  expect(await refused.text()).toContain(UNAVAILABLE.full)
  const exportBefore = await exported(ask, workbook)
  reading(file, (db) => {
    expectEverything(logOf(db, workbook), workbook, writers)
    expect(exportBefore).toBe(replayed(db, workbook))
  })
  makeRoom()
  expect(await becomesReady(ask)).toEqual(READY)
  const before = writers.map(({ acknowledged }) => acknowledged.length)
  const writingAgain = Promise.all(writers.map((writer) => writer.write(ask)))
  await pollUntil(
    async () => writers.every(({ acknowledged }, index) => acknowledged.length > (before[index] ?? 0)),
    (all) => all,
  )
  fill()
  await writingAgain
  makeRoom()
  const document = await exported(ask, workbook)
  reading(file, (db) => {
    expectEverything(logOf(db, workbook), workbook, writers)
    expect(document).toBe(replayed(db, workbook))
    expect(db.pragma('integrity_check')).toBe('ok')
  })
}

/** The app in this process, on a database whose size is limited. */
async function limited(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'ach-full-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'workbooks.db')
  const db = openSqliteDatabase(file, 1000)
  const { request } = await testApp({ store: sqliteStore(db) })
  return {
    ask: request,
    file,
    fill: () => void db.pragma(`max_page_count = ${db.pragma('page_count')}`),
    makeRoom: () => void db.pragma('max_page_count = 1000000'),
  }
}

/** The built server on a small disk. */
async function onDisk({ folder, fill, makeRoom }: SmallDisk): Promise<Place & { stop(): Promise<number | null> }> {
  const file = join(folder, 'workbooks.db')
  const served = await startBuiltServer({ LOG_LEVEL: 'silent', DATABASE_URL: `file:${file}` })
  onTestFinished(served.close)
  return { ask: at(served.address), file, fill, makeRoom, stop: served.stop }
}

test('on a database of limited size nothing acknowledged is lost, and writing works again without a restart', async () => {
  await testFullDisk(await limited())
})

test('on a full disk nothing acknowledged is lost, and the server can be stopped and started', async () => {
  const disk = smallDisk(8)
  if (disk === null) return testFullDisk(await limited())
  const place = await onDisk(disk)
  await testFullDisk(place)
  disk.fill()
  const { text } = await pollUntil(
    () => readiness(place.ask),
    ({ status }) => status === 503,
  )
  expect(text).toBe(UNAVAILABLE.full)
  const before = await (await place.ask('/')).text()
  expect(await place.stop()).toBe(0)
  disk.makeRoom()
  const writing = await onDisk(disk)
  expect(await readiness(writing.ask)).toEqual(READY)
  expect(before).toContain('Kazakhstan')
  expect(await (await writing.ask('/')).text()).toContain('Kazakhstan')
  await writing.stop()
})
