// Another program locks the database, as some backup programs do: no unstored change is acknowledged, and everything else keeps working.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { UNAVAILABLE } from '../../store/contract/refusals.ts'
import { openFile } from '../../store/sqlite/driver/driver.ts'
import { openSqlite } from '../../store/sqlite/sqlite-store.ts'
import { startBuiltServer } from '../browser/built-server.ts'
import { testApp } from '../support/test-app.ts'
import { type Ask, at, becomesReady, exported, fromCase, READY, rate, readiness } from './server-requests.ts'
import { reading, replayed } from './stored.ts'

/** Milliseconds that a write waits for the lock in this test; five seconds in the built server. */
const SHORT_MS = 300
const CELL = { evidence: 'E1', hypothesis: 'H1' }

/** A workbook on a server whose file is locked by another program. */
async function startLockedServer(file: string, ask: Ask) {
  const workbook = await fromCase(ask)
  const holder = openFile(file)
  onTestFinished(() => void holder.close())
  holder.exec('BEGIN EXCLUSIVE')
  return { workbook, release: () => holder.exec('ROLLBACK') }
}

test('while another program locks the database, ratings wait, the server is not ready, and pages are still served', async () => {
  const served = await startBuiltServer({ LOG_LEVEL: 'silent' })
  onTestFinished(served.close)
  const [ask, file] = [at(served.address), join(served.folder, 'workbooks.db')]
  const { workbook, release } = await startLockedServer(file, ask)
  const waiting = rate(ask, workbook, CELL, 'II')
  const { status, text } = await readiness(ask)
  expect([status, text]).toEqual([503, expect.stringContaining('in use by another program')])
  expect((await ask(`/workbooks/${workbook}`)).status).toBe(200)
  release()
  expect((await waiting).status).toBe(303)
  expect(await becomesReady(ask)).toEqual(READY)
  const document = await exported(ask, workbook)
  expect(document).toContain('"II"')
  expect(reading(file, (db) => replayed(db, workbook))).toBe(document)
})

test('a rating that waits too long for the lock is refused with a message and not stored, and the next one is stored', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ach-locked-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'workbooks.db')
  const { request: ask } = await testApp({ store: openSqlite(`file:${file}`, { busyMs: SHORT_MS }), logLevel: 'silent' })
  const { workbook, release } = await startLockedServer(file, ask)
  const before = await exported(ask, workbook)
  const refused = await rate(ask, workbook, CELL, 'II')
  expect(refused.status).toBe(503)
  expect(await refused.text()).toContain(UNAVAILABLE.busy)
  expect(await exported(ask, workbook)).toBe(before)
  release()
  expect(await becomesReady(ask)).toEqual(READY)
  expect((await rate(ask, workbook, CELL, 'CC')).status).toBe(303)
  const document = await exported(ask, workbook)
  expect([document.includes('"II"'), document.includes('"CC"')]).toEqual([before.includes('"II"'), true])
  expect(reading(file, (db) => replayed(db, workbook))).toBe(document)
})
