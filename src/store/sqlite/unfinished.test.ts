// What a killed server leaves of a workbook that it was writing is never seen and is removed later.

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folder } from './database.test-support.ts'
import { GroupCommit } from './group-commit.ts'
import { connect } from './open-database.ts'
import { openSqlite } from './sqlite-store.ts'
import { removeAbandoned, UNFINISHED } from './unfinished.ts'

const HOUR = 60 * 60 * 1000

it('an unfinished workbook is neither listed nor opened nor restored, and is removed after an hour', async () => {
  const file = join(folder(), 'workbooks.db')
  const store = openSqlite(`file:${file}`, { snapshotWorker: null })
  const db = connect(file, 100)
  const now = Date.now()
  db.prepare('INSERT INTO workbooks (workbook, created_at, deleted_at) VALUES (?, ?, ?)').run('w1', new Date(now).toISOString(), UNFINISHED)
  db.prepare("INSERT INTO log (workbook, seq, at, by, batch, v, change) VALUES ('w1', 1, '1', 'me', 'b', 1, '{}')").run()
  expect([await store.list(), await store.head('w1')]).toEqual([[], null])
  await expect(store.setDeleted('w1', null)).rejects.toMatchObject({ code: 'unknown' })
  expect(await store.purge({ workbooks: '9999', uploads: '', sessions: '' })).toBe(0)
  const rows = () => db.prepare('SELECT count(*) FROM log').pluck().get()
  const commit = new GroupCommit(db, 100)
  await removeAbandoned(db, commit, now + HOUR - 1)
  expect(rows()).toBe(1)
  await removeAbandoned(db, commit, now + HOUR + 1)
  expect([rows(), db.prepare('SELECT count(*) FROM workbooks').pluck().get()]).toEqual([0, 0])
  await store.close()
  db.close()
})
