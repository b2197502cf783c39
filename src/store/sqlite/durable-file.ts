// Replaces a file atomically and durably: after a power cut there is either the old file or the new one, whole.
import { chmodSync, chownSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The files that SQLite keeps next to a database. They belong to that database only, and would corrupt another one given its name. */
export const SIDE_FILES = ['-wal', '-shm', '-journal'] as const

export function removeDatabase(file: string): void {
  for (const name of ['', ...SIDE_FILES]) rmSync(`${file}${name}`, { force: true })
}

/** Renames a file within its folder, after its content has reached the disk. */
export function putInPlace(finished: string, file: string): void {
  sync(finished)
  renameSync(finished, file)
  syncFolderOf(file)
}

/** Waits until the content of a file is on disk. */
export function sync(file: string): void {
  const opened = openSync(file, 'r+')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** Waits until the entries of the file's folder are on disk. Windows neither supports nor needs this. */
export function syncFolderOf(file: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Gives a copy the permissions and the owner of the original. Only root can change the owner. */
export function copyOwner(copy: string, original: string): void {
  const { mode, uid, gid } = statSync(original)
  chmodSync(copy, mode & 0o777)
  if (process.getuid?.() === 0) chownSync(copy, uid, gid)
}
