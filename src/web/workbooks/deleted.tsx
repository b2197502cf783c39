// Deleted workbooks, for as long as they can be brought back.
import { Hono } from 'hono'
import { DeletedPage } from '../../../templates/workbooks/deleted.tsx'
import type { Env } from '../../access/request-env.ts'
import { deletionDate } from '../../live/workbooks.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'

export const deletedRoutes = (deps: Deps) =>
  new Hono<Env>().get(paths.deleted(), async (c) => {
    const all = await deps.workbooks.list(c.get('person').id)
    const workbooks = all.flatMap((workbook) =>
      workbook.deletedAt === null ? [] : [{ ...workbook, deletedAt: workbook.deletedAt, goneAt: deletionDate(workbook.deletedAt) }],
    )
    return c.html(
      <DeletedPage asset={deps.asset} workbooks={workbooks.sort((a, b) => b.deletedAt.localeCompare(a.deletedAt))} now={deps.now()} />,
    )
  })
