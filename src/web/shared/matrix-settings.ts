// Reads the display settings of the matrix from a request or the cookie of the workbook, and prepares the scores to show with them.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { type MatrixBase, matrixBase } from '../../../templates/matrix/matrix-model.ts'
import { type MatrixSettings, readSettings, SETTING_NAMES, writeSettings } from '../../../templates/matrix/matrix-settings.ts'
import { rowHandlings, viewUnder } from '../../ach/analysis/what-if.ts'
import { settleChance } from '../../ach/scoring/judge.ts'
import { raterIn, ratingTable } from '../../ach/scoring/rating-table.ts'
import { type Scores, scoresOf } from '../../ach/scoring/score.ts'
import type { View } from '../../ach/view/view.ts'
import { type NamedSupposition, resolveSuppositions } from '../../forms/what-if-query.ts'
import { paths } from '../../paths.ts'
import type { Deps } from './deps.ts'
import type { OpenView } from './open-view.ts'

const COOKIE = 'view'
const YEAR = 365 * 24 * 60 * 60

const cookieSettings = (c: Context): MatrixSettings => readSettings(new URLSearchParams(getCookie(c, COOKIE) ?? ''))

/** Settings of a whole page. Settings in the address are saved in the cookie. */
export function pageSettings(c: Context, id: string): MatrixSettings {
  const query = new URL(c.req.url).searchParams
  const before = cookieSettings(c)
  const settings = readSettings(query, before)
  const fields = writeSettings(settings)
  if (fields !== writeSettings(before))
    setCookie(c, COOKIE, fields, { path: paths.workbook(id), httpOnly: true, sameSite: 'Lax', maxAge: YEAR })
  return settings
}

/**
 * The query with each setting once, as its last value; null if it is so already. Buttons of the form override its hidden fields, and an
 * address should not say both.
 */
export function queryWithoutRepeats(c: Context): string | null {
  const query = new URL(c.req.url).searchParams
  const repeated = SETTING_NAMES.filter((name) => query.getAll(name).length > 1)
  if (repeated.length === 0) return null
  for (const name of repeated) query.set(name, query.getAll(name).at(-1) ?? '')
  return `?${query}`
}

/** Settings of the page that requests a partial. The page sends them (`view`), because another window may have changed the cookie. */
export const partialSettings = (c: Context, view: string | undefined): MatrixSettings =>
  view === undefined ? cookieSettings(c) : readSettings(new URLSearchParams(view))

const cachedScores = new WeakMap<object, Scores>()

/** Returns the scores of the person, or null if they are no rater. `workbook` is what the view was built from and keys the cache. */
export function myScores(view: View, workbook: object): Scores | null {
  if (!view.me) return null
  const cached = cachedScores.get(workbook)
  if (cached?.rater === view.me.id) return cached
  const scores = scoresOf(view, view.me.id)
  cachedScores.set(workbook, scores)
  return scores
}

/**
 * The scores of a matrix with their final verdict, from another thread if they are pending. `workbook` keys the cache of `myScores`; null for a
 * what-if. Rejects with `Refused('unavailable')` as the runner does.
 */
export async function settledScores(
  { robustness }: Pick<Deps, 'robustness'>,
  { view, scores }: Pick<MatrixBase, 'view'> & { readonly scores: Scores },
  workbook: object | null,
  signal: AbortSignal,
): Promise<Scores> {
  if (scores.grounds.chance !== 'pending') return scores
  const figures = await robustness.of(ratingTable(view, raterIn(view, scores.rater)), view.method, signal)
  const settled = figures ? settleChance(scores, figures.chance) : scores
  if (workbook && cachedScores.get(workbook) === scores) cachedScores.set(workbook, settled)
  return settled
}

export const matrixBaseFor = (id: string, view: View, workbook: object, settings: MatrixSettings, at?: number): MatrixBase =>
  matrixBase(id, view, myScores(view, workbook), settings, { at })

/** The matrix that an address shows: the what-if in it, or else the workbook, maybe as it was. */
export const shownMatrix = (
  { id, view, opened, at }: OpenView,
  settings: MatrixSettings,
  suppositions: readonly NamedSupposition[],
): MatrixBase =>
  (at === undefined ? whatIfBase(id, view, opened.workbook, settings, suppositions) : null) ??
  matrixBaseFor(id, view, opened.workbook, settings, at)

/** The matrix of a what-if, built for this page only. Returns null if there are no suppositions or the person is no rater. */
export function whatIfBase(
  id: string,
  real: View,
  workbook: object,
  settings: MatrixSettings,
  suppositions: readonly NamedSupposition[],
): MatrixBase | null {
  const realScores = myScores(real, workbook)
  if (!real.me || !realScores || suppositions.length === 0) return null
  const resolved = resolveSuppositions(real, suppositions)
  const view = viewUnder(real, real.me.id, resolved)
  const rows = rowHandlings(real, resolved)
  return matrixBase(id, view, scoresOf(view, real.me.id), settings, { whatIf: { suppositions, real, realScores, rows } })
}
