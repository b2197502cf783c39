// Keeps the matrix page as it was rendered last, without the frame around it, because people come back to it from every other tab.

import { MatrixPage } from '../../../templates/matrix/matrix.tsx'
import { matrixModel } from '../../../templates/matrix/matrix-model.ts'
import { type MatrixSettings, writeSettings } from '../../../templates/matrix/matrix-settings.ts'
import { rawHtml } from '../../../templates/ui/html.ts'
import { matrixBaseFor, myScores } from '../shared/matrix-settings.ts'
import type { OpenView } from '../shared/open-view.ts'

interface Rendered {
  /** what the page was made of, besides the state of the workbook */
  readonly from: readonly unknown[]
  readonly html: string
}

/** One page for each state of a workbook that is in memory. A change, a name and a final verdict each make a new object, so none goes stale. */
const lastRendered = new WeakMap<object, Rendered>()

/** The page of someone who can rate, without a source text next to it. */
export async function renderedMatrix({ id, view, opened }: OpenView, settings: MatrixSettings) {
  const { workbook, names } = opened
  const from = [view.me?.id, view.me?.name, names, myScores(view, workbook), writeSettings(settings)]
  const last = lastRendered.get(workbook)
  if (last?.from.every((one, at) => one === from[at])) return rawHtml(last.html)
  const html = await (<MatrixPage model={matrixModel(matrixBaseFor(id, view, workbook, settings))} />).toString()
  lastRendered.set(workbook, { from, html })
  return rawHtml(html)
}
