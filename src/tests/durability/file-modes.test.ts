// Files with workbooks can be read only by the user who runs the server, even if new files are open to everyone (umask 0).
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sampleChanges } from '../../ach/model/sample.test-support.ts'
import { databaseAt, folder } from '../../store/sqlite/database.test-support.ts'
import { LOG_SUMS } from '../../store/sqlite/schema.ts'
import { command, startBuiltServer } from '../browser/built-server.ts'
import { at, fromCase } from './server-requests.ts'

/** The mode of each file of the folder, and of the folder itself as '.'. */
const modesIn = (place: string): Record<string, string> =>
  Object.fromEntries(['.', ...readdirSync(place)].sort().map((name) => [name, (statSync(join(place, name)).mode & 0o777).toString(8)]))

/** Runs one command of the built program with umask 0. */
function run(databaseUrl: string, ...args: string[]): void {
  const { args: serve, options } = command({ DATABASE_URL: databaseUrl, PORT: '0' })
  const program = serve.slice(0, -1)
  const { status, stderr } = spawnSync('sh', ['-c', 'umask 0; exec "$@"', 'sh', process.execPath, ...program, ...args], {
    ...options,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
}

/** The built server with umask 0, on that database. */
async function serve(file: string) {
  const before = process.umask(0)
  try {
    const served = await startBuiltServer({ DATABASE_URL: `file:${file}` })
    onTestFinished(served.close)
    return served
  } finally {
    process.umask(before)
  }
}

test('a new database, its side files and its folder belong to their owner only', async () => {
  const place = join(folder(), 'new', 'data')
  const { address } = await serve(join(place, 'workbooks.db'))
  await fromCase(at(address))
  expect(modesIn(place)).toEqual({ '.': '700', 'workbooks.db': '600', 'workbooks.db-shm': '600', 'workbooks.db-wal': '600' })
})

test('a database and side files that others could read are narrowed when the server opens them', async () => {
  const place = folder()
  const file = join(place, 'workbooks.db')
  const first = await serve(file)
  await fromCase(at(first.address))
  await first.kill()
  writeFileSync(`${file}.before-upgrade-4`, 'a copy of an earlier version')
  for (const name of readdirSync(place)) chmodSync(join(place, name), 0o666)
  const second = await serve(file)
  await fromCase(at(second.address))
  const { '.': own, ...files } = modesIn(place)
  expect(files).toEqual({
    'workbooks.db': '600',
    'workbooks.db-shm': '600',
    'workbooks.db-wal': '600',
    'workbooks.db.before-upgrade-4': '600',
  })
})

test('a database of another program keeps its mode', () => {
  const file = join(folder(), 'other.db')
  writeFileSync(file, 'not a database')
  chmodSync(file, 0o644)
  const { args, options } = command({ DATABASE_URL: `file:${file}`, PORT: '0' })
  expect(spawnSync(process.execPath, args, options).status).toBe(1)
  expect(statSync(file).mode & 0o777).toBe(0o644)
})

test('backups, databases kept by a restore, upgrade copies and move targets belong to their owner only', () => {
  const place = folder()
  const file = (name: string) => join(place, name)
  // Before checksums, so that the upgrade fills them in.
  const steps = LOG_SUMS - 1
  const created = JSON.stringify(sampleChanges[0])
  const log = `INSERT INTO log (workbook, seq, at, by, batch, v, change) VALUES ('w1', 1, '2026-01-01T12:00:00.000Z', 'me', 'b', 1, '${created}')`
  chmodSync(databaseAt(file('workbooks.db'), steps, log), 0o666)
  const url = `file:${file('workbooks.db')}`
  // Upgrades it.
  run(url, 'key', 'rotate')
  chmodSync(file('workbooks.db'), 0o666)
  run(url, 'backup', file('backup.db'))
  run(url, 'restore', file('backup.db'))
  mkdirSync(file('moved'))
  run(url, 'move', '--from', url, '--to', `file:${file('moved/workbooks.db')}`)
  const { '.': own, moved, ...files } = modesIn(place)
  expect(Object.keys(files)).toEqual([
    'backup.db',
    'workbooks.db',
    expect.stringContaining('.before-restore-'),
    `workbooks.db.before-upgrade-${steps}`,
  ])
  expect(new Set([...Object.values(files), modesIn(file('moved'))['workbooks.db']])).toEqual(new Set(['600']))
})
