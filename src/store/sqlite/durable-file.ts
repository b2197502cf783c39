// Creates database files that only their owner can read, and replaces a file atomically and durably: after a power cut there is either
// the old file or the new one, whole.
import { chmodSync, chownSync, closeSync, existsSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { codeOf } from '../contract/refusals.ts'

/** Read and write for the owner, nothing for others. SQLite gives the files next to a database the mode of the database. */
const OWNER_ONLY = 0o600

/** The files that SQLite keeps next to a database. They belong to that database only, and would corrupt another one given its name. */
export const SIDE_FILES = ['-wal', '-shm', '-journal'] as const

/** The write-ahead log of an existing database. If `file` is a symbolic link, SQLite puts it next to the file that the link leads to. */
export const logFileOf = (file: string): string => `${realpathSync(file)}-wal`

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

/** Creates an empty file for SQLite to fill, which has its own mode from the first byte on. Throws if the file exists. */
export const createPrivate = (file: string): void => closeSync(openSync(file, 'wx', OWNER_ONLY))

/**
 * Takes a database and the files next to it away from other users, whatever the umask was when they were created. A file of another owner,
 * or on a file system without modes, stays as it is.
 */
export function makePrivate(file: string): void {
  for (const name of ['', ...SIDE_FILES].map((ending) => `${file}${ending}`)) {
    try {
      if (existsSync(name) && (statSync(name).mode & 0o777) !== OWNER_ONLY) chmodSync(name, OWNER_ONLY)
    } catch (error) {
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EROFS', 'ENOENT'].includes(codeOf(error))) throw error
    }
  }
}

/** Gives a copy the owner of the original, which only root can do. */
export function copyOwner(copy: string, original: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(original)
  chownSync(copy, uid, gid)
}
