// A small file system that can be filled or made read-only: a tmpfs, which only root on Linux can mount.
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export interface SmallDisk {
  readonly folder: string
  /** Uses up all free space. */
  fill(): void
  makeRoom(): void
  readOnly(): void
}

const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0

/** Returns null if it cannot be mounted. Unmounted at the end of the test, when no process may use it any more. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'ach-disk-'))
  const mounted = process.platform === 'linux' && mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  onTestFinished(() => {
    if (mounted) spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  })
  if (!mounted) return null
  const filling = join(folder, 'filling')
  return {
    folder,
    fill() {
      try {
        for (;;) appendFileSync(filling, Buffer.alloc(4096))
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      }
    },
    makeRoom: () => rmSync(filling),
    readOnly() {
      if (!mount('-o', 'remount,ro', folder)) throw new Error('The disk could not be made read-only.')
    },
  }
}
