// Arguments and output of the command `move`. What arrives in the new database is tested in store/move.postgres.test.ts.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { damagedWorkbook, LOG_DAMAGE } from '../store/contract/damaged-log.ts'
import { firstBatch } from '../store/contract/store.contract.ts'
import { databaseWith, openDatabaseFile } from '../store/sqlite/database.test-support.ts'
import { openSqlite } from '../store/sqlite/sqlite-store.ts'
import { MOVE_USAGE } from './move-command.ts'
import { run } from './run.test-support.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ach-move-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('move reports what was moved and resolves a path as DATABASE_URL does', async () => {
  const store = openSqlite(`file:${join(folder, 'a.db')}`, { snapshotWorker: null })
  await store.create('w1', firstBatch('w1'), new Map([['me', 'Analyst']]))
  await store.close()
  const named = (name: string) => `file:${relative(readConfig({}).folders.root, join(folder, name))}`
  const { code, out, err } = await run(['move', '--from', named('a.db'), '--to', named('b.db')])
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(/^Moved and verified: 1 workbook with \d+ changes, 1 name in a workbook\.\nThe source is unchanged\. /)
  expect(readdirSync(folder).sort()).toEqual(['a.db', 'b.db'])
  const second = await run(['move', '--from', named('a.db'), '--to', named('b.db')])
  expect(second).toMatchObject({ code: 1, out: '', problems: [expect.stringContaining('b.db is not empty: it contains 1 workbook with')] })
})

it.each([
  [[], MOVE_USAGE.urls],
  [['--from', 'file:a.db'], MOVE_USAGE.urls],
  [['--from', 'a.db', '--to', 'file:b.db'], MOVE_USAGE.noAddress('from')],
  [['--from', 'file:a.db', '--to', 'mysql://u:secret@host/x'], MOVE_USAGE.noAddress('to')],
  [['--from', 'file:a.db', '--to', 'postgres://u:sec#ret@[/x'], MOVE_USAGE.noAddress('to')],
  [['--from', 'file:a.db', '--to', 'file::memory:'], MOVE_USAGE.noAddress('to')],
  [['--from', 'file:/nowhere/a.db', '--to', 'postgres://u:secret@127.0.0.1:1/x'], 'There is no database /nowhere/a.db.'],
  [['--from', 'postgres://u:secret@127.0.0.1:1/x', '--to', 'file:/nowhere/b.db'], 'PostgreSQL at 127.0.0.1:1 cannot be reached'],
  [['file:a.db', 'file:b.db'], 'Unexpected argument'],
])('move %j is refused with a one-line message', async (args, line) => {
  const { code, out, problems } = await run(['move', ...args])
  expect([code, out]).toEqual([1, ''])
  expect(problems).toEqual([expect.stringContaining(line)])
  expect(problems[0]).not.toMatch(/secret|sec#ret/)
})

it('move copies a damaged workbook and fails with its damage, which the copy has too', async () => {
  const file = await databaseWith(join(folder, 'a.db'), 'w1', 'w2')
  openDatabaseFile(file, (db) => db.exec("DELETE FROM log WHERE workbook = 'w2' AND seq > 4"))
  const damage = damagedWorkbook('w2', LOG_DAMAGE.missing(5))
  const { code, out, problems } = await run(['move', '--from', `file:${file}`, '--to', `file:${join(folder, 'b.db')}`])
  expect([code, out, problems.at(-1)]).toEqual([1, '', damage])
  const store = openSqlite(`file:${join(folder, 'b.db')}`, { snapshotWorker: null })
  await expect(store.read('w2', 0)).rejects.toThrow(damage)
  expect(await store.read('w1', 0)).toHaveLength(11)
  await store.close()
})

it('move leaves behind what a killed server did not finish', async () => {
  const file = await databaseWith(join(folder, 'a.db'), 'w1', 'w2')
  openDatabaseFile(file, (db) => db.exec("UPDATE workbooks SET deleted_at = 'unfinished' WHERE workbook = 'w2'"))
  const { code, out } = await run(['move', '--from', `file:${file}`, '--to', `file:${join(folder, 'b.db')}`])
  expect([code, out]).toEqual([0, expect.stringContaining('1 workbook with')])
})
