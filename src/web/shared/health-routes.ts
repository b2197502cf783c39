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
/** Requests within this time share one look at the database: anyone may ask, as often as they like. */
const LOOK_MS = 1000
export const DATABASE_SILENT = 'The database does not answer.'
export const DATABASE_SLOW = 'The database is slow, or in use by another program: nothing was stored within a second.'

interface Readiness {
  readonly ready: boolean
  /** the body of the response */
  readonly text: string
}

/** `monotonic` returns milliseconds. */
export const healthRoutes = (deps: Pick<Deps, 'workbooks' | 'stopping'>, monotonic = () => performance.now()) => {
  const readiness = lastLook(deps, monotonic)
  const version = programVersion()
  return new Hono<PageEnv>()
    .get(paths.health(), (c) => c.text('alive\n'))
    .get(paths.version(), (c) => c.text(`${version}\n`))
    .get(paths.ready(), async (c) => {
      const { ready, text } = deps.stopping.aborted ? { ready: false, text: STOPPING } : await readiness()
      return c.text(`${text}\n`, ready ? 200 : 503)
    })
}

/** Returns the result of the last look, or looks again if it is older than `LOOK_MS`. There is never more than one look at a time. */
function lastLook({ workbooks }: Pick<Deps, 'workbooks'>, monotonic: () => number): () => Promise<Readiness> {
  let last: { readonly at: number; readonly result: Promise<Readiness> } | null = null
  let looking = false
  return () => {
    if (last && (looking || monotonic() - last.at < LOOK_MS)) return last.result
    looking = true
    const look = lookAt(workbooks).finally(() => {
      looking = false
    })
    last = { at: monotonic(), result: within(look, PATIENCE_MS, { ready: false, text: DATABASE_SLOW }) }
    return last.result
  }
}

async function lookAt(workbooks: Deps['workbooks']): Promise<Readiness> {
  try {
    const warning = await workbooks.writable()
    // Ratings are still stored, so nothing that watches this address may take the server out of service.
    return { ready: true, text: warning === null ? 'ready' : `ready\n${warning}` }
  } catch (error) {
    return { ready: false, text: error instanceof Refused ? error.message : DATABASE_SILENT }
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
