// Refuses requests that no page sends and that later code need not expect: other methods, and control characters in the path, which would
// break the headers of a redirect.
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../access/request-env.ts'
import { Refused } from '../ach/model/refused.ts'

const METHODS = ['GET', 'HEAD', 'POST']
const CONTROL = /%(?:[01][0-9a-f]|7f)/i

export const NO_SUCH_PAGE = 'There is no page at this address.'

/** Becomes status 405. */
export class UnknownMethod extends Error {
  override readonly name = 'UnknownMethod'
  constructor() {
    super('This server understands only GET, HEAD and POST. Nothing was changed.')
  }
}

export const requireWellFormed: MiddlewareHandler<Env> = (c, next) => {
  if (!METHODS.includes(c.req.method)) {
    c.header('allow', METHODS.join(', '))
    throw new UnknownMethod()
  }
  const { url } = c.req
  if (url.includes('%') && CONTROL.test(new URL(url).pathname)) throw new Refused('unknown', NO_SUCH_PAGE)
  return next()
}
