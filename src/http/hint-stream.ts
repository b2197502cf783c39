// A stream of hints to one page, until the page goes or the server stops. Hints are coalesced; a GET heals whatever one missed.
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { Refused } from '../ach/model/refused.ts'
import { coalesce } from './coalesce.ts'

/** Hints of one stream are at least this far apart. */
const GAP_MS = 250
const HEARTBEAT_MS = 20_000

/** A hint: the name of its event, and what goes with it. */
export interface Hint {
  readonly event: string
  readonly data: string
  readonly id?: string
}

/** How many streams of one kind may be open at once. */
export interface Streams {
  open: number
  readonly most: number
}

/**
 * `listen` is given the function that sends a hint, and answers the one that ends listening; it may send a first hint at once. Refused
 * 'unavailable' where too many are open.
 */
export async function hintStream(
  c: Context,
  { stopping, streams }: { readonly stopping: AbortSignal; readonly streams: Streams },
  listen: (send: (hint: Hint) => void) => () => void,
): Promise<Response> {
  // Nobody would ever end a stream that only its headers were asked of.
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' })
  if (streams.open >= streams.most) throw new Refused('unavailable', 'Too many pages listen at once. This one goes on without news.')
  streams.open += 1
  c.header('X-Accel-Buffering', 'no')
  const response = streamSSE(c, async (stream) => {
    let stop = () => {}
    const over = new Promise<void>((resolve) => {
      stop = resolve
    })
    stream.onAbort(stop)
    stopping.addEventListener('abort', stop, { once: true })
    const hints = coalesce((hint: Hint) => stream.writeSSE(hint), GAP_MS)
    const end = listen(hints.call)
    const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS)
    try {
      if (!stream.aborted && !stopping.aborted) await over
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
