// Access without sign-in: serves only browsers on this machine that connect directly. Checks the Host header too, because a page of
// another site could otherwise reach the server under its own name (DNS rebinding). With a start link, also requires the cookie of one.

import type { Context } from 'hono'
import { Refused } from '../ach/model/refused.ts'
import { paths } from '../paths.ts'
import { ANALYST_ID } from '../store/contract/access-store.ts'
import { headersOf, httpVersionOf, peerOf } from './connection.ts'
import type { Cookies } from './cookies.ts'
import type { Person } from './request-env.ts'
import { hashOf, isSecret, newSecret } from './secrets.ts'

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i
/** Headers that proxies and content delivery networks add. Browsers and curl send none of them. */
const FORWARDED =
  /^(forwarded|via|cdn-loop|x-(forwarded|original|real|client|cluster-client|remote|envoy|amzn|azure|appengine|arr|rewrite|proxy)-.*|(cf|fastly|fly|ngrok|tailscale)-.*|true-client-ip|client-ip|x-real-ip|x-host|x-proxyuser-ip|.*proxy-client-ip|remote-addr)$/

/** The only person if there is no sign-in. */
export const ANALYST: Person = { id: ANALYST_ID, name: null, link: null }

/** Throws `Refused('forbidden')` unless a browser or program on this machine connects directly. */
export function requireLoopback(c: Context): void {
  const problem = loopbackProblem(c)
  if (problem !== null) throw new Refused('forbidden', problem)
}

/** True if `requireLoopback` accepts the request. */
export const isDirectlyLocal = (c: Context): boolean => loopbackProblem(c) === null

function loopbackProblem(c: Context): string | null {
  if (!LOOPBACK.test(peerOf(c) ?? '')) return 'Without sign-in, only browsers on the machine that runs this server can open it.'
  const headers = headersOf(c)
  if (!OWN_HOST.test(headers.host ?? '')) return 'The server does not use this address. Open it as localhost or 127.0.0.1.'
  // Many proxies use HTTP/1.0 unless told otherwise, and then may add no header at all. Browsers never use it.
  if (httpVersionOf(c) === '1.0' || Object.keys(headers).some((name) => FORWARDED.test(name)))
    return 'This request came through a proxy. Open the workbook directly on the machine that runs this server.'
  return null
}

/** Lets in only browsers that opened the start link, on a machine that several people use. */
export interface StartLink {
  /** False if the token is wrong. Otherwise marks this browser until the server stops. */
  open(c: Context, token: string): boolean
  /** Throws `Refused` unless this browser has opened the link. */
  require(c: Context): void
}

/** One name for each port, because browsers share cookies between the ports of a machine. */
const cookieName = (c: Context) => `ach-start-${/:(\d+)$/.exec(headersOf(c).host ?? '')?.[1] ?? '80'}`

/** `token` is the secret in the link. */
export function createStartLink(token: string, cookies: Cookies): StartLink {
  const secret = newSecret()
  const [tokenHash, secretHash] = [hashOf(token), hashOf(secret)]
  return {
    open(c, typed) {
      if (!isSecret(typed, tokenHash)) return false
      cookies.write(c, cookieName(c), secret, null)
      return true
    },
    require(c) {
      if (c.req.path !== paths.start() && !isSecret(cookies.read(c, cookieName(c)) ?? '', secretHash))
        throw new Refused('forbidden', 'Open the link that the server showed when it started. It lets this browser in.')
    },
  }
}

/** Returns the link that lets a browser in. */
export const startLink = (address: string, token: string): string => new URL(`${paths.start()}?token=${token}`, address).href
