// Live pages: a stream that says "it moved", and the pieces that heal a page which knows up to where it is.
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { Refused } from '../ach/refused.ts'
import { coalesce } from '../http/coalesce.ts'
import type { Deps, Env } from '../http/env.ts'
import { settingsOfPiece } from '../http/matrix-view.ts'
import { MOST_PIECES, movedPieces } from '../http/moved-pieces.tsx'
import { param } from '../http/param.ts'
import { see } from '../http/seen.ts'
import { paths } from '../paths.ts'

/** Hints of one stream are at least this far apart. */
const GAP_MS = 250
const HEARTBEAT_MS = 20_000
/** More open streams than windows that one person can watch mean that something leaks. */
const MOST_STREAMS = 200

export const liveRoutes = (deps: Deps) => {
  let streams = 0
  return new Hono<Env>()
    .get(paths.live(':id'), async (c) => {
      const id = param(c, 'id')
      const { workbook } = await deps.workbooks.open(id)
      // Nobody would ever end a stream that only its headers were asked of.
      if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' })
      if (streams >= MOST_STREAMS) throw new Refused('unavailable', 'Too many pages listen at once. This one goes on without news.')
      streams += 1
      c.header('X-Accel-Buffering', 'no')
      const response = streamSSE(c, async (stream) => {
        let stop = () => {}
        const over = new Promise<void>((resolve) => {
          stop = resolve
        })
        stream.onAbort(stop)
        deps.stopping.addEventListener('abort', stop, { once: true })
        const hints = coalesce((seq: number) => stream.writeSSE({ event: 'moved', data: String(seq), id: String(seq) }), GAP_MS)
        const end = deps.workbooks.subscribe(id, hints.call)
        const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS)
        hints.call(workbook.seq)
        try {
          if (!stream.aborted && !deps.stopping.aborted) await over
        } finally {
          clearInterval(heartbeat)
          hints.stop()
          end()
          deps.stopping.removeEventListener('abort', stop)
          streams -= 1
        }
      })
      response.headers.set('cache-control', 'no-store')
      return response
    })
    .get(paths.since(':id', ':seq{[0-9]+}'), async (c) => {
      const seen = await see(deps, c.get('person'), param(c, 'id'))
      const after = Number(param(c, 'seq'))
      const logged = await deps.workbooks.since(seen.id, after, MOST_PIECES + 1)
      // What was stored after this view was taken comes with the next hint.
      const changes = logged.flatMap(({ seq, change }) => (seq <= seen.view.seq ? [change] : []))
      const words = await deps.workbooks.undoable(seen.id, c.get('person').id)
      return c.html(movedPieces(seen, changes, settingsOfPiece(c, c.req.query('view')), words))
    })
}
