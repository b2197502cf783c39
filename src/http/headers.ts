// Sets the security and cache headers of every response: nothing from other sites, nothing inline, nothing cached. Handlers of assets and
// downloads override them.
import type { MiddlewareHandler } from 'hono'
import type { Access } from '../access/access.ts'
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
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ')

export const COMMON_HEADERS: readonly (readonly [string, string])[] = [
  ['content-security-policy', CSP],
  // Not 'no-referrer': plain forms would then send "Origin: null", and same-origin.ts would refuse them.
  ['referrer-policy', 'same-origin'],
  ['x-content-type-options', 'nosniff'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()'],
  ['cache-control', 'no-store'],
  ['vary', 'HX-Request, HX-Request-Type'],
]

export const headers =
  (access: Pick<Access, 'reached'>): MiddlewareHandler<Env> =>
  (c, next) => {
    for (const [name, value] of COMMON_HEADERS) c.header(name, value)
    // A year, as browsers expect; without subdomains, which may not be ours.
    if (access.reached(c).secure) c.header('strict-transport-security', 'max-age=31536000')
    return next()
  }
