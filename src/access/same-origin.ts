// Refuses writes from pages of other sites (CSRF). Accepts the program's own pages and clients that are not browsers.
import type { MiddlewareHandler } from 'hono'
import { Refused } from '../ach/model/refused.ts'
import type { Access } from './access.ts'
import type { RequestOrigin } from './connection.ts'
import type { Env } from './request-env.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

export const sameOrigin =
  (access: Pick<Access, 'reached'>): MiddlewareHandler<Env> =>
  (c, next) => {
    if (READS.has(c.req.method)) return next()
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const isOwn = origin === undefined ? site === undefined || site === 'same-origin' : origin === ownOrigin(access.reached(c))
    if (!isOwn)
      throw new Refused(
        'forbidden',
        'This request came from a page on another site. Nothing was changed. Open the workbook here and try again.',
      )
    return next()
  }

const ownOrigin = ({ host, secure }: RequestOrigin): string => `${secure ? 'https' : 'http'}://${host}`
