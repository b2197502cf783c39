// Redirects addresses with a trailing slash to the page without it. The redirect contains only the path, because behind a proxy the
// public host and protocol may differ.
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../access/request-env.ts'

export const redirectTrailingSlash: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  if (c.res.status !== 404 || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return
  const { pathname, search } = new URL(c.req.url)
  // Two leading slashes would name another server.
  const path = pathname.replace(/^\/+/, '/')
  if (path.length > 1 && path.endsWith('/')) c.res = c.redirect(path.slice(0, -1) + search, 301)
}
