// The matrix of a workbook, or of what somebody supposes of it: that is another page at the same address, which writes nothing.
import { Hono } from 'hono'
import { MatrixPage, ReadMatrixPage } from '../../templates/matrix.tsx'
import { matrixModel } from '../../templates/matrix-model.ts'
import { Page } from '../../templates/page.tsx'
import { WhatIfMatrixPage } from '../../templates/what-if/matrix-page.tsx'
import { isHeld } from '../ach/run-view.ts'
import type { Deps, Env } from '../http/env.ts'
import { baseOf, settingsOfPage, supposedBaseOf } from '../http/matrix-view.ts'
import { param } from '../http/param.ts'
import { frameOf, see } from '../http/seen.ts'
import { addressWithAdded, suppositionsOf } from '../http/suppositions.ts'
import { paths } from '../paths.ts'

const STYLES = ['css/charts.css', 'css/matrix.css'] as const
const SCRIPTS = ['js/matrix.js'] as const
const WHAT_IF = { styles: [...STYLES, 'css/what-if.css'], scripts: ['js/what-if.js'] } as const

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
