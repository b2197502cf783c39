// Serves the group analysis page, and records which hypothesis turned out to be true.

import { type Context, Hono } from 'hono'
import { ANALYSIS_HEADING } from '../../../templates/analysis/page.tsx'
import { BACK_TO_PROBABILITIES, TRUE_PARAMETER } from '../../../templates/checks/came-true.tsx'
import { groupModelSteps } from '../../../templates/group/model.ts'
import { GroupPage, NoGroup } from '../../../templates/group/page.tsx'
import { Page } from '../../../templates/layout/page.tsx'
import { rawHtml } from '../../../templates/ui/html.ts'
import { runInSlices } from '../../background/yield-to-requests.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { hiddenScoresPage } from '../shared/hidden-scores.tsx'
import { type OpenView, openViewAt, type PageEnv } from '../shared/open-view.ts'
import { keepState } from '../shared/past-links.ts'
import { redirectWithAdded, suppositionsOf } from '../shared/what-if-query.ts'

export const groupAnalysisRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.groupAnalysis(':id'), async (c) => {
      const open = await openViewAt(deps, c)
      const added = open.at === undefined ? redirectWithAdded(c, paths.groupAnalysis(open.id), open.view) : null
      if (added !== null) return c.redirect(added, 303)
      return c.render(
        <Page title="The group’s analysis" screen="group" tab="analysis">
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
      if (form.back === BACK_TO_PROBABILITIES) return c.redirect(`${paths.probabilities(id)}?saved=outcome`, 303)
      return c.redirect(`${paths.groupAnalysis(id)}#fig-group-probabilities`, 303)
    })

async function content(c: Context<PageEnv>, open: OpenView) {
  const { id, view, at } = open
  const hidden = hiddenScoresPage(c, open, ANALYSIS_HEADING, 'Everything on this page is based on the scores.')
  if (hidden) return hidden
  const suppositions = at === undefined ? suppositionsOf(c, view) : []
  const group = await runInSlices(groupModelSteps(id, view, c.req.query(TRUE_PARAMETER), suppositions, at))
  const page = group ? <GroupPage of={group} /> : <NoGroup id={id} hidden={view.run?.revealed === false} />
  return at === undefined ? page : rawHtml(keepState(String(page), id, at))
}
