// Is it alive, can it serve, and which version is it: for whoever watches the process. Ready means that a rating would be stored now.

import { Hono } from 'hono'
import { Refused } from '../../ach/model/refused.ts'
import { STOPPING } from '../../http/refuse-while-stopping.ts'
import { paths } from '../../paths.ts'
import { programVersion } from '../../version.ts'
import type { Deps } from './deps.ts'
import type { PageEnv } from './open-view.ts'

/** Whoever asks is not kept waiting; a database that takes longer is not ready. */
const PATIENCE_MS = 1000
export const DATABASE_SILENT = 'The database does not answer.'
export const DATABASE_SLOW = 'The database is slow, or in use by another program: nothing was stored within a second.'

export const healthRoutes = (deps: Pick<Deps, 'workbooks' | 'stopping'>) => {
  let looking: Promise<string | null> | null = null
  /** Those who ask while somebody looks share one look. */
  const look = () => {
    looking ??= whyNot(deps).finally(() => {
      looking = null
    })
    return looking
  }
  const version = programVersion()
  return new Hono<PageEnv>()
    .get(paths.health(), (c) => c.text('alive\n'))
    .get(paths.version(), (c) => c.text(`${version}\n`))
    .get(paths.ready(), async (c) => {
      const why = deps.stopping.aborted ? STOPPING : await within(look(), PATIENCE_MS, DATABASE_SLOW)
      return why === null ? c.text('ready\n') : c.text(`${why}\n`, 503)
    })
}

/** null where a write was stored. */
async function whyNot({ workbooks }: Pick<Deps, 'workbooks'>): Promise<string | null> {
  try {
    await workbooks.writable()
    return null
  } catch (error) {
    return error instanceof Refused ? error.message : DATABASE_SILENT
  }
}

async function within<T>(answer: Promise<T>, ms: number, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), ms)
  })
  try {
    return await Promise.race([answer, over])
  } finally {
    clearTimeout(timer)
  }
}
