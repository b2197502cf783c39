// A request that comes while the server stops, on a connection that was open, is refused: the next server answers it.
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
