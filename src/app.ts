// The whole surface of the server, as a table of contents: what every request passes, which pages there are, what happens otherwise.
import { Hono } from 'hono'
import type { Assets } from './assets.ts'
import { bodyLimit } from './http/body-limit.ts'
import { compress } from './http/compress.ts'
import type { Deps, Env } from './http/env.ts'
import { notFound, refuse } from './http/errors.tsx'
import { headers } from './http/headers.ts'
import { healthRoutes } from './http/health.ts'
import type { Log } from './http/log.ts'
import { requestLog } from './http/request-log.ts'
import { sameOrigin } from './http/same-origin.ts'
import { whileServing } from './http/stopping.ts'
import { withoutTrailingSlash } from './http/trailing-slash.ts'
import { aidRoutes } from './web/aids.tsx'
import { analysisRoutes } from './web/analysis.tsx'
import { cardRoutes } from './web/cards.tsx'
import { deceptionRoutes } from './web/deception.tsx'
import { deletedRoutes } from './web/deleted.tsx'
import { deskRoutes } from './web/desk.tsx'
import { deskGroupRoutes } from './web/desk-groups.tsx'
import { deskPeopleRoutes } from './web/desk-people.tsx'
import { deskWallRoutes } from './web/desk-wall.tsx'
import { detailRoutes } from './web/details.tsx'
import { exerciseNewsRoutes } from './web/exercise-news.tsx'
import { exerciseRoutes } from './web/exercises.tsx'
import { exportRoutes } from './web/exports.tsx'
import { groupAnalysisRoutes } from './web/group-analysis.tsx'
import { helpRoutes } from './web/help.tsx'
import { historyRoutes } from './web/history.tsx'
import { homeRoutes } from './web/home.tsx'
import { importChangesRoutes } from './web/import-changes.tsx'
import { importColumnsRoutes } from './web/import-columns.tsx'
import { importSheetsRoutes } from './web/import-sheets.tsx'
import { importRoutes } from './web/imports.tsx'
import { itemFormRoutes } from './web/item-forms.tsx'
import { itemListRoutes } from './web/item-lists.tsx'
import { joinRoutes } from './web/join.tsx'
import { liveRoutes } from './web/live.tsx'
import { matrixRoutes } from './web/matrix.tsx'
import { outcomeRoutes } from './web/outcomes.tsx'
import { packRoutes } from './web/pack.tsx'
import { pairRoutes } from './web/pairs.tsx'
import { partRoutes } from './web/part.tsx'
import { partAnswerRoutes } from './web/part-answers.tsx'
import { partRatingRoutes } from './web/part-ratings.tsx'
import { partSummaryFileRoutes } from './web/part-summary-file.ts'
import { pasteRoutes } from './web/paste.tsx'
import { probabilityRoutes } from './web/probabilities.tsx'
import { ratingRoutes } from './web/ratings.tsx'
import { readerLinkRoutes } from './web/reader-links.tsx'
import { redactRoutes } from './web/redact.tsx'
import { referenceRoutes } from './web/reference.ts'
import { reportRoutes } from './web/report.tsx'
import { reshapeRoutes } from './web/reshape.tsx'
import { settingsRoutes } from './web/settings.tsx'
import { sheetRoutes } from './web/sheets.tsx'
import { signInRoutes } from './web/sign-in.tsx'
import { undoRoutes } from './web/undo.tsx'
import { wallRoutes } from './web/wall.tsx'
import { weightRoutes } from './web/weights.tsx'

export interface AppDeps extends Deps {
  readonly assets: Assets
  readonly log: Log
}

/** Every page: one file of src/web each. */
export const PAGES: readonly ((deps: Deps) => Hono<Env>)[] = [
  signInRoutes,
  readerLinkRoutes,
  homeRoutes,
  deletedRoutes,
  settingsRoutes,
  redactRoutes,
  itemListRoutes,
  itemFormRoutes,
  outcomeRoutes,
  pasteRoutes,
  weightRoutes,
  aidRoutes,
  pairRoutes,
  reshapeRoutes,
  deceptionRoutes,
  probabilityRoutes,
  analysisRoutes,
  reportRoutes,
  historyRoutes,
  importRoutes,
  importChangesRoutes,
  importColumnsRoutes,
  importSheetsRoutes,
  exportRoutes,
  packRoutes,
  groupAnalysisRoutes,
  helpRoutes,
  matrixRoutes,
  ratingRoutes,
  cardRoutes,
  detailRoutes,
  undoRoutes,
  referenceRoutes,
  liveRoutes,
  exerciseRoutes,
  deskRoutes,
  deskPeopleRoutes,
  deskWallRoutes,
  deskGroupRoutes,
  sheetRoutes,
  exerciseNewsRoutes,
  wallRoutes,
  joinRoutes,
  partRoutes,
  partRatingRoutes,
  partAnswerRoutes,
  partSummaryFileRoutes,
]

export function buildApp(deps: AppDeps, pages = PAGES): Hono<Env> {
  const app = new Hono<Env>()
  app.onError(refuse(deps.asset, deps.log))
  app.notFound(notFound(deps.asset))

  app.use(requestLog(deps.log))
  app.use(headers)
  app.use(withoutTrailingSlash)
  app.route('/', healthRoutes(deps))
  app.use(whileServing(deps.stopping))
  app.route('/', deps.assets.routes)
  app.use(deps.access.whoIs)
  app.use(sameOrigin(deps.access))
  app.use(bodyLimit)

  app.get('*', compress)
  for (const routes of pages) app.route('/', routes(deps))
  return app
}
