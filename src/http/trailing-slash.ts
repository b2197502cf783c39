// An address with a slash too many leads to the one without. Only its path is said: which name and which protocol people came by is the
// proxy's to know.
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../access/request-env.ts'

export const redirectTrailingSlash: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  if (c.res.status !== 404 || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return
  const { pathname, search } = new URL(c.req.url)
  // Two slashes at its beginning would name another server.
  const path = pathname.replace(/^\/+/, '/')
  if (path.length > 1 && path.endsWith('/')) c.res = c.redirect(path.slice(0, -1) + search, 301)
}
