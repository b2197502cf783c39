// Route that downloads a participant's summary as a spreadsheet, from the reveal on.

import { Hono } from 'hono'
import { download } from '../../http/download.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { fileTitle } from '../shared/file-title.ts'
import { openParticipant, type PageEnv } from '../shared/open-view.ts'

export const participantSummaryFileRoutes = (deps: Deps) =>
  new Hono<PageEnv>().get(paths.participantSummaryFile(':id'), async (c) => {
    const { id, view } = await openParticipant(deps, c.get('participant'))
    const file = await deps.exporter.participantSummary(view, c.req.raw.signal)
    return download(c, file, fileTitle(deps.workbooks.damageOf(id), `${view.title}, my summary`), 'xlsx')
  })
