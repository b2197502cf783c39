// What `backup` and `restore` report about damage. What they copy is tested in store/sqlite.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { damagedWorkbook, LOG_DAMAGE } from '../store/contract/damaged-log.ts'
import { databaseWith, folder, openDatabaseFile } from '../store/sqlite/database.test-support.ts'
import { run } from './run.test-support.ts'

it('backup and restore copy a damaged workbook and fail with its damage, and other workbooks are intact', async () => {
  const made = folder()
  const file = await databaseWith(join(made, 'workbooks.db'), 'w1', 'w2')
  const out = join(made, 'backup.db')
  vi.stubEnv('DATABASE_URL', `file:${file}`)
  vi.stubEnv('BASE_URL', '')
  openDatabaseFile(file, (db) => db.exec("UPDATE log SET at = '' WHERE workbook = 'w2' AND seq = 4"))
  const damage = damagedWorkbook('w2', LOG_DAMAGE.changed(4))
  const backup = await run(['backup', out])
  expect(backup).toMatchObject({ code: 1, out: '', problems: [`${out} contains 2 workbooks with 22 changes.`, expect.anything(), damage] })
  expect(existsSync(out)).toBe(true)
  const restored = await run(['restore', out])
  expect([restored.code, restored.problems.at(0), restored.problems.at(-1)]).toEqual([
    1,
    `${file} was restored from ${out}: 2 workbooks with 22 changes.`,
    damage,
  ])
})
