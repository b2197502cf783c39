// Creates the HTTP server around the app: timeouts for slow clients, the limit on connections, and the response to an unreadable request.
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { COMMON_HEADERS } from './http/headers.ts'

/** Milliseconds. */
const LIMITS = {
  /** Browsers send headers at once; a slower client only occupies a connection. */
  headersTimeout: 20_000,
  /** Long enough to upload the largest file, 25 MB, over a slow connection. */
  requestTimeout: 120_000,
  /** How often the two timeouts above are checked. */
  connectionsCheckingInterval: 5000,
  /** An idle connection is cheap to reopen. */
  keepAliveTimeout: 5000,
  /** Longer than any response takes and than streams stay silent. A client that reads nothing for this long is gone. */
  silence: 120_000,
}
/**
 * One stream and one connection for each participant that may listen (exercise-hints.tsx). Must stay below the number of files a process
 * may have open (4096 or more on current systems; Node raises it as far as it may), so that the database can open its own.
 */
const MOST_CONNECTIONS = 4000

export function listenerFor(
  { fetch }: { readonly fetch: Parameters<typeof getRequestListener>[0] },
  limits: Readonly<typeof LIMITS> = LIMITS,
): Server {
  const server = createServer(limits, getRequestListener(fetch, { errorHandler: badRequest }))
  server.timeout = limits.silence
  server.maxConnections = MOST_CONNECTIONS
  return server
}

/** For a request whose URL is invalid. The app never sees it, so the common headers are set here. Echoes nothing of the request. */
function badRequest(): Response {
  const headers = { ...Object.fromEntries(COMMON_HEADERS), connection: 'close', 'content-type': 'text/plain; charset=utf-8' }
  return new Response('This request could not be read.\n', { status: 400, headers })
}
