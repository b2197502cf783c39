import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { backUp } from './backup.ts'
import { databaseWith, folder, inspectDatabase, leaveKilledDatabase, openDatabaseFile, useInOtherProcess } from './database.test-support.ts'
import { openFile } from './driver/driver.ts'
import { otherProgram } from './schema.ts'
import { UNFINISHED } from './unfinished.ts'

it('a backup contains everything in a single file', async () => {
  const made = folder()
  const file = await databaseWith(join(made, 'workbooks.db'), 'w1', 'w2')
  const out = join(made, 'backup.db')
  expect(await backUp(file, out)).toEqual({ workbooks: 2, changes: 22, damaged: [] })
  expect(inspectDatabase(out)).toMatchObject({ workbooks: ['w1', 'w2'], sound: 'ok' })
  expect(readdirSync(made).sort()).toEqual(['backup.db', 'workbooks.db'])
})

it('a backup does not count a workbook that is still being written or removed, nor call it damaged', async () => {
  const made = folder()
  const file = await databaseWith(join(made, 'workbooks.db'), 'w1', 'w2')
  openDatabaseFile(file, (db) => {
    db.prepare("UPDATE workbooks SET deleted_at = ? WHERE workbook = 'w2'").run(UNFINISHED)
    db.exec("DELETE FROM log WHERE workbook = 'w2' AND seq < 5")
  })
  expect(await backUp(file, join(made, 'backup.db'))).toEqual({ workbooks: 1, changes: 11, damaged: [] })
})

it('a backup includes changes that are only in the -wal file', async () => {
  const made = folder()
  const file = await leaveKilledDatabase(join(made, 'workbooks.db'), 'w1', 'w2')
  await backUp(file, join(made, 'backup.db'))
  expect(inspectDatabase(join(made, 'backup.db')).workbooks).toEqual(['w1', 'w2'])
})

it('a backup finishes and is undamaged while another process writes without pause', async () => {
  const made = folder()
  const file = await databaseWith(join(made, 'workbooks.db'), 'w1')
  const db = openFile(file)
  // Copying takes many steps, with writes in between: a copy that restarted each time would never finish.
  db.prepare('INSERT INTO summaries (workbook, seq, json) VALUES (?, 1, ?)').run('w1', 'x'.repeat(30_000_000))
  db.close()
  const kill = await useInOtherProcess(file, true)
  for (const name of ['one.db', 'two.db']) {
    await backUp(file, join(made, name))
    expect(inspectDatabase(join(made, name))).toMatchObject({ workbooks: ['w1'], sound: 'ok' })
  }
  await kill()
})

it('a backup never overwrites a file', async () => {
  const made = folder()
  const file = await databaseWith(join(made, 'workbooks.db'), 'w1')
  writeFileSync(join(made, 'backup.db'), 'precious')
  await expect(backUp(file, join(made, 'backup.db'))).rejects.toThrow('already exists')
  expect(readFileSync(join(made, 'backup.db'), 'utf8')).toBe('precious')
  await expect(backUp(file, file)).rejects.toThrow('already exists')
})

it('a failed backup gives a one-sentence reason and leaves no file', async () => {
  const made = folder()
  const file = await databaseWith(join(made, 'workbooks.db'), 'w1')
  const out = join(made, 'backup.db')
  await expect(backUp(join(made, 'nowhere.db'), out)).rejects.toThrow(/^There is no database .*nowhere\.db\./)
  await expect(backUp(file, join(made, 'no', 'backup.db'))).rejects.toThrow('There is no folder')
  mkdirSync(join(made, 'other'))
  const other = openFile(join(made, 'other', 'other.db'))
  other.exec('CREATE TABLE recipes (name TEXT)')
  other.close()
  await expect(backUp(join(made, 'other', 'other.db'), out)).rejects.toThrow(otherProgram(join(made, 'other', 'other.db')))
  expect(existsSync(out)).toBe(false)
  expect(readdirSync(made).sort()).toEqual(['other', 'workbooks.db'])
})

it('a damaged database is not backed up', async () => {
  const made = folder()
  const file = await databaseWith(join(made, 'workbooks.db'), 'w1', 'w2')
  const bytes = readFileSync(file)
  // Damages the pages after the schema, which contain the tables.
  bytes.fill(0x5a, 4096 * 3)
  writeFileSync(file, bytes)
  await expect(backUp(file, join(made, 'backup.db'))).rejects.toThrow(/workbooks\.db is damaged/)
  expect(readdirSync(made)).toEqual(['workbooks.db'])
})
