// A server that starts on a database of another version: a newer one is refused, an older one is copied and upgraded.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { databaseAt, folder, inspectDatabase } from '../../store/sqlite/database.test-support.ts'
import { SQLITE_MIGRATIONS } from '../../store/sqlite/schema.ts'
import { command, startBuiltServer } from '../browser/built-server.ts'
import { at, READY, readiness } from './server-requests.ts'

function startOn(file: string) {
  const { args, options } = command({ PORT: '0', DATABASE_URL: `file:${file}` })
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { ...options, encoding: 'utf8', timeout: 60_000 })
  return { status, stdout, lines: stderr.split('\n').filter(Boolean) }
}

test('a database of a newer version is refused with one line and left unchanged', () => {
  const newer = databaseAt(join(folder(), 'workbooks.db'), SQLITE_MIGRATIONS.length + 1)
  const before = inspectDatabase(newer)
  expect(startOn(newer)).toEqual({
    status: 1,
    stdout: '',
    lines: [expect.stringMatching(/^The database .* was written by a newer version of ACH workbook .* Use that version/)],
  })
  expect(inspectDatabase(newer)).toEqual(before)
  expect(existsSync(`${newer}.before-upgrade-${SQLITE_MIGRATIONS.length + 1}`)).toBe(false)
})

test('a database of the previous version is upgraded, and its copy still opens with that version', async () => {
  const file = databaseAt(join(folder(), 'workbooks.db'), SQLITE_MIGRATIONS.length - 1)
  const served = await startBuiltServer({ DATABASE_URL: `file:${file}` })
  onTestFinished(served.close)
  expect(await readiness(at(served.address))).toEqual(READY)
  expect(await served.stop()).toBe(0)
  expect(inspectDatabase(file)).toEqual({ workbooks: ['w1'], version: SQLITE_MIGRATIONS.length, sound: 'ok' })
  expect(inspectDatabase(`${file}.before-upgrade-${SQLITE_MIGRATIONS.length - 1}`)).toEqual({
    workbooks: ['w1'],
    version: SQLITE_MIGRATIONS.length - 1,
    sound: 'ok',
  })
})

test('a failed upgrade is reported in one line, and the database is unchanged', () => {
  // The following migration creates this table, so it fails.
  const file = databaseAt(join(folder(), 'workbooks.db'), 1, 'CREATE TABLE upload_files (x)')
  const content = readFileSync(file).subarray(100)
  expect(startOn(file)).toEqual({
    status: 1,
    stdout: '',
    lines: [expect.stringMatching(/could not be upgraded and is unchanged: .* A copy is in .*before-upgrade-1\.$/)],
  })
  expect(readFileSync(file).subarray(100).equals(content)).toBe(true)
})
