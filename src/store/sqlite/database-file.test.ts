import { copyFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { UNAVAILABLE } from '../contract/refusals.ts'
import { after, firstBatch } from '../contract/store.contract.ts'
import { folder } from './database.test-support.ts'
import { nearlyFull, watchFile } from './database-file.ts'
import { openSqlite } from './sqlite-store.ts'

async function opened() {
  const file = join(folder(), 'workbooks.db')
  const store = openSqlite(`file:${file}`, { snapshotWorker: null })
  onTestFinished(() => store.close())
  const first = firstBatch('w1')
  await store.create('w1', first, new Map())
  return { file, store, first }
}

/** A symbolic link to an empty file in another folder. */
function linked() {
  const [file, link] = [join(folder(), 'workbooks.db'), join(folder(), 'link.db')]
  writeFileSync(file, '')
  symlinkSync(file, link)
  return { file, link }
}

describe('an open database file', () => {
  const MOVED = { code: 'unavailable', message: UNAVAILABLE.moved }

  it('takes no write while it is moved, and takes writes again when it is back', async () => {
    const { file, store, first } = await opened()
    expect(await store.writable()).toBe(null)
    renameSync(file, `${file}.elsewhere`)
    await expect(store.writable()).rejects.toMatchObject(MOVED)
    // Once noticed, each write looks again.
    await expect(store.append(after(first, 'b2'))).rejects.toMatchObject(MOVED)
    renameSync(`${file}.elsewhere`, file)
    expect(await store.append(after(first, 'b2'))).toBe('stored')
  })

  it('takes no write once it is deleted', async () => {
    const { file, store } = await opened()
    rmSync(file)
    await expect(store.writable()).rejects.toMatchObject(MOVED)
  })

  it('is looked at by writes at most once a second, and at once when asked for', async () => {
    const path = join(folder(), 'workbooks.db')
    writeFileSync(path, '')
    let time = 0
    const watched = watchFile({ name: path }, () => time)
    watched.requireInPlace()
    rmSync(path)
    time = 999
    expect(() => watched.requireInPlace()).not.toThrow()
    time = 1000
    expect(() => watched.requireInPlace()).toThrow(UNAVAILABLE.moved)
    expect(() => watched.requireInPlaceNow()).toThrow(UNAVAILABLE.moved)
  })

  it('takes no write once its write-ahead log is deleted', async () => {
    const { file, store } = await opened()
    rmSync(`${file}-wal`)
    await expect(store.writable()).rejects.toMatchObject(MOVED)
  })

  it('takes no write once its write-ahead log is deleted, although it was opened through a symbolic link', async () => {
    const { file, link } = linked()
    const store = openSqlite(`file:${link}`, { snapshotWorker: null })
    onTestFinished(() => store.close())
    expect(await store.writable()).toBe(null)
    rmSync(`${file}-wal`)
    await expect(store.writable()).rejects.toMatchObject(MOVED)
  })

  it('takes no write once another file has its name', async () => {
    const { file, store } = await opened()
    copyFileSync(file, `${file}.copy`)
    renameSync(`${file}.copy`, file)
    await expect(store.writable()).rejects.toMatchObject(MOVED)
  })
})

describe('the free space of the disk', () => {
  it('is too little below 200 MB, or on a small disk below a twentieth', () => {
    const [mb, gb] = [1e6, 1e9]
    expect([nearlyFull(201 * mb, 250 * gb), nearlyFull(51 * mb, gb), nearlyFull(mb, 8 * mb)]).toEqual([null, null, null])
    expect([nearlyFull(199 * mb, 250 * gb), nearlyFull(49 * mb, gb)]).toEqual([
      'The disk of the database is nearly full: 199 MB are free. Free some space.',
      'The disk of the database is nearly full: 49 MB are free. Free some space.',
    ])
  })
})
