// Databases for tests of backup, restore and upgrade: made, looked into, and held by another process.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { firstBatch } from '../contract/store.contract.ts'
import { APPLICATION_ID, SQLITE_MIGRATIONS } from './schema.ts'
import { openSqlite } from './sqlite-store.ts'

export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'ach-database-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** A database with these workbooks in it, closed. */
export async function databaseWith(file: string, ...workbooks: string[]): Promise<string> {
  const store = openSqlite(`file:${file}`, { snapshotWorker: null })
  for (const id of workbooks) await store.create(id, firstBatch(id), new Map([['me', 'Analyst']]))
  await store.close()
  return file
}

/** The same as a database that was left behind by a process that was killed: its newest workbook is in the -wal alone. */
export async function killedWith(file: string, settled: string, newest: string): Promise<string> {
  await databaseWith(file, settled)
  const store = openSqlite(`file:${file}`, { snapshotWorker: null })
  await store.create(newest, firstBatch(newest), new Map())
  const left = ['', '-wal', '-shm'].map((name) => [`${file}${name}`, readFileSync(`${file}${name}`)] as const)
  await store.close()
  for (const [name, bytes] of left) writeFileSync(name, bytes)
  return file
}

/** A database as the version with so many steps left it. */
export function databaseAt(file: string, steps: number, more = ''): string {
  const old = new Database(file)
  for (const sql of SQLITE_MIGRATIONS.slice(0, steps)) old.exec(sql)
  old.pragma(`application_id = ${APPLICATION_ID}`)
  old.pragma(`user_version = ${steps}`)
  old.exec(`INSERT INTO workbooks (workbook, created_at) VALUES ('w1', '2026-01-01T12:00:00.000Z'); ${more}`)
  old.close()
  return file
}

/** What a file holds, looked at without changing it or what lies beside it. */
export function look(file: string): { workbooks: unknown[]; version: unknown; sound: unknown } {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return {
      workbooks: db.prepare('SELECT workbook FROM workbooks ORDER BY workbook').pluck().all(),
      version: db.pragma('user_version', { simple: true }),
      sound: db.pragma('integrity_check', { simple: true }),
    }
  } finally {
    db.close()
  }
}

/** Another process that uses the database as a server does; writes without end where it is told to. Answers how to kill it. */
export async function usedByAnother(file: string, writing = false): Promise<() => Promise<void>> {
  const { kill, says } = another(file, writing)
  await says('opening')
  await says('open')
  return kill
}

/** The same, before it has opened the database. It says 'opening', then 'open' and the workbooks that it found. */
export function another(file: string, writing = false) {
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
  const says = async (start: string): Promise<string> => {
    const { value = 'nothing' } = await lines.next()
    if (!String(value).startsWith(start)) throw new Error(`It said ${value} instead of ${start}.`)
    return String(value).slice(start.length).trim()
  }
  return { kill, says }
}
const USER = `
  const [built, url, writing] = process.argv.slice(1)
  const { openSqlite } = await import(built)
  console.log('opening')
  const store = openSqlite(url)
  // What nothing holds any more is collected, and its database closed.
  globalThis.held = store
  const found = await store.list()
  process.stdin.resume()
  console.log('open ' + found.map(({ id }) => id))
  for (let count = 0; writing === 'true'; count += 1) await store.namePerson('w1', 'me', 'Name ' + count)
`
