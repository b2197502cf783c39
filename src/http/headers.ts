// Sets the security and cache headers of every response: nothing from other sites, nothing inline, nothing cached. Handlers of assets and
// downloads override them.
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../access/request-env.ts'

export const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const COMMON_HEADERS: readonly (readonly [string, string])[] = [
  ['content-security-policy', CSP],
  // Not 'no-referrer': plain forms would then send "Origin: null", and same-origin.ts would refuse them.
  ['referrer-policy', 'same-origin'],
  ['x-content-type-options', 'nosniff'],
  ['cache-control', 'no-store'],
  ['vary', 'HX-Request, HX-Request-Type'],
]

export const headers: MiddlewareHandler<Env> = (c, next) => {
  for (const [name, value] of COMMON_HEADERS) c.header(name, value)
  return next()
}
