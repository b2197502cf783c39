// Puts a finished file in the place of another so that after a power cut there is either the one or the other, whole.
import { chmodSync, chownSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** What SQLite may keep beside a database: they belong to that database alone, and destroy another one that gets its name. */
export const SIDE_FILES = ['-wal', '-shm', '-journal'] as const

export function removeDatabase(file: string): void {
  for (const name of ['', ...SIDE_FILES]) rmSync(`${file}${name}`, { force: true })
}

/** Renames a file of the same folder, when all of it is on the disk. */
export function putInPlace(finished: string, file: string): void {
  sync(finished)
  renameSync(finished, file)
  syncFolderOf(file)
}

/** Waits until a file is on the disk. */
export function sync(file: string): void {
  const opened = openSync(file, 'r+')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** Waits until the names in its folder are on the disk; Windows cannot and need not. */
export function syncFolderOf(file: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Gives a copy to those who may use the original; only root can give a file to another user. */
export function copyOwner(copy: string, original: string): void {
  const { mode, uid, gid } = statSync(original)
  chmodSync(copy, mode & 0o777)
  if (process.getuid?.() === 0) chownSync(copy, uid, gid)
}
