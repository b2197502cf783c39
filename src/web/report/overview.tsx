// Serves the page on which reader links open.

import { Hono } from 'hono'
import { Page } from '../../../templates/layout/page.tsx'
import { NoOverview, OverviewPage } from '../../../templates/report/overview.tsx'
import { groupMembers, MIN_GROUP } from '../../ach/view/group-members.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { hiddenScoresPage } from '../shared/hidden-scores.tsx'
import { openView, type PageEnv } from '../shared/open-view.ts'
import { reportFor } from './report.tsx'

export const overviewRoutes = (deps: Deps) =>
  new Hono<PageEnv>().get(paths.overview(':id'), async (c) => {
    const open = await openView(c)
    const { id, view } = open
    const isGroup = groupMembers(view).length >= MIN_GROUP
    const hidden = hiddenScoresPage(c, open, 'Overview', 'The overview is based on the scores.')
    const of = isGroup ? null : (view.me?.id ?? null)
    const report = hidden ? null : await reportFor(deps, c, open, of)
    return c.render(
      <Page title="Overview" screen="report" tab="overview" scripts={['ui/print']}>
        {hidden ?? (report ? <OverviewPage id={id} view={view} report={report} of={of} /> : <NoOverview id={id} view={view} />)}
      </Page>,
    )
  })
