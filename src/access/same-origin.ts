// Writes come from our own pages, or from a program that is not a browser. Another site's page can make neither look so.
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
    const ours = origin === undefined ? site === undefined || site === 'same-origin' : origin === ownOrigin(access.reached(c))
    if (!ours) throw new Refused('forbidden', 'This was sent from a page of another site, so nothing was changed.')
    return next()
  }

const ownOrigin = ({ host, secure }: RequestOrigin): string => `${secure ? 'https' : 'http'}://${host}`
