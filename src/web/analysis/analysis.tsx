// Routes of the analysis page. What-ifs are read from the address and never stored. Robustness is computed in a worker thread; if that is slow,
// the page is sent without it and loads it afterwards.

import { type Context, Hono } from 'hono'
import { type Analysis, analysisInSteps } from '../../../templates/analysis/model.ts'
import { ANALYSIS_HEADING, AnalysisPage, AnalysisVerdict, analysisFigures, NoRatings } from '../../../templates/analysis/page.tsx'
import { RobustnessFigure } from '../../../templates/analysis/robustness.tsx'
import { RATER_PARAMETER, RaterLinks } from '../../../templates/group/rater-links.tsx'
import { Page } from '../../../templates/layout/page.tsx'
import { Partial } from '../../../templates/matrix/matrix-partials.tsx'
import { hiddenScores } from '../../../templates/matrix/matrix-settings.ts'
import { rawHtml } from '../../../templates/ui/html.ts'
import type { Person } from '../../access/request-env.ts'
import type { RobustnessFigures } from '../../ach/analysis/robustness-figures.ts'
import { viewUnder } from '../../ach/analysis/what-if.ts'
import { settleChance } from '../../ach/scoring/judge.ts'
import { raterIn, ratingTable } from '../../ach/scoring/rating-table.ts'
import { scoresOf } from '../../ach/scoring/score.ts'
import { groupMembers, MIN_GROUP } from '../../ach/view/group-members.ts'
import type { View } from '../../ach/view/view.ts'
import { keepLastUsed } from '../../background/keep-last.ts'
import { createRankingHistoryCache } from '../../background/ranking-history-cache.ts'
import { createYieldingQueue, runInSteps } from '../../background/yield-to-requests.ts'
import { type NamedSupposition, resolveSuppositions, suppositionQuery } from '../../forms/what-if-query.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { hiddenScoresPage } from '../shared/hidden-scores.tsx'
import { pageSettings } from '../shared/matrix-settings.ts'
import { logForPerson, type OpenView, openView, openViewAt, type PageEnv, stateQuery } from '../shared/open-view.ts'
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
              <AnalysisVerdict opening="Verdict: " {...{ id, suppositions, scores }} view={supposed} />
            </Partial>
          )}
        </>,
      )
    })

/** Large analyses are computed in steps; other requests run between them. */
const yieldingQueue = createYieldingQueue()
const rankingHistories = createRankingHistoryCache(yieldingQueue)
/** Analyses by state of the workbook, then by viewer, rater and what-if. Released together with that state. */
const analyses = new WeakMap<object, Map<string, Promise<Analysis>>>()
const MAX_ANALYSES = 8
/** The finished page of an analysis, including its robustness. */
const finishedPages = new WeakMap<Analysis, string>()

/** A facilitator has no ratings in the exercise: once a group has rated, the group's analysis is shown instead. */
const isFacilitatorOfGroup = (view: View): boolean => view.run !== null && !view.me?.participation && groupMembers(view).length >= MIN_GROUP

/** An earlier state is shown without what-ifs. */
const whatIfOf = (c: Context<PageEnv>, { view, at }: OpenView): NamedSupposition[] => (at === undefined ? suppositionsOf(c, view) : [])

/** The view, or that of the rater named in the address, then read-only. */
function withRater(c: Context<PageEnv>, target: OpenView): OpenView {
  const rater = c.req.query(RATER_PARAMETER)
  if (rater === undefined || rater === target.view.me?.id) return target
  return { ...target, view: { ...target.view, me: raterIn(target.view, rater), readOnly: true } }
}

async function content(deps: Deps, c: Context<PageEnv>, target: OpenView) {
  const { id, view, at } = target
  const hidden = hiddenScoresPage(c, target, ANALYSIS_HEADING, 'Everything on this page is based on the scores.')
  if (hidden) return hidden
  if (!view.me) return <NoRatings />
  const suppositions = whatIfOf(c, target)
  const unsettled = await cached(target, `${viewerOf(c)} ${view.me?.id} ${view.readOnly}${suppositionQuery(suppositions)}`, () =>
    analyze(deps, c.get('person'), target, suppositions),
  )
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
      raterChoice={<RaterLinks id={id} view={view} shown={view.me.id} at={at} />}
    />,
  )
  const finished = keepState(drawn, id, at)
  if (robustness) finishedPages.set(unsettled, finished)
  return rawHtml(finished)
}

async function analyze(deps: Deps, person: Person, target: OpenView, suppositions: readonly NamedSupposition[]): Promise<Analysis> {
  const { id, view } = target
  const rater = view.me?.id ?? ''
  const { version, visible } = logForPerson(person, target)
  const since = async (after: number, limit: number) => (target.example ? [] : deps.workbooks.since(id, after, limit))
  // The history of an earlier state must not displace that of now.
  const log = target.at === undefined ? version : `${version} ${target.at}`
  const history = await rankingHistories.of({ id: log, since, visible }, rater, view)
  return runInSteps(yieldingQueue, analysisInSteps(id, view, rater, suppositions, history))
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

/** Cache key of the viewer. A reader link shows less of a rater than the rater sees, so the two must not share a cached page. */
function viewerOf(c: Context<PageEnv>): string {
  const { id, link } = c.get('person')
  return link ? `${id} ${link.id}` : id
}

/** Returns the cached analysis or starts it; simultaneous requests share one. A failed analysis is not cached. */
function cached({ opened }: OpenView, key: string, work: () => Promise<Analysis>): Promise<Analysis> {
  const all = analyses.get(opened.workbook) ?? new Map<string, Promise<Analysis>>()
  analyses.set(opened.workbook, all)
  const found = all.get(key) ?? work()
  keepLastUsed(all, key, found, MAX_ANALYSES)
  found.catch(() => all.delete(key))
  return found
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
