// Serves the heat map: the same matrix as its page, in the same order, with the same filter, what-if and earlier state.

import { Hono } from 'hono'
import { Page } from '../../../templates/layout/page.tsx'
import { HeatMapPage, readZoom } from '../../../templates/matrix/heat-map/heat-map.tsx'
import { matrixModel } from '../../../templates/matrix/matrix-model.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { pageSettings, shownMatrix } from '../shared/matrix-settings.ts'
import { openViewAt, type PageEnv } from '../shared/open-view.ts'
import { suppositionsOf } from '../shared/what-if-query.ts'

export const heatMapRoutes = (deps: Deps) =>
  new Hono<PageEnv>().get(paths.heatMap(':id'), async (c) => {
    const open = await openViewAt(deps, c)
    const base = shownMatrix(open, pageSettings(c, open.id), suppositionsOf(c, open.view))
    return c.render(
      <Page title="Heat map" screen="heat-map" tab="matrix" whatIf={base.whatIf !== null} scripts={['matrix/heat-map']}>
        <HeatMapPage model={matrixModel(base)} zoom={readZoom(c.req.query('zoom'))} />
      </Page>,
    )
  })
