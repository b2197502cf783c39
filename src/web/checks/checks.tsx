// Shows the checklist of the Checks tab.

import { Hono } from 'hono'
import { ChecksPage } from '../../../templates/checks/checks.tsx'
import { paths } from '../../paths.ts'
import { openView, type PageEnv } from '../shared/open-view.ts'

export const checkRoutes = () =>
  new Hono<PageEnv>().get(paths.checks(':id'), async (c) => {
    const seen = await openView(c)
    return c.render(<ChecksPage id={seen.id} view={seen.view} />)
  })
