// Redirects addresses of earlier versions. Bookmarks, open tabs and ratings queued on a phone keep working.
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../access/request-env.ts'

const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/^(\/exercises\/[^/]+)\/part\/news$/, '$1/participant/hints'],
  [/^(\/exercises\/[^/]+)\/part(?=\/|$)/, '$1/participant'],
  [/^(\/exercises\/[^/]+)\/sheets(?=\/|$)/, '$1/paper-forms'],
  [/^(\/workbooks\/[^/]+)\/aids$/, '$1/checks'],
  [/^(\/workbooks\/[^/]+)\/bring-in$/, '$1/import'],
  [/^(\/imports\/[^/]+)\/sheets$/, '$1/worksheets'],
]

/** Status 308 keeps method and body, so a queued rating reaches its new address. Must run before access, which knows only new addresses. */
export const redirectOldAddresses: MiddlewareHandler<Env> = async (c, next) => {
  const { pathname, search } = new URL(c.req.url)
  const renamed = RENAMED.find(([pattern]) => pattern.test(pathname))
  if (!renamed) return next()
  return c.redirect(pathname.replace(...renamed) + search, 308)
}
