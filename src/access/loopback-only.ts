// Who is asking. There is no sign-in, so only a browser on this machine, talking to it directly, is served: everything else is
// refused before anything is looked at. A name in the Host header that is not this machine's is how a foreign page would get in.

import type { Context } from 'hono'
import { Refused } from '../ach/model/refused.ts'
import { ANALYST_ID } from '../store/contract/access-store.ts'
import { headersOf, peerOf } from './connection.ts'
import type { Person } from './request-env.ts'

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i
const FORWARDED = /^(forwarded$|via$|x-forwarded-)/

/** The one person where there is no sign-in. */
export const ANALYST: Person = { id: ANALYST_ID, name: null, link: null }

export function requireLoopback(c: Context): void {
  if (!LOOPBACK.test(peerOf(c) ?? '')) {
    throw new Refused('forbidden', 'This workbook is open on its own machine only. It has no sign-in for other machines.')
  }
  const sent = headersOf(c)
  if (!OWN_HOST.test(sent.host ?? '')) {
    throw new Refused('forbidden', 'This address is not the workbook’s own. Open it as localhost or 127.0.0.1.')
  }
  if (Object.keys(sent).some((name) => FORWARDED.test(name))) {
    throw new Refused('forbidden', 'This request came through a proxy. Open the workbook directly on its own machine.')
  }
}
