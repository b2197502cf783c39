// Checks that must hold for every response: no server error, and the security headers.
import { CSP } from '../../http/headers.ts'
import type { RawResponse } from './surface.test-support.ts'

/** Node's own response to a request that is not HTTP; it contains nothing that a browser could display. */
const isNotHttp = ({ status, headers, body }: RawResponse) => [400, 408, 413, 431].includes(status) && headers.length <= 1 && body === ''

/** Everything that is wrong with a response, in words; empty if nothing is. */
export function responseProblems(response: RawResponse): readonly string[] {
  if (response.status === 0 || isNotHttp(response)) return []
  const values = (name: string) => response.headers.flatMap(([key, value]) => (key === name ? [value] : []))
  const once = (name: string, good: (value: string) => boolean) => {
    const found = values(name)
    return found.length === 1 && good(found[0] ?? '') ? [] : [`${name}: ${found.length === 0 ? 'is missing' : found.join(' and ')}`]
  }
  return [
    ...(response.status >= 500 ? [`status ${response.status}`] : []),
    ...once('content-security-policy', (value) => value === CSP),
    ...once('x-content-type-options', (value) => value === 'nosniff'),
    ...once('referrer-policy', (value) => value === 'same-origin'),
    ...once('cache-control', (value) => /^(no-store|no-cache|public, max-age=31536000, immutable)$/.test(value)),
    ...values('set-cookie').flatMap((cookie) =>
      /;\s*HttpOnly/i.test(cookie) && /;\s*SameSite=(Lax|Strict)/i.test(cookie) ? [] : [`set-cookie: ${cookie}`],
    ),
    // Redirects must stay on this server.
    ...values('location').flatMap((place) => (/^(http:\/\/localhost:\d+)?\/(?![/\\])/.test(place) ? [] : [`location: ${place}`])),
    ...(response.body === '' ? [] : once('content-type', (value) => value !== '')),
  ]
}
