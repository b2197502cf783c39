import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp } from './backup.ts'
import {
  databaseAt,
  databaseWith,
  folder,
  inspectDatabase,
  leaveKilledDatabase,
  openDatabaseFile,
  startOtherProcess,
  useInOtherProcess,
} from './database.test-support.ts'
import { type Database, openFile } from './driver/driver.ts'
import { databaseInUse, restore } from './restore.ts'
import { newerVersion, otherProgram, SQLITE_MIGRATIONS } from './schema.ts'
import { openSqlite } from './sqlite-store.ts'

const NOW = new Date('2026-11-24T07:00:00.000Z')
const KEPT = 'workbooks.db.before-restore-2026-11-24T07-00-00-000Z'

/** A database with w1 and a backup of it. */
async function databaseAndBackup() {
  const made = folder()
  const file = join(made, 'workbooks.db')
  const backup = join(made, 'backup.db')
  await databaseWith(file, 'w1')
  await backUp(file, backup)
  return { made, file, backup }
}

function edit(file: string, how: (db: Database) => void): void {
  const db = openFile(file)
  how(db)
  db.close()
}

describe('restore', () => {
  it('restore replaces the database and keeps the previous one', async () => {
    const { made, file, backup } = await databaseAndBackup()
    await databaseWith(file, 'w2', 'w3')
    expect(await restore(backup, file, NOW)).toEqual({ workbooks: 1, changes: 11, damaged: [], kept: join(made, KEPT) })
    expect(inspectDatabase(join(made, KEPT))).toMatchObject({ workbooks: ['w1', 'w2', 'w3'], sound: 'ok' })
    expect(inspectDatabase(file)).toMatchObject({ workbooks: ['w1'], sound: 'ok' })
    expect(inspectDatabase(backup).workbooks).toEqual(['w1'])
  })

  it('restore keeps the changes in the old -wal file and removes -wal and -shm, which would corrupt the new database', async () => {
    const { made, file, backup } = await databaseAndBackup()
    await leaveKilledDatabase(file, 'w2', 'w3')
    expect(readdirSync(made)).toContain('workbooks.db-wal')
    await restore(backup, file, NOW)
    expect(readdirSync(made).sort()).toEqual(['backup.db', 'workbooks.db', KEPT])
    expect(inspectDatabase(join(made, KEPT))).toMatchObject({ workbooks: ['w1', 'w2', 'w3'], sound: 'ok' })
    const store = openSqlite(`file:${file}`)
    expect((await store.list()).map(({ id }) => id)).toEqual(['w1'])
    await store.close()
    expect(inspectDatabase(file).sound).toBe('ok')
  })

  it('restore includes changes that are only in the backup’s -wal file', async () => {
    const { made, file } = await databaseAndBackup()
    await restore(await leaveKilledDatabase(join(made, 'left.db'), 'a1', 'a2'), file, NOW)
    expect(inspectDatabase(file).workbooks).toEqual(['a1', 'a2'])
  })

  it('restore works if there is no database, or only a leftover -wal file', async () => {
    const { made, file, backup } = await databaseAndBackup()
    expect((await restore(backup, join(made, 'new', 'workbooks.db'), NOW)).kept).toBe(null)
    expect(inspectDatabase(join(made, 'new', 'workbooks.db')).workbooks).toEqual(['w1'])
    await leaveKilledDatabase(join(made, 'b.db'), 'b1', 'b2')
    for (const name of ['-wal', '-shm']) copyFileSync(join(made, `b.db${name}`), join(made, 'new', `x.db${name}`))
    await restore(backup, join(made, 'new', 'x.db'), NOW)
    expect(existsSync(join(made, 'new', `${KEPT.replace('workbooks', 'x')}-wal`))).toBe(true)
    expect(inspectDatabase(join(made, 'new', 'x.db'))).toMatchObject({ workbooks: ['w1'], sound: 'ok' })
    expect(existsSync(join(made, 'new', 'x.db-wal'))).toBe(false)
    expect(inspectDatabase(file).sound).toBe('ok')
  })

  it('restore works if the old database is unreadable, and keeps it', async () => {
    const { made, file, backup } = await databaseAndBackup()
    writeFileSync(file, 'rubbish '.repeat(2000))
    writeFileSync(`${file}-wal`, 'what was left of the log')
    await restore(backup, file, NOW)
    expect(readFileSync(join(made, KEPT), 'utf8').startsWith('rubbish')).toBe(true)
    expect(existsSync(`${file}-wal`)).toBe(false)
    expect(inspectDatabase(file)).toMatchObject({ workbooks: ['w1'], sound: 'ok' })
  })

  it('restore is refused while another process uses the database, until that process is killed', async () => {
    const { made, file, backup } = await databaseAndBackup()
    await databaseWith(file, 'w2')
    const kill = await useInOtherProcess(file)
    await expect(restore(backup, file, NOW)).rejects.toThrow(databaseInUse(file))
    expect(inspectDatabase(file).workbooks).toEqual(['w1', 'w2'])
    expect(existsSync(join(made, KEPT))).toBe(false)
    await kill()
    await restore(backup, file, NOW)
    expect(inspectDatabase(file).workbooks).toEqual(['w1'])
  })

  it('a server that starts during a restore opens the new file', async () => {
    const { made, file, backup } = await databaseAndBackup()
    await databaseWith(file, 'w2')
    // Locks the file as restore does.
    const exclusive = openFile(file)
    exclusive.pragma('journal_mode = DELETE')
    exclusive.exec('BEGIN EXCLUSIVE')
    const { expectLine } = startOtherProcess(file)
    await expectLine('opening')
    // Gives the process time to reach the lock. If this were too short, the test would pass without testing anything.
    await new Promise((resolve) => setTimeout(resolve, 300))
    renameSync(file, join(made, KEPT))
    renameSync(backup, file)
    exclusive.close()
    expect(await expectLine('open')).toBe('w1')
  })

  it('restore accepts a backup of an older version, which the next start upgrades', async () => {
    const { made, file } = await databaseAndBackup()
    await restore(databaseAt(join(made, 'old.db'), 1), file, NOW)
    expect(inspectDatabase(file)).toMatchObject({ version: 1, workbooks: ['w1'] })
    await openSqlite(`file:${file}`).close()
    expect(inspectDatabase(file).version).toBe(SQLITE_MIGRATIONS.length)
  })

  it('restore does not replace another program’s database', async () => {
    const { made, backup } = await databaseAndBackup()
    const other = join(made, 'other.db')
    edit(other, (db) => db.exec('CREATE TABLE recipes (name TEXT)'))
    const before = readFileSync(other)
    await expect(restore(backup, other, NOW)).rejects.toThrow(otherProgram(other))
    expect(readFileSync(other).equals(before)).toBe(true)
    expect(readdirSync(made).sort()).toEqual(['backup.db', 'other.db', 'workbooks.db'])
  })

  it('restore refuses a file that is not an undamaged backup of this program, and changes nothing', async () => {
    const { made, file, backup } = await databaseAndBackup()
    const rubbish = join(made, 'rubbish.db')
    writeFileSync(rubbish, 'a shopping list '.repeat(1000))
    const newer = databaseAt(join(made, 'newer.db'), 99)
    const broken = join(made, 'broken.db')
    writeFileSync(broken, readFileSync(backup).fill(0x5a, 4096 * 3))
    const cut = join(made, 'cut.db')
    writeFileSync(cut, readFileSync(backup).subarray(0, 4096 * 5 + 100))
    // Damage that reading the tables does not reveal.
    const index = databaseAt(join(made, 'index.db'), SQLITE_MIGRATIONS.length)
    const root = openDatabaseFile(index, (db) =>
      Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'log_by'").pluck().get()),
    )
    // The number of fragmented bytes in the page of the index.
    writeFileSync(index, readFileSync(index).fill(9, (root - 1) * 4096 + 7, (root - 1) * 4096 + 8))
    const orphan = databaseAt(join(made, 'orphan.db'), SQLITE_MIGRATIONS.length)
    edit(orphan, (db) => db.exec("PRAGMA foreign_keys = OFF; INSERT INTO people VALUES ('gone', 'me', 'Ada')"))
    const empty = join(made, 'empty.db')
    writeFileSync(empty, '')
    const before = readdirSync(made).sort()
    for (const [from, sentence] of [
      [rubbish, /rubbish\.db is not a database/],
      [newer, newerVersion(newer, 99, SQLITE_MIGRATIONS.length)],
      [broken, /broken\.db is damaged/],
      [cut, /cut\.db is damaged/],
      [index, /index\.db is damaged \(/],
      [orphan, /orphan\.db is damaged \(/],
      [empty, /empty\.db is empty/],
      [join(made, 'none.db'), /^There is no file .*none\.db\.$/],
      [file, /is the database itself/],
    ] as const)
      await expect(restore(from, file, NOW), from).rejects.toThrow(sentence)
    expect(readdirSync(made).sort()).toEqual(before)
    expect(inspectDatabase(file)).toMatchObject({ workbooks: ['w1'], sound: 'ok' })
  })
})
