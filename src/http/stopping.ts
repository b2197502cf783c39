// A request that comes while the server stops, on a connection that was open, is refused: the next server answers it.
import type { MiddlewareHandler } from 'hono'
import { Refused } from '../ach/refused.ts'
import type { Env } from './env.ts'

export const STOPPING = 'The server is stopping. Try again in a moment.'

export const whileServing =
  (stopping: AbortSignal): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (!stopping.aborted) return next()
    c.header('connection', 'close')
    throw new Refused('unavailable', STOPPING)
  }
