// Serves a verdict that took too long to compute with the page: the page shows it as pending and loads it from here. See chance.ts.

import { Hono } from 'hono'
import { hiddenScores } from '../../../templates/matrix/matrix-settings.ts'
import { VerdictText } from '../../../templates/matrix/verdict.tsx'
import { suppositionQuery } from '../../forms/what-if-query.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { matrixBaseFor, pageSettings, settledScores, whatIfBase } from '../shared/matrix-settings.ts'
import { AT_PARAMETER, openViewAt, type PageEnv } from '../shared/open-view.ts'
import { suppositionsOf } from '../shared/what-if-query.ts'

export const verdictRoutes = (deps: Deps) =>
  new Hono<PageEnv>().get(paths.verdict(':id'), async (c) => {
    const { id, view, opened, at } = await openViewAt(deps, c)
    const suppositions = suppositionsOf(c, view)
    const page = `${paths.workbook(id)}${suppositionQuery(suppositions, at === undefined ? {} : { [AT_PARAMETER]: String(at) })}`
    const settings = pageSettings(c, id)
    if (!view.me || hiddenScores(settings, view)) return c.redirect(page, 303)
    const supposed = at === undefined ? whatIfBase(id, view, opened.workbook, settings, suppositions) : null
    const base = supposed ?? matrixBaseFor(id, view, opened.workbook, settings, at)
    if (!base.scores) return c.redirect(page, 303)
    const scores = await settledScores(
      deps,
      { view: base.view, scores: base.scores },
      view === base.view ? opened.workbook : null,
      c.req.raw.signal,
    )
    return wantsFragment(c) ? c.html(<VerdictText base={base} scores={scores} />) : c.redirect(page, 303)
  })
