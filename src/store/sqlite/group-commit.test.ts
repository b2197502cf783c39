import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { UNAVAILABLE } from '../contract/refusals.ts'
import { folder } from './database.test-support.ts'
import { openFile } from './driver/driver.ts'
import { GroupCommit } from './group-commit.ts'

/** A table of numbers, a group commit that waits `busyMs`, and another connection that locks the file. */
function lockedFile(busyMs: number) {
  const file = join(folder(), 'numbers.db')
  const db = openFile(file, { timeout: 0 })
  const locker = openFile(file)
  onTestFinished(() => {
    db.close()
    locker.close()
  })
  db.pragma('journal_mode = WAL')
  db.exec('CREATE TABLE numbers (number INTEGER)')
  locker.exec('BEGIN IMMEDIATE')
  const commit = new GroupCommit(db, busyMs)
  const insert = db.prepare<[number]>('INSERT INTO numbers VALUES (?)')
  return {
    commit,
    add: (number: number) => commit.add(() => insert.run(number).changes),
    numbers: () => db.prepare('SELECT number FROM numbers ORDER BY rowid').pluck().all(),
    release: () => locker.exec('ROLLBACK'),
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

it('a write waits for a locked file without blocking the event loop, and keeps its place', async () => {
  const { add, numbers, release } = lockedFile(60_000)
  const first = [add(1), add(2)]
  await turn()
  // The event loop is not blocked: more writes arrive while the file is locked.
  const later = [add(3), add(4)]
  await turn()
  expect(numbers()).toEqual([])
  release()
  expect(await Promise.all([...first, ...later])).toEqual([1, 1, 1, 1])
  expect(numbers()).toEqual([1, 2, 3, 4])
})

it('a write that has waited long enough is refused, and the next one is stored', async () => {
  const { add, numbers, release } = lockedFile(60)
  await expect(add(1)).rejects.toMatchObject({ code: 'unavailable', message: UNAVAILABLE.busy })
  release()
  expect(await add(2)).toBe(1)
  expect(numbers()).toEqual([2])
})

it('closing refuses writes that wait for a lock', async () => {
  const { commit, add, numbers } = lockedFile(60_000)
  const waiting = add(1)
  await turn()
  commit.close()
  await expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
  await expect(add(2)).rejects.toMatchObject({ message: expect.stringContaining('The server is stopping') })
  expect(numbers()).toEqual([])
})
