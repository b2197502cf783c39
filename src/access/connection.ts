// Determines where a request comes from: client address, host and TLS. Headers of a proxy count only if a proxy is trusted.
import { isIPv6 } from 'node:net'
import type { Context } from 'hono'

interface Incoming {
  readonly httpVersion?: string
  readonly socket?: { readonly remoteAddress?: string }
  readonly headers?: Readonly<Record<string, string | undefined>>
}
const incomingMessage = (c: Context) => (c.env as { incoming?: Incoming } | undefined)?.incoming

/** Returns all headers at once; reading them one by one would cost more than most checks. */
export const headersOf = (c: Context): Readonly<Record<string, string | undefined>> => incomingMessage(c)?.headers ?? c.req.header()

/** Such as 1.1; undefined if there is no connection. */
export const httpVersionOf = (c: Context): string | undefined => incomingMessage(c)?.httpVersion

/** The address at the other end of the connection; undefined if there is no connection. */
export const peerOf = (c: Context): string | undefined => incomingMessage(c)?.socket?.remoteAddress

export interface RequestOrigin {
  /** address of the client, for limiting guesses */
  readonly address: string
  /** name and port, as in the address bar */
  readonly host: string
  readonly secure: boolean
}

/** `proxies`: number of trusted proxies in front. Each appends the address of its client to X-Forwarded-For. */
export function requestOrigin(c: Context, { proxies, baseUrl }: { proxies: number; baseUrl: URL | null }): RequestOrigin {
  const headers = headersOf(c)
  const peer = peerOf(c) ?? ''
  if (proxies === 0) return { address: peer, host: headers.host ?? '', secure: baseUrl?.protocol === 'https:' }
  const chain = (headers['x-forwarded-for'] ?? '').split(',').map((one) => one.trim())
  return {
    address: chain.at(-proxies) || peer,
    host: last(headers['x-forwarded-host']) ?? headers.host ?? '',
    secure: (last(headers['x-forwarded-proto']) ?? baseUrl?.protocol.replace(':', '')) === 'https',
  }
}

/**
 * Who wrong secrets count against: the address of the client, for IPv6 its network of 64 bits, of which one client has all addresses.
 * Requests that pages of other sites cause are counted apart, so that such a page cannot use up the attempts of its visitors.
 */
export const guessSource = (c: Context, { address }: RequestOrigin): string =>
  headersOf(c)['sec-fetch-site'] === 'cross-site' ? `${networkOf(address)} cross-site` : networkOf(address)

/** Returns an IPv4 address, or the first 64 bits of an IPv6 address; anything else unchanged. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (v4 !== undefined) return v4
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.split('::')
  const [first, rest] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - rest.length) }, () => '0')
  const network = [...first, ...zeros, ...rest].slice(0, 4)
  return `${network.map((part) => Number.parseInt(part, 16).toString(16)).join(':')}::/64`
}

const last = (list: string | undefined): string | undefined => list?.split(',').at(-1)?.trim().toLowerCase() || undefined
