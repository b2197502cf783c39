// The analysis of a workbook. What-ifs come with the address and are never stored; the robustness is drawn in a worker thread, and where
// it takes long the page comes without it and asks for it.
import { Hono } from 'hono'
import { analysisOf, type Past } from '../../templates/analysis/model.ts'
import { RobustnessFigure } from '../../templates/analysis/robustness.tsx'
import { AnalysisPage, HiddenAnalysis, NoRatings } from '../../templates/analysis.tsx'
import { Page } from '../../templates/page.tsx'
import { meant, query } from '../../templates/what-if/suppositions.ts'
import type { LoggedChange } from '../ach/change.ts'
import { lateWeights } from '../ach/origins.ts'
import type { Robustness } from '../ach/robustness.ts'
import { scoresOf } from '../ach/score.ts'
import { raterIn, tableOf } from '../ach/table.ts'
import { timeLine } from '../ach/time-line.ts'
import { supposedView } from '../ach/what-if.ts'
import type { Ctx, Deps, Env } from '../http/env.ts'
import { settingsOfPage } from '../http/matrix-view.ts'
import { wantsFragment } from '../http/page.ts'
import { param } from '../http/param.ts'
import { frameOf, type Seen, see } from '../http/seen.ts'
import { addressWithAdded, suppositionsOf } from '../http/suppositions.ts'
import { paths } from '../paths.ts'

/** So long the page waits for the robustness. */
const PATIENCE = 400
const STYLES = ['css/charts.css', 'css/what-if.css'] as const

export const analysisRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(paths.analysis(':id'), async (c) => {
      const seen = await see(deps, c.get('person'), param(c, 'id'))
      const added = addressWithAdded(c, paths.analysis(seen.id), seen.view)
      if (added !== null) return c.redirect(added, 303)
      const frame = await frameOf(deps, c.get('person'), seen, 'analysis')
      return c.html(
        <Page title="Analysis" asset={deps.asset} workbook={frame} styles={STYLES}>
          {await content(deps, c, seen)}
        </Page>,
      )
    })
    .get(paths.robustness(':id'), async (c) => {
      const seen = await see(deps, c.get('person'), param(c, 'id'))
      const { id, view } = seen
      if (!view.me || settingsOfPage(c, id).scoresHidden) return c.redirect(paths.analysis(id), 303)
      const suppositions = suppositionsOf(c, view)
      const supposed = supposedView(view, view.me.id, meant(view, suppositions))
      const robustness = await deps.robustness.of(tableOf(supposed, raterIn(supposed, view.me.id)), view.method)
      if (!wantsFragment(c)) return c.redirect(`${paths.analysis(id)}${query(suppositions)}#fig-robustness`, 303)
      const ranked = scoresOf(supposed, view.me.id).hypotheses.toSorted((a, b) => a.rank - b.rank)
      const order = ranked.map((one) => one.id)
      return c.html(<RobustnessFigure {...{ id, suppositions, order, robustness }} view={supposed} />)
    })

async function content(deps: Deps, c: Ctx, seen: Seen) {
  const { id, view } = seen
  if (settingsOfPage(c, id).scoresHidden) return <HiddenAnalysis id={id} suppositions={suppositionsOf(c, view)} />
  if (!view.me) return <NoRatings />
  const analysis = analysisOf(id, view, view.me.id, suppositionsOf(c, view), await pastOf(deps, seen, view.me.id))
  const drawing = analysis.comparable ? deps.robustness.of(analysis.table, view.method) : null
  return <AnalysisPage of={analysis} robustness={drawing && (await soon(drawing))} />
}

/** Null where it takes longer, or could not be drawn: whoever asks for it alone hears why. */
async function soon(drawing: Promise<Robustness>): Promise<Robustness | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, null)
  })
  const first = await Promise.race([drawing.catch(() => null), late])
  clearTimeout(timer)
  return first
}

const PAGE = 5000
const known = new WeakMap<object, { readonly rater: string; readonly past: Past }>()

/** Read from the log once for each state of a workbook. */
async function pastOf(deps: Deps, { id, view, opened }: Seen, rater: string): Promise<Past> {
  const before = known.get(opened.workbook)
  if (before?.rater === rater) return before.past
  const log: LoggedChange[] = []
  for (;;) {
    const more = await deps.workbooks.since(id, log.at(-1)?.seq ?? 0, PAGE)
    for (const change of more) if (change.seq <= view.seq) log.push(change)
    if (more.length < PAGE || (more.at(-1)?.seq ?? 0) >= view.seq) break
  }
  const past = { steps: timeLine(log, rater), late: lateWeights(view, rater, log) }
  known.set(opened.workbook, { rater, past })
  return past
}
