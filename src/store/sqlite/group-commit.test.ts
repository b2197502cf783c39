import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { UNAVAILABLE } from '../contract/refusals.ts'
import { folder } from './database.test-support.ts'
import { GroupCommit } from './group-commit.ts'

/** A table of numbers, a commit that waits so long for others, and another connection that holds the file. */
function held(busyMs: number) {
  const file = join(folder(), 'numbers.db')
  const db = new Database(file, { timeout: 0 })
  const holder = new Database(file)
  onTestFinished(() => {
    db.close()
    holder.close()
  })
  db.pragma('journal_mode = WAL')
  db.exec('CREATE TABLE numbers (number INTEGER)')
  holder.exec('BEGIN IMMEDIATE')
  const commit = new GroupCommit(db, busyMs)
  const insert = db.prepare<[number]>('INSERT INTO numbers VALUES (?)')
  return {
    commit,
    add: (number: number) => commit.add(() => insert.run(number).changes),
    numbers: () => db.prepare('SELECT number FROM numbers ORDER BY rowid').pluck().all(),
    release: () => holder.exec('ROLLBACK'),
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

it('a write waits for another program without holding up anything else, and keeps its place', async () => {
  const { add, numbers, release } = held(60_000)
  const first = [add(1), add(2)]
  await turn()
  // The event loop goes on; more comes in while the file is held.
  const later = [add(3), add(4)]
  await turn()
  expect(numbers()).toEqual([])
  release()
  expect(await Promise.all([...first, ...later])).toEqual([1, 1, 1, 1])
  expect(numbers()).toEqual([1, 2, 3, 4])
})

it('a writer that has waited long enough is refused, and the next one is stored', async () => {
  const { add, numbers, release } = held(60)
  await expect(add(1)).rejects.toMatchObject({ code: 'unavailable', message: UNAVAILABLE.busy })
  release()
  expect(await add(2)).toBe(1)
  expect(numbers()).toEqual([2])
})

it('closing the store leaves no writer waiting', async () => {
  const { commit, add, numbers } = held(60_000)
  const waiting = add(1)
  await turn()
  commit.close()
  await expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
  await expect(add(2)).rejects.toMatchObject({ message: expect.stringContaining('The server is stopping') })
  expect(numbers()).toEqual([])
})
