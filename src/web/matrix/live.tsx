// Live updates of the matrix: a stream of server-sent events announces changes, and a page fetches the parts that changed since its own
// change number.

import { Hono } from 'hono'
import { hintStream } from '../../http/hint-stream.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { partialSettings } from '../shared/matrix-settings.ts'
import { changedPartials, MAX_PARTIALS } from '../shared/matrix-update.tsx'
import { openView, type PageEnv } from '../shared/open-view.ts'

/** More open streams than anyone has windows: streams are leaking, so further ones are refused. */
const MOST_STREAMS = 200

export const liveRoutes = (deps: Deps) => {
  const streams = { open: 0, most: MOST_STREAMS }
  deps.streams.set('workbook', streams)
  return new Hono<PageEnv>()
    .get(paths.live(':id'), async (c) => {
      const id = c.req.param('id')
      const { workbook } = await deps.workbooks.open(id)
      const moved = (seq: number) => ({ event: 'moved', data: String(seq), id: String(seq) })
      return hintStream(c, { stopping: deps.stopping, streams }, (send) => {
        const end = deps.workbooks.subscribe(id, (seq) => send(moved(seq)))
        send(moved(workbook.seq))
        return end
      })
    })
    .get(paths.since(':id', ':seq{[0-9]+}'), async (c) => {
      const current = await openView(c)
      const after = Number(c.req.param('seq'))
      const logged = await deps.workbooks.since(current.id, after, MAX_PARTIALS + 1)
      // Changes stored after this view was built follow with the next hint.
      const changes = logged.flatMap(({ seq, change }) => (seq <= current.view.seq ? [change] : []))
      const undoable = await deps.workbooks.undoable(current.id, c.get('person').id)
      return c.html(changedPartials(current, changes, partialSettings(c, c.req.query('view')), undoable))
    })
}
