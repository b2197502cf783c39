// A database that cannot be written: a running server reports it and still serves pages; a starting one reports it in one line.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { UNAVAILABLE } from '../../store/contract/refusals.ts'
import { databaseWith } from '../../store/sqlite/database.test-support.ts'
import { openError, openSqliteDatabase } from '../../store/sqlite/open-database.ts'
import { sqliteStore } from '../../store/sqlite/sqlite-store.ts'
import { command } from '../browser/built-server.ts'
import { testApp } from '../support/test-app.ts'
import { becomesReady, exported, fromCase, READY, rate, readiness } from './server-requests.ts'
import { smallDisk } from './small-disk.ts'

const CELL = { evidence: 'E1', hypothesis: 'H1' }

test('when the database becomes read-only, ratings are refused with a message, pages are served, and writing works again afterwards', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ach-read-only-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const db = openSqliteDatabase(join(folder, 'workbooks.db'), 1000)
  const { request: ask } = await testApp({ store: sqliteStore(db) })
  const workbook = await fromCase(ask)
  const before = await exported(ask, workbook)
  db.pragma('query_only = ON')
  expect(await readiness(ask)).toEqual({ status: 503, text: UNAVAILABLE.readOnly })
  const refused = await rate(ask, workbook, CELL, 'II')
  expect([refused.status, await refused.text()]).toEqual([503, expect.stringContaining(UNAVAILABLE.readOnly)])
  expect((await ask('/')).status).toBe(200)
  expect(await exported(ask, workbook)).toBe(before)
  db.pragma('query_only = OFF')
  expect(await becomesReady(ask)).toEqual(READY)
  expect((await rate(ask, workbook, CELL, 'II')).status).toBe(303)
})

test('a start on a read-only disk is refused with one line', async () => {
  const sentence = /^The database .* cannot be written: its folder or file is not writable for this user\.$/
  const disk = smallDisk(4)
  // Without a mounted disk, as root, no file is unwritable; then the test uses the error that the system would give.
  if (disk === null) return expect(openError(Object.assign(new Error(), { code: 'EROFS' }), '/data/workbooks.db').message).toMatch(sentence)
  const file = await databaseWith(join(disk.folder, 'workbooks.db'), 'w1')
  disk.readOnly()
  const { args, options } = command({ PORT: '0', DATABASE_URL: `file:${file}` })
  const { status, stderr } = spawnSync(process.execPath, args, { ...options, encoding: 'utf8', timeout: 60_000 })
  const lines = stderr.split('\n').filter(Boolean)
  expect([status, lines]).toEqual([1, [expect.stringMatching(sentence)]])
})
