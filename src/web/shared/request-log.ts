// Each answer as one line of the log, under the number by which people can tell us what they saw.
// How long: until the answer began; what streams goes on after it.
import { randomInt } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import type { Log } from '../../http/log.ts'
import { paths } from '../../paths.ts'
import type { PageEnv } from './open-view.ts'

// Without characters that are easily mistaken on the telephone.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = (count: number) => Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('')
const requestNumber = () => `${letters(4)}-${letters(3)}`

/** What stands behind it is the secret of a link for readers, also where the link was copied badly. */
const READ = new RegExp(`^/*${paths.read('')}`, 'i')

/** What may be written down of a request. Not the query. */
export const logFields = (c: Context<PageEnv>) => ({
  id: c.get('request'),
  method: c.req.method,
  path: READ.test(c.req.path) ? paths.read('…') : c.req.path,
})

export const requestLog =
  (log: Log): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const began = performance.now()
    c.set('request', requestNumber())
    await next()
    c.res.headers.set('x-request-id', c.get('request'))
    log.info('request', { ...logFields(c), status: c.res.status, ms: Math.round(performance.now() - began) })
  }
