// Serves the matrix of a workbook. With a what-if in the query it is a read-only page at the same address.

import { Hono } from 'hono'
import { Page } from '../../../templates/layout/page.tsx'
import { MatrixPage, ReadOnlyMatrixPage } from '../../../templates/matrix/matrix.tsx'
import { type MatrixModel, matrixModel } from '../../../templates/matrix/matrix-model.ts'
import { MatrixPartial } from '../../../templates/matrix/matrix-partials.tsx'
import { type MatrixSettings, writeSettings } from '../../../templates/matrix/matrix-settings.ts'
import { WhatIfMatrixPage } from '../../../templates/matrix/what-if-page.tsx'
import { panelText, TextPanel } from '../../../templates/texts/text-panel.tsx'
import { isRunning } from '../../ach/view/run-view.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import type { PageSource } from '../shared/kept-page.ts'
import { matrixBaseFor, myScores, pageSettings, queryWithoutRepeats, whatIfBase } from '../shared/matrix-settings.ts'
import { type OpenView, openViewAt, type PageEnv } from '../shared/open-view.ts'
import { redirectWithAdded, suppositionsOf } from '../shared/what-if-query.ts'

const READ_ONLY = { screen: 'what-if', tab: 'matrix', scripts: ['what-if/what-if'] } as const

/** Makes its model when it is rendered: a page that is kept needs none. */
const OwnMatrix = ({ model }: { readonly model: () => MatrixModel }) => <MatrixPage model={model()} />

const sourceOf = ({ view, opened: { workbook, names } }: OpenView, settings: MatrixSettings): PageSource => ({
  state: workbook,
  from: [view.me?.id, view.me?.name, names, myScores(view, workbook), writeSettings(settings)],
})

export const matrixRoutes = (deps: Deps) =>
  new Hono<PageEnv>().get(paths.workbook(':id'), async (c) => {
    const open = await openViewAt(deps, c)
    const { id, view, opened, at } = open
    // Cells use this short link to their card, because there may be 20,000 of them. The browser keeps the #hypothesis.
    const card = c.req.query('card')
    if (card !== undefined && at === undefined && view.evidence.has(card) && !isRunning(view)) return c.redirect(paths.card(id, card), 303)
    const added = redirectWithAdded(c, paths.workbook(id), view)
    if (added !== null) return c.redirect(added, 303)
    const settings = pageSettings(c, id)
    const query = queryWithoutRepeats(c)
    if (query !== null) return c.redirect(`${paths.workbook(id)}${query}`, 303)
    const base = at === undefined ? whatIfBase(id, view, opened.workbook, settings, suppositionsOf(c, view)) : null
    if (base?.whatIf)
      return c.render(
        <Page title="What-if" whatIf {...READ_ONLY}>
          <WhatIfMatrixPage model={matrixModel(base)} whatIf={base.whatIf} />
        </Page>,
      )
    if (view.readOnly || isRunning(view))
      return c.render(
        <Page title="Matrix" {...READ_ONLY}>
          <ReadOnlyMatrixPage model={matrixModel(matrixBaseFor(id, { ...view, readOnly: true }, opened.workbook, settings, at))} />
        </Page>,
      )
    const model = () => matrixModel(matrixBaseFor(id, view, opened.workbook, settings))
    if (wantsFragment(c)) return c.html(<MatrixPartial model={model()} />)
    const text = panelText(view, settings.text)
    if (!text)
      return c.render(
        <Page title="Matrix" screen="matrix" tab="matrix" scripts={['matrix/matrix']}>
          <OwnMatrix model={model} />
        </Page>,
        { keep: sourceOf(open, settings) },
      )
    const repeats = c.req.query('repeats') ?? ''
    return c.render(
      <Page title="Matrix" screen="matrix-text" tab="matrix" scripts={['matrix/matrix', 'texts/texts']}>
        <MatrixPage
          model={model()}
          panel={<TextPanel id={id} view={view} text={text} repeats={view.evidence.has(repeats) ? repeats : undefined} />}
        />
      </Page>,
    )
  })
