// Creates the HTTP server around the app: timeouts for slow clients, the limits on connections, and the response to an unreadable request.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { networkOf } from './access/connection.ts'
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
/** Enough for 250 phones behind one address, each with a stream and a few connections for pages. */
const PER_ADDRESS = 1000

interface ListenerOptions {
  readonly limits?: Readonly<typeof LIMITS>
  /** Most connections from one address; null for no limit, behind a proxy, which has the address of everyone. */
  readonly perAddress?: number | null
}

export function listenerFor(
  { fetch }: { readonly fetch: Parameters<typeof getRequestListener>[0] },
  { limits = LIMITS, perAddress = PER_ADDRESS }: ListenerOptions = {},
): Server {
  const listener = getRequestListener(fetch, { errorHandler: badRequest })
  const server = createServer(limits, (request, response) => {
    if (hasOneHost(request)) return void listener(request, response)
    response.writeHead(400, BAD_REQUEST_HEADERS).end(BAD_REQUEST)
  })
  server.timeout = limits.silence
  server.maxConnections = MOST_CONNECTIONS
  if (perAddress !== null) boundPerAddress(server, perAddress)
  return server
}

/** Closes new connections of an address, or of an IPv6 network of 64 bits, that has too many, so that one client cannot use up all connections. */
function boundPerAddress(server: Server, most: number): void {
  const counts = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = networkOf(socket.remoteAddress ?? '')
    const count = (counts.get(address) ?? 0) + 1
    if (count > most) return socket.destroy()
    counts.set(address, count)
    socket.once('close', () => {
      const left = (counts.get(address) ?? 1) - 1
      if (left > 0) counts.set(address, left)
      else counts.delete(address)
    })
  })
}

/** Node keeps the first of several Host headers; a proxy in front may have used another. */
const hasOneHost = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length <= 1

/** The app never sees a request that cannot be read, so the common headers are set here. Echoes nothing of the request. */
const BAD_REQUEST_HEADERS = { ...Object.fromEntries(COMMON_HEADERS), connection: 'close', 'content-type': 'text/plain; charset=utf-8' }
const BAD_REQUEST = 'This request could not be read.\n'
const badRequest = () => new Response(BAD_REQUEST, { status: 400, headers: BAD_REQUEST_HEADERS })
