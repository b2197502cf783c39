// Computes the analysis of a rater in steps and keeps the last ones, for the analysis page and for the pictures of its figures.

import type { Context } from 'hono'
import { type Analysis, analysisInSteps } from '../../../templates/analysis/model.ts'
import { RATER_PARAMETER } from '../../../templates/group/rater-links.tsx'
import type { Person } from '../../access/request-env.ts'
import { raterIn } from '../../ach/scoring/rating-table.ts'
import { keepLastUsed } from '../../background/keep-last.ts'
import { createRankingHistoryCache } from '../../background/ranking-history-cache.ts'
import { createYieldingQueue, runInSteps } from '../../background/yield-to-requests.ts'
import { type NamedSupposition, suppositionQuery } from '../../forms/what-if-query.ts'
import type { Deps } from './deps.ts'
import { logForPerson, type OpenView, type PageEnv } from './open-view.ts'

/** Large analyses are computed in steps; other requests run between them. */
export const yieldingQueue = createYieldingQueue()
const rankingHistories = createRankingHistoryCache(yieldingQueue)
/** Analyses by state of the workbook, then by viewer, rater and what-if. Released together with that state. */
const analyses = new WeakMap<object, Map<string, Promise<Analysis>>>()
const MAX_ANALYSES = 8

/** The view, or that of the rater named in the address, then read-only. */
export function withRater(c: Context<PageEnv>, target: OpenView): OpenView {
  const rater = c.req.query(RATER_PARAMETER)
  if (rater === undefined || rater === target.view.me?.id) return target
  return { ...target, view: { ...target.view, me: raterIn(target.view, rater), readOnly: true } }
}

/** The analysis of the ratings of `view.me`. Its verdict may be pending until the draws are finished. */
export const analysisOf = (
  deps: Deps,
  c: Context<PageEnv>,
  target: OpenView,
  suppositions: readonly NamedSupposition[],
): Promise<Analysis> =>
  cached(target, `${viewerOf(c)} ${target.view.me?.id} ${target.view.readOnly}${suppositionQuery(suppositions)}`, () =>
    analyze(deps, c.get('person'), target, suppositions),
  )

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
