// Notices that the file of an open database, or its write-ahead log, was moved, deleted or replaced, and that the disk is nearly full.
// SQLite notices neither: it would go on writing to a file that nobody finds again.

import { statfsSync, statSync } from 'node:fs'
import { formatCount } from '../../ach/model/format-count.ts'
import { refusedFor, UNAVAILABLE } from '../contract/refusals.ts'
import type { Database } from './driver/driver.ts'
import { logFileOf } from './durable-file.ts'

const MB = 1_000_000
/** Bytes. Room for eight files of the largest size that can be imported, so there is time to act before ratings are refused. */
const NEARLY_FULL = 200 * MB
/** Share of the disk. On a disk so small that 200 MB are much of it, less is enough. */
const NEARLY_FULL_SHARE = 0.05

/** Milliseconds for which a look at the paths counts. Looking at every commit would make it half as slow again. */
const LOOK_MS = 1000

export interface DatabaseFile {
  /** Throws `Refused('unavailable')` if the paths no longer lead to the files that are open, as of the last second. */
  requireInPlace(): void
  /** The same as of now. */
  requireInPlaceNow(): void
  /** Free bytes on the disk; null if the file system does not say. */
  freeBytes(): number | null
  /** A sentence if the disk is nearly full, otherwise null. */
  spaceWarning(): string | null
}

/** Must be called right after the database was opened. `monotonic` returns milliseconds. */
export function watchFile({ name }: Pick<Database, 'name'>, monotonic = () => performance.now()): DatabaseFile {
  const opened = identityOf(name)
  /** Null until SQLite creates the write-ahead log. From then on it exists as long as the database is open. */
  let log: string | null = null
  /** When the last look counts no more. */
  let until = 0
  const requireInPlaceNow = () => {
    until = 0
    if (identityOf(name) !== opened) throw refusedFor(undefined, UNAVAILABLE.moved)
    const current = identityOf(logFileOf(name))
    log ??= current
    if (current !== log) throw refusedFor(undefined, UNAVAILABLE.moved)
    until = monotonic() + LOOK_MS
  }
  return {
    requireInPlaceNow,
    requireInPlace() {
      if (monotonic() >= until) requireInPlaceNow()
    },
    freeBytes: () => spaceOf(name)?.free ?? null,
    spaceWarning() {
      const space = spaceOf(name)
      return space && nearlyFull(space.free, space.size)
    },
  }
}

/** In bytes; null if the file system does not say. */
function spaceOf(name: string): { readonly free: number; readonly size: number } | null {
  try {
    const { bavail, blocks, bsize } = statfsSync(name)
    return { free: bavail * bsize, size: blocks * bsize }
  } catch {
    return null
  }
}

/** Both in bytes. Returns a sentence, or null if enough is free. */
export const nearlyFull = (free: number, size: number): string | null =>
  free < Math.min(NEARLY_FULL, size * NEARLY_FULL_SHARE)
    ? `The disk of the database is nearly full: ${formatCount(Math.floor(free / MB))} MB are free. Free some space.`
    : null

/** The same text for the same file, whatever its name; null if there is none. */
function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev} ${found.ino}` : null
}
