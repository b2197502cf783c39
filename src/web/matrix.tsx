// The matrix of a workbook.
import { Hono } from 'hono'
import { MatrixPage } from '../../templates/matrix.tsx'
import { matrixModel } from '../../templates/matrix-model.ts'
import { Page } from '../../templates/page.tsx'
import type { Deps, Env } from '../http/env.ts'
import { baseOf, settingsOfPage } from '../http/matrix-view.ts'
import { param } from '../http/param.ts'
import { frameOf, see } from '../http/seen.ts'
import { paths } from '../paths.ts'

const STYLES = ['css/charts.css', 'css/matrix.css'] as const
const SCRIPTS = ['js/matrix.js'] as const

export const matrixRoutes = (deps: Deps) =>
  new Hono<Env>().get(paths.workbook(':id'), async (c) => {
    const seen = await see(deps, c.get('person'), param(c, 'id'))
    // Cells link to their card in this short way, because there may be 20,000 of them; the browser keeps the #hypothesis.
    const card = c.req.query('card')
    if (card !== undefined && seen.view.evidence.has(card)) return c.redirect(paths.card(seen.id, card), 303)
    const settings = settingsOfPage(c, seen.id)
    const model = matrixModel(baseOf(seen.id, seen.view, seen.opened.workbook, settings))
    const frame = await frameOf(deps, c.get('person'), seen, 'matrix')
    return c.html(
      <Page title="Matrix" asset={deps.asset} workbook={frame} styles={STYLES} scripts={SCRIPTS}>
        <MatrixPage model={model} />
      </Page>,
    )
  })
