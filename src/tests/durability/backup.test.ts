// `ach-workbook backup` while a server is in use, and `restore` from the backup, run as an operator would.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { inspectDatabase } from '../../store/sqlite/database.test-support.ts'
import { command, startBuiltServer } from '../browser/built-server.ts'
import { at, exported, fromCase, pollUntil, READY, readiness } from './server-requests.ts'
import { expectEverything, logOf, reading, replayed } from './stored.ts'
import { type Writer, writersOf } from './writers.ts'

async function busy() {
  const served = await startBuiltServer({ LOG_LEVEL: 'silent' })
  onTestFinished(served.close)
  const ask = at(served.address)
  const workbook = await fromCase(ask)
  const writers = writersOf(workbook, await exported(ask, workbook), 16, 'A')
  const write = () => Promise.all(writers.map((writer) => writer.write(ask)))
  return { served, ask, workbook, writers, write, file: join(served.folder, 'workbooks.db'), out: join(served.folder, 'backup.db') }
}

/** Runs the command line on that database. */
function run(file: string, ...words: string[]): Promise<{ code: number | null; out: string; lines: string[] }> {
  const { args, options } = command({ DATABASE_URL: `file:${file}` })
  const child = spawn(process.execPath, [...args.slice(0, -1), ...words], options)
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, lines: err.split('\n').filter(Boolean) })))
}

const soFar = (writers: readonly Writer[]): Writer[] => writers.map((writer) => ({ ...writer, acknowledged: [...writer.acknowledged] }))

test('a backup made while 16 writers write contains everything acknowledged before it, undamaged', async () => {
  const { served, ask, workbook, writers, write, file, out } = await busy()
  const writing = write()
  await pollUntil(
    async () => writers.every(({ acknowledged }) => acknowledged.length > 0),
    (all) => all,
  )
  for (const name of [out, `${out}.2`, `${out}.3`]) {
    const before = soFar(writers)
    expect(await run(file, 'backup', name)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/contains 1 workbook with \d+ changes\.\n$/),
      lines: [],
    })
    expect(inspectDatabase(name).sound).toBe('ok')
    reading(name, (db) => {
      expectEverything(
        logOf(db, workbook),
        workbook,
        before.map((one, index) => ({ ...one, sent: writers[index]?.sent ?? 0 })),
      )
      expect(logOf(db, workbook).length).toBeGreaterThan(0)
    })
  }
  expect(await readiness(ask)).toEqual(READY)
  expect(await run(file, 'backup', out)).toEqual({ code: 1, out: '', lines: [expect.stringContaining('backup.db already exists.')] })
  await served.stop()
  await writing
  expect(readdirSync(served.folder).filter((name) => name.includes('unfinished'))).toEqual([])
})

test('restore is refused while the server runs; once it is killed, the backup is served and later changes are kept in the old database', async () => {
  const { served, ask, workbook, writers, write, file, out } = await busy()
  await run(file, 'backup', out)
  const backed = await exported(ask, workbook)
  const writing = write()
  await pollUntil(
    async () => writers.every(({ acknowledged }) => acknowledged.length > 0),
    (all) => all,
  )
  const refused = await run(file, 'restore', out)
  expect(refused).toEqual({ code: 1, out: '', lines: [expect.stringMatching(/^The database .* is in use by a server\. Stop it first\.$/)] })
  await served.kill()
  await writing
  expect(existsSync(`${file}-wal`)).toBe(true)
  const restored = await run(file, 'restore', out)
  expect([restored.code, restored.lines]).toEqual([0, []])
  const keptFile = /The previous database was kept as (.*)\.\n/.exec(restored.out)?.[1] ?? ''
  reading(keptFile, (db) => expectEverything(logOf(db, workbook), workbook, writers))
  expect([existsSync(`${file}-wal`), existsSync(`${file}-shm`)]).toEqual([false, false])
  await served.restart()
  expect(await readiness(ask)).toEqual(READY)
  expect(await exported(ask, workbook)).toBe(backed)
  reading(file, (db) => expect(replayed(db, workbook)).toBe(backed))
  await served.stop()
  expect(inspectDatabase(file).sound).toBe('ok')
})
