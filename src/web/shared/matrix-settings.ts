// How this browser wants to see this workbook's matrix, and the scores that go with it. Settings come with the request, from the
// page that sends it, or from a cookie of this workbook.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { type MatrixBase, matrixBase } from '../../../templates/matrix/matrix-model.ts'
import { type MatrixSettings, readSettings, writeSettings } from '../../../templates/matrix/matrix-settings.ts'
import { rowHandlings, viewUnder } from '../../ach/analysis/what-if.ts'
import { type Scores, scoresOf } from '../../ach/scoring/score.ts'
import type { View } from '../../ach/view/view.ts'
import { type NamedSupposition, resolveSuppositions } from '../../forms/what-if-query.ts'
import { paths } from '../../paths.ts'

const COOKIE = 'view'
const YEAR = 365 * 24 * 60 * 60

const rememberedSettings = (c: Context): MatrixSettings => readSettings(new URLSearchParams(getCookie(c, COOKIE) ?? ''))

/** The settings of a page that is asked for; what the address says is remembered. */
export function pageSettings(c: Context, id: string): MatrixSettings {
  const given = new URL(c.req.url).searchParams
  const before = rememberedSettings(c)
  const settings = readSettings(given, before)
  const words = writeSettings(settings)
  if (words !== writeSettings(before))
    setCookie(c, COOKIE, words, { path: paths.workbook(id), httpOnly: true, sameSite: 'Lax', maxAge: YEAR })
  return settings
}

/** The settings of the page that wants a piece: it says which (`view`), because another window may have changed the cookie. */
export const partialSettings = (c: Context, view: string | undefined): MatrixSettings =>
  view === undefined ? rememberedSettings(c) : readSettings(new URLSearchParams(view))

const known = new WeakMap<object, Scores>()

/** The scores of the person who looks; null for one without ratings of their own. `made` is what the view was made from. */
export function myScores(view: View, made: object): Scores | null {
  if (!view.me) return null
  const before = known.get(made)
  if (before?.rater === view.me.id) return before
  const scores = scoresOf(view, view.me.id)
  known.set(made, scores)
  return scores
}

export const matrixBaseFor = (id: string, view: View, made: object, settings: MatrixSettings): MatrixBase =>
  matrixBase(id, view, myScores(view, made), settings)

/** The same under suppositions: for this one page, kept nowhere. Null where there is nothing to suppose, or nobody whose ratings they are. */
export function whatIfBase(
  id: string,
  real: View,
  made: object,
  settings: MatrixSettings,
  suppositions: readonly NamedSupposition[],
): MatrixBase | null {
  const realScores = myScores(real, made)
  if (!real.me || !realScores || suppositions.length === 0) return null
  const these = resolveSuppositions(real, suppositions)
  const view = viewUnder(real, real.me.id, these)
  const rows = rowHandlings(real, these)
  return matrixBase(id, view, scoresOf(view, real.me.id), settings, { suppositions, real, realScores, rows })
}
