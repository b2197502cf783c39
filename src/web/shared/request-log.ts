// Logs one line for each response, with a number that users can quote when they report a problem. The duration ends when the response
// starts, so it does not include streaming.
import { randomInt } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import type { Log } from '../../http/log.ts'
import type { PageEnv } from './open-view.ts'

// Without characters that are easily confused on the telephone.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 7

function requestNumber(): string {
  let letters = ''
  for (let rest = randomInt(LETTERS.length ** LENGTH); letters.length < LENGTH; rest = Math.floor(rest / LETTERS.length))
    letters += LETTERS[rest % LETTERS.length]
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** The beginnings of addresses that hold a secret, even mistyped or mangled ones: what follows is not logged. */
const SECRET = /^(?:\/|%2f)*(?:read|join)(?:\/|%2f)|^.*?(?:\?|%3f|(?:key|token)(?:=|%3d))/i

/** The parts of a request that may be logged. The query may not. */
export function logFields(c: Context<PageEnv>) {
  const start = SECRET.exec(c.req.path)?.[0]
  return { id: c.get('request'), method: c.req.method, path: start === undefined ? c.req.path : `${start}…` }
}

export const requestLog =
  (log: Log): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const start = performance.now()
    c.set('request', requestNumber())
    await next()
    c.res.headers.set('x-request-id', c.get('request'))
    log.info('request', { ...logFields(c), status: c.res.status, ms: Math.round(performance.now() - start) })
  }
