import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CHANGE_VERSION } from '../../ach/log/change.ts'
import { logDamageContract } from '../contract/log-damage.contract.ts'
import { after, firstBatch, storeContract, type UnderTest } from '../contract/store.contract.ts'
import type { Store } from '../contract/store.ts'
import { PIECE_BYTES } from '../contract/upload-pieces.ts'
import { openDatabaseFile, renewSums } from './database.test-support.ts'
import { openFile } from './driver/driver.ts'
import { cannotWrite, openError, openSqliteDatabase } from './open-database.ts'
import { APPLICATION_ID, newerVersion, otherProgram, SQLITE_MIGRATIONS } from './schema.ts'
import { openSqlite, sqliteStore } from './sqlite-store.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'ach-store-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}
const fileIn = (made: string) => join(made, 'workbooks.db')
function openStore(url: string): Store {
  const store = openSqlite(url)
  onTestFinished(() => store.close())
  return store
}

const underTest = async (): Promise<UnderTest> => {
  const file = fileIn(folder())
  const url = `file:${file}`
  const store = openStore(url)
  return {
    store,
    erases: 'gone',
    async reopen() {
      await store.close()
      return openStore(url)
    },
    second: async () => openStore(url),
    run: async (sql) => openDatabaseFile(file, (db) => db.exec(sql)),
  }
}
storeContract('SQLite', underTest)
logDamageContract('SQLite', underTest)

it('other writes do not wait until a large upload is stored or removed', async () => {
  const store = openStore(`file:${fileIn(folder())}`)
  const order: string[] = []
  const during = async (what: string, work: Promise<void>) => {
    const other = setImmediate().then(() => store.writable())
    await Promise.all([work.then(() => order.push(what)), other.then(() => order.push('another write'))])
  }
  const files = [{ name: 'large.csv', bytes: new Uint8Array(4 * PIECE_BYTES) }]
  await during('stored', store.keepUpload({ id: 'u1', at: '2026-01-01T12:00:00.000Z', workbook: null, files }))
  await during('removed', store.dropUpload('u1'))
  expect(order).toEqual(['another write', 'stored', 'another write', 'removed'])
})

describe('opening a SQLite file', () => {
  it('opening a SQLite store creates the folder and the file', () => {
    const file = join(folder(), 'a', 'b', 'workbooks.db')
    openStore(`file:${file}`)
    expect(existsSync(file)).toBe(true)
  })

  it('every commit is synced to disk', () => {
    const db = openSqliteDatabase(fileIn(folder()), 100)
    expect(['journal_mode', 'synchronous', 'foreign_keys'].map((name) => db.pragma(name))).toEqual(['wal', 2, 1])
    db.close()
  })

  it('an address without file: or a path is refused', () => {
    expect(() => openSqlite('workbooks.db')).toThrow('Write it as file:PATH')
    expect(() => openSqlite('file:')).toThrow('Write it as file:PATH')
  })

  it('a file that is no database, or another program’s, is refused and unchanged', () => {
    const made = folder()
    writeFileSync(fileIn(made), 'a shopping list, which is long enough to be looked at as the header of a database '.repeat(20))
    expect(() => openSqlite(`file:${fileIn(made)}`)).toThrow(/is not a database/)
    const other = openFile(join(made, 'other.db'))
    other.exec('CREATE TABLE recipes (name TEXT)')
    other.close()
    expect(() => openSqlite(`file:${join(made, 'other.db')}`)).toThrow(otherProgram(join(made, 'other.db')))
  })

  it('an unusable folder is reported', () => {
    const made = folder()
    writeFileSync(join(made, 'file'), '')
    expect(() => openSqlite(`file:${join(made, 'file', 'workbooks.db')}`)).toThrow(/cannot be opened/)
    expect(() => openSqlite('file:/proc/no-such-folder/workbooks.db')).toThrow(/cannot be (opened|written)/)
    mkdirSync(join(made, 'workbooks.db'))
    expect(() => openSqlite(`file:${fileIn(made)}`)).toThrow(/cannot be opened/)
  })

  it('a folder or file without write permission is reported', () => {
    for (const code of ['EACCES', 'EROFS', 'SQLITE_READONLY', 'SQLITE_READONLY_DIRECTORY'])
      expect(openError(Object.assign(new Error(), { code }), '/data/workbooks.db').message).toBe(cannotWrite('/data/workbooks.db'))
  })

  it('a database of a newer version is refused', () => {
    const file = fileIn(folder())
    const db = openSqliteDatabase(file, 100)
    db.pragma('user_version = 99')
    db.close()
    expect(() => openSqlite(`file:${file}`)).toThrow(newerVersion(file, 99, SQLITE_MIGRATIONS.length))
  })

  it('a file of the first version is upgraded with all its content, uploads included', async () => {
    const file = fileIn(folder())
    const old = openFile(file)
    old.exec(SQLITE_MIGRATIONS[0] ?? '')
    old.pragma(`application_id = ${APPLICATION_ID}`)
    old.pragma('user_version = 1')
    old
      .prepare('INSERT INTO uploads (id, at, name, bytes) VALUES (?, ?, ?, ?)')
      .run('u1', '2026-01-01T12:00:00.000Z', 'a.json', Buffer.from([7]))
    old.prepare('INSERT INTO workbooks (workbook, created_at) VALUES (?, ?)').run('w1', '2026-01-01T12:00:00.000Z')
    old.close()
    const store = openSqlite(`file:${file}`, { snapshotWorker: null })
    onTestFinished(() => store.close())
    const upload = await store.upload('u1')
    expect([upload?.workbook, upload?.files.map(({ name, bytes }) => [name, ...bytes])]).toEqual([null, [['a.json', 7]]])
    await store.namePerson('w1', 'me', 'Ada')
    expect(await store.people('w1')).toEqual(new Map([['me', 'Ada']]))
  })

  it('an unknown change stops the reading of a log instead of being skipped', async () => {
    const file = fileIn(folder())
    const store = openStore(`file:${file}`)
    const first = firstBatch('w1')
    await store.create('w1', first, new Map())
    await store.append(after(first, 'b2'))
    const db = openFile(file)
    for (const damage of [`v = ${CHANGE_VERSION + 1}`, `v = 1, change = '{"type":"dreamt"}'`]) {
      db.exec(`UPDATE log SET ${damage} WHERE batch = 'b2'`)
      renewSums(db, 'w1')
      await expect(store.read('w1', 0)).rejects.toThrow('needs a newer version')
      await expect(store.readBack('w1', 100, 1)).rejects.toThrow('needs a newer version')
    }
    db.close()
  })
})

describe('a SQLite file in trouble', () => {
  it('a full disk is reported, nothing of the transaction is stored, and writing works again once there is room', async () => {
    const db = openSqliteDatabase(fileIn(folder()), 100)
    const store = sqliteStore(db)
    onTestFinished(() => store.close())
    const first = firstBatch('w1')
    await store.create('w1', first, new Map())
    db.pragma(`max_page_count = ${db.pragma('page_count')}`)
    const big = after(first, 'big', {
      changes: [{ type: 'settings', before: { background: null }, after: { background: 'x'.repeat(20_000) } }],
    })
    const results = await Promise.allSettled([store.append(big), store.append(after(big, 'on top'))])
    for (const result of results) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { code: 'unavailable', message: expect.stringContaining('The disk is full') },
      })
    }
    expect((await store.head('w1'))?.seq).toBe(first.changes.length)
    db.pragma('max_page_count = 1000000')
    expect(await store.append(big)).toBe('stored')
  })

  it('a file locked by another program is reported, and writing works again once it is released', async () => {
    const file = fileIn(folder())
    const store = openSqlite(`file:${file}`, { busyMs: 1 })
    onTestFinished(() => store.close())
    const first = firstBatch('w1')
    await store.create('w1', first, new Map())
    const locker = openFile(file)
    locker.exec('BEGIN IMMEDIATE')
    await expect(store.append(after(first, 'b2'))).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('in use'),
    })
    locker.exec('ROLLBACK')
    locker.close()
    expect(await store.append(after(first, 'b2'))).toBe('stored')
  })

  it('no acknowledged change is lost when the process is killed', async () => {
    const file = fileIn(folder())
    const store = openSqlite(`file:${file}`)
    const first = firstBatch('w1')
    await store.create('w1', first, new Map())
    await store.close()
    const child = spawn(process.execPath, ['--input-type=module', '--eval', WRITER, sqliteBuilt(), `file:${file}`, JSON.stringify(first)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let acknowledged = 0
    for await (const line of createInterface(child.stdout)) {
      acknowledged = Number(line)
      if (acknowledged === first.changes.length + 300) child.kill('SIGKILL')
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    expect(child.signalCode).toBe('SIGKILL')
    const log = await openStore(`file:${file}`).read('w1', 0)
    expect(log.length).toBeGreaterThanOrEqual(acknowledged)
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1))
  })
})

/** The built store, for tests that need a separate process. */
const sqliteBuilt = () => fileURLToPath(new URL('../../../dist/src/store/sqlite/sqlite-store.js', import.meta.url))
const WRITER = `
  const [built, url, text] = process.argv.slice(1)
  const { openSqlite } = await import(built)
  const store = openSqlite(url)
  let last = JSON.parse(text)
  for (let count = 0; count < 100000; count += 1) {
    const batch = { ...last, from: last.from + last.changes.length, follows: last.batch, batch: 'b' + count,
      changes: [{ type: 'rated', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: null, after: 'C' }] }
    if ((await store.append(batch)) !== 'stored') throw new Error('taken')
    process.stdout.write(batch.from + '\\n')
    last = batch
  }
`
