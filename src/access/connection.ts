// How a request reached us: from which address, by which name, over TLS or not. What a proxy says counts only where one is trusted.
import type { Context } from 'hono'

interface Incoming {
  readonly socket?: { readonly remoteAddress?: string }
  readonly headers?: Readonly<Record<string, string | undefined>>
}
const incomingMessage = (c: Context) => (c.env as { incoming?: Incoming } | undefined)?.incoming

/** All headers at once: asking for them one by one costs more than the rest of most checks. */
export const headersOf = (c: Context): Readonly<Record<string, string | undefined>> => incomingMessage(c)?.headers ?? c.req.header()

/** The address at the other end of the connection; undefined where there is no connection. */
export const peerOf = (c: Context): string | undefined => incomingMessage(c)?.socket?.remoteAddress

export interface RequestOrigin {
  /** whom to count attempts of */
  readonly address: string
  /** as in the address bar: name and port */
  readonly host: string
  readonly secure: boolean
}

/** `proxies`: so many trusted ones stand in front; each adds the address it was asked from at the end of X-Forwarded-For. */
export function requestOrigin(c: Context, { proxies, baseUrl }: { proxies: number; baseUrl: URL | null }): RequestOrigin {
  const sent = headersOf(c)
  const peer = peerOf(c) ?? ''
  if (proxies === 0) return { address: peer, host: sent.host ?? '', secure: baseUrl?.protocol === 'https:' }
  const chain = (sent['x-forwarded-for'] ?? '').split(',').map((one) => one.trim())
  return {
    address: chain.at(-proxies) || peer,
    host: last(sent['x-forwarded-host']) ?? sent.host ?? '',
    secure: (last(sent['x-forwarded-proto']) ?? baseUrl?.protocol.replace(':', '')) === 'https',
  }
}

const last = (list: string | undefined): string | undefined => list?.split(',').at(-1)?.trim().toLowerCase() || undefined
