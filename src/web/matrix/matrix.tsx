// The matrix of a workbook, or of what somebody supposes of it: that is another page at the same address, which writes nothing.
import { Hono } from 'hono'
import { Page } from '../../../templates/layout/page.tsx'
import { MatrixPage, ReadOnlyMatrixPage } from '../../../templates/matrix/matrix.tsx'
import { matrixModel } from '../../../templates/matrix/matrix-model.ts'
import { WhatIfMatrixPage } from '../../../templates/matrix/what-if-page.tsx'
import type { Env } from '../../access/request-env.ts'
import { isRunning } from '../../ach/view/run-view.ts'
import { param } from '../../http/param.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { matrixBaseFor, pageSettings, whatIfBase } from '../shared/matrix-settings.ts'
import { openView, pageFrame } from '../shared/open-view.ts'
import { redirectWithAdded, suppositionsOf } from '../shared/what-if-query.ts'

const STYLES = ['css/ui/charts.css', 'css/matrix/matrix.css'] as const
const SCRIPTS = ['js/matrix/matrix.js'] as const
const WHAT_IF = { styles: [...STYLES, 'css/what-if/what-if.css'], scripts: ['js/what-if/what-if.js'] } as const

export const matrixRoutes = (deps: Deps) =>
  new Hono<Env>().get(paths.workbook(':id'), async (c) => {
    const seen = await openView(deps, c.get('person'), param(c, 'id'))
    const { id, view, opened } = seen
    // Cells link to their card in this short way, because there may be 20,000 of them; the browser keeps the #hypothesis.
    const card = c.req.query('card')
    if (card !== undefined && view.evidence.has(card) && !isRunning(view)) return c.redirect(paths.card(id, card), 303)
    const added = redirectWithAdded(c, paths.workbook(id), view)
    if (added !== null) return c.redirect(added, 303)
    const settings = pageSettings(c, id)
    const frame = await pageFrame(deps, c.get('person'), seen, 'matrix')
    const supposed = whatIfBase(id, view, opened.workbook, settings, suppositionsOf(c, view))
    if (supposed?.whatIf)
      return c.html(
        <Page title="What if" asset={deps.asset} workbook={{ ...frame, whatIf: true }} {...WHAT_IF}>
          <WhatIfMatrixPage model={matrixModel(supposed)} whatIf={supposed.whatIf} />
        </Page>,
      )
    if (view.readOnly || isRunning(view))
      return c.html(
        <Page title="Matrix" asset={deps.asset} workbook={frame} {...WHAT_IF}>
          <ReadOnlyMatrixPage model={matrixModel(matrixBaseFor(id, { ...view, readOnly: true }, opened.workbook, settings))} />
        </Page>,
      )
    return c.html(
      <Page title="Matrix" asset={deps.asset} workbook={frame} styles={STYLES} scripts={SCRIPTS}>
        <MatrixPage model={matrixModel(matrixBaseFor(id, view, opened.workbook, settings))} />
      </Page>,
    )
  })
