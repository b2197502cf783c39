// Serves the page of deleted workbooks that can still be restored.

import { Hono } from 'hono'
import { DeletedPage } from '../../../templates/workbooks/deleted.tsx'
import { paths } from '../../paths.ts'
import { deletionDate } from '../../store/contract/expiry.ts'
import type { Deps } from '../shared/deps.ts'
import type { PageEnv } from '../shared/open-view.ts'
import { pageNumber } from './home.tsx'

export const deletedRoutes = (deps: Deps) =>
  new Hono<PageEnv>().get(paths.deleted(), async (c) => {
    const listed = await deps.workbooks.deleted(c.get('person').id, { page: pageNumber(c) })
    const workbooks = listed.workbooks.flatMap((workbook) =>
      workbook.deletedAt === null ? [] : [{ ...workbook, deletedAt: workbook.deletedAt, eraseAt: deletionDate(workbook.deletedAt) }],
    )
    return c.render(<DeletedPage workbooks={workbooks} listed={listed} now={deps.now()} alone={!deps.access.signIn} />)
  })
