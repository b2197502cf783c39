// A disk of its own that can be filled or made read-only, where the platform gives one: a tmpfs, which Linux lets root mount.
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export interface SmallDisk {
  readonly folder: string
  /** Takes up what room there is. */
  fill(): void
  makeRoom(): void
  readOnly(): void
}

const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0

/** Null where the platform gives none. Unmounted at the end of the test; whoever uses it must have ended by then. */
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
