// Personal data is unreadable from one moment to the next, whenever the server stops, although the log is rewritten in many transactions.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import type { Change, LoggedChange } from '../../ach/log/change.ts'
import { after, firstBatch } from '../contract/store.contract.ts'
import type { EraseResult, NewBatch, Store } from '../contract/store.ts'
import { move } from '../move.ts'
import { openStore } from '../open-store.ts'
import { backUp } from './backup.ts'
import { folder } from './database.test-support.ts'
import { type Database, openFile, transact } from './driver/driver.ts'
import { makeSqliteSnapshot } from './snapshots.ts'
import { sqliteLogReader } from './sqlite-log-reader.ts'
import { REWRITTEN_AT_ONCE, sqliteRewriting } from './sqlite-rewriting.ts'
import { openSqlite } from './sqlite-store.ts'

const SECRET = 'SECRETREASON'
const REASONS = 3 * REWRITTEN_AT_ONCE
const reason = (count: number): Change => ({
  ...{ type: 'reasoned', rater: 'me', evidence: 'E1', before: null, after: `${SECRET} ${count} ${'x'.repeat(count % 90)}` },
})
const redaction = { workbook: 'w1', batch: 'redaction', at: '2026-03-01T12:00:00.000Z', by: 'me' }

const opened = (file: string): Store => {
  const store = openSqlite(`file:${file}`)
  onTestFinished(() => store.close())
  return store
}

/** A database with many reasons in a closed file. Returns the last batch. */
async function withReasons(file: string): Promise<NewBatch> {
  const store = openSqlite(`file:${file}`)
  const first = firstBatch('w1')
  await store.create('w1', first, new Map([['me', SECRET]]))
  const reasons = after(first, 'reasons', { changes: Array.from({ length: REASONS }, (_, count) => reason(count)) })
  await store.append(reasons)
  await store.close()
  return reasons
}

/** The same, stopped after personal data was removed and part of the rows was rewritten. */
async function stoppedInBetween(): Promise<{ file: string; db: Database; end: number }> {
  const file = join(folder(), 'workbooks.db')
  const { from } = await withReasons(file)
  const store = openSqlite(`file:${file}`)
  await store.redact(redaction)
  await store.close()
  const db = openFile(file)
  onTestFinished(() => void db.close())
  transact(db, () => sqliteRewriting(db).continue('w1'))
  return { file, db, end: from + REASONS }
}

const textOf = (log: readonly LoggedChange[]) => JSON.stringify(log)
const bytesOf = (file: string) =>
  ['', '-wal'].map((end) => (existsSync(file + end) ? readFileSync(file + end).toString('latin1') : '')).join()

async function untilErased(file: string): Promise<void> {
  const db = openFile(file, { readonly: true })
  while (db.prepare('SELECT 1 FROM redactions').get() !== undefined) await sleep(5)
  db.close()
}

it('while a log is being rewritten, it reads as redacted and undamaged from every place', async () => {
  const { db, end } = await stoppedInBetween()
  const read = (from: number) => db.prepare('SELECT change FROM log WHERE seq = ?').pluck().get(from)
  expect([read(20), read(end - 1)]).toEqual([expect.not.stringContaining(SECRET), expect.stringContaining(SECRET)])
  const reader = sqliteLogReader(db)
  const log = reader.after('w1', 0)
  expect(log.at(-1)).toMatchObject({ seq: end, batch: 'redaction', change: { type: 'redacted' } })
  expect(textOf(log)).not.toContain(SECRET)
  for (const start of [0, REWRITTEN_AT_ONCE - 1, REWRITTEN_AT_ONCE, REWRITTEN_AT_ONCE + 1, end - 2, end - 1]) {
    expect(reader.after('w1', start, 5)).toEqual(log.slice(start, start + 5))
    expect(reader.before('w1', start + 1, 5)).toEqual(log.slice(Math.max(0, start - 5), start).reverse())
  }
  expect(reader.damaged()).toEqual([])
  expect(makeSqliteSnapshot(db, 'w1')).toEqual([])
})

it('a log that begins to be rewritten when a snapshot is due is not taken for damaged', async () => {
  const { db } = await stoppedInBetween()
  db.exec('CREATE TEMP TABLE begun AS SELECT * FROM redactions; DELETE FROM redactions')
  const beginsBefore = Object.create(db, {
    exec: {
      value(sql: string) {
        // By another thread.
        if (sql === 'BEGIN') db.exec('INSERT INTO redactions SELECT * FROM begun')
        db.exec(sql)
      },
    },
  }) as Database
  expect(makeSqliteSnapshot(beginsBefore, 'w1')).toEqual([])
})

it('while a log is being rewritten, damage to a row before, in and behind the part that is left is noticed', async () => {
  const { db, end } = await stoppedInBetween()
  for (const seq of [20, REWRITTEN_AT_ONCE + 1, end - 1, end]) {
    db.exec('BEGIN')
    db.prepare("UPDATE log SET at = '2020-01-01T12:00:00.000Z' WHERE seq = ?").run(seq)
    expect(sqliteLogReader(db).damaged()).toMatchObject([{ workbook: 'w1', from: seq }])
    db.exec('ROLLBACK')
  }
})

it('the next start finishes a removal that was interrupted, while changes are appended, and leaves no bytes of it', async () => {
  const { file, db, end } = await stoppedInBetween()
  db.close()
  expect(bytesOf(file)).toContain(SECRET)
  const store = opened(file)
  const next = { ...after(firstBatch('w1'), 'next'), from: end + 1, follows: 'redaction' }
  expect(await store.append(next)).toBe('stored')
  expect(await store.append(after(next, 'last'))).toBe('stored')
  await untilErased(file)
  expect(bytesOf(file)).not.toContain(SECRET)
  const log = await store.read('w1', 0)
  expect([log.length, log.at(-1)?.batch]).toEqual([end + 2, 'last'])
  await store.close()
  expect(bytesOf(file)).not.toContain(SECRET)
})

it('removals from one workbook that are asked for almost at once succeed one after the other', async () => {
  const file = join(folder(), 'workbooks.db')
  const { from } = await withReasons(file)
  const store = opened(file)
  const batches = ['1', '2', '3', '4', '5']
  const asked: Promise<EraseResult>[] = []
  for (const batch of batches) {
    asked.push(store.redact({ ...redaction, batch }).then(({ erased }) => erased))
    // The earlier ones read and rewrite some rows.
    await setImmediate()
  }
  expect(await Promise.all(asked)).toEqual(batches.map(() => 'gone'))
  expect((await store.read('w1', from + REASONS - 1)).map(({ batch }) => batch)).toEqual(batches)
  expect(bytesOf(file)).not.toContain(SECRET)
})

it('the end of one removal does not end those that were rewritten while its bytes were being erased', async () => {
  const { db } = await stoppedInBetween()
  db.pragma('foreign_keys = OFF')
  const rewriting = sqliteRewriting(db)
  const rewrite = (workbook: string, upto: number) =>
    db.prepare("INSERT OR REPLACE INTO redactions VALUES (?, :upto, :upto, '', '', '')".replaceAll(':upto', String(upto))).run(workbook)
  rewrite('first', 5)
  rewrite('again', 5)
  const logs = rewriting.rewritten()
  rewrite('again', 7)
  rewrite('later', 5)
  rewriting.finish(logs)
  expect(rewriting.unerased().sort()).toEqual(['again', 'later', 'w1'])
})

it('the next start finishes a removal although the log of another is damaged', async () => {
  const { file, db } = await stoppedInBetween()
  // Comes first in the order in which they are continued.
  db.exec("INSERT INTO workbooks (workbook, created_at) VALUES ('a-damaged', '2026-03-01T12:00:00.000Z')")
  db.exec(
    "INSERT INTO redactions (workbook, done, upto, before, last, redaction) VALUES ('a-damaged', 0, 9, '', '', '{\"keepsNotesOf\":null,\"ids\":[]}')",
  )
  db.close()
  opened(file)
  const reading = openFile(file, { readonly: true })
  while (reading.prepare("SELECT 1 FROM redactions WHERE workbook = 'w1'").get() !== undefined) await sleep(5)
  expect(reading.prepare('SELECT workbook FROM redactions').pluck().all()).toEqual(['a-damaged'])
  reading.close()
  expect(bytesOf(file)).not.toContain(SECRET)
})

it('personal data can be removed again while an earlier removal is unfinished', async () => {
  const { file, db, end } = await stoppedInBetween()
  db.close()
  const store = opened(file)
  expect(await (await store.redact({ ...redaction, batch: 'again' })).erased).toBe('gone')
  expect((await store.read('w1', end - 1)).map(({ batch }) => batch)).toEqual(['redaction', 'again'])
  expect(bytesOf(file)).not.toContain(SECRET)
})

it('a backup and a move of a database in which a removal is unfinished are undamaged and read as redacted', async () => {
  const { file, db, end } = await stoppedInBetween()
  db.close()
  expect((await backUp(file, `${file}.backup`)).damaged).toEqual([])
  const restored = opened(`${file}.backup`)
  const log = await restored.read('w1', 0)
  expect([log.length, textOf(log).includes(SECRET)]).toEqual([end, false])
  await untilErased(`${file}.backup`)
  expect(bytesOf(`${file}.backup`)).not.toContain(SECRET)
  await move(`file:${file}`, `file:${file}.moved`)
  const moved = await openStore(`file:${file}.moved`, { snapshots: false })
  expect(await moved.read('w1', 0)).toEqual(log)
  await moved.close()
  expect(bytesOf(`${file}.moved`)).not.toContain(SECRET)
})

it('a server killed at any moment leaves a workbook as it was, or redacted, and the next start leaves no bytes', {
  timeout: 60_000,
}, async () => {
  const made = folder()
  const source = join(made, 'source.db')
  const { from } = await withReasons(source)
  const built = fileURLToPath(new URL('../../../dist/src/store/sqlite/sqlite-store.js', import.meta.url))
  for (let round = 0; round < 6; round += 1) {
    const file = join(made, `${round}.db`)
    copyFileSync(source, file)
    const child = spawn(process.execPath, ['--input-type=module', '--eval', REDACTS, built, `file:${file}`, JSON.stringify(redaction)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const said = createInterface(child.stdout)[Symbol.asyncIterator]()
    await said.next()
    // Every other server may go on until it has removed the data, and is killed while it rewrites the log or erases bytes.
    const mustBeRedacted = round % 2 === 1
    if (mustBeRedacted) await said.next()
    await sleep(round * 15)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const store = openSqlite(`file:${file}`)
    const log = await store.read('w1', 0)
    const isRedacted = log.at(-1)?.change.type === 'redacted'
    if (mustBeRedacted) expect(isRedacted).toBe(true)
    const secrets = log.filter((one) => JSON.stringify(one).includes(SECRET)).length
    expect([log.length, secrets]).toEqual(isRedacted ? [from + REASONS, 0] : [from + REASONS - 1, REASONS])
    expect([...(await store.people('w1')).values()].includes(SECRET)).toBe(!isRedacted)
    await untilErased(file)
    expect(bytesOf(file).includes(SECRET)).toBe(!isRedacted)
    await store.close()
  }
})

const REDACTS = `
  const [built, url, batch] = process.argv.slice(1)
  const { openSqlite } = await import(built)
  const store = openSqlite(url)
  console.log('open')
  const { erased } = await store.redact(JSON.parse(batch))
  console.log('redacted')
  await erased
  await new Promise(() => setInterval(() => {}, 1000))
`
