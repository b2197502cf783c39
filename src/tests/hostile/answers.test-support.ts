// What holds for every answer, whatever was asked: no fault, and the headers that keep a browser from believing what it should not.
import { CSP } from '../../http/headers.ts'
import type { Answer } from './surface.test-support.ts'

/** Node's own no to what is not HTTP: nothing in it that a browser could show. */
const notHttp = ({ status, headers, body }: Answer) => [400, 408, 413, 431].includes(status) && headers.length <= 1 && body === ''

/** What is wrong with an answer, in words; empty where nothing is. */
export function wrongWith(answer: Answer): readonly string[] {
  if (answer.status === 0 || notHttp(answer)) return []
  const values = (name: string) => answer.headers.flatMap(([key, value]) => (key === name ? [value] : []))
  const once = (name: string, good: (value: string) => boolean) => {
    const found = values(name)
    return found.length === 1 && good(found[0] ?? '') ? [] : [`${name}: ${found.length === 0 ? 'is missing' : found.join(' and ')}`]
  }
  return [
    ...(answer.status >= 500 ? [`status ${answer.status}`] : []),
    ...once('content-security-policy', (value) => value === CSP),
    ...once('x-content-type-options', (value) => value === 'nosniff'),
    ...once('referrer-policy', (value) => value === 'same-origin'),
    ...once('cache-control', (value) => /^(no-store|no-cache|public, max-age=31536000, immutable)$/.test(value)),
    ...values('set-cookie').flatMap((cookie) =>
      /;\s*HttpOnly/i.test(cookie) && /;\s*SameSite=(Lax|Strict)/i.test(cookie) ? [] : [`set-cookie: ${cookie}`],
    ),
    // Only to a place of our own.
    ...values('location').flatMap((place) => (/^(http:\/\/localhost:\d+)?\/(?![/\\])/.test(place) ? [] : [`location: ${place}`])),
    ...(answer.body === '' ? [] : once('content-type', (value) => value !== '')),
  ]
}
