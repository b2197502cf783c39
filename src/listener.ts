// The HTTP server around the app: how long it waits for whoever is slow, and what it answers where the app cannot be asked.
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { COMMON_HEADERS } from './http/headers.ts'

/** Milliseconds. */
const LIMITS = {
  /** A browser sends its head at once. Who does not holds a connection and nothing else. */
  headersTimeout: 20_000,
  /** The largest file, 25 MB, on a poor line. */
  requestTimeout: 120_000,
  /** How often the two above are looked at. */
  connectionsCheckingInterval: 5000,
  /** A connection that is spare is quickly made again. */
  keepAliveTimeout: 5000,
  /** Longer than any answer takes, and than streams are silent: who reads nothing for so long is gone. */
  silence: 120_000,
}
/**
 * A stream and a connection for answers for each of the participants that may listen (exercise-hints.tsx); still fewer than a process may
 * have files open on any system of today (4096 or more: Node takes all that it may), so that the database finds room for its own.
 */
const MOST_CONNECTIONS = 4000

export function listenerFor(
  { fetch }: { readonly fetch: Parameters<typeof getRequestListener>[0] },
  limits: Readonly<typeof LIMITS> = LIMITS,
): Server {
  const server = createServer(limits, getRequestListener(fetch, { errorHandler: unreadable }))
  server.timeout = limits.silence
  server.maxConnections = MOST_CONNECTIONS
  return server
}

/** For an address that is none: the app was not asked, so the headers of every answer are set here. Nothing of it is repeated. */
function unreadable(): Response {
  const headers = { ...Object.fromEntries(COMMON_HEADERS), connection: 'close', 'content-type': 'text/plain; charset=utf-8' }
  return new Response('This request could not be read.\n', { status: 400, headers })
}
