// Streams hints about changes to one page (server-sent events) until the page closes or the server stops. Hints are coalesced; a page
// fetches what it missed with a GET.
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { Refused } from '../ach/model/refused.ts'
import { coalesce } from './coalesce.ts'

/** Minimum time between two hints of a stream. */
const GAP_MS = 250
const HEARTBEAT_MS = 20_000

/** One server-sent event. */
export interface Hint {
  readonly event: string
  readonly data: string
  readonly id?: string
}

/** Counts the open streams of one kind; at most `most` may be open. */
export interface Streams {
  open: number
  readonly most: number
}

/** Who opens a stream, and the open streams of everyone: the functions that end them, oldest first. */
export interface Owner {
  readonly id: string
  readonly streams: Map<string, (() => void)[]>
}
/** Streams of one owner: as many windows get hints at the same time. */
export const MOST_OF_OWNER = 4
/** The last event of a stream that ends because its owner opened newer ones. The page must not reconnect by itself, or two would take turns. */
const ENDED = 'event: ended\ndata: \n\n'

/**
 * `listen` receives the function that sends a hint, and returns the function that stops listening. It may send a first hint at once.
 * With an owner, opening more than `MOST_OF_OWNER` streams ends that owner's oldest. Throws `Refused('unavailable')` if too many streams are
 * open.
 */
export async function hintStream(
  c: Context,
  { stopping, streams, owner }: { readonly stopping: AbortSignal; readonly streams: Streams; readonly owner?: Owner },
  listen: (send: (hint: Hint) => void) => () => void,
): Promise<Response> {
  // Nothing would ever end a stream opened for HEAD.
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' })
  if (streams.open >= streams.most)
    throw new Refused('unavailable', 'Too many pages are open for live updates. This page still works; reload it to see changes by others.')
  streams.open += 1
  c.header('X-Accel-Buffering', 'no')
  const response = streamSSE(c, async (stream) => {
    let stop = () => {}
    const ended = new Promise<void>((resolve) => {
      stop = resolve
    })
    stream.onAbort(stop)
    stopping.addEventListener('abort', stop, { once: true })
    const hints = coalesce((hint: Hint) => stream.writeSSE(hint), GAP_MS)
    const leave = enter(owner, () => {
      // Not awaited: a client that reads nothing must not keep its stream.
      void stream.write(ENDED)
      stop()
    })
    const end = listen(hints.call)
    const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS)
    try {
      if (!stream.aborted && !stopping.aborted) await ended
    } finally {
      clearInterval(heartbeat)
      hints.stop()
      end()
      leave()
      stopping.removeEventListener('abort', stop)
      streams.open -= 1
    }
  })
  response.headers.set('cache-control', 'no-store')
  return response
}

/** Adds a stream of the owner and ends their oldest if there are too many. Returns the function to call when it has ended. */
function enter(owner: Owner | undefined, end: () => void): () => void {
  if (owner === undefined) return () => {}
  const { id, streams } = owner
  const ends = [...(streams.get(id) ?? []), end]
  streams.set(id, ends.slice(-MOST_OF_OWNER))
  for (const oldest of ends.slice(0, -MOST_OF_OWNER)) oldest()
  return () => {
    const others = (streams.get(id) ?? []).filter((one) => one !== end)
    if (others.length > 0) streams.set(id, others)
    else streams.delete(id)
  }
}
