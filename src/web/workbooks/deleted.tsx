// Serves the page of deleted workbooks that can still be restored.

import { Hono } from 'hono'
import { DeletedPage } from '../../../templates/workbooks/deleted.tsx'
import { paths } from '../../paths.ts'
import { deletionDate } from '../../store/contract/expiry.ts'
import type { Deps } from '../shared/deps.ts'
import type { PageEnv } from '../shared/open-view.ts'

export const deletedRoutes = (deps: Deps) =>
  new Hono<PageEnv>().get(paths.deleted(), async (c) => {
    const all = await deps.workbooks.list(c.get('person').id)
    const workbooks = all.flatMap((workbook) =>
      workbook.deletedAt === null ? [] : [{ ...workbook, deletedAt: workbook.deletedAt, eraseAt: deletionDate(workbook.deletedAt) }],
    )
    const latestFirst = workbooks.sort((a, b) => b.deletedAt.localeCompare(a.deletedAt))
    return c.render(<DeletedPage workbooks={latestFirst} now={deps.now()} alone={!deps.access.signIn} />)
  })
