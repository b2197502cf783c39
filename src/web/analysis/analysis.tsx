// The analysis of a workbook. What-ifs come with the address and are never stored; the robustness is drawn in a worker thread, and where
// it takes long the page comes without it and asks for it.

import { type Context, Hono } from 'hono'
import { type Analysis, analysisInSteps } from '../../../templates/analysis/model.ts'
import { AnalysisPage, analysisFigures, HiddenAnalysis, NoRatings } from '../../../templates/analysis/page.tsx'
import { RobustnessFigure } from '../../../templates/analysis/robustness.tsx'
import { RATER_PARAMETER, RaterLinks } from '../../../templates/group/rater-links.tsx'
import { Page } from '../../../templates/layout/page.tsx'
import { rawHtml } from '../../../templates/ui/html.ts'
import type { Person } from '../../access/request-env.ts'
import type { Robustness } from '../../ach/analysis/robustness.ts'
import { viewUnder } from '../../ach/analysis/what-if.ts'
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
import { pageSettings } from '../shared/matrix-settings.ts'
import { logForPerson, type OpenView, openView, type PageEnv } from '../shared/open-view.ts'
import { redirectWithAdded, suppositionsOf } from '../shared/what-if-query.ts'

/** So long the page waits for the robustness. */
const PATIENCE = 400

export const analysisRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.analysis(':id'), async (c) => {
      const seen = await openView(c)
      const added = redirectWithAdded(c, paths.analysis(seen.id), seen.view)
      if (added !== null) return c.redirect(added, 303)
      const rater = c.req.query(RATER_PARAMETER)
      if (rater === '' || (leadsOnly(seen.view) && rater === undefined))
        return c.redirect(`${paths.groupAnalysis(seen.id)}${suppositionQuery(suppositionsOf(c, seen.view))}`, 303)
      return c.render(
        <Page title="Analysis" screen="analysis" tab="analysis">
          {await content(deps, c, askedFor(c, seen))}
        </Page>,
      )
    })
    .get(paths.robustness(':id'), async (c) => {
      const seen = await openView(c)
      const { id, view } = seen
      const suppositions = suppositionsOf(c, view)
      if (!view.me || pageSettings(c, id).scoresHidden) return c.redirect(`${paths.analysis(id)}${suppositionQuery(suppositions)}`, 303)
      const supposed = viewUnder(view, view.me.id, resolveSuppositions(view, suppositions))
      const robustness = await deps.robustness.of(ratingTable(supposed, raterIn(supposed, view.me.id)), view.method)
      if (!wantsFragment(c)) return c.redirect(`${paths.analysis(id)}${suppositionQuery(suppositions)}#fig-robustness`, 303)
      const ranked = scoresOf(supposed, view.me.id).hypotheses.toSorted((a, b) => a.rank - b.rank)
      const order = ranked.map((one) => one.id)
      return c.html(<RobustnessFigure {...{ id, suppositions, order, robustness }} view={supposed} />)
    })

/** A page of 20 × 1,000 is worked out in pieces, and other requests are answered between them. */
const yieldingQueue = createYieldingQueue()
const pasts = createRankingHistoryCache(yieldingQueue)
/** What was worked out for a state of a workbook, by who looks and what is supposed; gone with that state. */
const known = new WeakMap<object, Map<string, Promise<Analysis>>>()
const KEPT = 8
/** The page of an analysis, with its robustness. */
const drawnRobustness = new WeakMap<Analysis, string>()

/** Whoever leads an exercise has rated nothing in it: once others have, theirs is what there is to see. */
const leadsOnly = (view: View): boolean => view.run !== null && !view.me?.participation && groupMembers(view).length >= MIN_GROUP

/** As it is, or as of the rater whom the address names: then only to read, as what-ifs are tried with ratings of one's own. */
function askedFor(c: Context<PageEnv>, seen: OpenView): OpenView {
  const rater = c.req.query(RATER_PARAMETER)
  if (rater === undefined || rater === seen.view.me?.id) return seen
  return { ...seen, view: { ...seen.view, me: raterIn(seen.view, rater), readOnly: true } }
}

async function content(deps: Deps, c: Context<PageEnv>, seen: OpenView) {
  const { id, view } = seen
  if (pageSettings(c, id).scoresHidden) return <HiddenAnalysis id={id} suppositions={suppositionsOf(c, view)} />
  if (!view.me) return <NoRatings />
  const suppositions = suppositionsOf(c, view)
  const analysis = await once(seen, `${viewerOf(c)} ${view.me?.id} ${view.readOnly}${suppositionQuery(suppositions)}`, () =>
    analyze(deps, c.get('person'), seen, suppositions),
  )
  // only the order is given in turn: nobody waits for the draws
  const ordered = await yieldingQueue(() => ({ drawing: analysis.comparable ? deps.robustness.of(analysis.table, view.method) : null }))
  // The page could not ask for that of somebody else later.
  const own = c.req.query(RATER_PARAMETER) === undefined
  const robustness = ordered.drawing && (await (own ? soon(ordered.drawing) : ordered.drawing.catch(() => null)))
  const page = robustness && drawnRobustness.get(analysis)
  if (page) return rawHtml(page)
  const pieces = await runInSteps(yieldingQueue, strings(analysisFigures({ of: analysis, robustness })))
  const made = String(
    <AnalysisPage
      of={analysis}
      robustness={robustness}
      figures={pieces.map(rawHtml)}
      otherRater={!own}
      raterChoice={<RaterLinks id={id} view={view} shown={view.me.id} />}
    />,
  )
  if (robustness) drawnRobustness.set(analysis, made)
  return rawHtml(made)
}

async function analyze(deps: Deps, person: Person, seen: OpenView, suppositions: readonly NamedSupposition[]): Promise<Analysis> {
  const { id, view } = seen
  const rater = view.me?.id ?? ''
  const told = logForPerson(person, seen)
  const past = await pasts.of(`${id} ${person.link?.id ?? ''}`, rater, view, async (after, limit) =>
    (await deps.workbooks.since(id, after, limit)).map(told),
  )
  return runInSteps(yieldingQueue, analysisInSteps(id, view, rater, suppositions, past))
}

/** One figure after the other becomes a string when it is asked for: JSX is worked out only then. */
function* strings(figures: ReturnType<typeof analysisFigures>): Generator<void, string[]> {
  const made: string[] = []
  for (const figure of figures) {
    if (figure) made.push(String(figure))
    yield
  }
  return made
}

/** A link for readers shows less of the same rater than they see themselves: neither may be shown what was worked out for the other. */
function viewerOf(c: Context<PageEnv>): string {
  const { id, link } = c.get('person')
  return link ? `${id} ${link.id}` : id
}

/** Several who ask at once wait for the same. */
function once({ opened }: OpenView, key: string, work: () => Promise<Analysis>): Promise<Analysis> {
  const all = known.get(opened.workbook) ?? new Map<string, Promise<Analysis>>()
  known.set(opened.workbook, all)
  const found = all.get(key) ?? work()
  keepLastUsed(all, key, found, KEPT)
  found.catch(() => all.delete(key))
  return found
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
