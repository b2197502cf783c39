// Access without sign-in: serves only browsers on this machine that connect directly. Checks the Host header too, because a page of
// another site could otherwise reach the server under its own name (DNS rebinding).

import type { Context } from 'hono'
import { Refused } from '../ach/model/refused.ts'
import { ANALYST_ID } from '../store/contract/access-store.ts'
import { headersOf, peerOf } from './connection.ts'
import type { Person } from './request-env.ts'

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i
const FORWARDED = /^(forwarded$|via$|x-forwarded-)/

/** The only person if there is no sign-in. */
export const ANALYST: Person = { id: ANALYST_ID, name: null, link: null }

export function requireLoopback(c: Context): void {
  if (!LOOPBACK.test(peerOf(c) ?? '')) {
    throw new Refused('forbidden', 'Without sign-in, only browsers on the machine that runs this server can open it.')
  }
  const headers = headersOf(c)
  if (!OWN_HOST.test(headers.host ?? '')) {
    throw new Refused('forbidden', 'The server does not use this address. Open it as localhost or 127.0.0.1.')
  }
  if (Object.keys(headers).some((name) => FORWARDED.test(name))) {
    throw new Refused('forbidden', 'This request came through a proxy. Open the workbook directly on the machine that runs this server.')
  }
}
