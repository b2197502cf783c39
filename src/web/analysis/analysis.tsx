// Routes of the analysis page. What-ifs are read from the address and never stored. Robustness is computed in a worker thread; if that is slow,
// the page is sent without it and loads it afterwards.

import { type Context, Hono } from 'hono'
import type { Analysis } from '../../../templates/analysis/model.ts'
import { ANALYSIS_HEADING, AnalysisPage, AnalysisVerdict, analysisFigures, NoRatings } from '../../../templates/analysis/page.tsx'
import { RobustnessFigure } from '../../../templates/analysis/robustness.tsx'
import { RATER_PARAMETER, RaterLinks } from '../../../templates/group/rater-links.tsx'
import { Page } from '../../../templates/layout/page.tsx'
import { Partial } from '../../../templates/matrix/matrix-partials.tsx'
import { hiddenScores } from '../../../templates/matrix/matrix-settings.ts'
import { rawHtml } from '../../../templates/ui/html.ts'
import type { RobustnessFigures } from '../../ach/analysis/robustness-figures.ts'
import { viewUnder } from '../../ach/analysis/what-if.ts'
import { settleChance } from '../../ach/scoring/judge.ts'
import { raterIn, ratingTable } from '../../ach/scoring/rating-table.ts'
import { scoresOf } from '../../ach/scoring/score.ts'
import { groupMembers, MIN_GROUP } from '../../ach/view/group-members.ts'
import type { View } from '../../ach/view/view.ts'
import { runInSteps } from '../../background/yield-to-requests.ts'
import { type NamedSupposition, resolveSuppositions, suppositionQuery } from '../../forms/what-if-query.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { paths } from '../../paths.ts'
import { analysisOf, withRater, yieldingQueue } from '../shared/analyses.ts'
import type { Deps } from '../shared/deps.ts'
import { hiddenScoresPage } from '../shared/hidden-scores.tsx'
import { pageSettings } from '../shared/matrix-settings.ts'
import { type OpenView, openView, openViewAt, type PageEnv, stateQuery } from '../shared/open-view.ts'
import { keepState } from '../shared/past-links.ts'
import { redirectWithAdded, suppositionsOf } from '../shared/what-if-query.ts'

/** The page waits this many milliseconds for the robustness. */
const ROBUSTNESS_WAIT = 400

export const analysisRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.analysis(':id'), async (c) => {
      const target = await openViewAt(deps, c)
      const added = target.at === undefined ? redirectWithAdded(c, paths.analysis(target.id), target.view) : null
      if (added !== null) return c.redirect(added, 303)
      const rater = c.req.query(RATER_PARAMETER)
      if (rater === '' || (isFacilitatorOfGroup(target.view) && rater === undefined))
        return c.redirect(`${paths.groupAnalysis(target.id)}${suppositionQuery(whatIfOf(c, target), stateQuery(target))}`, 303)
      return c.render(
        <Page title="Analysis" screen="analysis" tab="analysis">
          {await content(deps, c, withRater(c, target))}
        </Page>,
      )
    })
    .get(paths.robustness(':id'), async (c) => {
      const target = await openView(c)
      const { id, view } = target
      const suppositions = suppositionsOf(c, view)
      if (!view.me || hiddenScores(pageSettings(c, id), view))
        return c.redirect(`${paths.analysis(id)}${suppositionQuery(suppositions)}`, 303)
      const supposed = viewUnder(view, view.me.id, resolveSuppositions(view, suppositions))
      const figures = await deps.robustness.of(ratingTable(supposed, raterIn(supposed, view.me.id)), view.method, c.req.raw.signal)
      if (!wantsFragment(c)) return c.redirect(`${paths.analysis(id)}${suppositionQuery(suppositions)}#fig-robustness`, 303)
      const unsettled = scoresOf(supposed, view.me.id)
      const scores = figures ? settleChance(unsettled, figures.chance) : unsettled
      return c.html(
        <>
          <RobustnessFigure {...{ id, suppositions, scores, figures }} view={supposed} />
          {unsettled !== scores && (
            <Partial id="says">
              <AnalysisVerdict {...{ id, suppositions, scores }} view={supposed} />
            </Partial>
          )}
        </>,
      )
    })

/** The finished page of an analysis, including its robustness. */
const finishedPages = new WeakMap<Analysis, string>()

/** A facilitator has no ratings in the exercise: once a group has rated, the group's analysis is shown instead. */
const isFacilitatorOfGroup = (view: View): boolean => view.run !== null && !view.me?.participation && groupMembers(view).length >= MIN_GROUP

/** An earlier state is shown without what-ifs. */
const whatIfOf = (c: Context<PageEnv>, { view, at }: OpenView): NamedSupposition[] => (at === undefined ? suppositionsOf(c, view) : [])

async function content(deps: Deps, c: Context<PageEnv>, target: OpenView) {
  const { id, view, at } = target
  const hidden = hiddenScoresPage(c, target, ANALYSIS_HEADING, 'Everything on this page is based on the scores.')
  if (hidden) return hidden
  if (!view.me) return <NoRatings />
  const suppositions = whatIfOf(c, target)
  const unsettled = await analysisOf(deps, c, target, suppositions)
  // Queues only the start of the draws; the queue does not wait for their end.
  const started = await yieldingQueue(() => ({
    drawing: unsettled.comparable
      ? deps.robustness.of(ratingTable(unsettled.view, raterIn(unsettled.view, unsettled.scores.rater)), view.method)
      : null,
  }))
  // The robustness of another rater or of an earlier state cannot be loaded afterwards, so the page waits for it.
  const own = c.req.query(RATER_PARAMETER) === undefined && at === undefined
  const robustness = started.drawing && (await (own ? soon(started.drawing) : started.drawing.catch(() => null)))
  const page = robustness && finishedPages.get(unsettled)
  if (page) return rawHtml(page)
  const analysis = robustness ? { ...unsettled, scores: settleChance(unsettled.scores, robustness.chance) } : unsettled
  const pieces = await runInSteps(yieldingQueue, strings(analysisFigures({ analysis, robustness })))
  const drawn = String(
    <AnalysisPage
      analysis={analysis}
      robustness={robustness}
      figures={pieces.map(rawHtml)}
      otherRater={!own}
      raterChoice={
        <>
          {view.printed && at === undefined && (
            <p class="no-print">
              <a href={paths.matrixCheck(id)}>Check of the printed results</a>
            </p>
          )}
          <RaterLinks id={id} view={view} shown={view.me.id} at={at} />
        </>
      }
    />,
  )
  const finished = keepState(drawn, id, at)
  if (robustness) finishedPages.set(unsettled, finished)
  return rawHtml(finished)
}

/** Renders one figure per step: JSX is only evaluated when it becomes a string. */
function* strings(figures: ReturnType<typeof analysisFigures>): Generator<void, string[]> {
  const rendered: string[] = []
  for (const figure of figures) {
    if (figure) rendered.push(String(figure))
    yield
  }
  return rendered
}

/** Returns null if the draws take too long or fail; the address of the robustness itself reports the error. */
async function soon(drawing: Promise<RobustnessFigures | null>): Promise<RobustnessFigures | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ROBUSTNESS_WAIT, null)
  })
  const first = await Promise.race([drawing.catch(() => null), late])
  clearTimeout(timer)
  return first
}
