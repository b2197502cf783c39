// Health checks for monitoring: /healthz (alive), /readyz (a rating could be stored now) and /version.

import { Hono } from 'hono'
import { Refused } from '../../ach/model/refused.ts'
import { STOPPING } from '../../http/refuse-while-stopping.ts'
import { paths } from '../../paths.ts'
import { programVersion } from '../../version.ts'
import type { Deps } from './deps.ts'
import type { PageEnv } from './open-view.ts'

/** A database that takes longer than this is not ready. */
const PATIENCE_MS = 1000
export const DATABASE_SILENT = 'The database does not answer.'
export const DATABASE_SLOW = 'The database is slow, or in use by another program: nothing was stored within a second.'

export const healthRoutes = (deps: Pick<Deps, 'workbooks' | 'stopping'>) => {
  let running: Promise<string | null> | null = null
  /** Simultaneous requests share one check. */
  const check = () => {
    running ??= checkWritable(deps).finally(() => {
      running = null
    })
    return running
  }
  const version = programVersion()
  return new Hono<PageEnv>()
    .get(paths.health(), (c) => c.text('alive\n'))
    .get(paths.version(), (c) => c.text(`${version}\n`))
    .get(paths.ready(), async (c) => {
      const problem = deps.stopping.aborted ? STOPPING : await within(check(), PATIENCE_MS, DATABASE_SLOW)
      return problem === null ? c.text('ready\n') : c.text(`${problem}\n`, 503)
    })
}

/** Returns the problem, or null if a write was stored. */
async function checkWritable({ workbooks }: Pick<Deps, 'workbooks'>): Promise<string | null> {
  try {
    await workbooks.writable()
    return null
  } catch (error) {
    return error instanceof Refused ? error.message : DATABASE_SILENT
  }
}

async function within<T>(promise: Promise<T>, ms: number, fallback: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(fallback), ms)
  })
  try {
    return await Promise.race([promise, timeout])
  } finally {
    clearTimeout(timer)
  }
}
