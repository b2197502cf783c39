// Refuses requests on open connections while the server stops; the client repeats them on the next server.
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../access/request-env.ts'
import { Refused } from '../ach/model/refused.ts'

export const STOPPING = 'The server is stopping. Try again in a moment.'

export const refuseWhileStopping =
  (stopping: AbortSignal): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (!stopping.aborted) return next()
    c.header('connection', 'close')
    throw new Refused('unavailable', STOPPING)
  }
