import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { databaseAt, databaseWith, folder, look } from './database.test-support.ts'
import { connect, openSqliteDatabase } from './open-database.ts'
import { SQLITE_MIGRATIONS } from './schema.ts'
import { upgrade } from './upgrade.ts'

it('an older database is upgraded after a copy of it was made', () => {
  const made = folder()
  const file = databaseAt(join(made, 'workbooks.db'), 1)
  openSqliteDatabase(file, 100).close()
  expect(readdirSync(made).sort()).toEqual(['workbooks.db', 'workbooks.db.before-upgrade-1'])
  expect(look(file)).toEqual({ workbooks: ['w1'], version: SQLITE_MIGRATIONS.length, sound: 'ok' })
  expect(look(`${file}.before-upgrade-1`)).toEqual({ workbooks: ['w1'], version: 1, sound: 'ok' })
})

it('a new database and one that is up to date need no copy', async () => {
  const made = folder()
  const file = await databaseWith(join(made, 'workbooks.db'), 'w1')
  openSqliteDatabase(file, 100).close()
  expect(readdirSync(made)).toEqual(['workbooks.db'])
})

it('a step that fails leaves the file as it was, and the next try makes a newer copy', () => {
  const made = folder()
  // The second step of the upgrade makes this table.
  const file = databaseAt(join(made, 'workbooks.db'), 1, 'CREATE TABLE upload_files (x)')
  const before = readFileSync(file)
  expect(() => openSqliteDatabase(file, 100)).toThrow(
    /^The database .*workbooks\.db could not be upgraded and is as it was: table upload_files already exists\. A copy is in .*before-upgrade-1\.$/,
  )
  expect(look(file)).toEqual({ workbooks: ['w1'], version: 1, sound: 'ok' })
  // But for the mark that says how its journal is kept, and the counter of changes.
  expect(readFileSync(file).subarray(100).equals(before.subarray(100))).toBe(true)
  const db = connect(file, 100)
  db.exec("INSERT INTO workbooks (workbook, created_at) VALUES ('w2', '2026-01-01T12:00:00.000Z'); DROP TABLE upload_files")
  db.close()
  openSqliteDatabase(file, 100).close()
  expect(look(`${file}.before-upgrade-1`).workbooks).toEqual(['w1', 'w2'])
})

it('several steps are taken together or not at all', () => {
  const file = databaseAt(join(folder(), 'workbooks.db'), 1)
  const db = connect(file, 100)
  const steps = [...SQLITE_MIGRATIONS, 'CREATE TABLE later (x)', 'CREATE TABLE later (x)']
  expect(() => upgrade(db, file, steps)).toThrow('is as it was: table later already exists.')
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name IN ('upload_files', 'later')").all()).toEqual([])
  expect(look(file).version).toBe(1)
  upgrade(db, file, steps.slice(0, -1))
  expect(look(file).version).toBe(SQLITE_MIGRATIONS.length + 1)
  db.close()
})

it('a database is not upgraded where no copy could be made first', () => {
  const file = databaseAt(join(folder(), 'workbooks.db'), 1)
  const db = connect(file, 100)
  const full = `${file}.before-upgrade-1.unfinished-${process.pid}`
  databaseAt(full, 1)
  expect(() => upgrade(db, file)).toThrow(/no copy of it could be made first: .* Nothing was changed\.$/)
  db.close()
  expect(look(file).version).toBe(1)
})
