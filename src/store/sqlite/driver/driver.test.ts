import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { codeOf } from '../../contract/refusals.ts'
import { folder } from '../database.test-support.ts'
import { type Database, openFile, transact } from './driver.ts'

/** A table `t` with a unique number `a` and a row 1. */
function table(file = ':memory:'): Database {
  const db = openFile(file)
  db.exec('CREATE TABLE t (a INTEGER UNIQUE, b)')
  db.exec("INSERT INTO t VALUES (1, 'one')")
  return db
}

function codeThrownBy(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return codeOf(error)
  }
  return 'nothing was thrown'
}

it('a failed call has SQLite’s name of the error as its code', () => {
  const made = folder()
  const [file, text, missing] = [join(made, 'a.db'), join(made, 'text.db'), join(made, 'missing.db')]
  writeFileSync(text, 'a shopping list '.repeat(100))
  const db = table(file)
  const other = openFile(file, { timeout: 0 })
  const reader = openFile(file, { readonly: true, fileMustExist: true })
  const insert = db.prepare<[number, number | null]>('INSERT INTO t VALUES (?, ?)')
  expect(codeThrownBy(() => insert.run(1, null))).toMatch(/^SQLITE_CONSTRAINT/)
  expect(codeThrownBy(() => reader.exec('DELETE FROM t'))).toMatch(/^SQLITE_READONLY/)
  expect(codeThrownBy(() => db.prepare('SELECT 1 FROM nowhere'))).toBe('SQLITE_ERROR')
  expect(codeThrownBy(() => openFile(text).prepare('SELECT * FROM sqlite_schema').get())).toBe('SQLITE_NOTADB')
  expect(codeThrownBy(() => openFile(missing, { fileMustExist: true }))).toMatch(/^SQLITE_CANTOPEN/)
  expect(existsSync(missing)).toBe(false)
  db.exec('BEGIN IMMEDIATE')
  expect(codeThrownBy(() => other.exec('BEGIN IMMEDIATE'))).toMatch(/^SQLITE_BUSY/)
  db.exec('ROLLBACK')
  db.pragma(`max_page_count = ${db.pragma('page_count')}`)
  expect(codeThrownBy(() => db.exec('INSERT INTO t VALUES (2, zeroblob(100000))'))).toBe('SQLITE_FULL')
  for (const one of [db, other, reader]) one.close()
})

it('rows are objects, single values or arrays, and blobs are bytes', () => {
  const db = table()
  expect(db.prepare('SELECT a, b FROM t').all()).toEqual([{ a: 1, b: 'one' }])
  expect(db.prepare('SELECT a, b FROM t').raw().get()).toEqual([1, 'one'])
  expect([...db.prepare('SELECT b FROM t WHERE a = :a').pluck().iterate({ a: 1 })]).toEqual(['one'])
  expect(db.prepare('SELECT b FROM t WHERE a = 2').pluck().get()).toBeUndefined()
  expect([...(db.prepare<[], Uint8Array>("SELECT x'0001ff'").pluck().get() ?? [])]).toEqual([0, 1, 255])
  db.close()
  expect(() => db.close()).not.toThrow()
})

it('a transaction is stored as a whole or not at all, also inside another one', () => {
  const db = table()
  const count = () => db.prepare('SELECT count(*) FROM t').pluck().get()
  const failing = () =>
    transact(db, () => {
      transact(db, () => db.exec('INSERT INTO t VALUES (2, NULL)'))
      expect(count()).toBe(2)
      throw new Error('stop')
    })
  expect(failing).toThrow('stop')
  expect([count(), db.inTransaction]).toEqual([1, false])
  expect(transact(db, () => db.prepare('INSERT INTO t VALUES (2, NULL)').run().changes, 'BEGIN IMMEDIATE')).toBe(1)
  expect([count(), db.inTransaction]).toEqual([2, false])
})

it('opening a database prints no warning, and other warnings are still printed', () => {
  const built = fileURLToPath(new URL('../../../../dist/src/store/sqlite/driver/driver.js', import.meta.url))
  const script = `const { openFile } = await import(process.argv[1]); openFile(':memory:').close(); process.emitWarning('one of ours')`
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script, built], { encoding: 'utf8' })
  expect(stderr.match(/Warning: .*/g)).toEqual(['Warning: one of ours'])
})
