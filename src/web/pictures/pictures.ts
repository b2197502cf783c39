// Serves the figures as pictures, with the same rights as the pages they are on: hidden scores stay hidden, and a reader, another rater and a
// what-if get what the page would show.

import { type Context, Hono } from 'hono'
import type { Analysis } from '../../../templates/analysis/model.ts'
import { groupModelSteps } from '../../../templates/group/model.ts'
import { matrixModel } from '../../../templates/matrix/matrix-model.ts'
import { type PictureOrigin, suppositionsIn } from '../../../templates/pictures/frame.ts'
import {
  analysisSvg,
  beforeAfterSvg,
  groupSvg,
  isPictureName,
  matrixSvg,
  PICTURES,
  type PictureName,
  robustnessSvg,
} from '../../../templates/pictures/pictures.ts'
import { dayText } from '../../../templates/ui/when.tsx'
import { Refused } from '../../ach/model/refused.ts'
import { settleChance } from '../../ach/scoring/judge.ts'
import { raterIn, ratingTable } from '../../ach/scoring/rating-table.ts'
import { runInSlices } from '../../background/yield-to-requests.ts'
import type { NamedSupposition } from '../../forms/what-if-query.ts'
import { download } from '../../http/download.ts'
import { paths } from '../../paths.ts'
import { authorsOf } from '../../report/group/group-report.ts'
import { authorOf } from '../../report/rater/report.ts'
import { analysisOf, withRater } from '../shared/analyses.ts'
import type { Deps } from '../shared/deps.ts'
import { fileTitle } from '../shared/file-title.ts'
import { pageSettings, settledScores, shownMatrix } from '../shared/matrix-settings.ts'
import { asOf, type OpenView, openView, openViewAt, type PageEnv } from '../shared/open-view.ts'
import { suppositionsOf } from '../shared/what-if-query.ts'
import { matrixCopySteps } from './matrix-copy.ts'

export const NO_SUCH_PICTURE = 'There is no such picture.'
export const NOTHING_TO_SHOW = 'This workbook has nothing yet that this picture could show.'
export const PICTURE_HIDDEN = 'Scores are hidden while you rate, so this picture is too. Show the scores on the matrix first.'

export const pictureRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.matrixCopy(':id'), async (c) => {
      const { model, origin } = await drawnMatrix(deps, c)
      return c.json(await runInSlices(matrixCopySteps(model, origin)))
    })
    .get(paths.picture(':id', ':file'), async (c) => {
      const [, name = ''] = /^([a-z-]+)\.svg$/.exec(c.req.param('file')) ?? []
      if (!isPictureName(name)) throw new Refused('unknown', NO_SUCH_PICTURE)
      const { svg, open } = await make(deps, c, name)
      if (svg === null) throw new Refused('unknown', NOTHING_TO_SHOW)
      const { me, title } = open.view
      const own = (await openView(c)).view.me?.id
      const of = me === null || me.id === own || PICTURES[name] === 'group' ? '' : `, ${me.name}`
      return download(c, svg, fileTitle(deps.workbooks.damageOf(open.id), `${title}, ${name}${of}`), 'svg')
    })

interface Made {
  readonly svg: string | null
  /** the workbook as the picture shows it */
  readonly open: OpenView
}

async function make(deps: Deps, c: Context<PageEnv>, name: PictureName): Promise<Made> {
  const inputs = PICTURES[name]
  if (inputs === 'matrix' || inputs === 'what-if') return matrixPictures(deps, c, name as 'matrix' | 'heat-map' | 'before-after')
  const target = await openView(c)
  if (pageSettings(c, target.id).scoresHidden) throw new Refused('forbidden', PICTURE_HIDDEN)
  const suppositions = suppositionsOf(c, target.view)
  if (inputs === 'group') {
    const group = await runInSlices(groupModelSteps(target.id, target.view, undefined, suppositions))
    const origin = originOf(deps, target, suppositions)
    return { open: target, svg: group && groupSvg(name as 'group-scores' | 'group-cells', group, { ...origin, ratings: authorsOf(group) }) }
  }
  const open = withRater(c, target)
  if (!open.view.me) return { open, svg: null }
  const analysis = await analysisOf(deps, c, open, suppositions)
  const origin = originOf(deps, open, name === 'history' ? [] : suppositions)
  if (name === 'robustness') return { open, svg: await robustness(deps, c, analysis, origin) }
  return { open, svg: analysisSvg(name as Parameters<typeof analysisSvg>[0], analysis, origin) }
}

async function matrixPictures(deps: Deps, c: Context<PageEnv>, name: 'matrix' | 'heat-map' | 'before-after'): Promise<Made> {
  const { open, model, origin } = await drawnMatrix(deps, c)
  if (name === 'before-after' && model.settings.scoresHidden) throw new Refused('forbidden', PICTURE_HIDDEN)
  return { open, svg: name === 'before-after' ? beforeAfterSvg(model, origin) : await runInSlices(matrixSvg(name, model, origin)) }
}

/** The matrix as the address shows it. */
async function drawnMatrix(deps: Deps, c: Context<PageEnv>) {
  const open = await openViewAt(deps, c)
  const base = shownMatrix(open, pageSettings(c, open.id), suppositionsOf(c, open.view))
  const { view, scores, whatIf } = base
  const settled = scores && (await settledScores(deps, { view, scores }, whatIf ? null : open.opened.workbook, c.req.raw.signal))
  return { open, model: matrixModel({ ...base, scores: settled }), origin: originOf(deps, open, whatIf?.suppositions ?? []) }
}

async function robustness(deps: Deps, c: Context<PageEnv>, analysis: Analysis, origin: PictureOrigin): Promise<string | null> {
  const { view, scores, comparable } = analysis
  if (!comparable) return null
  const figures = await deps.robustness.of(ratingTable(view, raterIn(view, scores.rater)), view.method, c.req.raw.signal)
  return figures && robustnessSvg({ ...analysis, scores: settleChance(scores, figures.chance) }, figures, origin)
}

function originOf(deps: Deps, open: OpenView, suppositions: readonly NamedSupposition[]): PictureOrigin {
  const { id, view, at } = open
  const damage = deps.workbooks.damageOf(id)
  return {
    title: view.title,
    marking: view.marking,
    ratings: view.me && authorOf({ rater: view.me }),
    day: dayText(new Date(asOf(open, deps.now()))),
    suppositions: suppositionsIn(suppositions, view),
    notes: [...(damage ? [damage.fileSentence] : []), ...(at === undefined ? [] : [`As it was after change ${at}.`])],
  }
}
