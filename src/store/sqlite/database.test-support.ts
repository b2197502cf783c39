// Databases for tests of backup, restore and upgrade: create, inspect, and use from another process.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { LOG_COLUMNS, type LogRow } from '../contract/log-rows.ts'
import { addSums, firstSum } from '../contract/log-sums.ts'
import { firstBatch } from '../contract/store.contract.ts'
import { type Database, openFile } from './driver/driver.ts'
import { APPLICATION_ID, SQLITE_MIGRATIONS } from './schema.ts'
import { openSqlite } from './sqlite-store.ts'

export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'ach-database-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** Creates a database with these workbooks and closes it. */
export async function databaseWith(file: string, ...workbooks: string[]): Promise<string> {
  const store = openSqlite(`file:${file}`, { snapshotWorker: null })
  for (const id of workbooks) await store.create(id, firstBatch(id), new Map([['me', 'Analyst']]))
  await store.close()
  return file
}

/** The same as left by a killed process: the newest workbook is only in the -wal file. */
export async function leaveKilledDatabase(file: string, settled: string, newest: string): Promise<string> {
  await databaseWith(file, settled)
  const store = openSqlite(`file:${file}`, { snapshotWorker: null })
  await store.create(newest, firstBatch(newest), new Map())
  const files = ['', '-wal', '-shm'].map((name) => [`${file}${name}`, readFileSync(`${file}${name}`)] as const)
  await store.close()
  for (const [name, bytes] of files) writeFileSync(name, bytes)
  return file
}

/** A database as left by the version with that number of migrations. */
export function databaseAt(file: string, steps: number, more = ''): string {
  const old = openFile(file)
  for (const sql of SQLITE_MIGRATIONS.slice(0, steps)) old.exec(sql)
  old.pragma(`application_id = ${APPLICATION_ID}`)
  old.pragma(`user_version = ${steps}`)
  old.exec(`INSERT INTO workbooks (workbook, created_at) VALUES ('w1', '2026-01-01T12:00:00.000Z'); ${more}`)
  old.close()
  return file
}

/** Works on a file with a second connection. */
export function openDatabaseFile<T>(file: string, work: (db: Database) => T): T {
  const db = openFile(file)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** Gives the rows of a log the checksums that they would have if they had been appended as they are. */
export function renewSums(db: Database, workbook: string): void {
  const rows = db.prepare<[string], LogRow>(`SELECT ${LOG_COLUMNS} FROM log WHERE workbook = ? ORDER BY seq`).all(workbook)
  const summed = addSums(firstSum(workbook), rows)
  for (const { seq, sum } of summed) db.prepare('UPDATE log SET sum = ? WHERE workbook = ? AND seq = ?').run(sum, workbook, seq)
  db.prepare('UPDATE log_ends SET sum = ? WHERE workbook = ?').run(summed.at(-1)?.sum, workbook)
}

/** Inspects a file without changing it or its side files. */
export function inspectDatabase(file: string): { workbooks: unknown[]; version: unknown; sound: unknown } {
  const db = openFile(file, { readonly: true, fileMustExist: true })
  try {
    return {
      workbooks: db.prepare('SELECT workbook FROM workbooks ORDER BY workbook').pluck().all(),
      version: db.pragma('user_version'),
      sound: db.pragma('integrity_check'),
    }
  } finally {
    db.close()
  }
}

/** Starts another process that uses the database like a server, optionally writing without pause. Returns a function that kills it. */
export async function useInOtherProcess(file: string, writing = false): Promise<() => Promise<void>> {
  const { kill, expectLine } = startOtherProcess(file, writing)
  await expectLine('opening')
  await expectLine('open')
  return kill
}

/** The same before it opens the database. It prints 'opening', then 'open' and the workbooks found. */
export function startOtherProcess(file: string, writing = false) {
  const built = fileURLToPath(new URL('../../../dist/src/store/sqlite/sqlite-store.js', import.meta.url))
  const child = spawn(process.execPath, ['--input-type=module', '--eval', USER, built, `file:${file}`, String(writing)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  onTestFinished(kill)
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const expectLine = async (start: string): Promise<string> => {
    const { value = 'nothing' } = await lines.next()
    if (!String(value).startsWith(start)) throw new Error(`The process printed ${value} instead of ${start}.`)
    return String(value).slice(start.length).trim()
  }
  return { kill, expectLine }
}
const USER = `
  const [built, url, writing] = process.argv.slice(1)
  const { openSqlite } = await import(built)
  console.log('opening')
  const store = openSqlite(url)
  // An unreferenced store would be garbage-collected and its database closed.
  globalThis.held = store
  const found = await store.list()
  process.stdin.resume()
  console.log('open ' + found.map(({ id }) => id))
  for (let count = 0; writing === 'true'; count += 1) await store.namePerson('w1', 'me', 'Name ' + count)
`
