// Overwrites with zeros what a SQLite file contains besides its content: free pages, and the free space within pages, where copies of rows
// stay when a page is split. VACUUM would do the same, but nobody could write while it rewrites the whole file.
//
// The bytes are written past SQLite, a few pages at a time, only while this connection holds the lock for writing and the write-ahead log is
// empty. Then nobody else writes to the file, every page in it is the newest, and nobody reads these bytes. A stop in between does no harm.
import { constants, fsync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { codeOf } from '../contract/refusals.ts'
import type { Database } from './driver/driver.ts'
import { logFileOf } from './durable-file.ts'
import { deadRanges, freePages, LOCK_BYTE } from './free-space.ts'
import { connect } from './open-database.ts'
import { APPLICATION_ID } from './schema.ts'

/** Milliseconds of work while other writers wait, and between two such slices or two attempts. */
const SLICE_MS = 5
const PAUSE_MS = 25
/** Milliseconds that a slice waits for other writers. This thread is blocked for that time. */
const LOCK_MS = 10
/** Passes over the file: one more after each that found something to erase, because splitting pages leaves more behind all the time. */
const MOST_PASSES = 4
/** How much a pass had to erase. */
interface Found {
  bytes: number
}

/** Bytes read at once. */
const CHUNK = 256 * 1024

/**
 * One per file, by its identity, and never closed: closing it would release the locks that SQLite has on the file in this process.
 */
const opened = new Map<string, number>()

function descriptorOf(file: string): number {
  const { dev, ino } = statSync(file, { bigint: true })
  const known = opened.get(`${dev} ${ino}`)
  if (known !== undefined) return known
  const descriptor = openSync(file, constants.O_RDWR)
  opened.set(`${dev} ${ino}`, descriptor)
  return descriptor
}

/**
 * Resolves with false if another program used the file for longer than `busyMs`, or if writing failed. `inUse` is the open database; a second
 * connection does the work, so that it notices that its cached pages are no longer those in the file.
 */
export async function eraseFreeSpace(inUse: Database, busyMs: number): Promise<boolean> {
  let db: Database | undefined
  try {
    db = connect(inUse.name, LOCK_MS)
    const descriptor = descriptorOf(inUse.name)
    let waited = 0
    // While others write, rows and what is between them can move to pages that this pass has left behind.
    for (let pass = 1, found: Found = { bytes: 1 }; pass <= MOST_PASSES && found.bytes > 0; pass += 1) {
      found = { bytes: 0 }
      for (let page = 1; page > 0; ) {
        const next = eraseSlice(db, descriptor, page, found)
        if (!inUse.open || (next === null && waited >= busyMs)) return false
        waited = next === null ? waited + PAUSE_MS : 0
        page = next ?? page
        await setTimeout(PAUSE_MS)
      }
    }
    await promisify(fsync)(descriptor)
    while (!emptyLog(db)) {
      if (waited >= busyMs) return false
      waited += PAUSE_MS
      await setTimeout(PAUSE_MS)
    }
    return true
  } catch {
    return false
  } finally {
    db?.close()
  }
}

/** Returns false while another connection reads from the write-ahead log or writes. */
function emptyLog(db: Database): boolean {
  try {
    // Does not lock others out, and leaves little to do for the next one, which does.
    db.pragma('wal_checkpoint(PASSIVE)')
    // 0: not busy
    return db.pragma('wal_checkpoint(TRUNCATE)') === 0
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) return false
    throw error
  }
}

/** Erases from this page on. Returns the page to continue with, 0 after the last, or null if the file is in use. */
export function eraseSlice(db: Database, descriptor: number, from: number, found: Found): number | null {
  if (!emptyLog(db)) return null
  try {
    db.exec('BEGIN IMMEDIATE')
    // Another connection may have written in between.
    if (statSync(logFileOf(db.name)).size > 0) return null
    const next = erasePages(db, descriptor, from, found)
    // Rewrites an existing value, so that every other connection reads the pages again. One may have read them since the log was emptied, and
    // would write them back with their old bytes.
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.exec('COMMIT')
    return next
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) return null
    throw error
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK')
  }
}

function erasePages(db: Database, descriptor: number, from: number, found: Found): number {
  const until = performance.now() + SLICE_MS
  const count = Number(db.pragma('page_count'))
  const size = Number(db.pragma('page_size'))
  const readPage = (page: number): Buffer => readPages(descriptor, page, 1, size)
  const free = freePages(readPage)
  const zeros = Buffer.alloc(size)
  const pages = Math.max(1, Math.floor(CHUNK / size))
  let first = from
  for (; first <= count && performance.now() < until; first += pages) {
    const chunk = readPages(descriptor, first, Math.min(pages, count - first + 1), size)
    for (let at = 0; at * size < chunk.length; at += 1) {
      const number = first + at
      if (number === Math.floor(LOCK_BYTE / size) + 1) continue
      const page = chunk.subarray(at * size, (at + 1) * size)
      for (const [start, end] of deadRanges(page, number, free)) {
        if (page.compare(zeros, 0, end - start, start, end) === 0) continue
        writeSync(descriptor, zeros, 0, end - start, (number - 1) * size + start)
        found.bytes += end - start
      }
    }
  }
  return first > count ? 0 : first
}

function readPages(descriptor: number, first: number, pages: number, size: number): Buffer {
  const bytes = Buffer.alloc(pages * size)
  readSync(descriptor, bytes, 0, bytes.length, (first - 1) * size)
  return bytes
}
