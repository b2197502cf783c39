// Another program holds the database, as a backup of the old kind does: nobody is told that something is stored which is not, and
// everything else goes on.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { serveBuilt } from '../browser/served.ts'
import { at, exported, fromCase, READY, rate, readiness } from './asking.ts'
import { reading, replayed } from './stored.ts'

const CELL = { evidence: 'E1', hypothesis: 'H1' }
const IN_USE = 'The database is in use by another program, so nothing was stored. Try again in a moment.'

async function held() {
  const served = await serveBuilt({ LOG_LEVEL: 'silent' })
  onTestFinished(served.close)
  const ask = at(served.address)
  const workbook = await fromCase(ask)
  const file = join(served.folder, 'workbooks.db')
  const holder = new Database(file)
  onTestFinished(() => void holder.close())
  holder.exec('BEGIN EXCLUSIVE')
  return { ask, workbook, file, release: () => holder.exec('ROLLBACK') }
}

test('a rating waits for the lock, the server says that it is not ready, and pages still come', async () => {
  const { ask, workbook, file, release } = await held()
  const waiting = rate(ask, workbook, CELL, 'II')
  const { status, said } = await readiness(ask)
  expect([status, said]).toEqual([503, expect.stringContaining('in use by another program')])
  expect((await ask(`/workbooks/${workbook}`)).status).toBe(200)
  release()
  expect((await waiting).status).toBe(303)
  expect(await readiness(ask)).toEqual(READY)
  const document = await exported(ask, workbook)
  expect(document).toContain('"II"')
  expect(reading(file, (db) => replayed(db, workbook))).toBe(document)
})

test('a rating that waits too long is refused in words, nothing of it is there, and the next one is stored', async () => {
  const { ask, workbook, file, release } = await held()
  const before = await exported(ask, workbook)
  const refused = await rate(ask, workbook, CELL, 'II')
  expect(refused.status).toBe(503)
  expect(await refused.text()).toContain(IN_USE)
  expect(await exported(ask, workbook)).toBe(before)
  release()
  expect(await readiness(ask)).toEqual(READY)
  expect((await rate(ask, workbook, CELL, 'CC')).status).toBe(303)
  const document = await exported(ask, workbook)
  expect([document.includes('"II"'), document.includes('"CC"')]).toEqual([before.includes('"II"'), true])
  expect(reading(file, (db) => replayed(db, workbook))).toBe(document)
})
