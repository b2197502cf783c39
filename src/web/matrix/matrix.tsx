// The matrix of a workbook, or of what somebody supposes of it: that is another page at the same address, which writes nothing.
import { Hono } from 'hono'
import { Page } from '../../../templates/layout/page.tsx'
import { MatrixPage, ReadMatrixPage } from '../../../templates/matrix/matrix.tsx'
import { matrixModel } from '../../../templates/matrix/matrix-model.ts'
import { WhatIfMatrixPage } from '../../../templates/matrix/what-if-page.tsx'
import type { Env } from '../../access/request-env.ts'
import { isHeld } from '../../ach/view/run-view.ts'
import { param } from '../../http/param.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { baseOf, settingsOfPage, supposedBaseOf } from '../shared/matrix-settings.ts'
import { frameOf, see } from '../shared/open-view.ts'
import { addressWithAdded, suppositionsOf } from '../shared/what-if-query.ts'

const STYLES = ['css/ui/charts.css', 'css/matrix/matrix.css'] as const
const SCRIPTS = ['js/matrix/matrix.js'] as const
const WHAT_IF = { styles: [...STYLES, 'css/what-if/what-if.css'], scripts: ['js/what-if/what-if.js'] } as const

export const matrixRoutes = (deps: Deps) =>
  new Hono<Env>().get(paths.workbook(':id'), async (c) => {
    const seen = await see(deps, c.get('person'), param(c, 'id'))
    const { id, view, opened } = seen
    // Cells link to their card in this short way, because there may be 20,000 of them; the browser keeps the #hypothesis.
    const card = c.req.query('card')
    if (card !== undefined && view.evidence.has(card) && !isHeld(view)) return c.redirect(paths.card(id, card), 303)
    const added = addressWithAdded(c, paths.workbook(id), view)
    if (added !== null) return c.redirect(added, 303)
    const settings = settingsOfPage(c, id)
    const frame = await frameOf(deps, c.get('person'), seen, 'matrix')
    const supposed = supposedBaseOf(id, view, opened.workbook, settings, suppositionsOf(c, view))
    if (supposed?.whatIf)
      return c.html(
        <Page title="What if" asset={deps.asset} workbook={{ ...frame, whatIf: true }} {...WHAT_IF}>
          <WhatIfMatrixPage model={matrixModel(supposed)} whatIf={supposed.whatIf} />
        </Page>,
      )
    if (view.readOnly || isHeld(view))
      return c.html(
        <Page title="Matrix" asset={deps.asset} workbook={frame} {...WHAT_IF}>
          <ReadMatrixPage model={matrixModel(baseOf(id, { ...view, readOnly: true }, opened.workbook, settings))} />
        </Page>,
      )
    return c.html(
      <Page title="Matrix" asset={deps.asset} workbook={frame} styles={STYLES} scripts={SCRIPTS}>
        <MatrixPage model={matrixModel(baseOf(id, view, opened.workbook, settings))} />
      </Page>,
    )
  })
