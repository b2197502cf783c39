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

/**
 * `listen` receives the function that sends a hint, and returns the function that stops listening. It may send a first hint at once.
 * Throws `Refused('unavailable')` if too many streams are open.
 */
export async function hintStream(
  c: Context,
  { stopping, streams }: { readonly stopping: AbortSignal; readonly streams: Streams },
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
    const end = listen(hints.call)
    const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS)
    try {
      if (!stream.aborted && !stopping.aborted) await ended
    } finally {
      clearInterval(heartbeat)
      hints.stop()
      end()
      stopping.removeEventListener('abort', stop)
      streams.open -= 1
    }
  })
  response.headers.set('cache-control', 'no-store')
  return response
}
