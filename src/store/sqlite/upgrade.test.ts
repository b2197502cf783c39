import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { firstBatch } from '../contract/store.contract.ts'
import { databaseAt, databaseWith, folder, inspectDatabase, openDatabaseFile } from './database.test-support.ts'
import { connect, openSqliteDatabase } from './open-database.ts'
import { SQLITE_MIGRATIONS } from './schema.ts'
import { openSqlite } from './sqlite-store.ts'
import { upgrade } from './upgrade.ts'

it('an older database is copied and then upgraded', () => {
  const made = folder()
  const file = databaseAt(join(made, 'workbooks.db'), 1)
  openSqliteDatabase(file, 100).close()
  expect(readdirSync(made).sort()).toEqual(['workbooks.db', 'workbooks.db.before-upgrade-1'])
  expect(inspectDatabase(file)).toEqual({ workbooks: ['w1'], version: SQLITE_MIGRATIONS.length, sound: 'ok' })
  expect(inspectDatabase(`${file}.before-upgrade-1`)).toEqual({ workbooks: ['w1'], version: 1, sound: 'ok' })
})

it('a new or current database is not copied', async () => {
  const made = folder()
  const file = await databaseWith(join(made, 'workbooks.db'), 'w1')
  openSqliteDatabase(file, 100).close()
  expect(readdirSync(made)).toEqual(['workbooks.db'])
})

it('a failed migration leaves the file unchanged, and the next attempt makes a new copy', () => {
  const made = folder()
  // The second migration creates this table, so it fails.
  const file = databaseAt(join(made, 'workbooks.db'), 1, 'CREATE TABLE upload_files (x)')
  const before = readFileSync(file)
  expect(() => openSqliteDatabase(file, 100)).toThrow(
    /^The database .*workbooks\.db could not be upgraded and is unchanged: table upload_files already exists\. A copy is in .*before-upgrade-1\.$/,
  )
  expect(inspectDatabase(file)).toEqual({ workbooks: ['w1'], version: 1, sound: 'ok' })
  // Except for the header, with the journal mode and the change counter.
  expect(readFileSync(file).subarray(100).equals(before.subarray(100))).toBe(true)
  const db = connect(file, 100)
  db.exec("INSERT INTO workbooks (workbook, created_at) VALUES ('w2', '2026-01-01T12:00:00.000Z'); DROP TABLE upload_files")
  db.close()
  openSqliteDatabase(file, 100).close()
  expect(inspectDatabase(`${file}.before-upgrade-1`).workbooks).toEqual(['w1', 'w2'])
})

it('several migrations are applied together or not at all', () => {
  const file = databaseAt(join(folder(), 'workbooks.db'), 1)
  const db = connect(file, 100)
  const steps = [...SQLITE_MIGRATIONS, 'CREATE TABLE later (x)', 'CREATE TABLE later (x)']
  expect(() => upgrade(db, file, steps)).toThrow('is unchanged: table later already exists.')
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name IN ('upload_files', 'later')").all()).toEqual([])
  expect(inspectDatabase(file).version).toBe(1)
  upgrade(db, file, steps.slice(0, -1))
  expect(inspectDatabase(file).version).toBe(SQLITE_MIGRATIONS.length + 1)
  db.close()
})

it('a database is not upgraded if it cannot be copied first', () => {
  const file = databaseAt(join(folder(), 'workbooks.db'), 1)
  const db = connect(file, 100)
  // A folder of that name stands in for a full disk.
  mkdirSync(`${file}.before-upgrade-1`)
  expect(() => upgrade(db, file)).toThrow(/no copy could be made first: .* Nothing was changed\.$/)
  db.close()
  expect(inspectDatabase(file).version).toBe(1)
})

it('what a killed upgrade left of its copy does not keep the next one from starting', () => {
  const file = databaseAt(join(folder(), 'workbooks.db'), 1)
  databaseAt(`${file}.before-upgrade-1.unfinished-${process.pid}`, 1)
  const db = connect(file, 100)
  upgrade(db, file)
  db.close()
  expect(inspectDatabase(`${file}.before-upgrade-1`).version).toBe(1)
})

/** Rows of a log before checksums. */
const oldRows = (...seqs: number[]) =>
  seqs
    .map((seq) => `INSERT INTO log VALUES ('w1', ${seq}, '2026-01-01T12:00:00.000Z', 'me', 'b${seq}', NULL, 1, '{"type":"redacted"}');`)
    .join('')

it('an upgrade gives every log checksums, so that damage from then on is noticed', async () => {
  const file = databaseAt(join(folder(), 'workbooks.db'), 4, oldRows(1, 2, 3))
  const store = openSqlite(`file:${file}`, { snapshotWorker: null })
  expect((await store.read('w1', 0)).map(({ batch }) => batch)).toEqual(['b1', 'b2', 'b3'])
  expect(await store.head('w1')).toMatchObject({ seq: 3, changedAt: '2026-01-01T12:00:00.000Z' })
  expect(await store.append({ ...firstBatch('w1'), from: 4, follows: 'b3' })).toBe('stored')
  openDatabaseFile(file, (db) => db.exec("UPDATE log SET by = 'other' WHERE seq = 2"))
  await expect(store.read('w1', 0)).rejects.toMatchObject({ from: 2 })
  await store.close()
})

it('an upgrade does not hide a change that was missing before', async () => {
  const file = databaseAt(join(folder(), 'workbooks.db'), 4, oldRows(1, 2, 4))
  const store = openSqlite(`file:${file}`, { snapshotWorker: null })
  await expect(store.read('w1', 0)).rejects.toMatchObject({ from: 3 })
  await store.close()
})

it('an upgrade leaves nothing of what older versions deleted without overwriting it', async () => {
  const file = join(folder(), 'workbooks.db')
  const text = (word: string, length: number) => `'${word} ${`${word} `.repeat(length)}'`
  databaseAt(
    file,
    2,
    `PRAGMA secure_delete = OFF; INSERT INTO people VALUES ('w1', 'me', ${text('SECRETNAME', 5000)});
     UPDATE people SET name = ${text('other', 9000)}`,
  )
  expect(readFileSync(file).includes('SECRETNAME')).toBe(true)
  await openSqlite(`file:${file}`, { snapshotWorker: null }).close()
  expect(readFileSync(file).includes('SECRETNAME')).toBe(false)
})
