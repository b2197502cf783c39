// Serves the group analysis page, and records which hypothesis turned out to be true.

import { type Context, Hono } from 'hono'
import { HiddenAnalysis } from '../../../templates/analysis/page.tsx'
import { groupModelSteps, TRUE_PARAMETER } from '../../../templates/group/model.ts'
import { GroupPage, NoGroup } from '../../../templates/group/page.tsx'
import { Page } from '../../../templates/layout/page.tsx'
import { runInSlices } from '../../background/yield-to-requests.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { pageSettings } from '../shared/matrix-settings.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'
import { redirectWithAdded, suppositionsOf } from '../shared/what-if-query.ts'

export const groupAnalysisRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.groupAnalysis(':id'), async (c) => {
      const open = await openView(c)
      const added = redirectWithAdded(c, paths.groupAnalysis(open.id), open.view)
      if (added !== null) return c.redirect(added, 303)
      return c.render(
        <Page title="The group’s analysis" screen="group" tab="analysis" scripts={['pictures/pictures']}>
          {await content(c, open)}
        </Page>,
      )
    })
    // reached by reloading the page that showed a rejected form
    .get(paths.cameTrue(':id'), (c) => c.redirect(`${paths.groupAnalysis(c.req.param('id'))}#fig-group-probabilities`, 303))
    .post(paths.cameTrue(':id'), async (c) => {
      const id = c.req.param('id')
      const form = await readForm(c)
      const after = form[TRUE_PARAMETER] || null
      await deps.workbooks.change(id, c.get('person').id, ({ cameTrue: before }) =>
        before === after ? [] : [{ type: 'cameTrue', before, after }],
      )
      return c.redirect(`${paths.groupAnalysis(id)}#fig-group-probabilities`, 303)
    })

async function content(c: Context<PageEnv>, { id, view }: OpenView) {
  if (pageSettings(c, id).scoresHidden) return <HiddenAnalysis id={id} suppositions={suppositionsOf(c, view)} />
  const group = await runInSlices(groupModelSteps(id, view, c.req.query(TRUE_PARAMETER), suppositionsOf(c, view)))
  return group ? <GroupPage of={group} /> : <NoGroup id={id} hidden={view.run?.revealed === false} />
}
